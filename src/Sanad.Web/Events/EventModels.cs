using Sanad.Casebook;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Claims;

namespace Sanad.Web.Events;

/// <summary>What the chronology shows.</summary>
/// <param name="Part">The events of this page.</param>
/// <param name="Filter">Which were asked for.</param>
/// <param name="YearTyped">The year as it was typed.</param>
/// <param name="Places">To choose from.</param>
/// <param name="Skip">Events before the first shown.</param>
/// <param name="Unresolved">How many acts on events have no effect.</param>
public sealed record ChronologyModel(ChronologyPart Part, ChronologyFilter Filter, string? YearTyped, IReadOnlyList<(string Place, int Events)> Places, int Skip, int Unresolved)
{
    public const int PageSize = 50;

    public static ChronologyModel Read(OpenCasebook book, ChronologyFilter filter, string? yearTyped, int skip) =>
        new(Chronology.Of(book, filter, skip, PageSize), filter, yearTyped, Chronology.Places(book), skip, EventVerbs.Unresolved(book).Count);
}

/// <summary>An event and its tolls.</summary>
public sealed record EventModel(EventView View)
{
    // So many rows are shared by the tolls of a page, so that it stays small; of a longer toll the rest stands on a page of its own.
    private const int RowsOfAllTolls = 150, LeastRows = 25;

    public EventSummary Summary => View.Summary;

    public required bool AcceptedOnly { get; init; }

    public required IReadOnlyList<TollSection> Tolls { get; init; }

    /// <summary>The event of which it is a part.</summary>
    public EventSummary? Whole { get; init; }

    public required IReadOnlyList<(EventSummary Event, ResponseKind Kind)> Responses { get; init; }

    /// <summary>What it answers.</summary>
    public required IReadOnlyList<(EventSummary Event, ResponseKind Kind)> Answers { get; init; }

    public required IReadOnlyList<PastEventAct> Acts { get; init; }

    /// <summary>Null = there is no such event.</summary>
    public static EventModel? Read(OpenCasebook book, string id, bool acceptedOnly)
    {
        if (EventVerbs.Find(book, id) is not { } summary || EventVerbs.One(book, summary.Id) is not { } view)
            return null;
        var rows = TollTable.Of(book, summary.Id, acceptedOnly);
        var groups = rows.GroupBy(r => r.ActGroup).ToList();
        var most = groups.Count == 0 ? 0 : Math.Clamp(RowsOfAllTolls / groups.Count, LeastRows, TollSection.PageSize);
        return new(view)
        {
            AcceptedOnly = acceptedOnly,
            Tolls = [.. groups.Select(g => TollSection.Read(book, g.Key, [.. g], 0, most))],
            Whole = view.PartOf is { } whole ? EventVerbs.Find(book, whole) : null,
            Responses = [.. view.Responses.Select(r => (Event: EventVerbs.Find(book, r.Id), r.Kind)).Where(r => r.Event is not null).Select(r => (r.Event!, r.Kind))],
            Answers = EventVerbs.AnsweredBy(book, summary.Id),
            Acts = EventVerbs.Acts(book, view.Acts),
        };
    }
}

/// <summary>The figures about one group of acts, or some of them.</summary>
/// <param name="ActGroup">Which acts.</param>
/// <param name="Rows">Those shown.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Spans">How far those lie apart that count the same; empty when none is of the whole event.</param>
/// <param name="Quotes">The first claims of each row shown, by id.</param>
public sealed record TollSection(ActGroup ActGroup, IReadOnlyList<TollRow> Rows, int Total, IReadOnlyList<TollSpan> Spans, IReadOnlyDictionary<string, QuotedClaim> Quotes)
{
    /// <summary>Rows on a page of one toll: as many as a chart draws.</summary>
    public const int PageSize = 60;

    /// <summary>Claims of one row that stand beside it; all of them stand on a page of their own.</summary>
    public const int QuotesOfARow = 6;

    public static TollSection Read(OpenCasebook book, ActGroup group, IReadOnlyList<TollRow> rows, int skip, int take)
    {
        var shown = rows.Skip(skip).Take(take).ToList();
        var quotes = ShowVerb.ClaimsOf(book, [.. shown.SelectMany(r => r.Claims.Take(QuotesOfARow)).Distinct(StringComparer.Ordinal)]);
        return new(group, shown, rows.Count, TollSpan.Of(rows, book.Packs), quotes.ToDictionary(q => q.Claim.Id, StringComparer.Ordinal));
    }
}

/// <summary>All figures about one group of acts, a page at a time.</summary>
public sealed record TollModel(EventSummary Event, TollSection Toll, int Skip, bool AcceptedOnly);

/// <summary>One figure of one speaker with all its claims, or all claims of an event, a page at a time.</summary>
/// <param name="Event">Where they stand.</param>
/// <param name="Row">The figure; null = all claims of the event.</param>
/// <param name="Claims">Those shown.</param>
/// <param name="Skip">Claims before the first shown.</param>
public sealed record ClaimsModel(EventSummary Event, TollRow? Row, Page<QuotedClaim> Claims, int Skip)
{
    public const int PageSize = 50;

    public static ClaimsModel? Read(OpenCasebook book, string id, int skip) =>
        EventVerbs.Find(book, id) is { } found ? new(found, null, EventVerbs.Claims(book, found.Id, skip, PageSize), skip) : null;

    /// <summary>The figure that a claim belongs to; null when the event has none such.</summary>
    public static ClaimsModel? ReadRow(OpenCasebook book, string id, string claim, int skip)
    {
        if (EventVerbs.Find(book, id) is not { } found || TollTable.Of(book, found.Id, acceptedOnly: false).FirstOrDefault(r => r.Claims.Contains(claim)) is not { } row)
            return null;
        return new(found, row, new(ShowVerb.ClaimsOf(book, [.. row.Claims.Skip(skip).Take(PageSize)]), row.Claims.Count), skip);
    }
}
