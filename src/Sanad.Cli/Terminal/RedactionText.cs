using System.Globalization;
using Sanad.Casebook.Redaction;
using Sanad.Custody;

namespace Sanad.Cli.Terminal;

/// <summary>What a decision takes away, and what it cannot reach, as lines.</summary>
internal static class RedactionText
{
    private const int MostNamed = 20;

    public static void Print(Run run, Consequences planned)
    {
        foreach (var target in planned.About)
            run.Print($"{Redactions.Scope(planned.Kind)}  {target.Kind.ToString().ToLowerInvariant()} {Short(target.Id)}  {Name(target.Name)}");
        run.Print(planned.Kind == RedactionKind.Withhold ? "Left out of exports:" : "What goes:");
        Things(run, "documents with text, claims and search words", planned.Documents);
        Count(run, "claims", planned.Claims);
        Things(run, "events that lose claims", planned.Events);
        Things(run, "records", planned.Records);
        Count(run, "decisions on links that bind nothing then", planned.Links);
        Count(run, planned.Kind == RedactionKind.Seal ? "originals, kept as ciphertext" : "originals", planned.Originals.Count);
        Count(run, "texts and ciphertexts made of them", planned.Derived.Count);
        Entries(run, "journal entries, whose lines become hashes", planned.Entries);
        Things(run, "files of a recovery", [.. planned.Files.Select(f => new NamedThing(f, ""))]);
        if (planned.Kind != RedactionKind.Withhold)
            run.Print("  · the index, made anew without it");
        Remains(run, planned);
    }

    private static void Remains(Run run, Consequences planned)
    {
        run.Print("What remains:");
        Entries(run, "journal entries that name it", planned.Staying);
        Things(run, "documents with the same words", planned.Copies);
        if (planned.Kind is RedactionKind.Destroy or RedactionKind.Forget)
            run.Print("  · the hash of what is destroyed, in this decision: who has the same bytes can recognise them");
        if (planned.Kind != RedactionKind.Withhold)
            run.Print("  · copies of other writers until they merge, backups, and what a disk keeps of deleted files");
        run.Print(string.Create(CultureInfo.InvariantCulture, $"  · exports already made{(planned.Exports > 0 ? $": the journal knows of {planned.Exports:N0}" : "")}"));
        if (planned.Kind is RedactionKind.Destroy or RedactionKind.Forget && planned.Persons.Count > 1)
            run.Print($"Two persons must consent: {(planned.LacksConsent ? "another one than you has not yet" : $"{string.Join(", ", planned.Consented)} did")}");
        run.Print(planned.CanBeUndone ? "This can be taken back." : "Nobody can take this back.");
    }

    public static string Line(RedactionAct act) => $"{act.Entry[..16]}  {act.Time}  {Redactions.Scope(act.Kind),-8}  {act.Person ?? act.Writer}  "
        + $"{(act.TakenBack ? "taken back" : act.Agreed ? "in force" : "lacks consent")}  {string.Join(' ', act.About.Select(Short))}{(act.Reason.Length > 0 ? $"  “{Shown.OneLine(act.Reason)}”" : "")}";

    public static string Line(WordPlace place, int width) => $"{place.Where,-9}  {Short(place.Id)}  {Shown.OneLine(place.What)}{(place.Lasting ? "  (stays for good)" : "")}{(place.Excerpt is { } words ? $"  {Shown.Isolated(Shown.Cut(words, Math.Max(30, width - 50)))}" : "")}";

    private static void Count(Run run, string what, int count)
    {
        if (count > 0)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"  · {count:N0} {what}"));
    }

    private static void Things(Run run, string what, IReadOnlyList<NamedThing> things)
    {
        Count(run, what, things.Count);
        foreach (var thing in things.Take(MostNamed))
            run.Print($"      {Short(thing.Id)}  {Name(thing.Name)}");
        More(run, things.Count);
    }

    private static void Entries(Run run, string what, IReadOnlyList<EntryPlace> entries)
    {
        Count(run, what, entries.Count);
        foreach (var entry in entries.Take(MostNamed))
            run.Print($"      {Short(entry.Entry)}  {entry.Time}  {Shown.Safe(entry.Type)}");
        More(run, entries.Count);
    }

    private static void More(Run run, int count)
    {
        if (count > MostNamed)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"      and {count - MostNamed:N0} more (--json names all)"));
    }

    private static string Short(string id) => Shown.Safe(id.Length == 64 ? id[..16] : id);

    private static string Name(string name) => Shown.Isolated(Shown.Cut(name.Length == 0 ? "-" : name, 80));
}
