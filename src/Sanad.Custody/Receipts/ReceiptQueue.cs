using Sanad.Custody.Journal;

namespace Sanad.Custody.Receipts;

/// <summary>
/// Which commits to stamp: as few as prove all. A head proves every commit before it and all that those acknowledged, so the head on which most stand comes first,
/// and a head that it covers needs nothing. Commits that hold nothing but entries about receipts wait for the next one; else every receipt would call for another.
/// </summary>
internal static class ReceiptQueue
{
    /// <param name="graph">All commits.</param>
    /// <param name="stamped">Hashes of commits that have a good receipt.</param>
    public static IReadOnlyList<(Batch Commit, int Stands)> Waiting(CommitGraph graph, IEnumerable<string> stamped)
    {
        var covered = Covered(graph, stamped);
        var heads = graph.Heads().Select(h => (Head: h, Under: graph.Take(h.CommitHash, [.. covered]))).OrderByDescending(h => h.Under.Count).ThenBy(h => h.Head.Writer, StringComparer.Ordinal);
        var waiting = new List<(Batch, int)>();
        foreach (var (head, _) in heads.Where(h => h.Under.Any(Matters)))
        {
            var more = graph.Take(head.CommitHash, covered);
            if (more.Any(Matters))
                waiting.Add((head, graph.Take(head.CommitHash, []).Count - 1));
        }
        return waiting;
    }

    public static HashSet<string> Covered(CommitGraph graph, IEnumerable<string> stamped)
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hash in stamped)
            graph.Take(hash, covered);
        return covered;
    }

    private static bool Matters(Batch batch) =>
        batch.Entries.Count < batch.Commit!.Leaves || Enumerable.Range(0, batch.Entries.Count).Any(i => batch.Entries.TypeAt(i) != ReceiptEntry.Type);
}
