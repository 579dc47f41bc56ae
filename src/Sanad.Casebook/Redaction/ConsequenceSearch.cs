using System.Text.Json;
using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Redaction;

/// <summary>Follows what a decision is about through objects, journal and index.</summary>
internal sealed class ConsequenceSearch(OpenCasebook book)
{
    private readonly IndexDatabase _index = book.Index;

    public Consequences Of(RedactionKind kind, IReadOnlyList<RedactionTarget> about)
    {
        var entries = Redactions.EveryEntry(book.Folder).Select(l => l.Entry).ToList();
        var records = Ids(about, TargetKind.Record);
        var replaced = new RowRemoval(book).Replaced(records.Keys).ToHashSet(StringComparer.Ordinal);
        var originals = Ids(about, TargetKind.Original).Keys.ToHashSet(StringComparer.Ordinal);
        var derived = Derived(entries, originals, replaced);
        HashSet<string> named = [.. originals, .. derived, .. records.Keys];
        var naming = entries.Where(e => Names(e.Body, named)).ToList();
        var going = kind == RedactionKind.Forget ? Going(entries, naming, about) : [];
        var documents = Documents(originals.Concat(replaced));
        var consented = Redactions.Given(book.Folder, kind, [.. about.Select(a => a.Id)]).Select(c => c.Person!).ToList();
        var persons = Redactions.Persons(book.Folder);
        return new()
        {
            Kind = kind,
            About = about,
            Documents = documents,
            Claims = (int)_index.Single<long>(ClaimsOf, Listed(documents)),
            Events = [.. _index.Query<ThingRow>(EventsOf, Listed(documents)).Select(e => new NamedThing(e.Id, e.Name))],
            Records = [.. records.Select(r => new NamedThing(r.Key, r.Value)), .. _index.Query<ThingRow>(RecordsOfLists, IndexDatabase.List(originals)).Select(r => new NamedThing(r.Id, r.Name))],
            Links = (int)_index.Single<long>(LinksOf, IndexDatabase.List(records.Keys)),
            Originals = [.. originals.Concat(replaced).Order(StringComparer.Ordinal).Select(ContentHash.Parse)],
            Derived = [.. derived.Order(StringComparer.Ordinal).Select(ContentHash.Parse)],
            Entries = [.. going.Select(Place)],
            Staying = [.. naming.Except(going).Where(e => e.Type != CaptureBody.EntryType || kind == RedactionKind.Withhold).Select(Place)],
            Files = [.. Ids(about, TargetKind.Recovered).Keys],
            Copies = [.. _index.Query<ThingRow>(CopiesOf, Listed(documents)).Where(c => !named.Contains(c.Id)).Select(c => new NamedThing(c.Id, c.Name))],
            Exports = entries.Count(e => e.Type == "export"),
            Persons = persons,
            Consented = consented,
            LacksConsent = kind is RedactionKind.Destroy or RedactionKind.Forget && persons.Count > 1 && !consented.Exists(c => c != book.Folder.PersonHere),
        };
    }

    /// <summary>Hashes of what decisions of this kind take away.</summary>
    public static IEnumerable<ContentHash> Objects(Consequences of) => of.Originals.Concat(of.Derived).Distinct();

    private static Dictionary<string, string> Ids(IEnumerable<RedactionTarget> about, TargetKind kind) =>
        about.Where(a => a.Kind == kind).ToDictionary(a => a.Id, a => a.Name, StringComparer.Ordinal);

