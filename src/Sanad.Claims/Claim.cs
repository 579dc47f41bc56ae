using Sanad.Basics;
using Sanad.Claims.People;

namespace Sanad.Claims;

/// <summary>
/// Who says that what happened to how many, where and when, with the exact words. One claim is one mention; bringing mentions together
/// is a later, reviewed step. Field by field as in the claim schema (docs/methods/claims.md); null = the text does not say.
/// </summary>
public sealed record Claim
{
    /// <summary>Function of original, span, act and quantity span: see <see cref="StableId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>1 for the first claim of its document, in text order.</summary>
    public required int Number { get; init; }

    /// <summary>Count, zero, a named individual, or no quantity at all.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>What was done, as the sentence puts it.</summary>
    public required Act Act { get; init; }

    /// <summary>How it was done ("shot", "hanged", "summary"); null when not stated.</summary>
    public string? Mode { get; init; }

    /// <summary>The words of the quantity, modifiers included ("at least 106").</summary>
    public TextSpan? QuantitySpan { get; init; }

    /// <summary>How many; null for a claim without a quantity.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The id of the whole that this fraction or subset belongs to.</summary>
    public string? OfClaim { get; init; }

    /// <summary>True for a part of another count ("including 30 members").</summary>
    public bool Subset { get; init; }

    /// <summary>True for "another 30", "a further 7".</summary>
    public bool Additive { get; init; }

    /// <summary>The head noun of the victims, as written.</summary>
    public string? Victims { get; init; }

    /// <summary>What is counted: person, family, village, facility, city, country, attack.</summary>
    public string Unit { get; init; } = "person";

    /// <summary>Who did it, as written.</summary>
    public string? Perpetrator { get; init; }

    /// <summary>The source the text holds responsible, as written; null when the outlet speaks in its own voice.</summary>
    public string? Speaker { get; init; }

    /// <summary>Where the speaker stands in the text.</summary>
    public TextSpan? SpeakerSpan { get; init; }

    /// <summary>What kind of source the speaker is.</summary>
    public SpeakerType SpeakerType { get; init; } = SpeakerType.Author;

    /// <summary>Outlet, then speaker, then original source.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    /// <summary>The speaker's position to the figure.</summary>
    public Stance Stance { get; init; } = Stance.Assert;

    /// <summary>The id of the claim that is denied, confirmed, revised or disputed, when the text tells which.</summary>
    public string? TargetClaim { get; init; }

    /// <summary>How sure the text is.</summary>
    public Modality Modality { get; init; } = Modality.Asserted;

    /// <summary>The most specific place stated for this claim, as written.</summary>
    public string? Place { get; init; }

    /// <summary>The gazetteer's id of that place, a path ("iran/tehran/evin"); null when unknown or ambiguous.</summary>
    public string? PlaceId { get; init; }

    /// <summary>When it happened, as the text states or the date rules resolve it.</summary>
    public DateInterval? When { get; init; }

    /// <summary>The words that say when.</summary>
    public string? WhenText { get; init; }

    /// <summary>How precise that is.</summary>
    public WhenPrecision WhenPrecision { get; init; } = WhenPrecision.Unknown;

    /// <summary>When the speaker said it: neither the event nor the publication.</summary>
    public DateInterval? Said { get; init; }

    /// <summary>Gazetteer id of the area the claim covers, inferred from pack anchors and the document; gathers events, never printed as the text's.</summary>
    public string? ScopePlace { get; init; }

    /// <summary>The time the claim covers, inferred likewise.</summary>
    public DateInterval? ScopeWhen { get; init; }

    /// <summary>Why the scope is what it is: the anchor's id, or the rule.</summary>
    public string? ScopeReason { get; init; }

    /// <summary>The exact words that carry the claim.</summary>
    public required string Quote { get; init; }

    /// <summary>Where those words stand in the document's text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Two-letter code of the language of the quote.</summary>
    public required string Language { get; init; }

    /// <summary>Which rule found it; "hand" for one that a person added.</summary>
    public required string Rule { get; init; }

    /// <summary>A, B or C: how often that kind of rule is right.</summary>
    public Tier Tier { get; init; } = Tier.C;

    /// <summary>The persons and bodies that the claim's sentence names, in text order.</summary>
    public IReadOnlyList<NamedParty> People { get; init; } = [];

    /// <summary>What a reviewer should look at: a weekday that contradicts its date, ...</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
