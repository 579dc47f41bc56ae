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
        if ((marks.At(layout.Root) ?? marks.Places.LastOrDefault()) is not { } place)
            found.NotHere.Add(new("no-mark", "this device has never written to this casebook and keeps no high-water mark of it"));
        else
            Compare(layout, place, found);
    }

    private static void Compare(Layout layout, Place place, Findings found)
    {
        var before = found.Broken.Count;
        foreach (var (writer, mark) in place.Heads.OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            var hash = WriterJournal.HashOf(layout, writer, mark.Number);
            var name = Layout.Commit(writer, mark.Number);
            if (hash is null)
                found.Broken.Add(new("below-mark", string.Create(CultureInfo.InvariantCulture, $"this device has seen commit {mark.Number} of writer {writer}; it is not here: rolled back, or an older copy"), name));
            else if (hash != mark.Commit)
                found.Broken.Add(new("differs-from-mark", "not the commit of this number that this device has seen", name));
        }
        found.ProvenUnlessBroken(before, "mark", $"the heads reach the high-water marks that this device keeps of {place.Heads.Count} writers");
    }
}