    // A text that was made of another original as well stays for that one. A list's file that is replaced takes what was made of it along, but not the copies that took its place.
    private static HashSet<string> Derived(List<JournalEntry> entries, HashSet<string> originals, HashSet<string> replaced)
    {
        var made = entries.Where(e => e.Type == DeriveBody.EntryType).Select(KnownFromJournal.Body<DeriveBody>).Where(d => d is { Input: not null, Output: not null })
            .Select(d => (Input: d!.Input!.Value.Hex, Output: d.Output!.Value.Hex, IsCopy: d.Tool == ListReplacement.Tool)).ToList();
        var derived = new HashSet<string>(StringComparer.Ordinal);
        bool Goes(string input, bool isCopy) => originals.Contains(input) || derived.Contains(input) || (replaced.Contains(input) && !isCopy);
        while (made.Where(d => Goes(d.Input, d.IsCopy)).Select(d => d.Output).Where(derived.Add).ToList().Count > 0)
        {
        }
        while (derived.RemoveWhere(output => made.Exists(d => d.Output == output && !Goes(d.Input, d.IsCopy))) > 0)
        {
        }
        derived.ExceptWith(originals);
        return derived;
    }

    /// <summary>Entries of records that somebody typed, by the ids of these records.</summary>
    internal static Dictionary<string, string> TypedRecords(IEnumerable<JournalEntry> entries) => entries.Where(e => e.Type == ListBody.EntryType)
        .Select(e => (Entry: e.Id, Body: KnownFromJournal.Body<ListBody>(e))).Where(e => e.Body is { Row: not null })
        .DistinctBy(e => e.Entry).ToDictionary(e => StableId.Of('r', e.Body!.Name, e.Entry[..16]), e => e.Entry, StringComparer.Ordinal);

    // What takes an act back goes with it; and an act that only an undo keeps from counting would count again without it.
    private static List<JournalEntry> Going(List<JournalEntry> entries, List<JournalEntry> naming, IReadOnlyList<RedactionTarget> about)
    {
        var chosen = Ids(about, TargetKind.Entry).Keys.Concat(naming.Select(e => e.Id)).ToHashSet(StringComparer.Ordinal);
        var typed = TypedRecords(entries);
        chosen.UnionWith(Ids(about, TargetKind.Record).Keys.Where(typed.ContainsKey).Select(record => typed[record]));
        for (var before = -1; before != chosen.Count;)
        {
            before = chosen.Count;
            foreach (var entry in entries)
            {
                if (Text(entry.Body, "undoes") is not { } undone)
                    continue;
                if (chosen.Contains(undone))
                    chosen.Add(entry.Id);
                else if (chosen.Contains(entry.Id))
                    chosen.Add(undone);
            }
        }
        return [.. entries.Where(e => chosen.Contains(e.Id) && !Redactions.IsLasting(e.Type))];
    }

    private static bool Names(JsonElement value, HashSet<string> ids) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { } text && ids.Contains(text),
        JsonValueKind.Object => value.EnumerateObject().Any(p => Names(p.Value, ids)),
        JsonValueKind.Array => value.EnumerateArray().Any(v => Names(v, ids)),
        _ => false,
    };

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static EntryPlace Place(JournalEntry entry) => new(entry.Id, entry.Type, entry.Time);

    private const string DocumentsOf = $"select {DocumentRow.Columns} from document d where d.original in @list order by d.position";
    private const string ClaimsOf = "select count(*) from standing where original in @list";
    private const string EventsOf = "select distinct e.id, e.title as name from standing s join event_claim c on c.claim = s.id join event e on e.id = c.event where s.original in @list order by e.id";
    private const string RecordsOfLists = "select r.id, r.row_key as name from record r join list l on l.name = r.list where l.original in @list order by r.id";
    private const string LinksOf = "select count(*) from link_verdict v where v.left_record in @list or v.right_record in @list";
    private const string CopiesOf = """
        select o.original as id, d.received_as as name from origin o join document d on d.original = o.original
        where o.origin_group in (select origin_group from origin where original in @list) order by o.original
        """;

    private List<NamedThing> Documents(IEnumerable<string> originals) =>
        [.. _index.Query<DocumentRow>(DocumentsOf, IndexDatabase.List(originals)).Select(d => new NamedThing(d.Original, d.MachineDocument().Title ?? d.ReceivedAs))];

    private static object Listed(IEnumerable<NamedThing> things) => IndexDatabase.List(things.Select(t => t.Id));

    private sealed record ThingRow
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
    }
}
