using System.Text.Json.Nodes;
using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;
using Sanad.Custody.Merge;

namespace Sanad.Custody;

/// <summary>
/// Takes everything good of another copy of the same casebook in: the union of commits, originals, receipts and keys. Nothing is signed anew, and in whatever order
/// copies are merged, the same entries count in the end. The other copy is only read.
/// </summary>
public static class Merger
{
    /// <summary>What a merge writes into the journal: never folded into the state, which must not depend on who merged what when.</summary>
    internal const string Transfer = "transfer", ForkSeen = "fork.seen";

    /// <summary>Merges, or says what a merge would bring.</summary>
    /// <param name="into">The casebook that takes in.</param>
    /// <param name="other">The other copy's folder.</param>
    /// <param name="settings">How.</param>
    /// <exception cref="CasebookLockedException">Another process kept the lock for longer.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what came in is whole.</exception>
    /// <exception cref="IOException">For example the disk is full: the casebook is valid, and merging again goes on.</exception>
    public static MergeOutcome Run(CasebookFolder into, string other, MergeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(settings);
        var from = new Layout(Marks.Resolve(other));
        if (WhyNot(into, from) is { } reason)
            return new MergeOutcome.Refused(reason);
        try
        {
            Founding.RefuseNewer(from);
            if ((Founding.Find(from) ?? Founding.Claimed(from)) is var id && id != into.Id)
                return new MergeOutcome.Refused(id is null
                    ? $"{from.Root} holds no sealed journal. Name the folder that holds CASEBOOK.txt."
                    : $"{from.Root} is casebook {id}, and this one is {into.Id}. Only copies of one casebook can be merged.");
            return settings.Trial ? Trial(into, from, settings) : new MergeSession(into, from, settings).Run();
        }
        catch (NewerFormatException newer)
        {
            return new MergeOutcome.NewerFormat(newer.Found);
        }
    }

    private static MergeOutcome Trial(CasebookFolder into, Layout from, MergeSettings settings)
    {
        if (DamageOf(into.Layout, into.Refresh()) is { Count: > 0 } damage)
            return new MergeOutcome.DamagedHere(damage);
        return new MergeOutcome.Done(MergePlan.Of(into, from, settings.Cancel).Report());
    }

    /// <summary>What contradicts the signatures here. Of writers kept apart nothing is asked: what they brought can spoil nothing.</summary>
    internal static IReadOnlyList<Finding> DamageOf(Layout layout, CasebookJournal journal)
    {
        var found = new Findings();
        Verify.JournalCheck.Run(layout, [.. journal.AdmittedWriters], found);
        return found.Broken;
    }

    private static string? WhyNot(CasebookFolder into, Layout from)
    {
        if (File.Exists(from.Root))
            return $"{from.Root} is a file. Name the folder of the other copy, the one that holds CASEBOOK.txt.";
        if (!Directory.Exists(from.Root))
            return $"There is no folder {from.Root}";
        if (from.Root == into.Path)
            return $"{from.Root} is this very casebook. Name the folder of another copy.";
        if (IsBelow(from.Root, into.Path) || IsBelow(into.Path, from.Root))
            return $"One of {from.Root} and {into.Path} lies inside the other. Move the copy out first.";
        if (!Directory.Exists(from.Journal))
            return $"{from.Root} is no casebook: it has no journal. Name the folder that holds CASEBOOK.txt.";
        return PlainFiles.FirstOdd(from) is { } odd ? $"{from.Root}: {odd.Text}" : null;
    }

    private static bool IsBelow(string path, string above) => path.StartsWith(above.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The body of the entry that tells of a merge.</summary>
    internal static JsonObject Body(MergeReport report, IEnumerable<string> forks) => new()
    {
        ["direction"] = "in",
        ["commits"] = report.Commits,
        ["entries"] = report.Entries,
        ["objects"] = report.Objects,
        ["bytes"] = report.Bytes,
        ["writers"] = new JsonArray([.. report.Writers.Where(w => w.Commits > 0).Select(w => (JsonNode)w.Writer)]),
        ["forks"] = new JsonArray([.. forks.Select(branch => (JsonNode)branch)]),
    };
}
