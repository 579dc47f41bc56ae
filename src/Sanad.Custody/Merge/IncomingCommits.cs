using Sanad.Custody.Journal;

namespace Sanad.Custody.Merge;

/// <summary>A commit that comes in.</summary>
/// <param name="From">As it lies in the other copy.</param>
/// <param name="Branch">The folder that it gets here.</param>
internal sealed record Incoming(Batch From, string Branch)
{
    public string Writer => From.Writer;

    /// <summary>Name of one of its four files here.</summary>
    public string File(string ending) => Layout.In(Branch, From.Number, ending);
}

/// <summary>
/// Which commits of another copy come in, and into which branch. A commit comes only after everything that it names, so that the casebook holds at every
/// moment, also when the merge is killed or the other copy is damaged in part.
/// </summary>
internal sealed class IncomingCommits
{
    private readonly Layout _from;
    private readonly Layout _into;
    private readonly IReadOnlySet<string> _receipts;
    private readonly HashSet<CommitLine> _here = [];
    private readonly Dictionary<string, List<Tip>> _tips = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _nextSequence = new(StringComparer.Ordinal);

    private readonly IReadOnlySet<string>? _forgotten;
    private long _highestLamport;

    private IncomingCommits(Layout from, Layout into, IReadOnlySet<string> receipts, IReadOnlySet<string>? forgotten) =>
        (_from, _into, _receipts, _forgotten) = (from, into, receipts, forgotten);

    /// <summary>In an order in which each names only what is here or came before.</summary>
    public List<Incoming> Coming { get; } = [];

    /// <summary>Branches that begin with this merge.</summary>
    public List<string> NewForks { get; } = [];

    /// <summary>Commits that stay there, and why.</summary>
    public List<(Batch Batch, Finding Why)> Left { get; } = [];

    private sealed record Tip(string Branch, string Hash);

    /// <summary>What comes.</summary>
    /// <param name="from">The other copy.</param>
    /// <param name="source">Its journal.</param>
    /// <param name="into">This copy.</param>
    /// <param name="target">Its journal.</param>
    /// <param name="receipts">Names of receipts that come.</param>
    /// <param name="forgotten">Lines that may be missing, since a decision says so; null = any.</param>
    public static IncomingCommits Of(Layout from, CasebookJournal source, Layout into, CasebookJournal target, IReadOnlySet<string> receipts, IReadOnlySet<string>? forgotten = null)
    {
        var incoming = new IncomingCommits(from, into, receipts, forgotten);
        foreach (var writer in target.Writers)
            incoming.NoteHere(writer);
        var branches = source.Writers.SelectMany(w => w.Forks.Select(f => f.Batches).Prepend(w.Batches))
            .Select(b => new Queue<Batch>(b.Where(c => !incoming.Has(c)))).ToList();
        while (branches.Sum(incoming.TakeWhatFits) > 0)
        {
            // Two writers name each other's commits in turn: what came of one lets more of the other come.
        }
        foreach (var rest in branches.Where(b => b.Count > 0))
            incoming.Leave(rest);
        return incoming;
    }

    /// <summary>Notes that not all could be placed: the rest stays there, for the reason of the first.</summary>
    public void GiveUp(IReadOnlyList<Incoming> placed, IReadOnlyList<Finding> why)
    {
        Left.AddRange(Coming.Skip(placed.Count).Select((c, i) => (c.From, why.ElementAtOrDefault(i) ?? new("follows-left", "comes after a commit that was not taken", c.From.Name))));
        Coming.RemoveRange(placed.Count, Coming.Count - placed.Count);
        NewForks.RemoveAll(branch => !Coming.Exists(c => c.Branch == branch));
    }

    /// <summary>True when this very commit is here, or comes.</summary>
    public bool Has(Batch batch) => _here.Contains(Named(batch.CommitHash, batch, batch.Number));

    // As other commits name it.
    private static CommitLine Named(string hash, Batch batch, long number) => new(hash, Layout.Commit(batch.Writer, number));

