using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Sanad.Casebook.Lists;

/// <summary>A list in a file: comma, semicolon, tab or bar between the cells, the first row naming the columns (RFC 4180), in UTF-8, with a byte order mark, or in an encoding that is given or guessed.</summary>
public sealed class ListFile : IDisposable
{
    private readonly CsvReader _reader;

    private ListFile(string path, CsvReader reader, IReadOnlyList<string> columns) => (Path, _reader, Columns) = (path, reader, columns);

    /// <summary>As it was named.</summary>
    public string Path { get; }

    /// <summary>Names of the columns, trimmed.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The encoding that it is read in, given or guessed; null = UTF-8, or what its mark says.</summary>
    public string? Encoding { get; private init; }

    private static Encoding? EncodingOf(string path, string? given)
    {
        using var bytes = File.OpenRead(path);
        return ListCsv.EncodingOf(bytes, given);
    }

    /// <summary>Opens a list and reads its header.</summary>
    /// <param name="path">CSV.</param>
    /// <param name="encoding">In which the text is; null = as it looks.</param>
    /// <exception cref="InvalidDataException">It is empty, no text in UTF-8, or its header names a column twice.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ListFile Open(string path, string? encoding = null)
    {
        var from = EncodingOf(path, encoding);
        var reader = from is null ? CsvReader.FromFile(path, ListCsv.Options(path, hasHeader: true)) : CsvReader.Create(ListCsv.InUtf8(File.OpenRead(path), from), ListCsv.Options(path, hasHeader: true), false);
        try
        {
            return new(path, reader, ColumnsOf(path, reader)) { Encoding = from?.WebName };
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

    /// <summary>The row that is being read, 1 for the first below the header; empty rows count and are left out.</summary>
    public int Number { get; private set; }

    /// <summary>Goes to the next row that is not empty; false at the end.</summary>
    /// <exception cref="InvalidDataException">The file is no text in UTF-8, or a quotation mark is never closed.</exception>
    public bool Next()
    {
        while (Read())
        {
            Number++;
            if (!Utf8.IsValid(_reader.RawRecord))
                throw NotUtf8();
            for (var column = 0; column < Columns.Count; column++)
            {
                if (!Cell(column).IsEmpty)
                    return true;
            }
        }
        return false;
    }

    /// <summary>A cell of the row that is being read, trimmed, in UTF-8; a short row lacks the last ones. Valid until the next row.</summary>
    public ReadOnlySpan<byte> Cell(int column) => _reader.GetSpan(column);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private bool Read()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException wrong)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{Path}, row {Number + 1:N0}: {wrong.Message}. Look for a quotation mark that is not closed."), wrong);
        }
    }

    private InvalidDataException NotUtf8()
    {
        var column = Enumerable.Range(0, Columns.Count).FirstOrDefault(c => !Utf8.IsValid(Cell(c)));
        return new(string.Create(CultureInfo.InvariantCulture, $"{Path} is not UTF-8, at row {Number:N0}, column \"{Columns[column]}\". Save it again as \"CSV UTF-8\"."));
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
