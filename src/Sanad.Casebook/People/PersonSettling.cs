using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Language;

namespace Sanad.Casebook.People;

/// <summary>
/// Says whose every record is: a function of the records, of the model of the last run that stands, and of people's decisions; so a decision costs the persons
/// that it touches, and no order of acts leads elsewhere than a rebuild.
/// </summary>
internal sealed class PersonSettling(OpenCasebook book)
{
    private const string Contradicted = "link_contradicted";
    private readonly IndexDatabase _index = book.Index;

    private const string NewActs = "select id, type, body, undoes from entry where position >= @from and type >= 'link.' and type < 'link/'";

    /// <summary>Follows entries from this place of the fold on.</summary>
    /// <param name="from">The first new entry.</param>
    /// <param name="listed">Records that lists added, changed or took away, and those that shared a person with one of these; null = no list came in.</param>
    public void Run(long from, HashSet<string>? listed)
    {
        var acts = _index.Query<ActRow>(NewActs, new { from });
        var touched = acts.Where(act => act.Type == LinkVerdictBody.EntryType).SelectMany(act => RecordsOf(_index, act.Body)).ToHashSet(StringComparer.Ordinal);
        if (touched.Count > 0)
            LinkVerdictFold.Write(_index, LinkVerdictFold.Of(HumanActs.InForce(_index, LinkVerdictBody.EntryType)));
        if (acts.Exists(act => act.Type == LinkRunBody.EntryType) || listed is { Count: > 0 })
        {
            touched.UnionWith(listed ?? []);
            touched.UnionWith(new LinkProposals(book).Write(LinkRunBody.Last(_index)));
            _index.Execute(Nobody);
            NearPersons.Forget(_index);
        }
        if (touched.Count > _index.Single<long>("select count(*) from record") / 2)
            FormAll();
        else if (touched.Count > 0)
            Form(touched);
    }

    private const string Nobody = "delete from person where not exists (select 1 from record r where r.person = person.id)";

    /// <summary>Entries of "same" verdicts that contradict others and bind nothing.</summary>
    public static IReadOnlyList<string> ContradictedIn(IndexDatabase index) => IndexPosition.Get(index, Contradicted) is { Length: > 0 } known ? JsonText.Read<List<string>>(known) : [];

    /// <summary>The records that a verdict is about. An undo names none: what it takes back does, also through undone undoes.</summary>
    public static IEnumerable<string> RecordsOf(IndexDatabase index, string verdict)
    {
        var body = JsonText.Read<LinkVerdictBody>(verdict);
        for (var undone = body.Undoes; undone is not null && HumanActs.Find(index, undone)?.Read<LinkVerdictBody>() is { } earlier; undone = earlier.Undoes)
            body = earlier;
        return new[] { body.Left?.Id, body.Right?.Id }.OfType<string>();
    }

    private const string AllPairs = $"select {ProposedPair.Columns} from link_pair p";

    private void FormAll()
    {
        var records = LinkProposals.Records(_index);
        var forming = new PersonForming(records.Select(r => new FormedRecord(r.Id, r.Base)), _index.Query<ProposedPair>(AllPairs), LinkVerdictFold.Read(_index));
        var persons = forming.Persons();
        WriteRecords(records, persons);
        _index.Execute("delete from person");
        WritePersons(persons, records.ToDictionary(r => r.Id, StringComparer.Ordinal));
        NearPersons.WriteAll(_index);
        IndexPosition.Set(_index, Contradicted, JsonText.Line(forming.Contradicted.Order(StringComparer.Ordinal).ToList()));
    }

    private const string BasesOf = "select distinct base from record where id in @list";
    private const string WithBase = $"select {RecordRow.Columns} from record r where r.base in @list";
    private const string PairsOf = $"select {ProposedPair.Columns} from link_pair p join record l on l.id = p.left_record join record r on r.id = p.right_record where l.base in @list";
    private const string PersonsGone = "delete from person where id in @list";
    private const string NeighbourBases = """
        select distinct o.base from record r join link_verdict v on v.left_record = r.id join record o on o.id = v.right_record where v.status = 'same' and r.base in @list
        union
        select distinct o.base from record r join link_verdict v on v.right_record = r.id join record o on o.id = v.left_record where v.status = 'same' and r.base in @list
        """;

