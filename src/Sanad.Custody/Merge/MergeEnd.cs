using System.Security.Cryptography;
using System.Text;
using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Receipts;

namespace Sanad.Custody.Merge;

/// <summary>
/// What a merge does last, under the write lock, and what the next writer does after one that was killed: unfinished commits go (they are in the other copy), open
/// journals whose entries came in sealed go, keys/ follows the journal, then the mark goes.
/// </summary>
internal static class MergeEnd
{
    /// <summary>True while a merge places commits, and after one that was interrupted.</summary>
    public static bool IsPending(Layout layout) => File.Exists(layout.MergeMark);

    /// <param name="layout">The folder.</param>
    /// <param name="receipts">Names of those that come before the commits that they are for.</param>
    public static void Begin(Layout layout, IEnumerable<string> receipts)
    {
        Durable.Write(layout.MergeMark, Encoding.ASCII.GetBytes(string.Concat(receipts.Select(name => name + "\n"))));
        Durable.FlushFolder(layout.Journal);
    }

    /// <summary>Receipts that a merge which is not at its end has brought or was to bring.</summary>
    public static IReadOnlySet<string> Receipts(Layout layout)
    {
        var names = PlainFiles.OrNone(() => IsPending(layout) ? File.ReadAllLines(layout.MergeMark) : []);
        return names.Where(name => MergePlan.IsPlain(name) && name.Split('/') is ["receipts", var writer, _] && Layout.IsWriterId(writer)).ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="folder">The casebook.</param>
    /// <param name="own">The writer at work here.</param>
    /// <param name="aside">Gets what was moved to recovered/.</param>
    public static void Run(CasebookFolder folder, string? own, ICollection<SetAside> aside)
    {
        var layout = folder.Layout;
        foreach (var branch in layout.Writers().Select(Layout.Main).Concat(layout.Forks()))
            RemoveUnfinished(layout, branch);
        var journal = folder.ReadAnew();
        foreach (var name in journal.Writers.Where(w => w.Writer != own).Select(w => EndOpen(layout, w, journal.Tombstones.Entries)).OfType<string>())
            aside.Add(new(name, "entries of another writer that were not sealed when its next commit came in"));
        RemoveReceipts(layout, journal);
        NewWriter.PublishKeys(layout, folder.ReadAnew());
        AboutText.Refresh(layout, folder.Id);
        File.Delete(layout.MergeMark);
        Durable.FlushFolder(layout.Journal);
    }

    // The temporary commit goes last: while it is there, verify knows the other files for what they are.
    private static void RemoveUnfinished(Layout layout, string branch)
    {
        var folder = layout.At(branch);
        foreach (var commit in Directory.EnumerateFiles(folder, "*.commit" + Layout.Temporary).ToList())
        {
            var stem = commit[..^(".commit".Length + Layout.Temporary.Length)];
            if (!File.Exists(stem + ".commit"))
            {
                foreach (var ending in (string[])[".entries.jsonl", ".leaves", ".commit.sig"])
                    File.Delete(stem + ending);
            }
            File.Delete(commit);
        }
        foreach (var leftover in Directory.EnumerateFiles(folder, "*" + Layout.Temporary).ToList())
            File.Delete(leftover);
        if (branch.StartsWith("forks/", StringComparison.Ordinal) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    // Those whose commits did not come. Merging again brings both.
    private static void RemoveReceipts(Layout layout, CasebookJournal journal)
    {
        var named = journal.Writers.SelectMany(w => w.AllBatches).SelectMany(b => b.Commit?.Files ?? []).Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        var (files, brought) = (new ReceiptFiles(layout, journal, []), Receipts(layout));
        foreach (var name in brought.Where(name => ReceiptFiles.IsResponse(name) && !named.Contains(name) && File.Exists(layout.At(name)) && files.Examine(name).HasNoCommit))
        {
            File.Delete(layout.At(name));
            if (ReceiptFiles.RequestOf(name) is var request && brought.Contains(request) && !named.Contains(request))
                File.Delete(layout.At(request));
        }
    }

    /// <summary>An open journal of a writer that is at work elsewhere, when its next commit has come in: it chains from nothing any more.</summary>
    private static string? EndOpen(Layout layout, WriterJournal writer, IReadOnlySet<string> forgotten)
    {
        var file = layout.Wal(writer.Writer);
        if (!File.Exists(file) || !writer.OpenIsSealed && writer.Open.IsWhole)
            return null;
        var bytes = File.ReadAllBytes(file);
        if (IsSealed(bytes, writer))
        {
            File.Delete(file);
            return null;
        }
        // What was forgotten is not set aside: no decision names the file that it would stand in.
        var kept = EntryFile.Without(forgotten, bytes, Wal.Prefix);
        var name = $"recovered/{writer.Writer}-{Convert.ToHexStringLower(SHA256.HashData(kept))[..16]}.wal";
        Durable.CreateFolder(layout.Recovered);
        Durable.Write(layout.At(name), kept);
        Durable.FlushFolder(layout.Recovered);
        File.Delete(file);
        return name;
    }

    private static bool IsSealed(byte[] wal, WriterJournal writer)
    {
        var sealedLeaves = writer.AllBatches.SelectMany(b => b.SealedLeaves).ToHashSet(StringComparer.Ordinal);
        return Lines.Of(wal).Whole.TrueForAll(line => wal.AsSpan(line) is { Length: > Wal.Prefix } whole && sealedLeaves.Contains(EntryLine.LeafHex(whole[Wal.Prefix..])));
    }
}
