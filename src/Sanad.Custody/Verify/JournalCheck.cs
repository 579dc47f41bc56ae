using System.Security.Cryptography;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Verify;

/// <summary>Sealed commits: each by itself, their numbers, and every file that one of them names.</summary>
internal static class JournalCheck
{
    public static void Run(Layout layout, List<WriterJournal> writers, Findings found)
    {
        var batches = writers.SelectMany(w => w.AllBatches).ToList();
        var before = found.Broken.Count;
        found.Broken.AddRange(batches.SelectMany(b => b.Broken));
        found.Broken.AddRange(batches.Where(b => b.Broken.Count == 0 && !b.TreeFits(layout))
            .Select(b => new Finding("tree-differs", "the tree hash in the commit is not that of its leaves", b.Name)));
        var entries = batches.Sum(b => b.Commit?.Leaves ?? 0);
        found.ProvenUnlessBroken(before, "signatures", $"{batches.Count} commits carry a good signature of their writer");
        found.ProvenUnlessBroken(before, "entries", $"{entries} entries are exactly those that were sealed, in their order");

        before = found.Broken.Count;
        foreach (var writer in writers)
            Numbers(writer, found);
        Lists(layout, batches, found);
        found.ProvenUnlessBroken(before, "chain", $"{batches.Count} commits are chained without a gap, and every file that they name is unaltered");
    }

    // A fork's first commit follows one of another branch, which has a lower number and so stands before it here.
    private static void Numbers(WriterJournal writer, Findings found)
    {
        var next = new Dictionary<string, (long Number, long Sequence)>(StringComparer.Ordinal) { [Wal.Origin] = (1, 1) };
        var isGap = false;
        foreach (var batch in writer.AllBatches.OrderBy(b => b.Number))
        {
            if (!isGap && batch.Commit is not null && !next.ContainsKey(batch.Before) && Unchained(writer, batch) is { } broken)
                found.Broken.Add(broken);
            isGap |= !next.TryGetValue(batch.Before, out var expected) || expected.Number != batch.Number;
            if (!isGap)
                Sequence(batch, expected.Sequence, found);
            next[batch.CommitHash] = (batch.Number + 1, expected.Sequence + (batch.Commit?.Leaves ?? 0));
        }
    }

    // Where the one before it is there and is another than the one named, the check of the lists says so.
    private static Finding? Unchained(WriterJournal writer, Batch batch)
    {
        if (writer.AllBatches.Any(b => b.Number == batch.Number - 1))
            return batch.Commit!.Before is null ? new("chain", "the commit does not name the one before it", batch.Name) : null;
        var missing = batch.Branch == Layout.Main(writer.Writer) ? Enumerable.Range(1, (int)batch.Number).First(n => !writer.Batches.Any(b => b.Number == n)) : batch.Number - 1;
        return new("missing-commit", $"commit {missing} of writer {writer.Writer} is missing", Layout.Commit(writer.Writer, missing));
    }

    private static void Sequence(Batch batch, long first, Findings found)
    {
        if (batch.Commit is null || batch.Broken.Count > 0 || batch.Entries.Count != batch.Commit.Leaves)
            return;
        var wrong = Enumerable.Range(0, batch.Entries.Count).FirstOrDefault(i => batch.Entries.OrderAt(i).Sequence != first + i, -1);
        if (wrong >= 0)
            found.Broken.Add(new("sequence", $"entry {wrong + 1} does not carry the next sequence number", Layout.In(batch.Branch, batch.Number, "entries.jsonl"), wrong + 1));
    }

    private static void Lists(Layout layout, List<Batch> batches, Findings found)
    {
        var forks = layout.Forks().ToLookup(branch => branch.Split('/')[1], StringComparer.Ordinal);
        var hashes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (batch, line) in batches.SelectMany(b => (b.Commit?.Files ?? []).Select(f => (b, f))))
        {
            var there = Places(batch, line.File, forks).Select(Hash).OfType<string>().ToList();
            if (there.Count == 0)
                found.Broken.Add(new("missing-file", $"{batch.Name} names this file, and it is gone", line.File));
            else if (!there.Contains(line.Hash))
                found.Broken.Add(new("hash-differs", $"not the file that {batch.Name} names", line.File));
        }

        string? Hash(string file) => hashes.TryGetValue(file, out var hash) ? hash : hashes[file] = HashOf(layout.At(file));
    }

    // A commit names files as in the main branch; its own leaves lie beside it, and another commit of that number may lie in a fork.
    private static IEnumerable<string> Places(Batch batch, string file, ILookup<string, string> forks)
    {
        if (file == Layout.Leaves(batch.Writer, batch.Number))
            return [Layout.In(batch.Branch, batch.Number, "leaves")];
        return file.Split('/') is ["journal", var writer, var name] ? forks[writer].Select(branch => $"{branch}/{name}").Prepend(file) : [file];
    }

    private static string? HashOf(string file) => File.Exists(file) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) : null;
}

/// <summary>What is saved and not sealed, and who is kept apart: neither proves anything yet.</summary>
internal static class OpenCheck
{
    public static void Run(Layout layout, CasebookJournal journal, List<WriterJournal> writers, Findings found)
    {
        var isMerging = Merge.MergeEnd.IsPending(layout);
        foreach (var writer in writers)
            Open(writer, isMerging, found);
        foreach (var writer in journal.Writers.Except(writers))
            found.NotHere.Add(Apart(writer, journal.Admission.IsRevoked(writer.Writer)));
    }

    private static Finding Apart(WriterJournal writer, bool isRevoked) => isRevoked
        ? new("revoked", $"writer {writer.Writer}: its key was revoked, so its {writer.AllBatches.Count()} commits count for nothing", $"journal/{writer.Writer}")
        : new("kept-apart", $"writer {writer.Writer}: no admitted writer introduced it, so its {writer.AllBatches.Count()} commits count for nothing", $"journal/{writer.Writer}");

    private static void Open(WriterJournal writer, bool isMerging, Findings found)
    {
        var file = $"journal/{writer.Writer}/open.wal";
        if (writer.OpenIsSealed)
            found.NotHere.Add(new("leftover", "already sealed; the next write removes it", file));
        if (writer.Open.Lines.Count > 0)
            found.NotHere.Add(new("unsealed", $"{writer.Open.Lines.Count} entries are saved but not sealed: nobody has signed them yet", file));
        if (writer.Open.TornTail)
            found.NotHere.Add(new("unfinished-line", $"an interrupted write left {writer.Open.TotalBytes - writer.Open.GoodBytes} bytes; the next write moves them to recovered/", file));
        else if (!writer.Open.IsWhole && isMerging)
            found.NotHere.Add(new("unfinished-merge", "its entries came in sealed; the next write removes it", file));
        else if (!writer.Open.IsWhole)
            found.Broken.Add(new("open-journal-altered", $"entry {writer.Open.Lines.Count + 1} and what follows do not continue the chain", file, writer.Open.Lines.Count + 1));
    }
}
