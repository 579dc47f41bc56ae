using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Events;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;

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
        var wanted = eventIdOrPrefix is null ? null : Ids.Event(book.Index, eventIdOrPrefix) as VerbOutcome.Done;
        if (eventIdOrPrefix is not null && wanted is null)
            return [];
        var events = EventRow.Every(book.Index);
        var byId = events.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var claims = Claims(book, acceptedOnly).ToLookup(c => c.Event, c => c.Claim, StringComparer.Ordinal);
        var shown = events.Where(e => wanted is null ? e.Parent is null || !byId.ContainsKey(e.Parent) : e.Id == wanted.Id);
        var parts = events.Where(e => e.Parent is not null).ToLookup(e => e.Parent!, StringComparer.Ordinal);
        return [.. shown.SelectMany(e => TollRows.Of(e.Summary(), claims[e.Id].Concat(OfParts(e, parts, claims)), book.Packs))];
    }

    // The fold refuses circles of parts, so this ends.
    private static IEnumerable<TollClaim> OfParts(EventRow whole, ILookup<string, EventRow> parts, ILookup<string, TollClaim> claims) =>
        parts[whole.Id].SelectMany(part => claims[part.Id].Concat(OfParts(part, parts, claims)).Select(c => c with { Part = part.Title }));

    private const string ClaimsInEvents = """
        select e.event, c.id, c.original, coalesce(j.body, c.body) as body, j.status, o.origin_group
        from event_claim e join claim c on c.id = e.claim left join judged j on j.id = c.id left join origin o on o.original = c.original
        union all
        select e.event, j.id, j.original, j.body, j.status, o.origin_group
        from event_claim e join judged j on j.id = e.claim left join origin o on o.original = j.original
        where not exists (select 1 from claim c where c.id = j.id)
        """;
    private const string Documents = $"select {DocumentRow.Columns} from document d";

    private static IEnumerable<(string Event, TollClaim Claim)> Claims(OpenCasebook book, bool acceptedOnly)
    {
        var corrections = Correction.Fold(HumanActs.InForce(book.Index));
        var documents = book.Index.Query<DocumentRow>(Documents)
            .ToDictionary(d => d.Original, d => corrections.GetValueOrDefault(d.Original)?.Apply(d.MachineDocument()) ?? d.MachineDocument(), StringComparer.Ordinal);
        foreach (var row in book.Index.Query<TollClaimRow>(ClaimsInEvents))
        {
            if (ShowVerb.StatusOf(row.Status) is { } status && (!acceptedOnly || status is TollStatus.Accepted or TollStatus.Edited))
                yield return (row.Event, Claim(row, status, documents.GetValueOrDefault(row.Original)));
        }
    }

    private static TollClaim Claim(TollClaimRow row, TollStatus status, Document? document) => new()
    {
        Claim = ClaimText.Read(row.Body),
        Status = status,
        Original = row.Original,
        OriginGroup = row.OriginGroup ?? row.Original,
        Outlet = document?.Outlet,
        Published = document?.Published,
    };

    private sealed record TollClaimRow : ClaimBodyRow
    {
        public string Event { get; init; } = "";
        public string? Status { get; init; }
        public string? OriginGroup { get; init; }
    }
}
