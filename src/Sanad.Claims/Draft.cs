using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.People;

namespace Sanad.Claims;

/// <summary>A claim in the making: the link, with who says it, when and where, before ids and scopes.</summary>
internal sealed record Draft
{
    public required Sentence Sentence { get; init; }

    /// <summary>Null for a denial or confirmation without a quantity.</summary>
    public Link? Link { get; init; }

    public required Act Act { get; init; }

    public required TextSpan Span { get; init; }

    public required string Rule { get; init; }

    public Tier Tier { get; init; } = Tier.C;

    public Speaker Speaker { get; init; } = Speaker.Author;

    /// <summary>Through whom the speaker's words came, outermost first.</summary>
    public IReadOnlyList<Speaker> Via { get; init; } = [];

    public Stance Stance { get; init; }

    public Modality Modality { get; init; }

    public string? Place { get; init; }

    public string? PlaceId { get; init; }

    public DateInterval? When { get; init; }

    public string? WhenText { get; init; }

    public DateInterval? Said { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The event that the words around the claim name; null when they name none.</summary>
    public AnchorInSight? Anchor { get; init; }

    /// <summary>The count that this one is a part of.</summary>
    public Draft? Whole { get; set; }

    /// <summary>A part of another count.</summary>
    public bool IsSubset { get; init; }

    /// <summary>The claim that this one denies, confirms, disputes or revises.</summary>
    public Draft? Target { get; set; }

    /// <summary>The persons and bodies of its sentence, once that is read.</summary>
    public IReadOnlyList<NamedParty> People { get; set; } = [];

    /// <summary>The id of its claim; null until that is written.</summary>
    public string? Id { get; private set; }

    /// <summary>Its claim is written: it lets go of the claims that it refers to, else the last one of a text would keep all before it in memory.</summary>
    public void Settle(string id) => (Id, Whole, Target) = (id, null, null);
}

/// <summary>A pack anchor and how near to the claim the text names it: clause, sentence, paragraph, document.</summary>
internal sealed record AnchorInSight(Language.Anchor Anchor, string Reach);