    /// <summary>Clusters of these records, and those that hang on them by what people called one person.</summary>
    public static HashSet<string> BasesAround(IndexDatabase index, IEnumerable<string> records)
    {
        var bases = index.Query<string>(BasesOf, IndexDatabase.List(records)).ToHashSet(StringComparer.Ordinal);
        while (index.Query<string>(NeighbourBases, IndexDatabase.List(bases)).Where(bases.Add).ToList() is { Count: > 0 })
        {
        }
        return bases;
    }

    private void Form(HashSet<string> touched)
    {
        var list = IndexDatabase.List(BasesAround(_index, touched));
        var records = _index.Query<RecordRow>(WithBase, list);
        var ids = IndexDatabase.List(records.Select(r => r.Id));
        var judged = LinkVerdictFold.Read(_index, "where left_record in @list", ids);
        var forming = new PersonForming(records.Select(r => new FormedRecord(r.Id, r.Base)), _index.Query<ProposedPair>(PairsOf, list), judged);
        var persons = forming.Persons();
        var moved = records.Select(r => r.Person).Concat(persons.Select(p => p.Id)).ToHashSet(StringComparer.Ordinal);
        _index.Execute(PersonsGone, IndexDatabase.List(moved));
        WriteRecords(records, persons);
        WritePersons(persons, records.ToDictionary(r => r.Id, StringComparer.Ordinal));
        NearPersons.Write(_index, moved);
        var here = judged.Select(j => j.Entry).ToHashSet(StringComparer.Ordinal);
        IndexPosition.Set(_index, Contradicted, JsonText.Line(ContradictedIn(_index).Where(e => !here.Contains(e)).Concat(forming.Contradicted).Order(StringComparer.Ordinal).ToList()));
    }

    private const string RemoveRecords = "delete from record where id in @list";

    private void WriteRecords(List<RecordRow> records, IReadOnlyList<FormedPerson> persons)
    {
        var place = persons.SelectMany(p => p.Members.Select(m => (Member: m, p.Id, Via: p.Via.GetValueOrDefault(m)))).ToDictionary(m => m.Member, StringComparer.Ordinal);
        var changed = records.Where(r => place[r.Id] is var now && (r.Person != now.Id || r.Via != now.Via)).Select(r => r with { Person = place[r.Id].Id, Via = place[r.Id].Via }).ToList();
        _index.Execute(RemoveRecords, IndexDatabase.List(changed.Select(r => r.Id)));
        RecordRow.Insert(_index, changed);
    }

    private void WritePersons(IEnumerable<FormedPerson> persons, Dictionary<string, RecordRow> records) =>
        _index.Insert("person", ["id", "name", "sort_name", "records", "lists", "decided"], persons.Select(p => Row(p, p.Members.Select(m => records[m]).ToList())));

    private static object?[] Row(FormedPerson person, List<RecordRow> records)
    {
        var name = NameOf(records);
        return [person.Id, name, Folding.Fold(name), records.Count, records.Select(r => r.List).Distinct(StringComparer.Ordinal).Count(), person.Decided];
    }

    // The name that most of its records have; of several the longest.
    private static string NameOf(List<RecordRow> records)
    {
        var names = records.ConvertAll(r => RecordNames.Of(RecordText.Read(r.Fields)) is { Length: > 0 } name ? name : r.RowKey);
        return names.Count == 1 ? names[0] : names.GroupBy(Folding.Fold, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).First()
            .Order(StringComparer.Ordinal).First();
    }

    private sealed record ActRow
    {
        public string Id { get; init; } = "";
        public string Type { get; init; } = "";
        public string Body { get; init; } = "";
        public string? Undoes { get; init; }
    }
}
