using System.Globalization;
using System.Text;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Journal;

/// <summary>Finds a casebook's id: the first 16 hexadecimal digits of the leaf of its founding entry.</summary>
internal static class Founding
{
    public const int IdLength = 16;
    private const int MostRead = 1 << 16;

    /// <summary>The id, or null when no founding entry stands here, or when there are several and CASEBOOK.txt names none of them.</summary>
    public static string? Find(Layout layout)
    {
        var found = layout.Writers().Select(w => IdFoundedBy(layout, w)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var said = Said(layout, "casebook ");
        return found.Count == 1 ? found[0] : found.Find(id => id == said);
    }

    /// <summary>The id that CASEBOOK.txt or, without it, a commit's header claims; for reports on a damaged folder only.</summary>
    public static string? Claimed(Layout layout) => Said(layout, "casebook ")
        ?? layout.Writers().SelectMany(w => layout.Commits(w).Select(n => CommitAt(layout, w, n)?.Casebook))
            .FirstOrDefault(id => id is not null);

    /// <summary>The format that CASEBOOK.txt names; null when it names none.</summary>
    public static int? Format(Layout layout) =>
        int.TryParse(Said(layout, "format "), NumberStyles.None, CultureInfo.InvariantCulture, out var format) ? format : null;

    /// <summary>Refuses commits of a newer format; the newest stands at each writer's head.</summary>
    /// <exception cref="NewerFormatException">One was found.</exception>
    public static void RefuseNewer(Layout layout)
    {
        if (Format(layout) is { } format && format > CasebookFolder.Format)
            throw new NewerFormatException(string.Create(CultureInfo.InvariantCulture, $"format {format}"));
        foreach (var writer in layout.Writers())
        {
            if (layout.Commits(writer) is [.., var head])
                _ = CommitAt(layout, writer, head);
        }
    }

    private static string? IdFoundedBy(Layout layout, string writer)
    {
        if (WriterJournal.FirstLine(layout, writer) is not { } line)
            return null;
        var leaf = EntryLine.LeafHex(line);
        var entry = EntryLine.Read(line, writer, leaf, isSealed: true);
        var founds = entry?.Type == Introduction.Create && Introduction.KeyIn(entry.Body)?.Key.Writer == writer;
        // An altered entry has another leaf than the one that the writer's first commit was signed for.
        return founds && CommitAt(layout, writer, 1)?.Casebook == leaf[..IdLength] ? leaf[..IdLength] : null;
    }

    private static Commit? CommitAt(Layout layout, string writer, long number) => Commit.Read(File.ReadAllBytes(layout.At(Layout.Commit(writer, number))));

    private static string? Said(Layout layout, string word)
    {
        if (!File.Exists(layout.About))
            return null;
        // What stands there is small; a stranger's file may be a line without an end.
        var beginning = new byte[MostRead];
        using var stream = File.OpenRead(layout.About);
        var read = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(beginning, 0, read).Split('\n').Take(20).FirstOrDefault(l => l.StartsWith(word, StringComparison.Ordinal))?[word.Length..].Trim();
    }
}
