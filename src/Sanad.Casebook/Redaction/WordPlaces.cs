using System.Text;
using System.Text.Json;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Custody;
using Sanad.Language;

namespace Sanad.Casebook.Redaction;

/// <summary>A place where a word still stands.</summary>
/// <param name="Where">entry, original, recovered or index.</param>
/// <param name="Id">Of the entry or original; a file's name; a table's name.</param>
/// <param name="What">The entry's type, or the kind of place.</param>
/// <param name="Lasting">True when no decision can take it away.</param>
/// <param name="Excerpt">The words around it; null when only bytes were looked at.</param>
public sealed record WordPlace(string Where, string Id, string What, bool Lasting, string? Excerpt);

/// <summary>Finds a name wherever it still stands: in the journal, in originals, in what a recovery set aside, in the index.</summary>
public static class WordPlaces
{
    private const int Around = 40;

    /// <summary>Looked for folded (letter case, forms of letters, joiners) in texts, and byte by byte in UTF-8, UTF-16 and JSON escapes in originals.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="word">A name, or a part of it.</param>
    /// <param name="cancel">Stops between places.</param>
    public static IEnumerable<WordPlace> Of(OpenCasebook book, string word, CancellationToken cancel)
    {
        var folded = Folding.Fold(word.Trim());
        foreach (var line in Redactions.EveryEntry(book.Folder))
        {
            cancel.ThrowIfCancellationRequested();
            if (Texts(line.Entry.Body).FirstOrDefault(t => Holds(t, folded)) is { } text)
                yield return new("entry", line.Entry.Id, line.Entry.Type, Redactions.IsLasting(line.Entry.Type), Excerpt(text, folded));
        }
        var texts = OriginalsByText(book, folded);
        var forms = Forms(word.Trim());
        foreach (var original in Redactions.EveryObject(book.Folder))
        {
            cancel.ThrowIfCancellationRequested();
            if (texts.TryGetValue(original.Hex, out var excerpt) || Holds(book.Folder.OpenObject(original), forms))
                yield return new("original", original.Hex, "bytes", false, excerpt);
        }
        foreach (var file in Redactions.RecoveredFiles(book.Folder).Where(f => Holds(File.OpenRead(Path.Combine(book.Path, f)), forms)))
            yield return new("recovered", file, "bytes", false, null);
        foreach (var place in Tables(book.Index, folded))
            yield return place;
    }

    private static bool Holds(string text, string folded) => folded.Length > 0 && Folding.Fold(text).Contains(folded, StringComparison.Ordinal);

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Texts(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private static string Excerpt(string text, string folded)
    {
        var at = text.IndexOf(folded, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            at = 0;
        var (start, end) = (Math.Max(0, at - Around), Math.Min(text.Length, at + folded.Length + Around));
        return (start > 0 ? "…" : "") + text[start..end].ReplaceLineEndings(" ") + (end < text.Length ? "…" : "");
    }

    private const string AllTexts = "select original as id, body as text from document_text";
    private const string AllRows = "select l.original as id, r.fields || ' ' || r.rest as text from record r join list l on l.name = r.list where l.original is not null";

    private static Dictionary<string, string> OriginalsByText(OpenCasebook book, string folded)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in book.Index.Query<TextRow>(AllTexts).Concat(book.Index.Query<TextRow>(AllRows)))
        {
            if (!found.ContainsKey(row.Id) && Holds(row.Text, folded))
                found[row.Id] = Excerpt(row.Text, folded);
        }
        return found;
    }

    private static List<byte[]> Forms(string word) =>
    [
        .. new[] { word, word.ToLowerInvariant(), word.ToUpperInvariant() }.Distinct(StringComparer.Ordinal)
            .SelectMany(w => (byte[][])[Encoding.UTF8.GetBytes(w), Encoding.Unicode.GetBytes(w), Encoding.BigEndianUnicode.GetBytes(w)]),
        Encoding.ASCII.GetBytes(string.Concat(word.Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:x4}"))),
        Encoding.ASCII.GetBytes(string.Concat(word.Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:X4}"))),
    ];

    // In pieces that overlap by the longest form, so that no original stands in memory whole.
    private static bool Holds(Stream bytes, List<byte[]> forms)
    {
        using var _ = bytes;
        var (longest, room, kept) = (forms.Max(f => f.Length), new byte[1 << 20], 0);
        for (var read = bytes.Read(room, 0, room.Length); read > 0; read = bytes.Read(room, kept, room.Length - kept))
        {
            var length = kept + read;
            if (forms.Exists(f => f.Length > 0 && room.AsSpan(0, length).IndexOf(f) >= 0))
                return true;
            kept = Math.Min(longest - 1, length);
            room.AsSpan(length - kept, kept).CopyTo(room);
        }
        return false;
    }

    private static IEnumerable<WordPlace> Tables(IndexDatabase index, string folded)
    {
        foreach (var table in index.TableNames())
        {
            var rows = index.Texts(table).Count(row => row.Any(text => Holds(text, folded)));
            if (rows > 0)
                yield return new("index", table, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rows} rows"), false, null);
        }
    }

    private sealed record TextRow
    {
        public string Id { get; init; } = "";
        public string Text { get; init; } = "";
    }
}
