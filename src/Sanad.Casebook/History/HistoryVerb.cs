using System.Text.Json;
using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Estimate;
using Sanad.Casebook.Events;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.History;

/// <summary>
/// The journal as people read it: who did what when, the latest first, a page at a time. It reads the entries themselves, which an open casebook has at
/// hand, and not the index: captures and keys are told beside what people decided, and what no seal covers yet is told as such.
/// </summary>
public static class HistoryVerb
{
    private const string Create = "casebook.create", AddKey = "key.add", RevokeKey = "key.revoke", Recovery = "recovery", Transfer = "transfer", ForkSeen = "fork.seen", Receipt = "receipt", Export = "export";

    /// <summary>A page of the history.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="skip">Entries before the first, counted from the latest.</param>
    /// <param name="take">At most so many.</param>
    public static Page<HistoryLine> Page(OpenCasebook book, HistoryFilter filter, int skip, int take)
    {
        var entries = book.Folder.Entries();
        var chosen = new List<int>(take);
        var total = 0;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (!Fits(entries.WriterAt(i), entries.TypeAt(i), filter))
                continue;
            if (total >= skip && chosen.Count < take)
                chosen.Add(i);
            total++;
        }
        var undone = chosen.Count == 0 ? [] : TakenBack(entries, chosen[^1]);
        var people = chosen.Select(entries.WriterAt).Distinct(StringComparer.Ordinal).ToDictionary(w => w, book.Folder.PersonOf, StringComparer.Ordinal);
        var told = new Told(book, entries);
        return new([.. chosen.Select(i => Line(told, i, people, undone))], total);
    }

    private const string DocumentNames = $"select {DocumentRow.Columns} from document d where d.original in @list";

    /// <summary>What documents and events are called now; those that are none any more are not among them.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="ids">Originals by SHA-256, and events.</param>
    public static HistoryNames NamesOf(OpenCasebook book, IReadOnlyCollection<string> ids)
    {
        var documents = book.Index.Query<DocumentRow>(DocumentNames, IndexDatabase.List(ids)).ToDictionary(d => d.Original, d => d.MachineDocument().Title ?? d.ReceivedAs, StringComparer.Ordinal);
        var events = ids.Where(id => !ContentHash.TryParse(id, out _)).Select(id => (Id: id, Event: EventVerbs.Find(book, id)));
        return new(documents, events.Where(e => e.Event is not null).ToDictionary(e => e.Id, e => e.Event!, StringComparer.Ordinal));
    }

    /// <summary>Who wrote, and how much of it is sealed.</summary>
    public static JournalStanding Standing(OpenCasebook book)
    {
        var entries = book.Folder.Entries();
        var writers = Enumerable.Range(0, entries.Count).CountBy(entries.WriterAt, StringComparer.Ordinal).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal);
        return new([.. writers.Select(w => new HistoryWriter(w.Key, book.Folder.PersonOf(w.Key), w.Value))], entries.Count, Enumerable.Range(0, entries.Count).Count(i => !entries.IsSealedAt(i)));
    }

    private static bool Fits(string writer, string type, HistoryFilter filter) =>
        (filter.Writer is null || writer == filter.Writer) && (filter.Kind is null || filter.Kind == KindOf(type));

    private static string KindOf(string type) => type switch
    {
        CaptureBody.EntryType or DeriveBody.EntryType => "files",
        ListBody.EntryType => "lists",
        LinkRunBody.EntryType or LinkVerdictBody.EntryType => "people",
        EstimateRunBody.EntryType => "estimates",
        VerdictBody.EntryType => "claims",
        Correction.EntryType => "documents",
        ConsentAct.EntryType => "redactions",
        _ when type.StartsWith("redact.", StringComparison.Ordinal) => "redactions",
        _ when type.StartsWith("event.", StringComparison.Ordinal) => "events",
        _ => "keys",
    };

    // As HumanAct.InForce folds it, from the end on: an undo that was itself undone undoes nothing. Nothing before the page can undo what is on it.
    private static HashSet<string> TakenBack(JournalEntries entries, int first)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        for (var i = entries.Count - 1; i >= first; i--)
        {
            if (!IsFinal(entries.TypeAt(i)) && Text(entries[i], "undoes") is { } entry && !undone.Contains(entries[i].Id))
                undone.Add(entry);
        }
        return undone;
    }

    // Whoever writes that they take such a decision back has taken nothing back.
    private static bool IsFinal(string type) => type == RedactionAct.TypeOf(RedactionKind.Destroy) || type == RedactionAct.TypeOf(RedactionKind.Forget);

    /// <summary>What a page is told from; decisions and consents are looked through once for all of its lines, and not at all when none is about them.</summary>
    private sealed class Told(OpenCasebook book, JournalEntries entries)
    {
        private readonly Lazy<Dictionary<string, RedactionAct>> _redactions = new(() => Redactions.Of(book.Folder).ToDictionary(a => a.Entry, StringComparer.Ordinal));
        private readonly Lazy<Dictionary<string, ConsentAct>> _consents = new(() => Redactions.Consents(book.Folder).ToDictionary(c => c.Entry, StringComparer.Ordinal));

        public OpenCasebook Book => book;

        public JournalEntries Entries => entries;

        public RedactionAct? Redaction(string entry) => _redactions.Value.GetValueOrDefault(entry);

        public ConsentAct? Consent(string entry) => _consents.Value.GetValueOrDefault(entry);
    }

    private static HistoryLine Line(Told told, int at, Dictionary<string, string?> people, HashSet<string> undone)
    {
        var entry = told.Entries[at];
        return new(entry.Id, entry.Time, entry.Writer, people[entry.Writer], entry.Type, entry.Sealed, undone.Contains(entry.Id), ActOf(told, at, follow: true));
    }

    private static HistoryAct ActOf(Told told, int at, bool follow)
    {
        var entry = told.Entries[at];
        if (!IsFinal(entry.Type) && Text(entry, "undoes") is { } undoes)
            return new HistoryAct.Undone(undoes, follow && Place(told.Entries, undoes, at) is { } earlier ? ActOf(told, earlier, follow: false) : null);
        return entry.Type switch
        {
            Create => new HistoryAct.Founded(),
            AddKey => new HistoryAct.WriterCameIn(Text(entry, "person"), Text(entry, "reason")) { ByItself = Text(entry, "writer") == entry.Writer },
            RevokeKey => new HistoryAct.KeyRevoked(Text(entry, "kind") == "retire"),
            Transfer or ForkSeen => new HistoryAct.Merged(Number(entry, "entries"), entry.Type == ForkSeen),
            Receipt => new HistoryAct.Receipted(Text(entry, "authority"), Number(entry, "number")),
            Recovery => new HistoryAct.Recovered(Text(entry, "file"), Text(entry, "reason")),
            CaptureBody.EntryType when KnownFromJournal.Body<CaptureBody>(entry) is { } body => new HistoryAct.Captured(body.Original?.Hex, body.FileName, body.Size),
            DeriveBody.EntryType when KnownFromJournal.Body<DeriveBody>(entry) is { } body => new HistoryAct.Derived(body.Input?.Hex, $"{body.Tool} {body.Version}"),
            VerdictBody.EntryType when KnownFromJournal.Body<VerdictBody>(entry) is { Verdict: { } verdict, Claim: { } claim } body => new HistoryAct.Judged(claim.Id, body.Original?.Hex, verdict, claim.Quote,
                body.Edited is { } edited ? ClaimFields.StoredDifferences(claim, edited) : [], body.Note, body.Repeats is not null),
            Correction.EntryType when KnownFromJournal.Body<Correction>(entry) is { Original: { } original } body => new HistoryAct.Corrected(original.Hex, Changes(told.Book, told.Entries, at, body)) { Stretches = [.. (body.Furniture ?? []).Select(mark => new FurnitureStretch(mark.Words, mark.Furniture))] },
            ListBody.EntryType when KnownFromJournal.Body<ListBody>(entry) is { Name.Length: > 0 } body => new HistoryAct.OfList(body.Name, body.FileName),
            LinkRunBody.EntryType when KnownFromJournal.Body<LinkRunBody>(entry) is { Model: not null } => new HistoryAct.LinkRun(),
            EstimateRunBody.EntryType when KnownFromJournal.Body<EstimateRunBody>(entry) is { Event: { } of } body => new HistoryAct.Estimated(of, body.Lists.Count),
            Export when entry.Body.TryGetProperty("exhibits", out var exhibits) && exhibits.ValueKind == JsonValueKind.Array => new HistoryAct.Published(
                exhibits.GetArrayLength(), Number(entry, "entries_withheld")),
            LinkVerdictBody.EntryType when KnownFromJournal.Body<LinkVerdictBody>(entry) is { Left: { } left, Right: { } right, Verdict: { } verdict } => new HistoryAct.OfLink(verdict, LinkReview.Name(left), LinkReview.Name(right)),
            _ when entry.Type.StartsWith("redact.", StringComparison.Ordinal) && told.Redaction(entry.Id) is { } redaction => new HistoryAct.Redacted(redaction.Kind, redaction.Objects.Count, redaction.Entries.Count, redaction.Reason),
            ConsentAct.EntryType when told.Consent(entry.Id) is { } consent => new HistoryAct.Consented(consent.Decision, consent.Who, consent.Scope),
            _ when entry.Type.StartsWith("event.", StringComparison.Ordinal) && KnownFromJournal.Body<EventAct>(entry) is { Event: { } of } body => OfEvent(entry.Type, of.Id, body),
            _ => new HistoryAct.NotUnderstood(),
        };
    }

    private static HistoryAct.OfEvent OfEvent(string type, string id, EventAct act) => new(
        type == EventAct.Part && act.Target is null ? "part_no_more" : type["event.".Length..], id, act.Target?.Id, act.Title, act.Claims?.Count ?? 0, act.Kind);

    private static int? Place(JournalEntries entries, string id, int before)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (entries.IdAt(i) == id)
                return i;
        }
        return null;
    }

    private const string DocumentOf = $"select {DocumentRow.Columns} from document d where d.original = @original";

    // Before = what the corrections up to then said, else what the machine reads.
    private static List<FieldChange> Changes(OpenCasebook book, JournalEntries entries, int at, Correction now)
    {
        var earlier = new List<HumanAct>();
        for (var i = 0; i < at; i++)
        {
            if (entries.TypeAt(i) == Correction.EntryType && entries[i] is var entry && Concerns(entry, now.Original!.Value.Hex))
                earlier.Add(new(entry.Id, entry.Writer, entry.Type, entry.Time, entry.Body.GetRawText()));
        }
        var before = Correction.Fold(HumanAct.InForce(earlier)).GetValueOrDefault(now.Original!.Value.Hex);
        var row = book.Index.First<DocumentRow>(DocumentOf, new { original = now.Original.Value.Hex })?.MachineDocument();
        var read = before is null ? row : row is null ? null : before.Apply(row);
        return [.. now.Said().Select(said => new FieldChange(said.Field, Before(said.Field, read), said.Value))];
    }

    private static string? Before(string field, Basics.Document? read) => field switch
    {
        Correction.TitleField => read?.Title,
        Correction.OutletField => read?.Outlet,
        Correction.OriginField => read?.Origin,
        _ => read?.Published?.ToString(),
    };

    // An undo names no document: which act it takes back decides, so all undoes come along.
    private static bool Concerns(JournalEntry entry, string original) => Text(entry, "undoes") is not null || Text(entry, "original") == original;

    private static long? Number(JournalEntry entry, string name) =>
        entry.Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static string? Text(JournalEntry entry, string name) =>
        entry.Body.ValueKind == JsonValueKind.Object && entry.Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
