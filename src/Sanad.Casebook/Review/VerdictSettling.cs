using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Review;

/// <summary>
/// Says where claims stand. A verdict is first found again in the document as it is read now; where a claim stands is then a function of the verdicts that were
/// found to be about it, so that one decision costs the acts on one claim, and no order of decisions leads elsewhere than a rebuild.
/// </summary>
internal sealed class VerdictSettling(OpenCasebook book)
{
    private readonly IndexDatabase _index = book.Index;
    private readonly Dictionary<string, JudgedDocument?> _documents = new(StringComparer.Ordinal);

    /// <summary>Follows new acts and documents that were read anew.</summary>
    /// <param name="fromEntry">Entries from this place of the fold on are new.</param>
    /// <param name="fromDocument">Documents with a number above this one were read anew.</param>
    /// <returns>True when the gathering of events would read something else than before.</returns>
    public bool Run(long fromEntry, long fromDocument)
    {
        var affected = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var original in _index.Query<string>(Originals, new { fromEntry, fromDocument }))
        {
            FindAgain(_index.Query<VerdictRow>(VerdictsOf, new { original, fromEntry, fromDocument }), affected);
            _documents.Clear();
        }
        affected.UnionWith(_index.Query<string>(TakenBack, new { fromEntry }));
        affected.UnionWith(_index.Query<string>(JudgedAndReadAnew, new { fromDocument }));
        var (moved, touched) = (false, new HashSet<string>(StringComparer.Ordinal));
        foreach (var some in affected.Chunk(ClaimsAtOnce))
        {
            moved |= Stand(some, touched);
            _documents.Clear();
        }
        DocumentLines.CountClaims(_index, touched);
        return moved;
    }

    private const int ClaimsAtOnce = 512;

    // "cross join" keeps SQLite to the order in which the tables stand: the few new documents first, and not a scan of all claims.

    private const string Originals = """
        select original from entry where position >= @fromEntry and type = 'claim.verdict' and original is not null
        union
        select e.original from document d cross join entry e where e.original = d.original and d.number > @fromDocument and e.type = 'claim.verdict'
        """;
    private const string VerdictsOf = """
        select e.id, e.writer, e.type, e.time, e.body, e.claim from entry e left join document d on d.original = e.original
        where e.original = @original and e.type = 'claim.verdict' and (e.position >= @fromEntry or d.number > @fromDocument) order by e.position
        """;
    private const string NoteClaim = "update entry set claim = @claim where id = @id";

    private void FindAgain(List<VerdictRow> verdicts, SortedSet<string> affected)
    {
        foreach (var row in verdicts)
        {
            var claim = VerdictFold.Found(new(row.Id, row.Writer, row.Type, row.Time, row.Body), Document)?.Found.Claim.Id;
            affected.UnionWith(new[] { claim, row.Claim }.OfType<string>());
            if (claim != row.Claim)
                _index.Execute(NoteClaim, new { id = row.Id, claim });
        }
    }

    /// <summary>Claims on whose verdicts a new act has an effect: what it takes back, and what that one took back.</summary>
    internal const string TakenBack = """
        with recursive touched(id, claim, undoes) as (
          select id, claim, undoes from entry where position >= @fromEntry
          union select e.id, e.claim, e.undoes from entry e join touched t on e.id = t.undoes)
        select distinct claim from touched where claim is not null
        """;
    private const string JudgedAndReadAnew = """
        select j.id from document d cross join claim c cross join judged j where c.original = d.original and j.id = c.id and d.number > @fromDocument
        union
        select j.id from document d cross join judged j where j.original = d.original and d.number > @fromDocument
        """;

    private const string Former = $"select {ClaimFacts.Columns} from standing s where s.id in @list";
    private const string Machine = "select id, original, body from claim where id in @list";
    private const string RemoveJudged = "delete from judged where id in @list";
    private const string RemoveStanding = "delete from standing where id in @list";

    private bool Stand(string[] claims, HashSet<string> touched)
    {
        var list = IndexDatabase.List(claims);
        var former = _index.Query<ClaimFacts>(Former, list).ToDictionary(f => f.Id, StringComparer.Ordinal);
        var machine = _index.Query<ClaimBodyRow>(Machine, list).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var verdicts = HumanActs.OnClaims(_index, claims).Select(act => VerdictFold.Found(act, Document)).OfType<FoundVerdict>()
            .ToLookup(v => v.Found.Claim.Id, StringComparer.Ordinal);
        var judged = new List<JudgedClaim>();
        var standing = new List<ClaimFacts>();
        foreach (var id in claims)
        {
            var (stands, unsure) = verdicts[id].Any() ? VerdictFold.Decide([.. verdicts[id]]) : (null, false);
            if (stands is not null)
                judged.Add(stands);
            if (Facts(stands, machine.GetValueOrDefault(id)) is { } facts)
                standing.Add(facts with { Unsure = unsure ? 1 : 0 });
        }
        _index.Execute(RemoveJudged, list);
        _index.Execute(RemoveStanding, list);
        _index.Insert("judged", ["id", "original", "status", "body", "anchored"], judged.Select(j => new object?[] { j.Claim.Id, j.Original, Word(j), JsonText.Line(j.Claim), j.Anchored ? 1 : 0 }));
        ClaimFacts.Insert(_index, standing);
        touched.UnionWith(former.Values.Concat(standing).Select(f => f.Original));
        return standing.Count != former.Count || standing.Exists(f => !f.GathersAs(former.GetValueOrDefault(f.Id)));
    }

    private static ClaimFacts? Facts(JudgedClaim? stands, ClaimBodyRow? machine) =>
        stands is not null ? ClaimFacts.Of(stands.Claim, stands.Original) with { Status = Word(stands) }
        : machine is not null ? ClaimFacts.Of(ClaimText.Read(machine.Body), machine.Original)
        : null;

    private static string Word(JudgedClaim judged) => judged.Status.ToString().ToLowerInvariant();

    private const string OneDocument = $"select {DocumentRow.Columns} from document d where d.original = @original and d.text_sha256 is not null";
    private const string Proposes = "select count(*) from claim where id = @id and original = @original";
    private const string MachineOf = "select id, original, body from claim where original = @original order by number";

    private JudgedDocument? Document(string original)
    {
        if (!_documents.TryGetValue(original, out var known))
        {
            _documents[original] = known = _index.First<DocumentRow>(OneDocument, new { original }) is not { } row ? null : new(
                id => _index.Single<long>(Proposes, new { id, original }) > 0,
                () => [.. _index.Query<ClaimBodyRow>(MachineOf, new { original }).Select(c => ClaimText.Read(c.Body))],
                row.TextSha256!, () => Show.Texts.Of(book, row));
        }
        return known;
    }

    private sealed record VerdictRow
    {
        public string Id { get; init; } = "";
        public string Writer { get; init; } = "";
        public string Type { get; init; } = "";
        public string Time { get; init; } = "";
        public string Body { get; init; } = "";
        public string? Claim { get; init; }
    }
}
