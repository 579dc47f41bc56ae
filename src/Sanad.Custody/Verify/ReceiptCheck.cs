using System.Globalization;
using Sanad.Custody.Journal;
using Sanad.Custody.Receipts;

namespace Sanad.Custody.Verify;

/// <summary>Which commits existed by when, as far as pinned authorities signed for it.</summary>
internal static class ReceiptCheck
{
    /// <summary>Answers the times by which commits existed, the earliest for each, and the receipt files that were judged.</summary>
    public static (IReadOnlyDictionary<string, DateTimeOffset> Times, HashSet<string> Judged) Run(Layout layout, ReceiptFiles files, CasebookJournal journal, CommitGraph graph, Findings found)
    {
        var named = journal.AdmittedWriters.SelectMany(w => w.AllBatches).SelectMany(b => b.Commit?.Files ?? []).Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        var judged = new HashSet<string>(StringComparer.Ordinal);
        var proven = new List<TimeReceipt>();
        var all = files.All();
        // After them: a merge that began meanwhile had its mark first.
        var brought = Merge.MergeEnd.Receipts(layout);
        foreach (var receipt in all)
        {
            if (receipt.HasNoCommit && brought.Contains(receipt.File) && !named.Contains(receipt.File))
                found.NotHere.Add(new("unfinished-merge", "a merge that was interrupted brought it before the commit that it is for; the next write removes it, and merging again brings both", receipt.File));
            else
                Judge(receipt, named.Contains(receipt.File), found);
            judged.UnionWith([receipt.File, ReceiptFiles.RequestOf(receipt.File)]);
            if (receipt.State == ReceiptState.Proven)
                proven.Add(receipt);
        }
        var times = Times(proven, graph, found);
        Sum(times, graph, proven.Count, found);
        return (times, judged);
    }

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    private static void Judge(TimeReceipt receipt, bool isNamed, Findings found)
    {
        switch (receipt.State)
        {
            case ReceiptState.Broken:
                // What nobody signed for and nobody vouches for could have been put here by anyone, and contradicts nothing.
                if (isNamed || receipt.Pinned is not null)
                    found.Broken.Add(new("receipt-broken", $"no good receipt for anything here: {receipt.Why}", receipt.File));
                else
                    found.NotHere.Add(new("unlisted", $"no commit names this file, and it is no good receipt for anything here: {receipt.Why}", receipt.File));
                break;
            case ReceiptState.NotAnchored:
                found.NotHere.Add(new("receipt-not-anchored", $"names {Text(receipt.Time!.Value)} for commit {receipt.Number} of writer {receipt.Writer}, but {receipt.Why}", receipt.File));
                break;
            case ReceiptState.NotCheckedHere:
                found.NotHere.Add(new("ots", $"present for commit {receipt.Number} of writer {receipt.Writer}, and not provable here: a proof by OpenTimestamps is checked with its own tools against the block chain", receipt.File));
                break;
            case ReceiptState.KeptApart:
                found.NotHere.Add(new("receipt-kept-apart", $"for commit {receipt.Number} of writer {receipt.Writer}, who is kept apart", receipt.File));
                break;
            case ReceiptState.Proven:
                break;
            default:
                throw new InvalidOperationException($"A receipt without words: {receipt.State}");
        }
    }

    // The earliest time first, so that each commit gets the earliest that any receipt proves for it.
    private static Dictionary<string, DateTimeOffset> Times(List<TimeReceipt> proven, CommitGraph graph, Findings found)
    {
        var (times, covered) = (new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var receipt in proven.OrderBy(r => r.Time).ThenBy(r => r.File, StringComparer.Ordinal))
        {
            foreach (var batch in graph.Take(receipt.Commit!, covered))
                times[batch.CommitHash] = receipt.Time!.Value;
            var stands = graph.Take(receipt.Commit!, []).Count - 1;
            found.Proven.Add(new("receipt", $"commit {receipt.Number} of writer {receipt.Writer} and the {Math.Max(0, stands)} commits that it stands on existed by {Text(receipt.Time!.Value)}; signed by {receipt.Signer} under the pinned certificate {receipt.Pinned}", receipt.File));
        }
        return times;
    }

    private static void Sum(Dictionary<string, DateTimeOffset> times, CommitGraph graph, int receipts, Findings found)
    {
        if (receipts > 0)
            found.Proven.Add(new("receipts", $"{times.Count} of {graph.Count} commits existed by the times that {receipts} receipts name: a receipt proves its commit, every commit before it in its writer's chain, and all that these acknowledged"));
        if (times.Count < graph.Count)
            found.NotHere.Add(new("no-receipt", $"{graph.Count - times.Count} of {graph.Count} commits stand under no receipt: when they were made is only claimed"));
    }
}
