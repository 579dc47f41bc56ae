using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Events;

/// <summary>Gathers all claims into events anew, applies people's acts, and writes what came out otherwise than before.</summary>
internal static class EventSettling
{
    private const string Names = "select original as id, coalesce(title, received_as) as original from document_line";
    private const string Claims = "select s.id, s.original, s.kind, s.act, s.quote, s.place, s.time, s.reason, s.of_claim from standing s";

    /// <returns>True when an event, or the place of a claim, is another than before.</returns>
    public static bool Run(OpenCasebook book)
    {
        var index = book.Index;
        var names = index.Query<ClaimBodyRow>(Names).ToDictionary(d => d.Id, d => d.Original, StringComparer.Ordinal);
        var claims = index.Query<ClaimFacts>(Claims).ConvertAll(facts => GatheredClaim.Of(facts, names.GetValueOrDefault(facts.Original, facts.Original)));
        var fold = new EventFold(new EventGathering(book.Packs).Gather(claims), HumanActs.InForce(index, "event."));
        var documentOf = claims.ToDictionary(c => c.Id, c => c.Original, StringComparer.Ordinal);
        IndexPosition.Set(index, "unresolved", JsonText.Line(fold.Unresolved));
        return WriteEvents(index, fold.Events, documentOf) | WriteClaims(index, fold.Events) | WriteAliases(index, fold.Aliases);
    }

    private const string KnownEvents = "select id, title, place, time, parent, body, claims, documents from event";
    private const string RemoveEvents = "delete from event where id in @list";

    private static bool WriteEvents(IndexDatabase index, IReadOnlyList<EventDraft> events, Dictionary<string, string> documentOf)
    {
        var now = events.Select(e => new EventRow
        {
            Id = e.Id,
            Title = e.Title,
            Place = e.Place,
            Time = e.When?.ToString(),
            Parent = e.Parent?.Standing.Id,
            Body = JsonText.Line(EventBody.Of(e)),
            Claims = e.Claims.Count,
            Documents = e.Claims.Select(c => documentOf[c]).Distinct(StringComparer.Ordinal).Count(),
        }).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var before = index.Query<EventRow>(KnownEvents).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var changed = now.Values.Where(e => before.GetValueOrDefault(e.Id) != e).ToList();
        var gone = before.Keys.Where(id => !now.ContainsKey(id)).ToList();
        index.Execute(RemoveEvents, IndexDatabase.List(gone.Concat(changed.Select(e => e.Id))));
        index.Insert("event", ["id", "title", "place", "time", "parent", "body", "claims", "documents"],
            changed.Select(e => new object?[] { e.Id, e.Title, e.Place, e.Time, e.Parent, e.Body, e.Claims, e.Documents }));
        return gone.Count + changed.Count > 0;
    }

    private const string KnownClaims = "select claim as id, event as original from event_claim";
    private const string RemoveClaims = "delete from event_claim where claim in @list";

    private static bool WriteClaims(IndexDatabase index, IReadOnlyList<EventDraft> events) => WritePairs(index, "event_claim", ["claim", "event"], RemoveClaims,
        index.Query<ClaimBodyRow>(KnownClaims), events.SelectMany(e => e.Claims.Select(c => (c, e.Id))));

    private const string KnownAliases = "select alias as id, event as original from event_alias";
    private const string RemoveAliases = "delete from event_alias where alias in @list";

    private static bool WriteAliases(IndexDatabase index, IEnumerable<(string Alias, string Event)> aliases) =>
        WritePairs(index, "event_alias", ["alias", "event"], RemoveAliases, index.Query<ClaimBodyRow>(KnownAliases), aliases);

    private static bool WritePairs(IndexDatabase index, string table, string[] columns, string remove, List<ClaimBodyRow> before, IEnumerable<(string Key, string Value)> pairs)
    {
        var now = pairs.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        var known = before.ToDictionary(b => b.Id, b => b.Original, StringComparer.Ordinal);
        var changed = now.Where(p => known.GetValueOrDefault(p.Key) != p.Value).ToList();
        var gone = known.Keys.Where(key => !now.ContainsKey(key)).ToList();
        index.Execute(remove, IndexDatabase.List(gone.Concat(changed.Select(p => p.Key))));
        index.Insert(table, columns, changed.Select(p => new object?[] { p.Key, p.Value }));
        return gone.Count + changed.Count > 0;
    }
}
