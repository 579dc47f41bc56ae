using Sanad.Custody.Journal;

namespace Sanad.Custody.Keys;

/// <summary>Who writes in this folder on this device.</summary>
/// <param name="Writer">An existing writer to go on with; null = a new one must start.</param>
/// <param name="Person">The pseudonym.</param>
/// <param name="Before">The writer of this device that introduces a new one; null when its key is not here.</param>
/// <param name="MovedFrom">The folder's former path; null when it did not move.</param>
/// <param name="Why">Why a new writer starts; null when none does.</param>
internal sealed record WriterChoice(string? Writer, string Person, string? Before, string? MovedFrom, string? Why)
{
    private const string NoRecord = "this device has no record of having written here before";

    /// <summary>
    /// A writer may go on only where its own head is exactly the one this device last wrote or a later one of the same chain. A copy
    /// of a folder that still exists elsewhere gets its own writer, so that no writer ever has two different commits of one number.
    /// </summary>
    public static WriterChoice Of(SanadHome home, Layout layout, string casebook, string person)
    {
        var marks = Marks.Read(home, casebook);
        if (marks.At(layout.Root) is { } here)
            return GoOn(home, layout, here, movedFrom: null);
        if (marks.Places.Find(p => StillThere(p, casebook)) is { } twin)
            return New(home, twin, "this folder is a copy of a casebook that is still in use elsewhere on this device");
        return marks.Places is [.., var last]
            ? GoOn(home, layout, marks.Places.FindLast(p => Fits(layout, p)) ?? last, movedFrom: last.Path)
            : new(null, person, null, null, NoRecord);
    }

    private static WriterChoice GoOn(SanadHome home, Layout layout, Place place, string? movedFrom)
    {
        if (!home.HasKey(place.Writer))
            return New(home, place, "the private key of the former writer is not on this device");
        if (place.Overtaken)
            return New(home, place, "commits under the former writer's name came in from another copy that this device did not write");
        return Fits(layout, place)
            ? new(place.Writer, place.Person, null, movedFrom is null ? null : place.Path, null)
            : New(home, place, "this folder is older than what this device last wrote: it was restored or rolled back");
    }

    /// <summary>The same choice, or a new writer where a commit after the mark is not a good one of this writer, or its key has ended.</summary>
    public WriterChoice Unless(SanadHome home, CasebookJournal journal)
    {
        if (Writer is null)
            return Why == NoRecord ? ByAnyKeyHere(home, journal) : this;
        if (journal.StandingOf(Writer) is (WriterStanding.Retired or WriterStanding.Revoked) and var ended)
            return new(null, Person, null, null, ended == WriterStanding.Retired ? "the key of the former writer was retired" : "the key of the former writer was revoked");
        var own = journal.Of(Writer);
        var planted = own is { Batches: [.., { IsSigned: false }] };
        return planted
            ? new(null, Person, home.HasKey(Writer) ? Writer : null, null, "the last commit under the former writer's name was not made by it")
            : this;
    }

    // A founder whose process was killed before the home knew the place, or whose marks are gone: its key signs for the new writer, and writes no more itself.
    private WriterChoice ByAnyKeyHere(SanadHome home, CasebookJournal journal) =>
        journal.CountingBatches.Select(b => b.Writer).FirstOrDefault(w => home.HasKey(w) && journal.StandingOf(w) == WriterStanding.Admitted) is { } before
            ? this with { Before = before, Person = journal.PersonOf(before)! }
            : this;

    private static WriterChoice New(SanadHome home, Place place, string why) =>
        new(null, place.Person, home.HasKey(place.Writer) ? place.Writer : null, null, why);

    private static bool Fits(Layout layout, Place place) =>
        !place.Heads.TryGetValue(place.Writer, out var mark) || WriterJournal.HashOf(layout, place.Writer, mark.Number) == mark.Commit;

    private static bool StillThere(Place place, string casebook) =>
        Directory.Exists(place.Path) && Founding.Find(new Layout(place.Path)) == casebook;
}
