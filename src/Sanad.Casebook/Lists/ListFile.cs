using System.Globalization;
using System.Text;
using CsvHelper;

namespace Sanad.Casebook.Lists;

/// <summary>One row of a list: its cells by the header's columns, trimmed; a short row lacks the last ones.</summary>
/// <param name="Number">1 for the first row below the header.</param>
/// <param name="Cells">As many as the header has columns.</param>
public sealed record ListRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A list in a file: comma, semicolon, tab or bar between the cells, the first row naming the columns (RFC 4180), UTF-8 or with a byte order mark.</summary>
public sealed class ListFile : IDisposable
{
    // A record of this size is a quotation mark that nobody closed.
    private const int LargestRecord = 64 << 20;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly CsvReader _reader;

    private ListFile(string path, CsvReader reader, IReadOnlyList<string> columns) => (Path, _reader, Columns) = (path, reader, columns);

    /// <summary>As it was named.</summary>
    public string Path { get; }

    /// <summary>Names of the columns, trimmed.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Opens a list and reads its header.</summary>
    /// <exception cref="InvalidDataException">It is empty, no text in UTF-8, or its header names a column twice.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ListFile Open(string path)
    {
        var reader = CsvReader.FromFile(path, new CsvReaderOptions { TrimWhitespace = true, TrimInsideQuotes = true, MaxRecordSize = LargestRecord });
        try
        {
            return new(path, reader, ColumnsOf(path, reader));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The number of a column; the message of the exception names those that are there.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public int ColumnOf(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == name)
                return i;
        }
        throw new InvalidDataException($"{Path} has no column \"{name}\". Its first row names: {string.Join(", ", Columns.Take(40))}. If that is no header, add one above it.");
    }

    /// <summary>The rows below the header, empty ones left out. Read once.</summary>
    /// <exception cref="InvalidDataException">The file is no text in UTF-8, or a quotation mark is never closed.</exception>
    public IEnumerable<ListRow> Rows()
    {
        for (var number = 1; Read(number); number++)
        {
            var cells = new string[Columns.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Cell(i, number);
            if (cells.Any(cell => cell.Length > 0))
                yield return new(number, cells);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private bool Read(int number)
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException wrong)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{Path}, row {number:N0}: {wrong.Message}. Look for a quotation mark that is not closed."), wrong);
        }
    }

    private string Cell(int column, int number)
    {
        try
        {
            return Utf8.GetString(_reader.GetSpan(column));
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{Path} is not UTF-8, at row {number:N0}, column \"{Columns[column]}\". Save it again as \"CSV UTF-8\"."), wrong);
        }
    }

    private static List<string> ColumnsOf(string path, CsvReader reader)
    {
        reader.ReadHeader();
        var columns = reader.Headers.Select(name => name.Trim()).ToList();
        if (columns.Count == 0)
            throw new InvalidDataException($"{path} is empty: a list has a first row with the names of its columns.");
        if (columns.Any(c => c.Contains('\uFFFD', StringComparison.Ordinal)))
            throw new InvalidDataException($"{path} is not UTF-8 in its first row. Save it again as \"CSV UTF-8\".");
        return columns.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new InvalidDataException($"{path} names the column \"{twice.Key}\" twice in its first row. Give each column a name of its own.")
            : columns;
    }
}
