using System.Globalization;
using Sanad.Casebook.Lists;
using Sanad.Estimation;
using Sanad.Language;

namespace Sanad.Casebook.Estimate;

/// <summary>
/// A table of capture histories in a file: a column of 0 and 1 for each list, and a column "count" with the people of each row; without that column a row is one
/// person.
/// </summary>
/// <param name="Table">The counts.</param>
/// <param name="Warnings">What was noticed: combinations that stood twice, people on no list.</param>
public sealed record CountsFile(ListTable Table, IReadOnlyList<string> Warnings)
{
    private const string CountColumn = "count";

    /// <summary>Reads a file.</summary>
    /// <param name="path">CSV, the first row naming the columns.</param>
    /// <param name="lists">Columns that are lists; null = all but "count".</param>
    /// <exception cref="InvalidDataException">It is no such table; the message says where and what to do.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CountsFile Read(string path, IReadOnlyList<string>? lists = null)
    {
        using var file = ListSheet.Open(File.OpenRead(path), path);
        var count = file.Columns.ToList().FindIndex(column => column.Equals(CountColumn, StringComparison.OrdinalIgnoreCase));
        var columns = lists is null ? Enumerable.Range(0, file.Columns.Count).Where(column => column != count).ToArray() : [.. lists.Select(list => file.ColumnOf(list, path, $"Name lists as they stand there: --lists {string.Join(',', file.Columns.Take(2))}"))];
        Check(columns, file.Columns, path);
        var tally = new Tally(path, file.Columns, columns, count);
        foreach (var row in file.Rows())
            tally.Add(row);
        if (tally.Cells.All(cell => cell.People == 0))
            throw new InvalidDataException($"{path} counts nobody: no row below the first names people on any list.");
        return new(ListTable.Of([.. columns.Select(column => file.Columns[column])], tally.Cells), tally.Warnings);
    }

    private static void Check(int[] columns, IReadOnlyList<string> names, string path)
    {
        if (columns.Length == 0)
            throw new InvalidDataException($"{path} has no column that is a list. Each list is a column of 0 and 1; name them with --lists A,B,C if other columns stand beside them.");
        if (columns.Length > ListTable.MostLists)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path} has {columns.Length} columns that are lists; {ListTable.MostLists} are possible. Name them with --lists A,B,C, or merge lists of one kind."));
        if (columns.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidDataException($"--lists names \"{names[twice.Key]}\" twice. Name each list once.");
    }

    // Counts rows, each checked.
    private sealed class Tally(string path, IReadOnlyList<string> names, int[] columns, int count)
    {
        private const long MostPeople = 1_000_000_000_000;
        private readonly Dictionary<uint, long> _people = [];
        private long _twice, _onNone, _all;

        public IEnumerable<Cell> Cells => _people.Select(cell => new Cell(cell.Key, cell.Value));

        public List<string> Warnings =>
        [
            .. _twice > 0 ? [$"{path}: {Rows(_twice, "names", "name")} a combination of lists that another row names too; the counts were added up."] : Array.Empty<string>(),
            .. _onNone > 0 ? [$"{path}: {Rows(_onNone, "is", "are")} of people on no list, and left out."] : Array.Empty<string>(),
        ];

        private static string Rows(long number, string one, string several) => number == 1 ? $"1 row {one}" : string.Create(CultureInfo.InvariantCulture, $"{number:N0} rows {several}");

        public void Add(SheetRow row)
        {
            if (row.Broken is { } broken)
                throw Wrong(row, $"cannot be used: {broken}");
            // First, since a row that lacks a cell has none here, and a wrong one under the lists.
            var people = count < 0 ? 1 : People(row);
            var pattern = 0u;
            for (var j = 0; j < columns.Length; j++)
                pattern |= Bit(row, columns[j]) << j;
            if (people > MostPeople - _all)
                throw Wrong(row, string.Create(CultureInfo.InvariantCulture, $"has the count \"{row.Cells[count]}\", and with it the table counts more people than there can be: {MostPeople:N0} at most"));
            _all += people;
            if (pattern == 0 && count < 0)
                _onNone++;
            else if (pattern == 0)
                throw Wrong(row, "counts people who are on no list. That is the number to be estimated: leave the row out");
            else if (_people.TryAdd(pattern, people))
                return;
            else
                (_people[pattern], _twice) = (_people[pattern] + people, _twice + (count < 0 ? 0 : 1));
        }

        private uint Bit(SheetRow row, int column) => row.Cells[column] switch
        {
            "1" or "۱" or "١" => 1,
            "0" or "۰" or "٠" => 0,
            var other => throw Wrong(row, $"has \"{other}\" in the column \"{names[column]}\", where 1 = on the list and 0 = not on it are expected. {(count < 0 && other.Length > 0 && other.All(Digits.IsDigit) ? "A column of how many people is named \"count\". " : "")}If that column is no list, name those that are: --lists A,B,C"),
        };

        private long People(SheetRow row) => long.TryParse(Digits.InAscii(row.Cells[count]), NumberStyles.None, CultureInfo.InvariantCulture, out var people)
            ? people
            : throw Wrong(row, $"has the count \"{row.Cells[count]}\". People are counted in whole numbers from 0, without signs between the digits");

        private InvalidDataException Wrong(SheetRow row, string what) => new(string.Create(CultureInfo.InvariantCulture, $"{path}, row {row.Number:N0}: it {what}."));
    }
}
