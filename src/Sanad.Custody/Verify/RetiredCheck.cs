using System.Globalization;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;
using Sanad.Custody.Receipts;

namespace Sanad.Custody.Verify;

/// <summary>
/// Commits of keys that are used no more. Whoever got such a key afterwards can sign with any date, so a commit counts as proven only where somebody else vouched for it before:
/// a receipt, or another writer's commit of before then that stands on it.
/// </summary>
internal static class RetiredCheck
{
    public static void Run(CasebookJournal journal, CommitGraph graph, IReadOnlyDictionary<string, DateTimeOffset> times, Findings found)
    {
        foreach (var writer in journal.AdmittedWriters.Select(w => w.Writer).Where(w => journal.Admission.RetiredAt(w) is not null))
            Judge(writer, journal.Admission, graph, times, found);
    }

    private static void Judge(string writer, Admission admission, CommitGraph graph, IReadOnlyDictionary<string, DateTimeOffset> times, Findings found)
    {
        var since = admission.RetiredAt(writer)!;
        var end = DateTimeOffset.Parse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var own = graph.All.Where(b => b.Writer == writer).ToList();
        var later = own.Count(b => After(b, since));
        var before = own.Where(b => !After(b, since)).ToList();
        var vouched = Vouched(writer, since, admission, graph);
        var good = before.Count(b => vouched.Contains(b.CommitHash) || times.TryGetValue(b.CommitHash, out var time) && time <= end);
        if (good > 0)
            found.Proven.Add(new("retired-acknowledged", $"{good} commits of writer {writer}, whose key was retired as of {since}, were receipted or acknowledged by others before then", $"journal/{writer}"));
        if (before.Count > good)
            found.NotHere.Add(new("retired-unacknowledged", $"{before.Count - good} commits of writer {writer} claim to be older than its key's retirement as of {since}, and nobody vouched for them before then: whoever has the key could have made them since", $"journal/{writer}"));
        if (later > 0)
            found.NotHere.Add(new("after-retirement", $"{later} commits of writer {writer} are later than its key's retirement as of {since}: they count for nothing", $"journal/{writer}"));
    }

    // Acknowledged by someone whose own key was not retired by then.
    private static HashSet<string> Vouched(string writer, string since, Admission admission, CommitGraph graph)
    {
        var vouched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var other in graph.All.Where(b => b.Writer != writer && !After(b, since) && admission.Counts(b)))
            graph.Take(other.CommitHash, vouched);
        return vouched;
    }

    private static bool After(Batch batch, string since) => string.CompareOrdinal(batch.Commit!.Time, since) > 0;
}
