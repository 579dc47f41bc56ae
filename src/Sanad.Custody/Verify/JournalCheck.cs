using System.Security.Cryptography;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Verify;

/// <summary>Sealed commits: each by itself, their numbers, and every file that one of them names.</summary>
internal static class JournalCheck
{
    public static void Run(Layout layout, List<WriterJournal> writers, Findings found)
    {
        var batches = writers.SelectMany(w => w.Batches).ToList();
        var before = found.Broken.Count;
        found.Broken.AddRange(batches.SelectMany(b => b.Broken));
        found.Broken.AddRange(batches.Where(b => b.Broken.Count == 0 && !TreeFits(layout, b.Commit!))
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

    private static bool TreeFits(Layout layout, Commit commit) =>
        Batch.LeavesIn(File.ReadAllBytes(layout.At(Layout.Leaves(commit.Writer, commit.Number)))) is { } leaves && Batch.TreeHash(leaves) == commit.TreeHash;

    private static void Numbers(WriterJournal writer, Findings found)
    {
        var sequence = 1L;
        for (var i = 0; i < writer.Batches.Count; i++)
        {
            var batch = writer.Batches[i];
            if (batch.Number != i + 1)
            {
                found.Broken.Add(new("missing-commit", $"commit {i + 1} of writer {writer.Writer} is missing", Layout.Commit(writer.Writer, i + 1)));
                return;
            }
            if (i > 0 && batch.Commit is { } commit && !commit.Files.Any(f => f.File == writer.Batches[i - 1].Name))
                found.Broken.Add(new("chain", "the commit does not name the one before it", batch.Name));
            Sequence(batch, sequence, found);
            sequence += batch.Commit?.Leaves ?? 0;
        }
    }

    private static void Sequence(Batch batch, long first, Findings found)
    {
        if (batch.Commit is null || batch.Broken.Count > 0 || batch.Entries.Count != batch.Commit.Leaves)
            return;
        var wrong = batch.Entries.Select((entry, i) => (entry, i)).FirstOrDefault(e => e.entry.Sequence != first + e.i);
        if (wrong.entry is not null)
            found.Broken.Add(new("sequence", $"entry {wrong.i + 1} does not carry the next sequence number", Layout.Entries(batch.Writer, batch.Number), wrong.i + 1));
    }

    private static void Lists(Layout layout, List<Batch> batches, Findings found)
    {
        var hashes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (batch, line) in batches.SelectMany(b => (b.Commit?.Files ?? []).Select(f => (b, f))))
        {
            if (!hashes.TryGetValue(line.File, out var hash))
                hashes[line.File] = hash = HashOf(layout.At(line.File));
            if (hash is null)
                found.Broken.Add(new("missing-file", $"{batch.Name} names this file, and it is gone", line.File));
            else if (hash != line.Hash)
                found.Broken.Add(new("hash-differs", $"not the file that {batch.Name} names", line.File));
        }
    }

    private static string? HashOf(string file) => File.Exists(file) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) : null;
}

/// <summary>What is saved and not sealed, and who is kept apart: neither proves anything yet.</summary>
internal static class OpenCheck
{
    public static void Run(CasebookJournal journal, List<WriterJournal> writers, Findings found)
    {
        foreach (var writer in writers)
            Open(writer, found);
        foreach (var writer in journal.Writers.Except(writers))
            found.NotHere.Add(new("kept-apart", $"writer {writer.Writer}: no admitted writer introduced it, so its {writer.Batches.Count} commits count for nothing", $"journal/{writer.Writer}"));
    }

    private static void Open(WriterJournal writer, Findings found)
    {
        var file = $"journal/{writer.Writer}/open.wal";
        if (writer.OpenIsSealed)
            found.NotHere.Add(new("leftover", "already sealed; the next write removes it", file));
        if (writer.Open.Lines.Count > 0)
            found.NotHere.Add(new("unsealed", $"{writer.Open.Lines.Count} entries are saved but not sealed: nobody has signed them yet", file));
        if (writer.Open.TornTail)
            found.NotHere.Add(new("unfinished-line", $"an interrupted write left {writer.Open.TotalBytes - writer.Open.GoodBytes} bytes; the next write moves them to recovered/", file));
        else if (!writer.Open.IsWhole)
            found.Broken.Add(new("open-journal-altered", $"entry {writer.Open.Lines.Count + 1} and what follows do not continue the chain", file, writer.Open.Lines.Count + 1));
    }
}
