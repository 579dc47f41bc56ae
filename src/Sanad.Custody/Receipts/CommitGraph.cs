using Sanad.Custody.Journal;

namespace Sanad.Custody.Receipts;

/// <summary>
/// Which commits stand under which: a commit names by hash the one before it and the heads of others that its writer had seen, so whoever knows a commit's hash
/// knows all of these. Only commits with a good signature are in it.
/// </summary>
internal sealed class CommitGraph
{
    private readonly Dictionary<string, Batch> _byHash;

    public CommitGraph(IEnumerable<Batch> batches) =>
        _byHash = batches.Where(b => b.IsSigned).DistinctBy(b => b.CommitHash).ToDictionary(b => b.CommitHash, StringComparer.Ordinal);

    public static CommitGraph Of(CasebookJournal journal) => new(journal.AdmittedWriters.SelectMany(w => w.AllBatches));

    public int Count => _byHash.Count;

    public IEnumerable<Batch> All => _byHash.Values;

    public Batch? Find(string hash) => _byHash.GetValueOrDefault(hash);

    /// <summary>Commits that no other one stands on: each writer's head, unless another writer has acknowledged it.</summary>
    public IEnumerable<Batch> Heads()
    {
        var below = _byHash.Values.SelectMany(Named).ToHashSet(StringComparer.Ordinal);
        return _byHash.Values.Where(b => !below.Contains(b.CommitHash));
    }

    /// <summary>Adds a commit and all that it stands on; answers those that were not in the set before.</summary>
    public IReadOnlyList<Batch> Take(string hash, HashSet<string> into)
    {
        var (taken, open) = (new List<Batch>(), new Stack<string>([hash]));
        while (open.TryPop(out var next))
        {
            if (!_byHash.TryGetValue(next, out var batch) || !into.Add(next))
                continue;
            taken.Add(batch);
            foreach (var named in Named(batch))
                open.Push(named);
        }
        return taken;
    }

    private static IEnumerable<string> Named(Batch batch) =>
        batch.Commit!.Files.Where(f => f.File.EndsWith(".commit", StringComparison.Ordinal)).Select(f => f.Hash);
}
