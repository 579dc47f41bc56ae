using Sanad.Custody.Journal;
using Sanad.Custody.Keys;
using Sanad.Custody.Receipts;

namespace Sanad.Custody.Merge;

/// <summary>What the other copy has and this one lacks.</summary>
/// <param name="From">The other copy.</param>
/// <param name="Source">Its journal.</param>
/// <param name="Union">Both journals as one: who is admitted and what is forgotten once all has come.</param>
/// <param name="Commits">Which commits come in, and which are left.</param>
/// <param name="Objects">Which originals.</param>
/// <param name="Receipts">Names of time-stamp files that come.</param>
/// <param name="ReceiptsLeft">Those that are for nothing here or coming, and stay there.</param>
/// <param name="Fills">Entries files of which a withheld line is there in whole, by their names here.</param>
internal sealed record MergePlan(
    Layout From, CasebookJournal Source, CasebookJournal Union, IncomingCommits Commits, IncomingObjects Objects, IReadOnlyList<string> Receipts, IReadOnlyList<Finding> ReceiptsLeft, IReadOnlyList<LineFill> Fills)
{
    public static MergePlan Of(CasebookFolder into, Layout from, CancellationToken cancel)
    {
        var (source, here) = (CasebookJournal.Read(from, into.Id, null), into.Refresh());
        cancel.ThrowIfCancellationRequested();
        var receipts = IncomingReceipts(from, into.Layout).ToHashSet(StringComparer.Ordinal);
        var commits = IncomingCommits.Of(from, source, into.Layout, here, receipts);
        var union = UnionOf(here, source, commits);
        if (commits.Coming.Exists(c => c.From.Entries.Forgotten.Count > 0))
        {
            commits = IncomingCommits.Of(from, source, into.Layout, here, receipts, union.Tombstones.Entries);
            union = UnionOf(here, source, commits);
        }
        var there = source.Writers.SelectMany(w => w.AllBatches).Where(commits.Has).ToList();
        var objects = IncomingObjects.Of(from, there, into.Layout, here, union.Tombstones.Objects);
        var (coming, left) = ReceiptsOf(receipts, from, source, into.Layout, here, commits);
        return new(from, source, union, commits, objects, coming, left, [.. LineFill.Of(there, here, union.Tombstones.Entries)]);
    }

    private static CasebookJournal UnionOf(CasebookJournal here, CasebookJournal source, IncomingCommits commits)
    {
        var coming = commits.Coming.ToLookup(c => c.Writer, c => c.From, StringComparer.Ordinal);
        var known = here.Writers.Select(w => coming.Contains(w.Writer) ? w with { Key = w.Key ?? source.Of(w.Writer)!.Key, Forks = w.Forks.Add(new("", [.. coming[w.Writer]])) } : w);
        var others = source.Writers.Where(w => here.Of(w.Writer) is null && coming.Contains(w.Writer))
            .Select(w => w with { Batches = [.. coming[w.Writer]], Forks = [], Open = Wal.Read([], Wal.Origin), OpenEntries = WrittenEntries.None });
        List<WriterJournal> writers = [.. known.Concat(others).OrderBy(w => w.Writer, StringComparer.Ordinal)];
        return new(here.Casebook, writers, Admission.Of(here.Casebook, writers));
    }

    /// <summary>True when it brings more than entries that tell of merges: only then another such entry is written, or copies would never come to rest.</summary>
    public bool IsNews => Commits.NewForks.Count > 0 || Objects.Coming.Count > 0 || Fills.Count > 0
        || Commits.Coming.Exists(c => Enumerable.Range(0, c.From.Entries.Count).Any(i => c.From.Entries.TypeAt(i) is not (Merger.Transfer or Merger.ForkSeen)));

    /// <summary>What would come in, or what has.</summary>
    public MergeReport Report()
    {
        var writers = Source.Writers.Select(Writer).Where(w => w.Commits + w.Left + w.Unsealed > 0);
        return new(Union.Casebook, [.. writers], Objects.Coming.Count, Objects.Coming.Sum(o => o.Size), Receipts.Count, Fills.Sum(f => f.Lines),
            [.. Commits.Left.Select(l => l.Why), .. Objects.Gone, .. ReceiptsLeft], Objects.NotNamed, null);
    }

    private MergedWriter Writer(WriterJournal there)
    {
        var coming = Commits.Coming.Where(c => c.Writer == there.Writer).ToList();
        return new(there.Writer, Union.PersonOf(there.Writer) ?? there.Key?.Person, Union.StandingOf(there.Writer), coming.Count, coming.Sum(c => c.From.Commit!.Leaves),
            Commits.NewForks.Count(branch => branch.Split('/')[1] == there.Writer), Commits.Left.Count(l => l.Batch.Writer == there.Writer), there.Open.Lines.Count);
    }

    // What a commit here names, or is for one; what stays there is told. A receipt whose commit is not here looks like one whose commit was cut off.
    private static (List<string> Coming, List<Finding> Left) ReceiptsOf(HashSet<string> there, Layout from, CasebookJournal source, Layout into, CasebookJournal here, IncomingCommits commits)
    {
        List<Batch> all = [.. here.Writers.SelectMany(w => w.AllBatches), .. commits.Coming.Select(c => c.From)];
        var (known, named) = (all.Select(b => b.CommitHash).ToHashSet(StringComparer.Ordinal), all.SelectMany(b => b.Commit?.Files ?? []).Select(f => f.File).ToHashSet(StringComparer.Ordinal));
        ReceiptFiles[] readings = [new(from, source, []), new(into, here, [])];
        bool IsOfOne(string name) => ReceiptFiles.IsResponse(name) && File.ReadAllBytes(from.At(name)) is var bytes
            && readings.Any(files => files.Examine(name, "", bytes).Commit is { } commit && known.Contains(commit));
        var coming = there.Where(name => named.Contains(name) || IsOfOne(name)).ToHashSet(StringComparer.Ordinal);
        var left = there.Except(coming).Where(ReceiptFiles.IsResponse).Order(StringComparer.Ordinal).Select(name => new Finding("receipt-left", "what it is for is neither here nor comes: cut off there, or of another casebook", name)).ToList();
        coming.UnionWith(coming.Select(ReceiptFiles.RequestOf).Where(there.Contains).ToList());
        return ([.. coming.Order(StringComparer.Ordinal)], left);
    }

    // Two responses never have one name, so what is here stays and what is not comes.
    private static IEnumerable<string> IncomingReceipts(Layout from, Layout into)
    {
        var folder = from.At("receipts");
        return !Directory.Exists(folder)
            ? []
            : new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Where(f => !f.Name.EndsWith(Layout.Temporary, StringComparison.Ordinal) && f.Exists && f.Length <= MostReceipt).Select(f => from.Relative(f.FullName))
                .Where(name => IsPlain(name) && !File.Exists(into.At(name)));
    }

    private const long MostReceipt = 1 << 20;

    /// <summary>True for names as casebooks give them.</summary>
    internal static bool IsPlain(string name) => name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789._-/") < 0 && name.Split('/').Length <= 3;
}

