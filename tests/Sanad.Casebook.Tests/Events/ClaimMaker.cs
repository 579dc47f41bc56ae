using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Casebook.Review;
using Sanad.Claims;

namespace Sanad.Casebook.Tests.Events;

/// <summary>Claims in few words, for rules that need no text around them.</summary>
internal static class ClaimMaker
{
    private static int _made;

    public static Claim Killed(double? number, string? speaker = null, string? id = null) => new()
    {
        Id = id ?? $"c{++_made:x16}",
        Number = 1,
        Kind = ClaimKind.Count,
        Act = Act.Killed,
        Quantity = number is { } n ? Quantity.Exactly(n) : null,
        Speaker = speaker,
        SpeakerType = speaker is null ? SpeakerType.Author : SpeakerType.Ngo,
        Quote = $"{number} were killed",
        Span = new(0, 20),
        Language = "en",
        Rule = "test",
    };

    public static Claim At(this Claim claim, string? place, string? when) =>
        claim with { PlaceId = place, ScopePlace = place, ScopeWhen = when is null ? null : DateInterval.Parse(when), ScopeReason = "stated" };

    public static Claim Of(this Claim claim, string anchor) => claim with { ScopeReason = anchor };

    public static GatheredClaim In(this Claim claim, string document) => claim.In(document, $"Title of {document}");

    public static GatheredClaim In(this Claim claim, string document, string title) => GatheredClaim.Of(ClaimFacts.Of(claim, document), title);
}