    private void NoteHere(WriterJournal writer)
    {
        _tips[writer.Writer] = [new(Layout.Main(writer.Writer), writer.HeadHash), .. writer.Forks.Select(f => new Tip(Layout.Fork(writer.Writer, f.Name), f.Batches[^1].CommitHash))];
        // A fork's predecessor may lie in another fork: those with the lower numbers first.
        foreach (var batch in writer.AllBatches.OrderBy(b => b.Number))
            NoteHere(batch);
    }

    private void NoteHere(Batch batch)
    {
        _here.Add(Named(batch.CommitHash, batch, batch.Number));
        _highestLamport = Math.Max(_highestLamport, batch.Entries.HighestLamport);
        _nextSequence[batch.CommitHash] = FirstSequence(batch) + (batch.Commit?.Leaves ?? 0);
    }

    private long FirstSequence(Batch batch) => _nextSequence.GetValueOrDefault(batch.Before, 1);

    private int TakeWhatFits(Queue<Batch> branch)
    {
        var taken = 0;
        for (; branch.TryPeek(out var batch) && (Has(batch) || WhyNot(batch) is null); taken++)
        {
            branch.Dequeue();
            if (!Has(batch))
                Take(batch);
        }
        return taken;
    }

    private void Take(Batch batch)
    {
        var tips = _tips.TryGetValue(batch.Writer, out var known) ? known : _tips[batch.Writer] = [new(Layout.Main(batch.Writer), Wal.Origin)];
        var at = tips.FindIndex(t => t.Hash == batch.Before);
        var branch = at >= 0 ? tips[at].Branch : Layout.Fork(batch.Writer, batch.CommitHash[..Founding.IdLength]);
        if (at >= 0)
            tips.RemoveAt(at);
        else
            NewForks.Add(branch);
        tips.Add(new(branch, batch.CommitHash));
        Coming.Add(new(batch, branch));
        NoteHere(batch);
    }

    private void Leave(Queue<Batch> rest)
    {
        Left.AddRange(rest.Select((batch, i) => (batch, (i == 0 ? WhyNot(batch) : null)
            ?? new("follows-left", "comes after a commit that was not taken", batch.Name))));
    }

    private Finding? WhyNot(Batch batch)
    {
        if (batch.Broken.Count > 0)
            return batch.Broken[0];
        if (batch.Number > 1 && !_here.Contains(Named(batch.Before, batch, batch.Number - 1)))
            return new("chain", "the commit before it is neither here nor there", batch.Name);
        if (!batch.TreeFits(_from))
            return new("tree-differs", "the tree hash in the commit is not that of its leaves", batch.Name);
        if (_forgotten is not null && batch.Entries.Forgotten.Exists(f => !_forgotten.Contains(f.Leaf)))
            return new("withheld-there", "entries of it are withheld in the other copy: merge one that has them", batch.Name);
        if (batch.Entries.Count == batch.Commit!.Leaves && Enumerable.Range(0, batch.Entries.Count).Any(i => batch.Entries.OrderAt(i).Sequence != FirstSequence(batch) + i))
            return new("sequence", "its entries do not carry the next sequence numbers", batch.Name);
        if (batch.Entries.HighestLamport - _highestLamport > CasebookJournal.Leap)
            return new("lamport", "its clock leaps further than any honest program counts", batch.Name);
        var leaves = new CommitLine(batch.Commit.LeavesHash!, Layout.Leaves(batch.Writer, batch.Number));
        return batch.Commit.Files.Where(f => f != leaves).Select(f => Missing(f, batch)).FirstOrDefault(why => why is not null);
    }

    // Commits and receipts are all that a commit may name: what else is here changes, or goes.
    private Finding? Missing(CommitLine line, Batch batch)
    {
        var isReceipt = line.File.StartsWith("receipts/", StringComparison.Ordinal);
        if (_here.Contains(line) || isReceipt && (Holds(_into, line) || _receipts.Contains(line.File) && Holds(_from, line)))
            return null;
        return new("missing-file", $"it names {line.File}, which is neither here nor there as it should be", batch.Name);
    }

    private static bool Holds(Layout layout, CommitLine line) =>
        File.Exists(layout.At(line.File)) && ObjectStore.HashOf(layout.At(line.File), CancellationToken.None).Hex == line.Hash;
}
