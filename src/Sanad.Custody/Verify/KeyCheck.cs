using Sanad.Custody.Journal;

namespace Sanad.Custody.Verify;

/// <summary>The files in keys/ against the entries they are derived from.</summary>
internal static class KeyCheck
{
    public static void Run(Layout layout, CasebookJournal journal, Findings found)
    {
        var before = found.Broken.Count;
        // An interrupted merge or act on a key has placed commits and not yet the lines that follow from them: what is missing then is made by the next write.
        var missing = Merge.MergeEnd.IsPending(layout) || File.Exists(layout.KeysMark) ? found.NotHere : found.Broken;
        Signers(layout, journal, found, missing);
        Revoked(layout, journal, found, missing);
        foreach (var writer in journal.Writers.Where(w => w.Key is not null))
            Pem(layout, writer, found, missing);
        found.ProvenUnlessBroken(before, "writers", $"keys/ names exactly the {journal.Admitted.Count} writers that signed entries admit");
    }

    private static void Signers(Layout layout, CasebookJournal journal, Findings found, List<Finding> lacking)
    {
        const string name = "keys/allowed_signers";
        var lines = LinesOf(layout.AllowedSigners, name, found);
        foreach (var line in lines.Where(l => !journal.Admitted.Any(a => a.SignerLine == l)))
            (Ended(journal, line) ? lacking : found.Broken).Add(new("signer-not-admitted", $"no signed entry admits this line: {line}", name));
        // A writer that has sealed nothing yet may still be missing: its entry is saved before this file.
        var missing = journal.Admitted.Where(a => journal.Of(a.Key.Writer) is { Batches.Count: > 0 } && !lines.Contains(a.SignerLine));
        foreach (var writer in missing)
            lacking.Add(new("signer-missing", $"the line of writer {writer.Key.Writer} is missing", name));
    }

    // As the line stood before the key was retired or revoked.
    private static bool Ended(CasebookJournal journal, string line) =>
        journal.Writers.Any(w => w.Key is { } key && line.EndsWith(key.Key.Text, StringComparison.Ordinal) && journal.StandingOf(w.Writer) is WriterStanding.Retired or WriterStanding.Revoked);

    private static void Revoked(Layout layout, CasebookJournal journal, Findings found, List<Finding> lacking)
    {
        const string name = "keys/revoked";
        var (lines, revoked) = (LinesOf(layout.Revoked, name, found), journal.Admission.Revoked);
        foreach (var line in lines.Except(revoked, StringComparer.Ordinal))
            found.Broken.Add(new("revoked-without-entry", $"no signed entry revokes this key: {line}", name));
        foreach (var key in revoked.Except(lines, StringComparer.Ordinal))
            lacking.Add(new("revoked-missing", $"a signed entry revokes this key, and it is not here: {key}", name));
    }

    private static void Pem(Layout layout, WriterJournal writer, Findings found, List<Finding> lacking)
    {
        var name = $"keys/{writer.Writer}.pem";
        var there = File.Exists(layout.At(name));
        if (!there && writer.Batches.Count > 0)
            lacking.Add(new("missing-file", "the public key of a writer is gone", name));
        else if (there && File.ReadAllText(layout.At(name)) != writer.Key!.Key.Pem())
            found.Broken.Add(new("key-differs", "not the key that the writer's entries carry", name));
    }

    private static List<string> LinesOf(string file, string name, Findings found)
    {
        if (File.Exists(file))
            return [.. File.ReadLines(file).Where(l => l.Length > 0)];
        found.Broken.Add(new("missing-file", "the file is gone", name));
        return [];
    }
}
