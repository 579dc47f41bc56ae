using System.Text;
using Sanad.Custody.Disk;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Redaction;

/// <summary>
/// Makes a folder hold no more than its decisions allow: objects go, forgotten lines become their leaf hashes. The decision is sealed before; whatever
/// interrupts this, the next write goes on with it, and doing it twice changes nothing.
/// </summary>
internal static class Forgetting
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Under the write lock only.</summary>
    /// <param name="folder">The casebook.</param>
    /// <param name="thorough">True to read every journal file, also those that no good signature covers.</param>
    /// <returns>True when something was taken away.</returns>
    public static bool Apply(CasebookFolder folder, bool thorough = false)
    {
        var journal = folder.Refresh();
        if (!journal.Tombstones.Any)
            return false;
        var changed = Lines(folder.Layout, journal, thorough);
        changed |= Objects(folder.Layout, journal.Tombstones);
        changed |= Recovered(folder.Layout, journal.Tombstones);
        if (changed)
            AboutText.Refresh(folder.Layout, folder.Id);
        return changed;
    }

    /// <summary>True when something that a decision took away is still here.</summary>
    public static bool IsDue(CasebookFolder folder)
    {
        var journal = folder.Refresh();
        return journal.Unforgotten.Count > 0 || journal.Tombstones.Objects.Any(folder.Has) || journal.Tombstones.Files.Any(f => File.Exists(folder.Layout.At(f)));
    }

    private static bool Lines(Layout layout, CasebookJournal journal, bool thorough)
    {
        var forgotten = journal.Tombstones.Entries;
        if (forgotten.Count == 0)
            return false;
        var all = thorough ? layout.EntryFiles() : [];
        var changed = false;
        foreach (var file in journal.Unforgotten.Select(e => e.File).OfType<string>().Concat(all).Distinct(StringComparer.Ordinal))
            changed |= Rewrite(file, forgotten, 0);
        foreach (var wal in layout.Writers().Select(layout.Wal).Where(File.Exists))
            changed |= Rewrite(wal, forgotten, Wal.Prefix);
        return changed;
    }

    // A line of the open journal keeps its chain hash before the leaf, so that the lines after it still follow from it.
    private static bool Rewrite(string file, IReadOnlySet<string> forgotten, int prefix)
    {
        var bytes = File.ReadAllBytes(file);
        var (lines, _) = Journal.Lines.Of(bytes);
        var kept = new MemoryStream(bytes.Length);
        var (copied, changed) = (0, false);
        foreach (var line in lines.ConvertAll(l => l.GetOffsetAndLength(bytes.Length)))
        {
            if (line.Length <= prefix || Forgotten(bytes.AsSpan(line.Offset + prefix, line.Length - prefix), forgotten) is not { } leaf)
                continue;
            kept.Write(bytes, copied, line.Offset + prefix - copied);
            kept.Write(Encoding.ASCII.GetBytes("!" + leaf));
            (copied, changed) = (line.Offset + line.Length, true);
        }
        if (!changed)
            return false;
        kept.Write(bytes, copied, bytes.Length - copied);
        Durable.Write(file, kept.GetBuffer().AsSpan(0, (int)kept.Length), Readable);
        Durable.FlushFolder(Path.GetDirectoryName(file)!);
        return true;
    }

    private static string? Forgotten(ReadOnlySpan<byte> line, IReadOnlySet<string> forgotten) =>
        !EntryLine.IsForgotten(line) && EntryLine.LeafHex(line) is var leaf && forgotten.Contains(leaf) ? leaf : null;

    private static bool Objects(Layout layout, Tombstones tombstones)
    {
        var there = tombstones.Objects.Select(layout.Object).Where(File.Exists).ToList();
        there.ForEach(File.Delete);
        foreach (var folder in there.Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal))
            Durable.FlushFolder(folder!);
        return there.Count > 0;
    }

    private static bool Recovered(Layout layout, Tombstones tombstones)
    {
        var names = tombstones.Files.Concat(tombstones.Objects.Select(o => $"recovered/object-{o.Hex}"));
        var there = names.Select(layout.At).Where(File.Exists).ToList();
        there.ForEach(File.Delete);
        if (there.Count > 0)
            Durable.FlushFolder(layout.Recovered);
        return there.Count > 0;
    }
}
