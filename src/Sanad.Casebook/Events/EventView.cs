namespace Sanad.Casebook.Events;

/// <summary>What kind of answer one event is to another.</summary>
public enum ResponseKind
{
    /// <summary>Somebody spoke about it.</summary>
    Statement,

    /// <summary>A body adopted a text about it.</summary>
    Resolution,

    /// <summary>A court tried it.</summary>
    Trial,

    /// <summary>Somebody was sanctioned for it.</summary>
    Sanction,

    /// <summary>People struck because of it.</summary>
    Strike,
}

/// <summary>An event that answers another.</summary>
/// <param name="Id">The answering event.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What kind of answer.</param>
public sealed record EventResponse(string Id, string Title, ResponseKind Kind);

/// <summary>An event as people look at it.</summary>
public sealed record EventView
{
    /// <summary>Id, title, place, time.</summary>
    public required EventSummary Summary { get; init; }

    /// <summary>Why its claims stand together: the anchor, the place and time, or the document.</summary>
    public required string GatheredBy { get; init; }

    /// <summary>Ids of its claims, rejected ones included, in id order.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    /// <summary>In how many documents.</summary>
    public required int Documents { get; init; }

    /// <summary>The event of which it is a part; null = of none.</summary>
    public string? PartOf { get; init; }

    /// <summary>Events that are parts of it.</summary>
    public IReadOnlyList<EventSummary> Parts { get; init; } = [];

    /// <summary>Events that answer it.</summary>
    public IReadOnlyList<EventResponse> Responses { get; init; } = [];

    /// <summary>Journal entries by which people changed it, in order; each can be undone.</summary>
    public IReadOnlyList<string> Acts { get; init; } = [];
}
