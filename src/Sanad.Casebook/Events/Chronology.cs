using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Events;

/// <summary>Which events a chronology shows; null = any.</summary>
public sealed record ChronologyFilter
{
    /// <summary>Words, or beginnings of words, in the title or in the names of the place or anchor; any script, any capitals.</summary>
    public string? Text { get; init; }

    /// <summary>Gazetteer id of a place; what lies in it counts too.</summary>
    public string? Place { get; init; }

    /// <summary>A year of either calendar: below 1700 it is a Jalali one.</summary>
    public int? Year { get; init; }

    /// <summary>Events with a claim about such an act.</summary>
    public ActGroup? ActGroup { get; init; }
}

/// <summary>An event in a chronology.</summary>
/// <param name="Summary">Id, title, place, time.</param>
public sealed record ChronologyLine(EventSummary Summary)
{
    /// <summary>Its own claims, rejected ones included.</summary>
    public int Claims { get; init; }

    /// <summary>In how many documents.</summary>
    public int Documents { get; init; }

    /// <summary>How many of its claims nobody has judged.</summary>
    public int Waiting { get; init; }

    /// <summary>From lowest to highest, for each group of acts.</summary>
    public IReadOnlyList<TollSpan> Spans { get; init; } = [];

    /// <summary>Its parts, by time.</summary>
    public IReadOnlyList<ChronologyLine> Parts { get; init; } = [];

    /// <summary>Events that answer it.</summary>
    public IReadOnlyList<(EventSummary Event, ResponseKind Kind)> Responses { get; init; } = [];
}

/// <summary>A part of the chronology.</summary>
/// <param name="Lines">Those asked for.</param>
/// <param name="Total">How many there are in all, parts not counted.</param>
/// <param name="Placed">How many of them have both a time and a place; they stand first.</param>
public sealed record ChronologyPart(IReadOnlyList<ChronologyLine> Lines, int Total, int Placed);

/// <summary>Events by time, parts under their whole; after them those of which time or place is not known.</summary>
public static class Chronology
{
    private const int LastJalaliYear = 1700;

    /// <summary>A part of the chronology; a whole is shown when it or any of its parts fits.</summary>
    public static ChronologyPart Of(OpenCasebook book, ChronologyFilter filter, int skip, int take)
    {
        Settling.GatherWaiting(book);
        var all = new Shelf(EventRow.Every(book));
        var withAct = filter.ActGroup is { } group ? WithAct(book.Index, group) : null;
        var shown = all.Wholes.Where(whole => all.WithParts(whole).Any(e => (withAct is null || withAct.Contains(e.Id)) && Fits(e, filter, book.Packs)))
            .OrderBy(e => e.Time is null || e.Place is null).ToList(); // by time they are already
        var page = shown.Skip(skip).Take(take).ToList();
        var told = page.SelectMany(all.WithParts).ToList();
        var (counts, tolls) = (Counts(book.Index, told), TollTable.OfSome(book, [.. told.Select(e => e.Id)], acceptedOnly: false).ToLookup(r => r.Event.Id, StringComparer.Ordinal));
        return new([.. page.Select(e => Line(book, e, all, counts, tolls))], shown.Count, shown.Count(e => e.Time is not null && e.Place is not null));
    }

    /// <summary>Gazetteer ids of the places that events have, each with the number of its events.</summary>
    public static IReadOnlyList<(string Place, int Events)> Places(OpenCasebook book)
    {
        Settling.GatherWaiting(book);
        return [.. book.Index.Query<PlaceRow>(PlacesOf).Select(row => (row.Place, (int)row.Events))];
    }

    private const string PlacesOf = "select place, count(*) as events from event where place is not null group by place order by place";

    /// <summary>The days of a year of either calendar; null when there is no such year.</summary>
    public static DateInterval? DaysOf(int year) => year < LastJalaliYear ? Jalali.Year(year) : DateInterval.TryParse($"{year:0000}", out var whole) ? whole : null;

    private static ChronologyLine Line(OpenCasebook book, EventRow row, Shelf all, Dictionary<string, CountRow> counts, ILookup<string, TollRow> tolls)
    {
        var count = counts.GetValueOrDefault(row.Id) ?? new();
        return new(row.Summary())
        {
            Claims = (int)count.Claims,
            Documents = (int)count.Documents,
            Waiting = (int)count.Waiting,
            Spans = TollSpan.Of(tolls[row.Id], book.Packs),
            Parts = [.. all.PartsOf(row).Select(part => Line(book, part, all, counts, tolls))],
            Responses = [.. row.ReadBody().Responses.Select(r => (Event: all.Find(r.Id)?.Summary(), r.Kind)).Where(r => r.Event is not null).Select(r => (r.Event!, r.Kind))],
        };
    }

    private static bool Fits(EventRow row, ChronologyFilter filter, Packs packs) =>
        (filter.Place is not { } place || (row.Place is { } own && (own == place || packs.Places.IsWithin(own, place))))
        && (filter.Year is not { } year || (row.When is { } when && DaysOf(year) is { } days && days.Overlaps(when)))
        && (filter.Text is not { } text || EventWords.Fit(row, text, packs));

    private const string EventsWithActs = "select distinct e.event from event_claim e join standing s on s.id = e.claim where s.act in @list";

    private static HashSet<string> WithAct(IndexDatabase index, ActGroup group) =>
        [.. index.Query<string>(EventsWithActs, IndexDatabase.List(Enum.GetValues<Act>().Where(act => act.Group() == group).Select(act => act.ToString())))];

    private const string CountsOf = """
        select e.event, count(*) as claims, count(distinct coalesce(c.original, j.original)) as documents, sum(case when j.id is null then 1 else 0 end) as waiting
        from event_claim e left join claim c on c.id = e.claim left join judged j on j.id = e.claim
        where e.event in @list
        group by e.event
        """;

    private static Dictionary<string, CountRow> Counts(IndexDatabase index, IEnumerable<EventRow> events) =>
        index.Query<CountRow>(CountsOf, IndexDatabase.List(events.Select(e => e.Id))).ToDictionary(c => c.Event, StringComparer.Ordinal);

    private sealed record PlaceRow
    {
        public string Place { get; init; } = "";
        public long Events { get; init; }
    }

    private sealed record CountRow
    {
        public string Event { get; init; } = "";
        public long Claims { get; init; }
        public long Documents { get; init; }
        public long Waiting { get; init; }
    }

    /// <summary>All events, and which is part of which.</summary>
    private sealed class Shelf(IReadOnlyList<EventRow> events)
    {
        private readonly Dictionary<string, EventRow> _byId = events.ToDictionary(e => e.Id, StringComparer.Ordinal);
        private readonly ILookup<string, EventRow> _parts = events.Where(e => e.Parent is not null).ToLookup(e => e.Parent!, StringComparer.Ordinal);

        /// <summary>Events that are a part of none that is there.</summary>
        public IEnumerable<EventRow> Wholes => events.Where(e => e.Parent is null || !_byId.ContainsKey(e.Parent));

        public EventRow? Find(string id) => _byId.GetValueOrDefault(id);

        public IEnumerable<EventRow> PartsOf(EventRow whole) => _parts[whole.Id];

        // The fold refuses circles of parts, so this ends.
        public IEnumerable<EventRow> WithParts(EventRow whole) => _parts[whole.Id].SelectMany(WithParts).Prepend(whole);
    }
}
