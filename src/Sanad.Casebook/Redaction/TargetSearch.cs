using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Custody;

namespace Sanad.Casebook.Redaction;

/// <summary>From what people type to originals, records, entries.</summary>
internal sealed class TargetSearch(OpenCasebook book)
{
    private const int LeastTyped = 4, MostShown = 10;

    /// <summary>What the request names, each once; or why not.</summary>
    public (List<RedactionTarget> Found, RedactOutcome? Problem) Of(RedactionRequest request)
    {
        var found = new List<RedactionTarget>();
        foreach (var typed in request.Targets)
        {
            var some = One(typed.Trim());
            if (some is not [_, ..])
                return ([], new RedactOutcome.NoTarget(new VerbOutcome.NotFound(typed, "document")));
            if (some.Count > 1 && some.Exists(t => t.Kind != TargetKind.Record))
                return ([], new RedactOutcome.NoTarget(new VerbOutcome.Ambiguous(typed, [.. some.Take(MostShown).Select(t => t.Id)])));
            found.AddRange(some);
        }
        foreach (var (list, key) in request.Rows)
        {
            if (ListVerbs.Find(book, list) is not { } known)
                return ([], new RedactOutcome.Refused($"There is no list \"{list}\". The lists: sanad list"));
            var id = Basics.StableId.Of('r', known.Name, key);
            if ((Record(id) ?? Gone(id).FirstOrDefault()) is not { } row)
                return ([], new RedactOutcome.Refused($"The list \"{known.Name}\" has no row \"{key}\". Its rows and what names them: sanad list show \"{known.Name}\""));
            found.Add(row);
        }
        return ([.. found.DistinctBy(t => t.Id)], null);
    }

    private List<RedactionTarget> One(string typed)
    {
        if (Redactions.RecoveredFiles(book.Folder).Contains(typed))
            return [new(TargetKind.Recovered, typed, typed)];
        if (typed.Length < LeastTyped)
            return [];
        var id = typed.ToLowerInvariant();
        if (id[0] is 'p' or 'r' && PeopleVerbs.Find(book, id) is { } person)
            return [.. person.Records.Where(r => id[0] == 'p' || r.Id.StartsWith(id, StringComparison.Ordinal)).Select(r => new RedactionTarget(TargetKind.Record, r.Id, r.Name))];
        var originals = Originals(id);
        return originals.Count > 0 ? originals : Entries(id);
    }

    private const string Known = "select original as id, received_as as name from document where original >= @id and original < @end union select original, received_as from list where original >= @id and original < @end";

    // What was taken away is not in the index; entries that name it may have stayed, or come in later with another copy.
    private IEnumerable<RedactionTarget> Gone(string id) =>
        from act in Redactions.Of(book.Folder).Where(a => a.InForce && a.Kind != RedactionKind.Withhold)
        from about in act.About.Where(a => a.StartsWith(id, StringComparison.Ordinal))
        let kind = about[0] == 'r' ? TargetKind.Record : act.Objects.Any(o => o.Hex == about) ? TargetKind.Original : (TargetKind?)null
        where kind is not null
        select new RedactionTarget(kind.Value, about, about[..Math.Min(16, about.Length)]);

    private List<RedactionTarget> Originals(string id)
    {
        var found = book.Index.Query<NamedRow>(Known, new { id, end = id + "g" }).Select(r => new RedactionTarget(TargetKind.Original, r.Id, r.Name ?? "")).ToList();
        return [.. found.Concat(Gone(id)).DistinctBy(t => t.Id)];
    }

    private List<RedactionTarget> Entries(string id)
    {
        var entries = book.Folder.Entries();
        return [.. Enumerable.Range(0, entries.Count).Where(i => entries.IdAt(i).StartsWith(id, StringComparison.Ordinal)).Select(i => new RedactionTarget(TargetKind.Entry, entries.IdAt(i), $"{entries.TypeAt(i)} {entries.IdAt(i)[..8]}"))];
    }

    private const string OneRecord = $"select {RecordRow.Columns} from record r where r.id = @id";

    private RedactionTarget? Record(string id) => book.Index.First<RecordRow>(OneRecord, new { id }) is { } row ? new(TargetKind.Record, row.Id, row.View().Name) : null;

    private sealed record NamedRow
    {
        public string Id { get; init; } = "";
        public string? Name { get; init; }
    }
}
