using System.Globalization;
using Sanad.Language;
using Sanad.Linkage;
using Sanad.Linkage.Comparisons;
using Sanad.Linkage.Names;

namespace Sanad.Casebook.Lists;

/// <summary>What looks wrong in lists that are linked all the same: said once for all rows, with how many they are and the first of them.</summary>
public sealed class LinkTableNotes
{
    private readonly RecordTable _table;
    private readonly ColumnMap _map;
    private readonly NameWords _words;
    private readonly DateText _dates;
    private readonly List<string> _notes = [];

    private LinkTableNotes(RecordTable table, ColumnMap map, Packs packs) => (_table, _map, _words, _dates) = (table, map, new(packs), new(packs));

    /// <summary>Looks at what was read.</summary>
    /// <exception cref="InvalidDataException">No row has anything that could be compared.</exception>
    public static IReadOnlyList<string> Of(RecordTable table, ColumnMap map, Packs packs)
    {
        if (table.Count == 0)
            throw new InvalidDataException($"{string.Join(", ", table.Lists)}: there is a header and no row with a value below it.");
        if (table.Roles.Count == 0)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"None of the {table.Count:N0} rows has a value in the columns that --map names ({Columns(map.Roles.SelectMany(r => r.Columns))}). Map other columns, or look for the word that stands for empty cells: --null."));
        var notes = new LinkTableNotes(table, map, packs);
        notes.OfLists();
        notes.OfRows();
        foreach (var (role, columns) in map.Roles)
            notes.OfRole(role, columns);
        return notes._notes;
    }

    private static string Columns(IEnumerable<string> columns) => string.Join(", ", columns.Take(40));

    private void OfLists()
    {
        var filled = Enumerable.Range(0, _table.Count).Select(_table.ListName).ToHashSet(StringComparer.Ordinal);
        _notes.AddRange(_table.Lists.Where(list => !filled.Contains(list)).Select(list => $"{list}: there is a header and no row with a value below it; the list adds nobody."));
    }

    private void OfRows()
    {
        var columns = _table.Roles.Select(role => _table[role]!).ToList();
        Say(record => columns.TrueForAll(column => column.Of(record) == Column.Missing), (rows, first) => $"In {rows} no mapped column has a value (the first: {NameOf(first)}); each counts as a person of its own.");
    }

    private void OfRole(Role role, IReadOnlyList<string> columns)
    {
        var name = ColumnMap.NameOf(role);
        if (_table[role] is not { } column)
        {
            _notes.Add($"{name} ({string.Join('+', columns)}): no row has a value, so it is not compared.");
            return;
        }
        if (role is Role.FullName or Role.GivenName or Role.FamilyName)
            Say(column, MayBeTitles, (rows, value) => $"{name}: a title and no name in {rows}, for example {value}; it is compared as if it were one.");
        if (RecordNames.IsName(role))
            Say(column, RowNotes.MixesScripts, (rows, value) => $"{name}: two scripts in one cell in {rows}, for example {value}; names of two scripts are better two columns, one of them mapped as alias.");
        if (ListReading.IsDate(role) || role == Role.BirthYear)
            Say(column, value => !_dates.IsDate(value), (rows, value) => $"{name}: no date that is understood in {rows}, for example {value}; it is compared with nothing.");
    }

    // Of long lists most names end in no title: the last word alone is looked at first.
    private bool MayBeTitles(string name) => _words.IsTitlesAlone(name[(name.LastIndexOf(' ') + 1)..]) && _words.IsTitlesAlone(name);

    private void Say(Column column, Func<string, bool> isOdd, Func<string, string, string> words)
    {
        var odd = new bool[column.Distinct];
        for (var id = 1; id < odd.Length; id++)
            odd[id] = isOdd(column[id]);
        if (Array.IndexOf(odd, true) is > 0 and var first)
            Say(record => odd[column.Of(record)], (rows, _) => words(rows, RowNotes.Quoted(column[first])));
    }

    private void Say(Func<int, bool> isOdd, Func<string, int, string> words)
    {
        var (count, first) = (0, -1);
        for (var record = _table.Count - 1; record >= 0; record--)
        {
            if (isOdd(record))
                (count, first) = (count + 1, record);
        }
        if (count > 0)
            _notes.Add(words(count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} rows"), first));
    }

    private string NameOf(int record) => $"{_table.ListName(record)}:{_table.RowId(record)}";
}
