using Sanad.Custody.Bags;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody;

/// <summary>Checks a bag: strictly as a bag, then its signature, then the casebook in its payload.</summary>
public static class BagVerifier
{
    private const string Data = "data";

    /// <summary>True for a folder that is, or once was, a bag.</summary>
    public static bool IsBag(string path) => Directory.Exists(path) && !Directory.Exists(Path.Combine(path, "journal"))
        && (File.Exists(Path.Combine(path, "bagit.txt")) || Directory.Exists(Path.Combine(path, Data, "journal"))
            || Directory.EnumerateFiles(path, "*manifest-*.txt").Any());

    /// <summary>Checks everything in the folder; file names in the report are those below the bag.</summary>
    /// <param name="path">The bag.</param>
    /// <param name="home">This device's high-water marks; null = check the bag alone.</param>
    /// <param name="progress">Told as files are hashed, from several threads.</param>
    /// <param name="cancel">Stops between chunks of a file.</param>
    /// <exception cref="NewerFormatException">The casebook in it is of a newer format.</exception>
    /// <exception cref="IOException">A file cannot be read, which proves nothing either way.</exception>
    public static VerifyReport Verify(string path, SanadHome? home, IProgress<VerifyProgress>? progress, CancellationToken cancel) =>
        Verify(path, home, OutsideFacts.None, progress, cancel);

    /// <summary>Checks everything in the folder, and its casebook against what a person knows from elsewhere.</summary>
    /// <param name="path">The bag.</param>
    /// <param name="home">This device's high-water marks; null = check without them.</param>
    /// <param name="facts">What the person knows.</param>
    /// <param name="progress">Told as files are hashed, from several threads.</param>
    /// <param name="cancel">Stops between chunks of a file.</param>
    /// <exception cref="NewerFormatException">The casebook in it is of a newer format.</exception>
    /// <exception cref="IOException">A file cannot be read, which proves nothing either way.</exception>
    /// <exception cref="InvalidDataException">A given fact cannot be used.</exception>
    public static VerifyReport Verify(string path, SanadHome? home, OutsideFacts facts, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new Findings();
        var files = new BagFiles(Marks.Resolve(path), found);
        BagCheck.Run(files, found, progress, cancel);
        return NotJudged(files) is not { } why ? WithCasebook(files, home, facts, found, cancel) : Without(why, found);
    }

    private static VerifyReport Without(Finding why, Findings found)
    {
        found.Broken.Add(why);
        return found.Report(null, [], new(0, 0, 0, 0, 0));
    }

    // What the casebook's own check opens by name must be there, plain and readable.
    private static Finding? NotJudged(BagFiles files)
    {
        if (!Directory.Exists(files.At(Data)))
            return new("no-casebook", "the bag has no payload", Data);
        if (!files.AllPlain)
            return new("not-judged", "what stands in the payload is not opened while there are links or pipes in the bag", Data);
        return files.Unread.Any(IsOfJournal) ? new("not-judged", "what stands in the payload is not judged while files of the journal, its keys or its receipts cannot be read", Data) : null;
    }

    private static bool IsOfJournal(string name) => name.Split('/') is [Data, "journal" or "forks" or "keys" or "receipts" or "CASEBOOK.txt", ..];

    private static VerifyReport WithCasebook(BagFiles files, SanadHome? home, OutsideFacts facts, Findings found, CancellationToken cancel)
    {
        var inside = Verifier.Verify(files.At(Data), home, facts with { Sound = Sound(files) }, null, cancel);
        var layout = new Layout(files.At(Data));
        var journal = inside.CasebookId is { } id && Founding.Find(layout) == id ? CasebookJournal.Read(layout, id, null) : null;
        BagSignatureCheck.Run(files, journal, found);
        BagSignatureCheck.Proofs(files, journal, found);
        found.Proven.AddRange(inside.Proven.Select(Below));
        // What the manifests list is accounted for, whether or not the casebook knows it.
        found.NotHere.AddRange(inside.NotProvableHere.Where(f => f.Code != "unlisted").Select(Below).Where(f => f.Code != "unreadable" || !files.IsUnread(f.File!)));
        // A line that is only a hash was withheld by permission here, and the signature over the bag says so.
        found.Broken.AddRange(inside.Broken.Where(f => f.Code != "forgotten-without-decision").Select(Below));
        Limits(journal, found);
        return found.Report(inside.CasebookId, inside.Heads, inside.Counts);
    }

    // Hashed a moment ago: they need not be read again.
    private static HashSet<ContentHash> Sound(BagFiles files) => [.. files.Names.Where(n => n.StartsWith("data/objects/sha256/", StringComparison.Ordinal))
        .Select(files.HashesOf).OfType<TwoHashes>().Select(h => ContentHash.Parse(h.Sha256)).Where(h => files.Has(Manifest.Payload + Layout.ObjectName(h)) && files.HashesOf(Manifest.Payload + Layout.ObjectName(h))?.Sha256 == h.Hex)];

    private static void Limits(CasebookJournal? journal, Findings found)
    {
        var batches = journal?.AdmittedWriters.SelectMany(w => w.AllBatches).ToList() ?? [];
        var withheld = batches.Sum(b => (b.Commit?.Leaves ?? 0) - b.Entries.Count);
        if (withheld > 0)
            found.NotHere.Add(new("withheld", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{withheld} entries stand here as their hashes only: that they were sealed is shown, what they say is not.")));
        found.NotHere.Add(new("selection", "Why these exhibits were chosen, and whether others would say otherwise, a bag cannot show."));
    }

    private static Finding Below(Finding finding) => finding.File is { } file ? finding with { File = $"{Data}/{file}" } : finding;
}
