using System.Text.Json;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Estimation;

namespace Sanad.Casebook.Estimate;

/// <summary>
/// Which person stands on which lists, as the records are linked now or as they are in a draw of the links. Rows that a list's newest file has no more count for nothing.
/// A person is of the part that most of its records tell; of as many, the list named first decides.
/// </summary>
internal sealed class CaptureHistories
{
    private const string OfLists = "select r.id, r.list, r.person, r.fields from record r where r.gone = 0 and r.list in @list order by r.list, r.id";
    private readonly IReadOnlyList<string> _names;
    private readonly List<Placed> _records;

    private CaptureHistories(IReadOnlyList<string> names, List<Placed> records) => (_names, _records) = (names, records);

    /// <summary>Reads the records of some lists.</summary>
    public static CaptureHistories Of(OpenCasebook book, IReadOnlyList<ListGroup> groups, IReadOnlyList<Stratifier> by)
    {
        var place = groups.SelectMany((group, j) => group.Members.Select(member => (member, j))).ToDictionary(m => m.member, m => m.j, StringComparer.Ordinal);
        var rows = book.Index.Query<Row>(OfLists, IndexDatabase.List(place.Keys)).OrderBy(row => place[row.List]);
        return new([.. groups.Select(group => group.Name)], Spelt([.. rows.Select(row => new Placed(row.Id, row.Person, place[row.List], by.Count == 0 ? [] : Strata(RecordText.Read(row.Fields), by)))]));
    }

    /// <summary>As linked now.</summary>
    public CapturedPeople AsLinked() => People(record => record.Person);

    /// <summary>As linked in a draw.</summary>
    public CapturedPeople AsDrawn(DrawnLinks links, int draw) => People(record => links.PersonOf(draw, record.Id));

    private CapturedPeople People<TPerson>(Func<Placed, TPerson> personOf) => new(_names, [.. _records.GroupBy(personOf).Select(person => (
        person.Aggregate(0u, (bits, record) => bits | (1u << record.Place)), StratumOf([.. person])))]);

    private static string?[] Strata(IReadOnlyList<RoleValue> fields, IReadOnlyList<Stratifier> by) => [.. by.Select(what => what.Of(fields))];

    private static List<Placed> Spelt(List<Placed> records)
    {
        var alike = Stratifier.Alike(records.SelectMany(record => record.Strata).OfType<string>());
        return records.ConvertAll(record => record with { Strata = Array.ConvertAll(record.Strata, value => value is null ? null : alike[value]) });
    }

    private static string?[] StratumOf(Placed[] records) => [.. Enumerable.Range(0, records[0].Strata.Length).Select(i => MostTold(records.Select(record => record.Strata[i]).OfType<string>()))];

    // The grouping keeps the order in which values came, and so does the choice among equals.
    private static string? MostTold(IEnumerable<string> values) => values.GroupBy(value => value, StringComparer.Ordinal).MaxBy(group => group.Count())?.Key;

    private sealed record Placed(string Id, string Person, int Place, string?[] Strata);

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string List { get; init; } = "";
        public string Person { get; init; } = "";
        public string Fields { get; init; } = "";
    }
}

/// <summary>People with the lists that they stand on and the part that they are of.</summary>
internal sealed class CapturedPeople(IReadOnlyList<string> names, IReadOnlyList<(uint Lists, string?[] Stratum)> people)
{
    private readonly ILookup<string, (uint Lists, string?[] Stratum)> _parts = people.ToLookup(person => Key(person.Stratum), StringComparer.Ordinal);

    /// <summary>All people.</summary>
    public ListTable Whole => Table(people);

    /// <summary>The parts by their values; those with a value that is not known last.</summary>
    public IEnumerable<IReadOnlyList<string?>> Strata => _parts.Select(part => part.First().Stratum)
        .OrderBy(stratum => stratum.Contains(null)).ThenBy(stratum => string.Join('\n', stratum), StringComparer.Ordinal);

    /// <summary>The people of a part, which may be nobody.</summary>
    public ListTable Part(IReadOnlyList<string?> stratum) => Table(_parts[Key(stratum)]);

    private ListTable Table(IEnumerable<(uint Lists, string?[] Stratum)> some) => ListTable.Of(names, some.CountBy(person => person.Lists).Select(cell => new Cell(cell.Key, cell.Value)));

    private static string Key(IReadOnlyList<string?> stratum) => JsonSerializer.Serialize(stratum);
}
