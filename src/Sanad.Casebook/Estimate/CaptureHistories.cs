using System.Text.Json;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Estimation;

namespace Sanad.Casebook.Estimate;

/// <summary>
/// Which person stands on which lists, as the records are linked now. Rows that a list's newest file has no more count for nothing. A person is of the part that most of
/// its records tell; of as many, the list named first decides.
/// </summary>
internal sealed class CaptureHistories
{
    private const string OfLists = "select r.list, r.person, r.fields from record r where r.gone = 0 and r.list in @list";
    private readonly IReadOnlyList<string> _names;
    private readonly List<(uint Lists, IReadOnlyList<string?> Stratum)> _people = [];

    private CaptureHistories(IReadOnlyList<string> names) => _names = names;

    /// <summary>Reads the records of some lists.</summary>
    public static CaptureHistories Of(OpenCasebook book, IReadOnlyList<ListGroup> groups, IReadOnlyList<Stratifier> by)
    {
        var place = groups.SelectMany((group, j) => group.Members.Select(member => (member, j))).ToDictionary(m => m.member, m => m.j, StringComparer.Ordinal);
        var histories = new CaptureHistories([.. groups.Select(group => group.Name)]);
        foreach (var person in book.Index.Query<Row>(OfLists, IndexDatabase.List(place.Keys)).GroupBy(row => row.Person, StringComparer.Ordinal))
        {
            var records = person.OrderBy(row => place[row.List]).ToList();
            var lists = records.Aggregate(0u, (bits, row) => bits | (1u << place[row.List]));
            histories._people.Add((lists, by.Count == 0 ? [] : Strata(records, by)));
        }
        return histories;
    }

    /// <summary>All people.</summary>
    public ListTable Whole => Table(_people);

    /// <summary>The parts by their values; those with a value that is not known last.</summary>
    public IEnumerable<(IReadOnlyList<string?> Stratum, ListTable Table)> Parts => _people.GroupBy(person => JsonSerializer.Serialize(person.Stratum), StringComparer.Ordinal)
        .Select(part => (part.First().Stratum, Table(part))).OrderBy(part => part.Stratum.Contains(null)).ThenBy(part => string.Join('\n', part.Stratum), StringComparer.Ordinal);

    private ListTable Table(IEnumerable<(uint Lists, IReadOnlyList<string?> Stratum)> people) => ListTable.Of(_names, people.CountBy(person => person.Lists).Select(cell => new Cell(cell.Key, cell.Value)));

    private static string?[] Strata(List<Row> records, IReadOnlyList<Stratifier> by)
    {
        var fields = records.ConvertAll(row => RecordText.Read(row.Fields));
        return [.. by.Select(what => MostTold(fields.Select(what.Of).OfType<string>()))];
    }

    // The grouping keeps the order in which values came, and so does the choice among equals.
    private static string? MostTold(IEnumerable<string> values) => values.GroupBy(value => value, StringComparer.Ordinal).MaxBy(group => group.Count())?.Key;

    private sealed record Row
    {
        public string List { get; init; } = "";
        public string Person { get; init; } = "";
        public string Fields { get; init; } = "";
    }
}
