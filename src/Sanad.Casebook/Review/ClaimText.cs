using Sanad.Basics;
using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>Claims as journal and index hold them: the record's own keys, spans in code points.</summary>
internal static class ClaimText
{
    /// <summary>A claim whose spans count UTF-16 units, as the index holds it.</summary>
    public static string Write(Claim claim, CodePointMap map) => JsonText.Line(Move(claim, map.ToCodePoints));

    /// <summary>The claim with its spans still in code points.</summary>
    public static Claim Read(string json) => JsonText.Read<Claim>(json);

    /// <summary>The claim with its spans in UTF-16 units.</summary>
    public static Claim ToUtf16(Claim claim, CodePointMap map) => Move(claim, map.ToUtf16);

    /// <summary>The claim with its spans in code points.</summary>
    public static Claim ToCodePoints(Claim claim, CodePointMap map) => Move(claim, map.ToCodePoints);

    /// <summary>The same claim further on in its text.</summary>
    public static Claim Shift(Claim claim, int by) => Move(claim, span => span.Shift(by));

    private static Claim Move(Claim claim, Func<TextSpan, TextSpan> move) => claim with
    {
        Span = move(claim.Span),
        QuantitySpan = claim.QuantitySpan is { } quantity ? move(quantity) : null,
        SpeakerSpan = claim.SpeakerSpan is { } speaker ? move(speaker) : null,
        People = [.. claim.People.Select(party => party with { Span = move(party.Span) })],
    };
}
