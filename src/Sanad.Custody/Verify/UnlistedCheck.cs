using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Verify;

/// <summary>Files that nothing signed accounts for. A planted file passes every other check, so these are findings of their own.</summary>
internal sealed class UnlistedCheck
{
    private static readonly HashSet<string> Fixed =
        ["CASEBOOK.txt", "write.lock", "index.db", "index.db-wal", "index.db-shm", "index.db-journal", "keys/allowed_signers", "keys/revoked"];

    private readonly Layout _layout;
    private readonly List<string> _files;
    private readonly List<Finding> _odd = [];

    /// <summary>Lists what is in the folder now, but not the originals: there may be very many, and they are judged by their hashes.</summary>
    public UnlistedCheck(Layout layout)
    {
        _layout = layout;
        _files = [.. Walk(new DirectoryInfo(layout.Root)).Where(f => !Fixed.Contains(f) && !IsObject(f))];
    }

    /// <param name="journal">What was signed, read after the files were listed.</param>
    /// <param name="judged">Files that another check has judged already.</param>
    /// <param name="found">Gets the findings.</param>
    public void Run(CasebookJournal journal, IReadOnlyCollection<string> judged, Findings found)
    {
        var before = found.Broken.Count;
        found.Broken.AddRange(_odd);
        var expected = Expected(journal);
        expected.UnionWith(judged);
        foreach (var file in _files.Where(f => !expected.Contains(f)))
            Judge(file, _layout, journal, found);
        found.ProvenUnlessBroken(before, "listed", $"every file in journal/, keys/ and objects/ is one that the signed entries and commits account for");
    }

    private static readonly string[] Parts = ["commit", "commit.sig", "leaves", "entries.jsonl"];

    private static HashSet<string> Expected(CasebookJournal journal)
    {
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in journal.Writers.SelectMany(w => w.AllBatches))
        {
            expected.UnionWith(Parts.Select(part => Layout.In(batch.Branch, batch.Number, part)));
            // Of the journal only what lies beside a commit: a fork's leaves have the name of those of the main branch.
            expected.UnionWith((batch.Commit?.Files ?? []).Select(f => f.File).Where(f => !f.StartsWith("journal/", StringComparison.Ordinal)));
        }
        foreach (var writer in journal.Writers)
            expected.UnionWith([$"journal/{writer.Writer}/open.wal", $"keys/{writer.Writer}.pem"]);
        expected.UnionWith(Recovery.ToldIn(journal));
        return expected;
    }

    private static void Judge(string file, Layout layout, CasebookJournal journal, Findings found)
    {
        if (Drafts.IsOne(file))
            found.NotHere.Add(new("leftover", "left by an interrupted write; the next write removes it", file));
        else if (IsUnfinishedMerge(file, layout))
            found.NotHere.Add(new("unfinished-merge", "left by an interrupted merge; the next write removes it, and merging again brings it", file));
        else if (IsUnfinishedSeal(file, layout, journal))
            found.NotHere.Add(new("unfinished-seal", "left by an interrupted seal; its entries are in open.wal, and the next write removes it", file));
        else if (file.StartsWith("journal/", StringComparison.Ordinal) || file.StartsWith("forks/", StringComparison.Ordinal) || file.StartsWith("keys/", StringComparison.Ordinal)
            || file.StartsWith("objects/", StringComparison.Ordinal))
            found.Broken.Add(new("unlisted", "no commit or entry names this file", file));
        else
            found.NotHere.Add(new("unlisted", "not part of the casebook; nothing is known of it", file));
    }

    private static bool IsObject(string file) =>
        file.Split('/') is ["objects", "sha256", var folder, var name] && ContentHash.TryParse(name, out _) && name.StartsWith(folder, StringComparison.Ordinal) && folder.Length == 2;

    private static bool IsUnfinishedSeal(string file, Layout layout, CasebookJournal journal)
    {
        foreach (var writer in journal.Writers)
        {
            var next = writer.HeadNumber + 1;
            string[] parts = [Layout.Entries(writer.Writer, next), Layout.Leaves(writer.Writer, next), Layout.Signature(writer.Writer, next)];
            if (parts.Contains(file))
                return File.Exists(layout.At(parts[0])) && Recovery.Holds(writer.Open, File.ReadAllBytes(layout.At(parts[0])));
        }
        return false;
    }

    // A commit gets its name last, and beside these files it waits under a temporary one: signed by the writer whose folder it is, or they were planted.
    private static bool IsUnfinishedMerge(string file, Layout layout)
    {
        var end = file.LastIndexOf('/') + "/000000".Length;
        if (!Merge.MergeEnd.IsPending(layout) || end > file.Length || file.Split('/') is not ["journal" or "forks", var writer, ..])
            return false;
        var commit = layout.At(file[..end]) + ".commit";
        var signature = File.Exists(commit + ".sig") ? commit + ".sig" : commit + ".sig" + Layout.Temporary;
        return File.Exists(commit + Layout.Temporary) && File.Exists(signature)
            && SshSignature.Verify(File.ReadAllBytes(commit + Layout.Temporary), Layout.CommitNamespace, File.ReadAllText(signature))?.Writer == writer;
    }

    // Links are never followed: they lead out of what was signed.
    private IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (var item in folder.EnumerateFileSystemInfos().OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            if (item.LinkTarget is not null)
                _odd.Add(new("link", "a link to somewhere else stands in the casebook", _layout.Relative(item.FullName)));
            else if (item is DirectoryInfo below)
            {
                foreach (var file in Walk(below))
                    yield return file;
            }
            else if (!PlainFiles.IsPlain((FileInfo)item))
                _odd.Add(new("not-a-file", "no file but a pipe, a socket or a device", _layout.Relative(item.FullName)));
            else
                yield return _layout.Relative(item.FullName);
        }
    }
}
