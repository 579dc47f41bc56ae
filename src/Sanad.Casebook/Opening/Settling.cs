using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Events;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Origins;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Casebook.Opening;

/// <summary>
/// Computes what follows from all documents, claims and acts together: origins, verdicts, events. Each is a function of the whole and is
/// written anew in one transaction; that is simple, cannot drift, and takes a second for ten thousand documents (docs/decisions/0051).
/// </summary>
internal static class Settling
{
    /// <summary>Does nothing when the index was settled at this point of the journal.</summary>
    public static void Run(OpenCasebook book, string chain)
    {
        if (IndexPosition.Get(book.Index, "settled") == chain)
            return;
        book.Index.InTransaction(() =>
        {
            var acts = HumanActs.InForce(book.Index);
            SettleOrigins(book.Index, Correction.Fold(acts));
            SettleVerdicts(book, acts);
            SettleEvents(book, acts);
            IndexPosition.Set(book.Index, "settled", chain);
        });
    }

    private const string LastNumber = "select coalesce(max(number), 0) from document";
    private const string Sketches = $"select {DocumentRow.Columns}, d.sketch from document d order by d.position";
    private const string RemoveOrigins = "delete from origin";

    // Numbers only grow: as long as the largest is the same, no document was added or read anew.
    private static void SettleOrigins(IndexDatabase index, IReadOnlyDictionary<string, Correction> corrections)
    {
        var last = index.Single<long>(LastNumber).ToString(CultureInfo.InvariantCulture);
        if (IndexPosition.Get(index, "origins") == last)
            return;
        var documents = index.Query<SketchRow>(Sketches).Select(row => Candidate(row, corrections)).ToList();
        var places = OriginGroups.Of(documents.OrderBy(d => d.Since, StringComparer.Ordinal).ThenBy(d => d.Position).Select(d => d.Candidate));
        index.Execute(RemoveOrigins);
        index.Insert("origin", ["original", "origin_group", "copy_of"], places.Select(p => new object?[] { p.Original, p.Group, p.CopyOf }));
        IndexPosition.Set(index, "origins", last);
    }

    private static (OriginCandidate Candidate, string Since, long Position) Candidate(SketchRow row, IReadOnlyDictionary<string, Correction> corrections)
    {
        var machine = row.MachineDocument();
        var document = corrections.GetValueOrDefault(row.Original)?.Apply(machine) ?? machine;
        var since = document.Published?.First.ToString("O", CultureInfo.InvariantCulture) ?? row.CapturedAt;
        var sketch = row.Sketch is null ? TextSketch.Of([]) : TextSketch.Parse(row.Sketch);
        return (new(row.Original, sketch, FoldName(document.Origin), FoldName(document.Outlet)), since, row.Position);
    }

    private static string? FoldName(string? name) => name is null ? null : Folding.Fold(name);

    private const string RemoveJudged = "delete from judged";

    private static void SettleVerdicts(OpenCasebook book, IReadOnlyList<HumanAct> acts)
    {
        var verdicts = acts.Where(a => a.Type == VerdictBody.EntryType).ToList();
        book.Index.Execute(RemoveJudged);
        if (verdicts.Count == 0)
            return;
        var originals = verdicts.Select(v => v.Read<VerdictBody>()?.Original?.Hex).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var documents = Judged(book, originals);
        var judged = VerdictFold.Of(verdicts, original => documents.GetValueOrDefault(original));
        book.Index.Insert("judged", ["id", "original", "status", "body", "anchored"], judged.Select(j => new object?[]
            { j.Claim.Id, j.Original, j.Status.ToString().ToLowerInvariant(), JsonText.Line(j.Claim), j.Anchored ? 1 : 0 }));
    }

    private const string DocumentsOf = $"select {DocumentRow.Columns} from document d where d.original in @list";
    private const string MachineClaimsOf = "select id, original, body from claim where original in @list order by original, number";

    private static Dictionary<string, JudgedDocument> Judged(OpenCasebook book, List<string> originals)
    {
        var machine = book.Index.Query<ClaimBodyRow>(MachineClaimsOf, IndexDatabase.List(originals)).ToLookup(c => c.Original, StringComparer.Ordinal);
        return book.Index.Query<DocumentRow>(DocumentsOf, IndexDatabase.List(originals)).Where(d => d.TextSha256 is not null).ToDictionary(
            d => d.Original,
            d => new JudgedDocument([.. machine[d.Original].Select(c => ClaimText.Read(c.Body))], d.TextSha256!, () => Show.Texts.Of(book, d)),
            StringComparer.Ordinal);
    }

    private const string ClaimsInForce = """
        select c.id, c.original, coalesce(j.body, c.body) as body
        from claim c left join judged j on j.id = c.id
        union all
        select j.id, j.original, j.body from judged j where not exists (select 1 from claim c where c.id = j.id)
        """;
    private const string DocumentNames = $"select {DocumentRow.Columns} from document d";
    private const string RemoveEvents = "delete from event";
    private const string RemoveEventClaims = "delete from event_claim";
    private const string RemoveAliases = "delete from event_alias";

    private static void SettleEvents(OpenCasebook book, IReadOnlyList<HumanAct> acts)
    {
        var index = book.Index;
        var corrections = Correction.Fold(acts);
        var names = index.Query<DocumentRow>(DocumentNames).ToDictionary(d => d.Original, d => corrections.GetValueOrDefault(d.Original)?.Title ?? d.MachineDocument().Title ?? d.ReceivedAs, StringComparer.Ordinal);
        var claims = index.Query<ClaimBodyRow>(ClaimsInForce)
            .Select(c => new GatheredClaim(ClaimText.Read(c.Body), c.Original, names.GetValueOrDefault(c.Original, c.Original))).ToList();
        var fold = new EventFold(new EventGathering(book.Packs).Gather(claims), acts.Where(a => a.Type.StartsWith("event.", StringComparison.Ordinal)));
        index.Execute(RemoveEvents);
        index.Execute(RemoveEventClaims);
        index.Execute(RemoveAliases);
        index.Insert("event", ["id", "title", "place", "time", "parent", "body"], fold.Events.Select(e => new object?[]
            { e.Id, e.Title, e.Place, e.When?.ToString(), e.Parent?.Standing.Id, JsonText.Line(EventBody.Of(e)) }));
        index.Insert("event_claim", ["claim", "event"], fold.Events.SelectMany(e => e.Claims.Select(c => new object?[] { c, e.Id })));
        index.Insert("event_alias", ["alias", "event"], fold.Aliases.Select(a => new object?[] { a.Alias, a.Event }));
        IndexPosition.Set(index, "unresolved", JsonText.Line(fold.Unresolved));
    }

    private sealed record SketchRow : DocumentRow
    {
        public string? Sketch { get; init; }
    }
}

/// <summary>A claim's row.</summary>
internal record ClaimBodyRow
{
    public string Id { get; init; } = "";
    public string Original { get; init; } = "";
    public string Body { get; init; } = "";
}
