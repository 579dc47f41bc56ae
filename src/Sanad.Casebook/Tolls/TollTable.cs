using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Tolls;

/// <summary>The claims of events side by side: a query over claims with their status, computed when asked for.</summary>
public static class TollTable
{
    /// <summary>Events by time, then id; in each the rows as docs/methods/events-and-tolls.md orders them. Rejected claims are left out.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="eventIdOrPrefix">One event; null = all. Nothing when no event, or more than one, begins so.</param>
    /// <param name="acceptedOnly">Only claims that a person accepted or edited.</param>
    public static IReadOnlyList<TollRow> Of(OpenCasebook book, string? eventIdOrPrefix, bool acceptedOnly)
    {
        Settling.GatherWaiting(book);
        if (eventIdOrPrefix is null)
            return Of(book, EventRow.Every(book), wanted: null, book.Index.Query<TollClaimRow>(EveryClaim), acceptedOnly);
        return Ids.Event(book.Index, eventIdOrPrefix) is VerbOutcome.Done found ? OfSome(book, [found.Id], acceptedOnly) : [];
    }

    /// <summary>The same of several events by their whole ids; an event that is also a part of another of them has its rows twice, under each.</summary>
    public static IReadOnlyList<TollRow> OfSome(OpenCasebook book, IReadOnlyCollection<string> eventIds, bool acceptedOnly)
    {
        Settling.GatherWaiting(book);
        var events = book.Index.Query<EventRow>(WithTheirParts, IndexDatabase.List(eventIds));
        return Of(book, events, eventIds.ToHashSet(StringComparer.Ordinal), book.Index.Query<TollClaimRow>(ClaimsOf, IndexDatabase.List(events.Select(e => e.Id))), acceptedOnly);
    }

    private static List<TollRow> Of(OpenCasebook book, IReadOnlyList<EventRow> events, HashSet<string>? wanted, List<TollClaimRow> rows, bool acceptedOnly)
    {
        var byId = events.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var claims = Claims(rows, acceptedOnly).ToLookup(c => c.Event, c => c.Claim, StringComparer.Ordinal);
        var shown = events.Where(e => wanted is null ? e.Parent is null || !byId.ContainsKey(e.Parent) : wanted.Contains(e.Id));
        var parts = events.Where(e => e.Parent is not null).OrderBy(e => e.When is null).ThenBy(e => e.When).ThenBy(e => e.Id, StringComparer.Ordinal).ToLookup(e => e.Parent!, StringComparer.Ordinal);
        return [.. shown.SelectMany(e => TollRows.Of(e.Summary(), claims[e.Id].Concat(OfParts(e, parts, claims)), book.Packs))];
    }

    // The fold refuses circles of parts, so this ends.
    private static IEnumerable<TollClaim> OfParts(EventRow whole, ILookup<string, EventRow> parts, ILookup<string, TollClaim> claims) =>
        parts[whole.Id].SelectMany(part => claims[part.Id].Concat(OfParts(part, parts, claims)).Select(c => c with { Part = part.Title }));

    private const string WithTheirParts = $"""
        with recursive wanted(id) as (
          select id from event where id in @list
          union select p.id from event p join wanted w on p.parent = w.id)
        select {EventRow.Columns} from event e join wanted w on w.id = e.id
        """;
    private const string EveryClaim = """
        select e.event, s.id, s.original, coalesce(j.body, c.body) as body, s.status, l.origin_group, l.outlet, l.published
        from event_claim e join standing s on s.id = e.claim left join claim c on c.id = s.id left join judged j on j.id = s.id left join document_line l on l.original = s.original
        """;
    private const string ClaimsOf = EveryClaim + " where e.event in @list";

    private static IEnumerable<(string Event, TollClaim Claim)> Claims(List<TollClaimRow> rows, bool acceptedOnly)
    {
        foreach (var row in rows)
        {
            if (ShowVerb.StatusOf(row.Status) is { } status && (!acceptedOnly || status is TollStatus.Accepted or TollStatus.Edited))
                yield return (row.Event, Claim(row, status));
        }
    }

    private static TollClaim Claim(TollClaimRow row, TollStatus status) => new()
    {
        Claim = ClaimText.Read(row.Body),
        Status = status,
        Original = row.Original,
        OriginGroup = row.OriginGroup ?? row.Original,
        Outlet = row.Outlet,
        Published = row.Published is { } published ? DateInterval.Parse(published) : null,
    };

    private sealed record TollClaimRow : ClaimBodyRow
    {
        public string Event { get; init; } = "";
        public string? Status { get; init; }
        public string? OriginGroup { get; init; }
        public string? Outlet { get; init; }
        public string? Published { get; init; }
    }
}
