using System.Security.Cryptography;
using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Merge;

/// <summary>
/// Copies commits. First everything gets temporary names and is flushed; then entries, leaves and signatures get their names; the commits last, in order. A mark
/// stands in the journal meanwhile, so that verify tells what an interruption left from what was planted.
/// </summary>
internal sealed class Placing(Layout from, Layout into, IReadOnlySet<string> forgotten)
{
    private const int AtOnce = 256;
    private static readonly string[] Parts = ["entries.jsonl", "leaves", "commit.sig"];

    /// <summary>Commits that were another thing when they were copied than when they were read.</summary>
    public List<Finding> Left { get; } = [];

    /// <summary>Those that have come in.</summary>
    public List<Incoming> Placed { get; } = [];

    public void Commits(IReadOnlyList<Incoming> coming, CancellationToken cancel)
    {
        foreach (var some in coming.Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            // Nothing may come after a commit that could not be copied: the rest comes with the next merge.
            var staged = some.TakeWhile(Stage).ToList();
            Durable.FlushAll([.. staged.SelectMany(c => Parts.Append("commit").Select(part => Temporary(c, part)))]);
            foreach (var commit in staged)
                Name(commit, Parts);
            FlushFolders(staged);
            NameCommits(staged);
            Placed.AddRange(staged);
            if (staged.Count < some.Length)
                return;
        }
    }

    private bool Stage(Incoming commit)
    {
        if (Read(commit.From) is not { } files)
        {
            Left.Add(new("changed-meanwhile", "could not be read again as it was: look after that disk, then merge again", commit.From.Name));
            return false;
        }
        Durable.CreateFolder(into.At(commit.Branch));
        foreach (var (part, bytes) in files)
            Durable.Stage(Temporary(commit, part), part == "entries.jsonl" ? EntryFile.Without(forgotten, bytes) : bytes, Sealing.Readable);
        return true;
    }

    /// <summary>The four files, checked once more against each other: what is written here is what was read.</summary>
    private Dictionary<string, byte[]>? Read(Batch batch)
    {
        var files = Parts.Append("commit").ToDictionary(part => part, part => File.ReadAllBytes(from.At(Layout.In(batch.Branch, batch.Number, part))), StringComparer.Ordinal);
        var good = Hex(files["commit"]) == batch.CommitHash && Hex(files["leaves"]) == batch.Commit!.LeavesHash
            && SshSignature.Verify(files["commit"], Layout.CommitNamespace, System.Text.Encoding.ASCII.GetString(files["commit.sig"]))?.Writer == batch.Writer
            && LeavesOf(files["entries.jsonl"]).SequenceEqual(Batch.LeavesIn(files["leaves"]) ?? [], StringComparer.Ordinal);
        return good ? files : null;
    }

    private static IEnumerable<string> LeavesOf(byte[] entries)
    {
        var (lines, rest) = Lines.Of(entries);
        return rest > 0 ? [] : lines.Select(l => EntryLine.LeafHex(entries.AsSpan(l)));
    }

    private void Name(Incoming commit, IEnumerable<string> parts)
    {
        foreach (var part in parts)
            File.Move(Temporary(commit, part), into.At(commit.File(part)), overwrite: true);
    }

    // A commit may name the one before it in this list: where the folder changes, the names so far are made durable first.
    private void NameCommits(List<Incoming> staged)
    {
        for (var i = 0; i < staged.Count; i++)
        {
            Name(staged[i], ["commit"]);
            if (i + 1 == staged.Count || staged[i + 1].Branch != staged[i].Branch)
                Durable.FlushFolder(into.At(staged[i].Branch));
        }
    }

    private void FlushFolders(List<Incoming> staged)
    {
        foreach (var branch in staged.Select(c => c.Branch).Distinct(StringComparer.Ordinal))
            Durable.FlushFolder(into.At(branch));
    }

    private string Temporary(Incoming commit, string part) => into.At(commit.File(part)) + Layout.Temporary;

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
