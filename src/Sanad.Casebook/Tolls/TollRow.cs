using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Claims;

namespace Sanad.Casebook.Tolls;

/// <summary>What people have said about the claims of a row.</summary>
public enum TollStatus
{
    /// <summary>No person has judged any of them.</summary>
    Proposed,

    /// <summary>A person accepted one as it stands.</summary>
    Accepted,

    /// <summary>A person corrected one.</summary>
    Edited,

    /// <summary>Two writers gave different verdicts.</summary>
    Contested,
}

/// <summary>One speaker's one figure about one act and scope of an event: the line of a toll.</summary>
public sealed record TollRow
{
    /// <summary>The speaker of a figure that an outlet without a name gives in its own voice.</summary>
    public const string UnnamedOutlet = "AUTHOR";

    /// <summary>The event that the row belongs to.</summary>
    public required EventSummary Event { get; init; }

    /// <summary>Acts of one group stand side by side.</summary>
    public required ActGroup ActGroup { get; init; }

    /// <summary>The act as the claims put it.</summary>
    public required Act Act { get; init; }

    /// <summary>The part of the event that the figure covers ("Zahedan", "hospitals"); null = the whole event.</summary>
    public string? Scope { get; init; }

    /// <summary>Gazetteer id of that part, for its name in other languages; null = not a place that the packs know.</summary>
    public string? ScopePlace { get; init; }

    /// <summary>How many; null for a denial or a confirmation without a number.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The words of the quantity as the first claim has them.</summary>
    public string? QuantityText { get; init; }

    /// <summary>Who is responsible for the figure; the outlet's name, or <see cref="UnnamedOutlet"/>.</summary>
    public required string Speaker { get; init; }

    /// <summary>What kind of source the speaker is.</summary>
    public SpeakerType SpeakerType { get; init; }

    /// <summary>The speaker's position to the figure.</summary>
    public Stance Stance { get; init; }

    /// <summary>The earliest date on which it was said; null = not stated.</summary>
    public DateInterval? Said { get; init; }

    /// <summary>Proposed until a person judged it.</summary>
    public TollStatus Status { get; init; }

    /// <summary>Ids of the claims that say so.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    /// <summary>In how many documents.</summary>
    public required int Documents { get; init; }

    /// <summary>From how many origins: copies of one text and texts of one named origin count once.</summary>
    public required int Origins { get; init; }

    /// <summary>The exact words of the first claim.</summary>
    public required string Quote { get; init; }

    /// <summary>The claim of which this one is a fraction or a subset; such a row stands right under its whole.</summary>
    public string? OfClaim { get; init; }

    /// <summary>0 for a whole, 1 for a fraction or subset of the row above it.</summary>
    public int Depth { get; init; }
}
