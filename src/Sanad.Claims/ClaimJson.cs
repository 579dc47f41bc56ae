using Sanad.Basics;
using Sanad.Claims.People;

namespace Sanad.Claims;

#pragma warning disable CS1591 // The members are the keys of `sanad claims --json`; each is explained in docs/methods/claims.md.

/// <summary>A claim as `sanad claims --json` prints it: offsets in Unicode code points, absent = null, "AUTHOR" for the outlet's own voice.</summary>
public sealed record ClaimJson
{
    public required string Doc { get; init; }

    public required string Id { get; init; }

    public required int N { get; init; }

    public required ClaimKind Kind { get; init; }

    public required Act Act { get; init; }

    public string? Mode { get; init; }

    public string? Qty { get; init; }

    public int? QtyStart { get; init; }

    public int? QtyEnd { get; init; }

    public double? Value { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    public Qualifier? Qual { get; init; }

    public string? OfClaim { get; init; }

    public bool Subset { get; init; }

    public bool Additive { get; init; }

    public string? Victims { get; init; }

    public required string Unit { get; init; }

    public string? Perpetrator { get; init; }

    public required string Speaker { get; init; }

    public int? SpeakerStart { get; init; }

    public int? SpeakerEnd { get; init; }

    public SpeakerType SpeakerType { get; init; }

    public required IReadOnlyList<string> Chain { get; init; }

    public Stance Stance { get; init; }

    public string? TargetClaim { get; init; }

    public Modality Modality { get; init; }

    public string? Place { get; init; }

    public DateInterval? When { get; init; }

    public string? WhenText { get; init; }

    public WhenPrecision WhenPrec { get; init; }

    public DateInterval? Said { get; init; }

    public string? ScopePlace { get; init; }

    public DateInterval? ScopeWhen { get; init; }

    public required string Quote { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Lang { get; init; }

    public required string Rule { get; init; }

    public Tier Tier { get; init; }

    public required IReadOnlyList<NamedPartyJson> People { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The projection of a claim.</summary>
    /// <param name="claim">With spans in UTF-16 units.</param>
    /// <param name="document">Stem of the file's name.</param>
    /// <param name="text">The document's text.</param>
    /// <param name="codePoints">The map of that text.</param>
    public static ClaimJson From(Claim claim, string document, string text, CodePointMap codePoints)
    {
        TextSpan? quantity = claim.QuantitySpan is { } words ? codePoints.ToCodePoints(words) : null;
        TextSpan? speaker = claim.SpeakerSpan is { } name ? codePoints.ToCodePoints(name) : null;
        var span = codePoints.ToCodePoints(claim.Span);
        return new()
        {
            Doc = document, Id = claim.Id, N = claim.Number, Kind = claim.Kind, Act = claim.Act, Mode = claim.Mode,
            Qty = claim.QuantitySpan?.In(text), QtyStart = quantity?.Start, QtyEnd = quantity?.End,
            Value = claim.Quantity?.Value, Low = claim.Quantity?.Low, High = claim.Quantity?.High, Qual = claim.Quantity?.Qualifier,
            OfClaim = claim.OfClaim, Subset = claim.Subset, Additive = claim.Additive, Victims = claim.Victims, Unit = claim.Unit, Perpetrator = claim.Perpetrator,
            Speaker = claim.Speaker ?? "AUTHOR", SpeakerStart = speaker?.Start, SpeakerEnd = speaker?.End, SpeakerType = claim.SpeakerType, Chain = claim.Chain,
            Stance = claim.Stance, TargetClaim = claim.TargetClaim, Modality = claim.Modality,
            Place = claim.Place, When = claim.When, WhenText = claim.WhenText, WhenPrec = claim.WhenPrecision, Said = claim.Said,
            ScopePlace = claim.ScopePlace, ScopeWhen = claim.ScopeWhen, Quote = claim.Quote, Start = span.Start, End = span.End,
            Lang = claim.Language, Rule = claim.Rule, Tier = claim.Tier, People = [.. claim.People.Select(party => NamedPartyJson.From(party, codePoints))], Warnings = claim.Warnings,
        };
    }
}

#pragma warning restore CS1591
