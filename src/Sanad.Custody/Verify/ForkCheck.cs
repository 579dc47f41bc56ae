using Sanad.Custody.Journal;

namespace Sanad.Custody.Verify;

/// <summary>Keys that were used in two places, and keys that have an end: what was signed with them is real and may not be the person's.</summary>
internal static class ForkCheck
{
    public static void Run(CasebookJournal journal, List<WriterJournal> writers, Findings found)
    {
        foreach (var fork in writers.SelectMany(w => w.Forks.Select(f => (Writer: w, Fork: f))))
            found.NotHere.Add(new("fork", $"writer {fork.Writer.Writer} goes two ways from commit {fork.Fork.Batches[0].Number} on: its key was used in two places, by a restored copy or by a thief; both branches count", Layout.Fork(fork.Writer.Writer, fork.Fork.Name)));
        foreach (var writer in writers)
        {
            if (journal.Admission.RetiredAt(writer.Writer) is { } since)
                Retired(writer, since, writers, found);
        }
    }

    // Whoever has the key can sign with an earlier date: only what somebody else named before the end is of before the end.
    private static void Retired(WriterJournal writer, string since, List<WriterJournal> writers, Findings found)
    {
        var (until, after) = (writer.AllBatches.Where(b => !IsAfter(b, since)).ToList(), writer.AllBatches.Count(b => IsAfter(b, since)));
        var known = Acknowledged(writer, writers.Where(w => w != writer).SelectMany(w => w.AllBatches).Where(b => b.Broken.Count == 0 && !IsAfter(b, since)));
        var named = until.Count(b => known.Contains(b.CommitHash));
        if (named > 0)
            found.Proven.Add(new("retired-acknowledged", $"{named} commits of writer {writer.Writer}, whose key was retired at {since}, were named by others before that", $"journal/{writer.Writer}"));
        if (named < until.Count)
            found.NotHere.Add(new("retired-unacknowledged", $"{until.Count - named} commits of writer {writer.Writer}, whose key was retired at {since}, were named by nobody else before that", $"journal/{writer.Writer}"));
        if (after > 0)
            found.NotHere.Add(new("after-retirement", $"{after} commits of writer {writer.Writer} say that they were signed after its key was retired at {since}; they do not count", $"journal/{writer.Writer}"));
    }

    // Naming a commit names all before it.
    private static HashSet<string> Acknowledged(WriterJournal writer, IEnumerable<Batch> others)
    {
        var known = others.SelectMany(b => b.Commit!.Files).Where(f => f.File.StartsWith(Layout.Main(writer.Writer) + "/", StringComparison.Ordinal)).Select(f => f.Hash).ToHashSet(StringComparer.Ordinal);
        foreach (var batch in writer.AllBatches.OrderByDescending(b => b.Number).Where(b => known.Contains(b.CommitHash)))
            known.Add(batch.Before);
        return known;
    }

    private static bool IsAfter(Batch batch, string since) => string.CompareOrdinal(batch.Commit?.Time, since) > 0;
}
