using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Verify;

/// <summary>The files in keys/ against the entries they are derived from.</summary>
internal static class KeyCheck
{
    public static void Run(Layout layout, CasebookJournal journal, Findings found)
    {
        var before = found.Broken.Count;
        Signers(layout, journal, found);
        Revoked(layout, journal, found);
        foreach (var writer in journal.Writers.Where(w => w.Key is not null))
            Pem(layout, writer, found);
        found.ProvenUnlessBroken(before, "writers", $"keys/ names exactly the {journal.Admitted.Count} writers that signed entries admit");
    }

    private static void Signers(Layout layout, CasebookJournal journal, Findings found)
    {
        const string name = "keys/allowed_signers";
        var lines = LinesOf(layout.AllowedSigners, name, found);
        foreach (var line in lines.Where(l => !journal.Admitted.Any(a => a.SignerLine == l)))
            found.Broken.Add(new("signer-not-admitted", $"no signed entry admits this line: {line}", name));
        // A writer that has sealed nothing yet may still be missing: its entry is saved before this file.
        var missing = journal.AdmittedWriters.Where(w => w.Batches.Count > 0 && !lines.Contains(w.Key!.SignerLine));
        foreach (var writer in missing)
            found.Broken.Add(new("signer-missing", $"the line of writer {writer.Writer} is missing", name));
    }

    private static void Revoked(Layout layout, CasebookJournal journal, Findings found)
    {
        const string name = "keys/revoked";
        var revoked = journal.AdmittedWriters.SelectMany(w => w.OfType(Introduction.RevokeKey))
            .Select(e => Introduction.Text(e.Body, "public_key")).ToHashSet();
        foreach (var line in LinesOf(layout.Revoked, name, found).Where(l => !revoked.Contains(l)))
            found.Broken.Add(new("revoked-without-entry", $"no signed entry revokes this key: {line}", name));
    }

    private static void Pem(Layout layout, WriterJournal writer, Findings found)
    {
        var name = $"keys/{writer.Writer}.pem";
        var there = File.Exists(layout.At(name));
        if (!there && writer.Batches.Count > 0)
            found.Broken.Add(new("missing-file", "the public key of a writer is gone", name));
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
