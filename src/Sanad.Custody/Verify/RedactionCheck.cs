using Sanad.Custody.Journal;

namespace Sanad.Custody.Verify;

/// <summary>What was taken away on request: each forgotten line and each object that is gone must rest on a signed decision.</summary>
internal static class RedactionCheck
{
    public static void Run(Layout layout, CasebookJournal journal, List<WriterJournal> writers, Findings found)
    {
        var (before, tombstones) = (found.Broken.Count, journal.Tombstones);
        var forgotten = writers.SelectMany(w => w.ForgottenLines()).ToList();
        foreach (var line in forgotten.Where(f => !tombstones.Entries.Contains(f.Leaf)))
            found.Broken.Add(new("forgotten-without-decision", "only the hash of this entry is here, and no signed decision in force says that it was to be forgotten", line.File, line.Line));
        var gone = tombstones.MayBeGone(layout).Count(o => !File.Exists(layout.Object(o)));
        if (forgotten.Count + gone > 0)
            found.ProvenUnlessBroken(before, "redacted", $"{forgotten.Count} entries were forgotten and {gone} originals or derived texts destroyed or sealed on request: a signed decision names each");
        foreach (var due in tombstones.Objects.Where(o => File.Exists(layout.Object(o))).OrderBy(o => o))
            found.NotHere.Add(tombstones.MayGo(due, layout)
                ? new("redaction-due", "a signed decision says that this is to go; the next write removes it", Layout.ObjectName(due))
                : new("sealing-waits", "a signed decision says that only the ciphertext of this is kept, and no whole ciphertext of it is here, or it is just coming back: it stays until then", Layout.ObjectName(due)));
        foreach (var due in journal.Unforgotten.Select(e => e.File).OfType<string>().Distinct(StringComparer.Ordinal))
            found.NotHere.Add(new("redaction-due", "holds entries that a signed decision says are to be forgotten; the next write forgets them", layout.Relative(due)));
        foreach (var act in journal.Redactions.Acts.Where(a => !a.Agreed))
            found.NotHere.Add(new("redaction-not-agreed", $"the decision {act.Entry[..16]} to {RedactionAct.TypeOf(act.Kind)["redact.".Length..]} lacks the consent of two persons: nothing is taken away for it"));
    }
}