/// <summary>An entries file here in which lines stand as their leaves only, and that the other copy has in whole.</summary>
/// <param name="Name">Here.</param>
/// <param name="There">In the other copy.</param>
/// <param name="Lines">How many lines come in.</param>
internal sealed record LineFill(string Name, string There, int Lines)
{
    public static IEnumerable<LineFill> Of(IEnumerable<Batch> there, CasebookJournal here, IReadOnlySet<string> forgotten)
    {
        var withheld = here.Writers.SelectMany(w => w.AllBatches).Where(b => b.Entries.Forgotten.Exists(f => !forgotten.Contains(f.Leaf))).ToDictionary(b => b.CommitHash, StringComparer.Ordinal);
        foreach (var batch in there.Where(b => withheld.ContainsKey(b.CommitHash)))
        {
            var mine = withheld[batch.CommitHash];
            var missing = mine.Entries.Forgotten.Select(f => f.Leaf).Where(leaf => !forgotten.Contains(leaf)).ToHashSet(StringComparer.Ordinal);
            missing.IntersectWith(Enumerable.Range(0, batch.Entries.Count).Select(batch.Entries.IdAt));
            if (missing.Count > 0)
                yield return new(Layout.In(mine.Branch, mine.Number, "entries.jsonl"), Layout.In(batch.Branch, batch.Number, "entries.jsonl"), missing.Count);
        }
    }

    /// <summary>The file with those lines; only such whose leaf stands here.</summary>
    public byte[] Filled(Layout from, Layout into, IReadOnlySet<string> forgotten)
    {
        var lines = Whole(File.ReadAllBytes(from.At(There)));
        return EntryFile.Rewrite(File.ReadAllBytes(into.At(Name)), (leaf, line) => EntryLine.IsForgotten(line) && !forgotten.Contains(leaf) ? lines.GetValueOrDefault(leaf) : null);
    }

    private static Dictionary<string, byte[]> Whole(byte[] entries)
    {
        var whole = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var range in Journal.Lines.Of(entries).Whole)
        {
            if (!EntryLine.IsForgotten(entries.AsSpan(range)))
                whole.TryAdd(EntryLine.LeafHex(entries.AsSpan(range)), entries[range]);
        }
        return whole;
    }
}
