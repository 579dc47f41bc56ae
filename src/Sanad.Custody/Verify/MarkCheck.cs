using System.Globalization;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Verify;

/// <summary>The folder's heads against the high-water marks that this device keeps outside it.</summary>
internal static class MarkCheck
{
    public static void Run(Layout layout, string casebook, SanadHome? home, Findings found)
    {
        if (home is null)
            return;
        foreach (var other in Marks.OthersAt(home, layout.Root, casebook))
            found.Broken.Add(new("replaced", $"this device wrote casebook {other} in this folder; now it holds casebook {casebook}"));
        var marks = Marks.Read(home, casebook);
        if (marks.At(layout.Root) is { } here)
            Compare(layout, here, found, found.Broken);
        else if (marks.Places.LastOrDefault() is { } elsewhere)
            Compare(layout, elsewhere, found, found.NotHere);
        else
            found.NotHere.Add(new("no-mark", "this device has never written to this casebook and keeps no high-water mark of it"));
    }

    // A folder that this device never wrote in may be an older copy in good faith; where it wrote itself, a lower head is a rollback.
    private static void Compare(Layout layout, Place place, Findings found, List<Finding> lower)
    {
        var before = found.Broken.Count + found.NotHere.Count;
        foreach (var (writer, mark) in place.Heads.OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            var hash = WriterJournal.HashOf(layout, writer, mark.Number);
            var name = Layout.Commit(writer, mark.Number);
            if (hash is null)
                lower.Add(new("below-mark", string.Create(CultureInfo.InvariantCulture, $"this device has seen commit {mark.Number} of writer {writer}; it is not here: rolled back, or an older copy"), name));
            else if (hash != mark.Commit && !WriterJournal.Holds(layout, writer, mark))
                found.Broken.Add(new("differs-from-mark", "not the commit of this number that this device has seen", name));
        }
        if (found.Broken.Count + found.NotHere.Count == before)
            found.ProvenUnlessBroken(found.Broken.Count, "mark", $"the heads reach the high-water marks that this device keeps of {place.Heads.Count} writers");
    }
}
