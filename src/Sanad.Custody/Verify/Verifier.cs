using System.Globalization;
using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;
using Sanad.Custody.Receipts;
using Sanad.Custody.Verify;

namespace Sanad.Custody;

/// <summary>Checks a casebook against what was signed. Reads only; needs no private key and no other program.</summary>
public static class Verifier
{
    private const int Attempts = 10;

    /// <summary>Checks everything in the folder.</summary>
    /// <param name="path">The casebook.</param>
    /// <param name="home">This device's high-water marks, the one outside fact at hand; null = check the folder alone.</param>
    /// <param name="progress">Told as originals are hashed, from several threads.</param>
    /// <param name="cancel">Stops between chunks of a file.</param>
    /// <exception cref="NewerFormatException">The folder is of a newer format.</exception>
    /// <exception cref="IOException">A file cannot be read, which proves nothing either way.</exception>
    public static VerifyReport Verify(string path, SanadHome? home, IProgress<VerifyProgress>? progress, CancellationToken cancel) =>
        Verify(path, home, OutsideFacts.None, progress, cancel);

    /// <summary>Checks everything in the folder, and the folder against what a person knows from elsewhere.</summary>
    /// <param name="path">The casebook.</param>
    /// <param name="home">This device's high-water marks; null = check without them.</param>
    /// <param name="facts">What the person knows.</param>
    /// <param name="progress">Told as originals are hashed, from several threads.</param>
    /// <param name="cancel">Stops between chunks of a file.</param>
    /// <exception cref="NewerFormatException">The folder is of a newer format.</exception>
    /// <exception cref="IOException">A file cannot be read, which proves nothing either way.</exception>
    /// <exception cref="InvalidDataException">A given fact cannot be used: a receipt that is none, a copy that is no casebook, a certificate that is none.</exception>
    public static VerifyReport Verify(string path, SanadHome? home, OutsideFacts facts, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var layout = new Layout(Marks.Resolve(path));
        var sound = facts.Sound.ToHashSet();
        for (var attempt = 1; ; attempt++)
        {
            var before = layout.JournalState();
            try
            {
                var report = Look(layout, home, facts, sound, progress, cancel);
                // What another process writes while we look can seem wrong: only a folder that kept still is judged.
                if (report.Holds || attempt == Attempts || layout.JournalState() == before)
                    return report;
            }
            catch (IOException) when (attempt < Attempts && layout.JournalState() != before)
            {
                // What was read stands elsewhere now: lines were forgotten, or a writer that never came about was taken back.
            }
        }
    }

    private static VerifyReport Look(Layout layout, SanadHome? home, OutsideFacts facts, HashSet<ContentHash> sound, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var found = new Findings();
        if (PlainFiles.FirstOdd(layout) is { } odd)
        {
            found.Broken.Add(odd);
            return found.Report(null, [], new(0, 0, 0, 0, 0));
        }
        Founding.RefuseNewer(layout);
        var id = Founding.Find(layout);
        if ((id ?? Founding.Claimed(layout)) is not { } claimed)
        {
            found.Broken.Add(new("no-casebook", $"{layout.Root} holds no sealed journal"));
            return found.Report(null, [], new(0, 0, 0, 0, 0));
        }
        if (id is null)
            found.Broken.Add(new("founding", $"the founding entry is gone, altered or not the only one; this folder calls itself casebook {claimed}"));
        return Check(layout, claimed, home, facts, sound, found, progress, cancel);
    }

    private static VerifyReport Check(
        Layout layout, string casebook, SanadHome? home, OutsideFacts facts, HashSet<ContentHash> sound, Findings found, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        // First the files, then the journal: what was sealed by the time of the list is in the journal, and what comes later is for the next look.
        var files = new UnlistedCheck(layout);
        var journal = CasebookJournal.Read(layout, casebook, null);
        // Without a founder nobody is admitted; then all are examined, to tell what still holds.
        var writers = journal.Admitted.Count > 0 ? journal.AdmittedWriters.ToList() : [.. journal.Writers];
        JournalCheck.Run(layout, writers, found);
        OpenCheck.Run(layout, journal, writers, found);
        ForkCheck.Run(writers, found);
        if (journal.Admitted.Count > 0)
            KeyCheck.Run(layout, journal, found);
        var (objects, bytes) = ObjectCheck.Run(layout, writers, journal.Tombstones.MayBeGone(layout), sound, found, progress, cancel);
        RedactionCheck.Run(layout, journal, writers, found);
        var (graph, receipts) = (CommitGraph.Of(journal), new ReceiptFiles(layout, journal, AnchorsOf(facts)));
        var (times, judged) = ReceiptCheck.Run(layout, receipts, journal, graph, found);
        RetiredCheck.Run(journal, graph, times, found);
        files.Run(journal, judged, found);
        MarkCheck.Run(layout, journal.Casebook, home, found);
        var known = new FactCheck(journal, graph, found);
        known.Run(facts, receipts);
        LimitsOf(home, known, found);
        var batches = writers.SelectMany(w => w.AllBatches).ToList();
        return found.Report(journal.Casebook, [.. writers.SelectMany(w => w.Heads)],
            new(writers.Count, batches.Count, batches.Sum(b => b.Commit?.Leaves ?? 0), objects, bytes));
    }

    private static List<Anchor>? AnchorsOf(OutsideFacts facts) =>
        facts.Authorities.Count == 0 ? null : [.. facts.Authorities.Select(file => Anchor.Open(file, "The certificate file that was given"))];

    private static void LimitsOf(SanadHome? home, FactCheck known, Findings found)
    {
        var outside = home is null ? "No high-water mark was compared. " : "";
        var above = known.SameCommits ? "above those that the given facts name" : "above what another writer acknowledged";
        found.NotHere.Add(new("truncation", $"{outside}Whether commits were cut off the end, {above}, cannot be seen inside this folder."));
        found.NotHere.Add(new("rollback", known.SameCommits
            ? "Whether all writers were rolled back together to a state after the one that the given facts name cannot be seen inside this folder."
            : "Whether all writers were rolled back together to an earlier state cannot be seen inside this folder."));
        if (!known.SameFounding)
            found.NotHere.Add(new("remade", "Whether the whole casebook was made anew with other keys cannot be seen inside this folder: compare its id and heads with a report, a receipt or a partner's copy."));
        found.NotHere.Add(new("time", "Times are claimed by the writers' clocks; only a time-stamp receipt proves one."));
    }
}

/// <summary>Gathers findings in the three parts of the report.</summary>
internal sealed class Findings
{
    public List<Finding> Proven { get; } = [];
    public List<Finding> NotHere { get; } = [];
    public List<Finding> Broken { get; } = [];

    public VerifyReport Report(string? casebook, IReadOnlyList<WriterHead> heads, VerifyCounts counts) =>
        new(casebook, Proven, NotHere, Broken, heads, counts);

    /// <summary>Adds what was proven only where a part added nothing broken.</summary>
    public void ProvenUnlessBroken(int brokenBefore, string code, FormattableString text)
    {
        if (Broken.Count == brokenBefore)
            Proven.Add(new(code, text.ToString(CultureInfo.InvariantCulture)));
    }
}
