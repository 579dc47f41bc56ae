using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.People;

/// <summary>A person in a list of persons.</summary>
public sealed record PersonLine
{
    /// <summary>"p" and 16 hexadecimal digits.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name that most of its records have, as a list writes it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Records of this person.</summary>
    public int Records { get; init; }

    /// <summary>In so many lists.</summary>
    public int Lists { get; init; }

    /// <summary>Pairs of its records that people called one person.</summary>
    public int Decided { get; init; }
}

/// <summary>What ties a record to the others of its person.</summary>
/// <param name="Record">The record.</param>
/// <param name="To">The one that it is tied to.</param>
/// <param name="Decision">The journal entry by which somebody called the two one person; null = the machine proposes it.</param>
/// <param name="Score">In bits; null when the pair is not proposed.</param>
public sealed record PersonTie(string Record, string To, string? Decision, double? Score);

/// <summary>A person that may be this one too.</summary>
/// <param name="Person">The other.</param>
/// <param name="Left">A record of the pair that scores best.</param>
/// <param name="Right">The other record.</param>
/// <param name="Score">Its score in bits.</param>
public sealed record MaybeSame(PersonLine Person, string Left, string Right, double Score);

/// <summary>A person with everything that is known of it.</summary>
/// <param name="Line">Id, name, counts.</param>
/// <param name="Records">Every record, list by list.</param>
/// <param name="Spellings">Every way in which its name is written, the most frequent first.</param>
/// <param name="Ties">What holds its records together.</param>
/// <param name="Maybe">Persons that may be this one too and that nobody has decided on, the likeliest first.</param>
public sealed record PersonView(PersonLine Line, IReadOnlyList<RecordView> Records, IReadOnlyList<(string Name, int Records)> Spellings, IReadOnlyList<PersonTie> Ties, IReadOnlyList<MaybeSame> Maybe);

/// <summary>Persons as people look at them.</summary>
public static class PeopleVerbs
{
    private const int MostMaybe = 20;
    private const string Columns = "p.id, p.name, p.records, p.lists, p.decided";
    private const string InOrder = $"select {Columns} from person p where p.records >= @least order by p.sort_name, p.id limit @take offset @skip";
    private const string HowMany = "select count(*) from person where records >= @least";
    private const string Some = $"select {Columns} from person p where p.id in @list";

    /// <summary>Persons by name, a page at a time.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="name">Words of a name in any script, also beginnings: the likest first; null = all, in the order of their names.</param>
    /// <param name="skip">Persons before the first.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="least">Only persons with so many records.</param>
    public static Page<PersonLine> List(OpenCasebook book, string? name, int skip, int take, int least = 1)
    {
        if (string.IsNullOrWhiteSpace(name))
            return new(book.Index.Query<PersonLine>(InOrder, new { least, take, skip }), (int)book.Index.Single<long>(HowMany, new { least }));
        var found = RecordSearch.Named(book, name, begins: true).Select(r => r.Person).Distinct(StringComparer.Ordinal).ToList();
        var lines = book.Index.Query<PersonLine>(Some, IndexDatabase.List(found)).Where(p => p.Records >= least).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var fitting = found.Where(lines.ContainsKey).ToList();
        return new([.. fitting.Skip(skip).Take(take).Select(id => lines[id])], fitting.Count);
    }

    /// <summary>How many persons there are.</summary>
    public static int Count(OpenCasebook book) => (int)book.Index.Single<long>(HowMany, new { least = 1 });

    private const string RecordsOf = $"select {RecordRow.Columns} from record r where r.person = @id order by r.list, r.gone, r.number, r.id";
    private const string PairsOf = $"select {ProposedPair.Columns} from record r join link_pair p on p.left_record = r.id and p.right_record = r.via where r.person = @id union all select {ProposedPair.Columns} from record r join link_pair p on p.right_record = r.id and p.left_record = r.via where r.person = @id";
    private const string VerdictsOf = "where status = 'same' and left_record in @list";
    private const string Near = $"""
        select {Columns}, n.left_record as left_record, n.right_record as right_record, n.score as score
        from person_near n join person p on p.id = n.other
        where n.person = @id and n.other not in (
          select o.person from record r join link_verdict v on v.left_record = r.id join record o on o.id = v.right_record where r.person = @id and v.status = 'different'
          union
          select o.person from record r join link_verdict v on v.right_record = r.id join record o on o.id = v.left_record where r.person = @id and v.status = 'different')
        order by n.score desc, n.other limit @take
        """;

    /// <summary>The person that goes by an id, by one it once had, or by a unique beginning of one; a record's id names its person. Null when none or several do.</summary>
    public static PersonView? Find(OpenCasebook book, string idOrPrefix) => Ids.Person(book.Index, idOrPrefix) is VerbOutcome.Done found ? One(book, found.Id) : null;

    private static PersonView? One(OpenCasebook book, string id)
    {
        if (book.Index.First<PersonLine>($"select {Columns} from person p where p.id = @id", new { id }) is not { } line)
            return null;
        var rows = book.Index.Query<RecordRow>(RecordsOf, new { id });
        var records = rows.ConvertAll(r => r.View());
        var spellings = records.SelectMany(r => NamesOf(r)).GroupBy(n => n, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).OrderByDescending(s => s.Item2).ThenBy(s => s.Key, StringComparer.Ordinal);
        return new(line, records, [.. spellings], Ties(book, id, rows), Maybe(book, id));
    }

    private static IEnumerable<string> NamesOf(RecordView record) =>
        new[] { RecordNames.Of(record.Fields), RecordNames.ValueOf(record.Fields, Linkage.Role.Alias) }.OfType<string>().Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);

    private static List<PersonTie> Ties(OpenCasebook book, string id, List<RecordRow> rows)
    {
        var scores = book.Index.Query<ProposedPair>(PairsOf, new { id }).DistinctBy(p => (p.LeftRecord, p.RightRecord)).ToDictionary(p => (p.LeftRecord, p.RightRecord), p => p.Score);
        var decided = LinkVerdictFold.Read(book.Index, VerdictsOf, IndexDatabase.List(rows.Select(r => r.Id))).ToDictionary(j => (j.Left, j.Right), j => j.Entry);
        return [.. rows.Where(r => r.Via is not null).Select(r =>
        {
            var key = string.CompareOrdinal(r.Id, r.Via) < 0 ? (r.Id, r.Via!) : (r.Via!, r.Id);
            return new PersonTie(r.Id, r.Via!, decided.GetValueOrDefault(key), scores.TryGetValue(key, out var score) ? score : null);
        })];
    }

    private static List<MaybeSame> Maybe(OpenCasebook book, string id) =>
        book.Index.Query<NearRow>(Near, new { id, take = MostMaybe }).ConvertAll(n => new MaybeSame(new() { Id = n.Id, Name = n.Name, Records = n.Records, Lists = n.Lists, Decided = n.Decided }, n.LeftRecord, n.RightRecord, n.Score));

    private sealed record NearRow
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public int Records { get; init; }
        public int Lists { get; init; }
        public int Decided { get; init; }
        public string LeftRecord { get; init; } = "";
        public string RightRecord { get; init; } = "";
        public double Score { get; init; }
    }
}
