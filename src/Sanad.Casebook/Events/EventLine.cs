using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Review.Desk;
using Sanad.Language;

namespace Sanad.Casebook.Events;

/// <summary>An event in a list.</summary>
/// <param name="Summary">Id, title, place, time.</param>
/// <param name="Claims">Its own, rejected ones included, those of its parts not.</param>
/// <param name="Documents">In how many documents.</param>
/// <param name="Waiting">How many of its claims nobody has decided.</param>
/// <param name="Figures">How many different figures different speakers give for acts that count the same people; 0 where they do not differ.</param>
public sealed record EventLine(EventSummary Summary, int Claims, int Documents, int Waiting, int Figures)
{
    /// <summary>The event of which it is a part; null = of none.</summary>
    public string? PartOf { get; init; }

    /// <summary>How many events are parts of it.</summary>
    public int Parts { get; init; }

    /// <summary>The claims of those parts.</summary>
    public int ClaimsOfParts { get; init; }

    /// <summary>How many events answer it.</summary>
    public int Responses { get; init; }
}

/// <summary>Which events a list shows; null = any.</summary>
public sealed record EventFilter
{
    /// <summary>Words, or beginnings of words, in the title; any script, any capitals.</summary>
    public string? Text { get; init; }

    /// <summary>True for events with claims that wait for a person.</summary>
    public bool? HasWaiting { get; init; }

    /// <summary>In which order.</summary>
    public EventOrder Order { get; init; }
}

/// <summary>The order of a list of events.</summary>
public enum EventOrder
{
    /// <summary>By time, then id; those without a time last.</summary>
    Time,

    /// <summary>Most different figures first.</summary>
    Contested,

    /// <summary>Most claims first.</summary>
    Claims,
}

/// <summary>Events in lists: counts instead of claims.</summary>
internal static class EventLines
{
    public static Page<EventLine> Of(OpenCasebook book, EventFilter filter, int skip, int take)
    {
        Settling.GatherWaiting(book);
        var desk = ReviewDesk.Of(book).Events.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var words = filter.Text is { } text ? Folding.SearchTerms(text) : [];
        var rows = EventRow.Every(book);
        var parts = rows.Where(r => r.Parent is not null).ToLookup(r => r.Parent!, StringComparer.Ordinal);
        var fitting = rows.Where(row => Fits(row, words)).Select(row => (Row: row, Desk: desk.GetValueOrDefault(row.Id)))
            .Where(e => filter.HasWaiting is null || filter.HasWaiting == (e.Desk?.Claims.Exists(c => c.Status == ReviewStatus.Proposed) ?? false));
        var all = Ordered(fitting, filter.Order).ToList();
        return new([.. all.Skip(skip).Take(take).Select(e => Line(e.Row, e.Desk, [.. parts[e.Row.Id]]))], all.Count);
    }

    private const string Contested = "contested";
    private const int Noted = 12;

    /// <summary>The first of those in the order of contest. The index notes them, so that the first page of a casebook in which nothing changed does not wait for the queue.</summary>
    public static IReadOnlyList<EventLine> MostContested(OpenCasebook book, int most)
    {
        Settling.GatherWaiting(book);
        var moment = $"{Settling.Structure(book.Index)} {IndexPosition.Read(book.Index).Chain}\n";
        if (most <= Noted && IndexPosition.Get(book.Index, Contested) is { } noted && noted.StartsWith(moment, StringComparison.Ordinal))
            return [.. JsonText.Read<List<EventLine>>(noted[moment.Length..]).Take(most)];
        var lines = Of(book, new() { Order = EventOrder.Contested }, 0, Math.Max(most, Noted)).Items.Where(line => line is { Figures: > 1, PartOf: null }).ToList();
        IndexPosition.Set(book.Index, Contested, moment + JsonText.Line(lines));
        return [.. lines.Take(most)];
    }

    private static EventLine Line(EventRow row, DeskEvent? counted, List<EventRow> parts) =>
        new(row.Summary(), row.Claims, row.Documents, counted?.Claims.Count(c => c.Status == ReviewStatus.Proposed) ?? 0, counted?.Figures ?? 0)
        {
            PartOf = row.Parent,
            Parts = parts.Count,
            ClaimsOfParts = parts.Sum(part => part.Claims),
            Responses = row.ReadBody().Responses.Count,
        };

    private static IEnumerable<(EventRow Row, DeskEvent? Desk)> Ordered(IEnumerable<(EventRow Row, DeskEvent? Desk)> events, EventOrder order) => order switch
    {
        EventOrder.Time => events,
        EventOrder.Contested => events.OrderByDescending(e => e.Desk?.Figures ?? 0),
        EventOrder.Claims => events.OrderByDescending(e => e.Row.Claims),
    };

    private static bool Fits(EventRow row, IReadOnlyList<string> wanted)
    {
        if (wanted.Count == 0)
            return true;
        var words = Folding.SearchTerms(row.Title);
        return wanted.All(w => words.Any(word => word.StartsWith(w, StringComparison.Ordinal)));
    }
}
