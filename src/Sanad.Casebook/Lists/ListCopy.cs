using System.Text;
using CsvHelper;

namespace Sanad.Casebook.Lists;

/// <summary>A list's file without some of its rows.</summary>
internal static class ListCopy
{
    /// <summary>The other rows keep their bytes where the file is CSV in UTF-8; another file becomes CSV in UTF-8, cell by cell.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="encoding">In which it is read; null = as it looks.</param>
    /// <param name="rows">Rows that go, 1 for the first below the header.</param>
    public static byte[] Without(byte[] file, string name, string? encoding, IReadOnlySet<int> rows)
    {
        using var sheet = ListSheet.Open(new MemoryStream(file, writable: false), name, encoding);
        return (sheet.Encoding is null && !sheet.IsWorkbook ? Cut(file, name, rows) : null) ?? Written(sheet, rows);
    }

    // Null where the reader's records are not found in the bytes one after the other, as after a byte order mark of UTF-16.
    private static byte[]? Cut(byte[] file, string name, IReadOnlySet<int> rows)
    {
        using var reader = CsvReader.Create(new MemoryStream(file, writable: false), ListCsv.Options(name, hasHeader: false), false);
        var (starts, at) = (new List<int>(), 0);
        while (reader.Read())
        {
            var found = file.AsSpan(at).IndexOf(reader.RawRecord);
            if (found < 0 || found > 0 && file.AsSpan(at, found).IndexOfAnyExcept("\r\n\uFEFF"u8) >= 0)
                return null;
            starts.Add(at + found);
            at += found + reader.RawRecord.Length;
        }
        var kept = new MemoryStream(file.Length);
        kept.Write(file, 0, starts.Count > 0 ? starts[0] : file.Length);
        for (var i = 0; i < starts.Count; i++)
        {
            if (!rows.Contains(i))
                kept.Write(file, starts[i], (i + 1 < starts.Count ? starts[i + 1] : file.Length) - starts[i]);
        }
        return kept.ToArray();
    }

    private static byte[] Written(ListSheet sheet, IReadOnlySet<int> rows)
    {
        var text = new StringBuilder();
        foreach (var (number, cells) in sheet.Cells())
        {
            if (!rows.Contains(number))
                text.AppendJoin(',', cells.Select(Quoted)).Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",;\t|\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
