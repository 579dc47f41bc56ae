using Sanad.Custody.Disk;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Redaction;

/// <summary>
/// Makes a folder hold no more than its decisions allow: objects go, forgotten lines become their leaf hashes. The decision is sealed before; whatever
/// interrupts this, the next write goes on with it, and doing it twice changes nothing.
/// </summary>
internal static class Forgetting
{
    /// <summary>Under the write lock only.</summary>
    /// <param name="folder">The casebook.</param>
    /// <param name="thorough">True to read every journal file, also those that no good signature covers and those that were set aside.</param>
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
        return journal.Unforgotten.Count > 0 || journal.Tombstones.Due(folder.Layout).Any() || journal.Tombstones.Files.Any(f => File.Exists(folder.Layout.At(f)));
    }

    private static bool Lines(Layout layout, CasebookJournal journal, bool thorough)
    {
        var forgotten = journal.Tombstones.Entries;
        if (forgotten.Count == 0)
            return false;
        // What tells that something is due goes last: until then the next write begins again, in all files.
        var last = journal.Unforgotten.Select(e => e.File).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        thorough |= journal.Unforgotten.Count > 0;
        var changed = false;
        foreach (var wal in thorough && Directory.Exists(layout.Recovered) ? Directory.GetFiles(layout.Recovered, "*.wal") : [])
            changed |= Rewrite(wal, forgotten, Wal.Prefix);
        foreach (var file in thorough ? layout.EntryFiles().Except(last, StringComparer.Ordinal) : [])
            changed |= Rewrite(file, forgotten, 0);
        foreach (var wal in layout.Writers().Select(layout.Wal).Where(File.Exists))
            changed |= Rewrite(wal, forgotten, Wal.Prefix);
        foreach (var file in last)
            changed |= Rewrite(file, forgotten, 0);
        return changed;
    }

    private static bool Rewrite(string file, IReadOnlySet<string> forgotten, int prefix)
    {
        var bytes = File.ReadAllBytes(file);
        var kept = EntryFile.Without(forgotten, bytes, prefix);
        if (ReferenceEquals(kept, bytes))
            return false;
        Durable.Write(file, kept, Sealing.Readable);
        Durable.FlushFolder(Path.GetDirectoryName(file)!);
        return true;
    }

    private static bool Objects(Layout layout, Tombstones tombstones)
    {
        var there = tombstones.Due(layout).Select(layout.Object).ToList();
        there.ForEach(File.Delete);
        foreach (var folder in there.Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal))
            Durable.FlushFolder(folder!);
        return there.Count > 0;
    }

    private static bool Recovered(Layout layout, Tombstones tombstones)
    {
        var names = tombstones.Files.Concat(tombstones.Objects.Where(o => File.Exists(layout.At(SetAside(o))) && tombstones.MayGo(o, layout)).Select(SetAside));
        var there = names.Select(layout.At).Where(File.Exists).ToList();
        there.ForEach(File.Delete);
        if (there.Count > 0)
            Durable.FlushFolder(layout.Recovered);
        return there.Count > 0;
    }

    private static string SetAside(ContentHash hash) => $"recovered/object-{hash.Hex}";
}
