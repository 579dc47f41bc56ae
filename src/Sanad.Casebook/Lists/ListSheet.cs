using System.Globalization;
using System.Text;
using CsvHelper;
using Sanad.Reading;

namespace Sanad.Casebook.Lists;

/// <summary>A row of a list's file.</summary>
/// <param name="Number">1 for the first row below the header.</param>
/// <param name="Cells">As many as there are columns, trimmed.</param>
/// <param name="Broken">Why the row cannot be used; null = it can.</param>
internal sealed record SheetRow(int Number, string[] Cells, string? Broken = null);

/// <summary>The table in a list's file, header first: CSV (comma, semicolon, tab or bar between the cells; UTF-8, or another encoding that is given or guessed) or XLSX (its first sheet).</summary>
internal sealed class ListSheet : IDisposable
{

    // Nobody's name is longer; more is a broken quotation mark, and is not carried through every page.
    private const int LongestCell = 100_000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly IEnumerator<(int Number, string[] Cells)> _rows;

    private readonly int _header;

    private ListSheet(IEnumerator<(int Number, string[] Cells)> rows, IReadOnlyList<string> columns, string? encoding) => (_rows, _header, Columns, Encoding) = (rows, rows.Current.Number, columns, encoding);

    /// <summary>The encoding that it was read in, given or guessed; null = UTF-8, or what its mark says.</summary>
    public string? Encoding { get; }

    /// <summary>Names of the columns, trimmed; one without a name is "column 3".</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Opens a table and reads its header.</summary>
    /// <param name="bytes">The file, to be closed with the table.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="encoding">In which the text is; null = as it looks.</param>
    /// <exception cref="InvalidDataException">It holds no table; the message says what to do.</exception>
    public static ListSheet Open(Stream bytes, string name, string? encoding = null)
    {
        var head = new byte[4096];
        ReadOnlySpan<byte> begin = head.AsSpan(0, bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        var isContainer = begin.StartsWith("PK"u8);
        bytes.Position = 0;
        if (!isContainer && encoding is null)
            ListHead.CheckText(begin, name);
        var from = isContainer ? null : ListCsv.EncodingOf(bytes, encoding);
        var rows = (isContainer ? Spreadsheet.Rows(bytes, name) : CsvRows(ListCsv.InUtf8(bytes, from), name)).GetEnumerator();
        try
        {
            return new(rows, HeaderOf(rows, name), from?.WebName) { IsWorkbook = isContainer };
        }
        catch
        {
            rows.Dispose();
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The number of a column; the message of the exception names those that are there.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="file">Whose.</param>
    /// <param name="advice">What to do where there is none.</param>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public int ColumnOf(string column, string file, string advice = "Name the right column with --map or --id; if that row is no header, add one above it.")
    {
        var at = Columns.ToList().IndexOf(column);
        return at >= 0 ? at : throw new InvalidDataException(
            $"{file} has no column \"{column}\". Its first row names: {string.Join(", ", Columns.Take(40))}. {advice}");
    }

    /// <summary>The rows below the header; those without any word are none. Read once.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or no text in UTF-8.</exception>
    public IEnumerable<SheetRow> Rows()
    {
        while (_rows.MoveNext())
        {
            var (number, cells) = _rows.Current;
            if (cells.All(cell => cell.Length == 0))
                continue;
            yield return Checked(number - _header, cells);
        }
    }

    /// <summary>Header and rows as they stand, the header as number 0; read once, and not together with <see cref="Rows"/>.</summary>
    public IEnumerable<(int Number, string[] Cells)> Cells()
    {
        do
            yield return (_rows.Current.Number - _header, _rows.Current.Cells);
        while (_rows.MoveNext());
    }

    /// <summary>True for XLSX.</summary>
    public bool IsWorkbook { get; private init; }

    public void Dispose() => _rows.Dispose();

    private SheetRow Checked(int number, string[] cells)
    {
        var broken = Array.FindIndex(cells, cell => cell.Length > LongestCell) is >= 0 and var huge
            ? string.Create(CultureInfo.InvariantCulture, $"a cell has {cells[huge].Length:N0} characters: look for a quotation mark that is not closed")
            : cells.Skip(Columns.Count).Any(cell => cell.Length > 0)
                ? $"it has {cells.Length} cells under {Columns.Count} columns: look for a comma inside a cell that is not in quotation marks"
                : null;
        Array.Resize(ref cells, Columns.Count);
        return new(number, [.. cells.Select(cell => cell ?? "")], broken);
    }

    private static List<string> HeaderOf(IEnumerator<(int Number, string[] Cells)> rows, string name)
    {
        if (!rows.MoveNext())
            throw new InvalidDataException($"{name} is empty: a list has a first row with the names of its columns.");
        var header = rows.Current.Cells;
        var last = Array.FindLastIndex(header, c => c.Length > 0);
        var columns = header.Take(last + 1).Select((c, i) => c.Length > 0 ? c : string.Create(CultureInfo.InvariantCulture, $"column {i + 1}")).ToList();
        if (columns.Count == 0)
            throw new InvalidDataException($"{name} has an empty first row: a list has a first row with the names of its columns.");
        return columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new InvalidDataException($"{name} names the column \"{twice.Key}\" twice in its first row. Give each column a name of its own.")
            : columns;
    }

    private static IEnumerable<(int Number, string[] Cells)> CsvRows(Stream bytes, string name)
    {
        using var reader = CsvReader.Create(bytes, ListCsv.Options(name, hasHeader: false), false);
        for (var number = 1; Read(reader, name, number); number++)
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Cell(reader, i, name, number);
            yield return (number, cells);
        }
    }

    private static bool Read(CsvReader reader, string name, int number)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException wrong)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name}, row {number - 1:N0}: {(wrong.Message.Contains(nameof(CsvReaderOptions.MaxRecordSize), StringComparison.Ordinal) ? "it is longer than 64 MB" : wrong.Message.TrimEnd('.'))}. Look for a quotation mark that is not closed."), wrong);
        }
    }

    private static string Cell(CsvReader reader, int column, string name, int number)
    {
        try
        {
            return Utf8.GetString(reader.GetSpan(column)).Trim('\uFEFF').Trim();
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name} is not UTF-8, at line {number:N0}, cell {column + 1}. Save it again as \"CSV UTF-8\", or as XLSX."), wrong);
        }
    }
}
