using System.Text.Json;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Redaction;

/// <summary>
/// Decisions and consents as the entries of admitted writers say them: a function of the set of entries, whatever the order in which copies were merged.
/// </summary>
internal sealed class RedactionFold
{
    private static readonly Dictionary<string, RedactionKind> Kinds =
        Enum.GetValues<RedactionKind>().ToDictionary(RedactionAct.TypeOf, kind => kind, StringComparer.Ordinal);

    private readonly List<(JournalEntry Entry, string? Person)> _entries;

    private RedactionFold(IReadOnlyList<CasebookJournal> journals)
    {
        HashSet<string> wanted = [.. Kinds.Keys, ConsentAct.EntryType, Introduction.Create, Introduction.AddKey];
        var people = journals.SelectMany(j => j.Admitted).DistinctBy(a => a.Key.Writer).ToDictionary(a => a.Key.Writer, a => a.Person, StringComparer.Ordinal);
        _entries = [.. journals.SelectMany(j => j.Counting).Where(e => e.HasLasting).SelectMany(e => e.OfTypes(wanted)).DistinctBy(e => e.Id)
            .OrderBy(e => e.Lamport).ThenBy(e => e.Writer, StringComparer.Ordinal).ThenBy(e => e.Sequence).ThenBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => (e, people.GetValueOrDefault(e.Writer)))];
        Consents = [.. _entries.Where(e => e.Entry.Type == ConsentAct.EntryType).Select(e => ConsentOf(e.Entry, e.Person)).OfType<ConsentAct>()];
        Acts = [.. _entries.Select(e => ActOf(e.Entry, e.Person)).OfType<RedactionAct>()];
    }

    public IReadOnlyList<RedactionAct> Acts { get; }

    public IReadOnlyList<ConsentAct> Consents { get; }

    /// <summary>Of one copy, or of several together as they would be after merging.</summary>
    public static RedactionFold Of(params IReadOnlyList<CasebookJournal> journals) => new(journals);

    /// <summary>Persons who could write before an entry of this clock was written.</summary>
    public IReadOnlyList<string> PersonsBefore(long lamport) =>
        [.. _entries.Where(e => e.Entry.Type is Introduction.Create or Introduction.AddKey && e.Entry.Lamport < lamport)
            .Select(e => Introduction.KeyIn(e.Entry.Body)?.Person).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Consents to such an act on all of this that were not taken back before, one a person.</summary>
    public IReadOnlyList<ConsentAct> Given(RedactionKind kind, IReadOnlyCollection<string> about, long before) => about.Count == 0 ? [] :
        [.. Consents.Where(c => c.Decision == ConsentDecision.Give && c.Lamport < before && c.Person is not null && Covers(c, kind, about) && !TakenBack(c, before)).DistinctBy(c => c.Person)];

    private bool TakenBack(ConsentAct given, long before) => Consents.Any(later => later.Person == given.Person && later.Lamport > given.Lamport && later.Lamport < before
        && later.Decision != ConsentDecision.Give && later.About.Intersect(given.About, StringComparer.Ordinal).Any());

    private static bool Covers(ConsentAct consent, RedactionKind kind, IReadOnlyCollection<string> about) =>
        about.All(consent.About.Contains) && (consent.Scope == Scope(kind) || consent.Scope == Scope(RedactionKind.Forget) && kind == RedactionKind.Destroy);

    /// <summary>The scope of a consent to such an act; who consents to forgetting consents to destroying.</summary>
    public static string Scope(RedactionKind kind) => RedactionAct.TypeOf(kind)["redact.".Length..];

    private RedactionAct? ActOf(JournalEntry entry, string? person)
    {
        if (!Kinds.TryGetValue(entry.Type, out var kind) || Introduction.Text(entry.Body, "undoes") is not null)
            return null;
        var act = new RedactionAct
        {
            Entry = entry.Id,
            Kind = kind,
            Writer = entry.Writer,
            Person = person,
            Time = entry.Time,
            Lamport = entry.Lamport,
            Reason = Introduction.Text(entry.Body, "reason") ?? "",
            About = Texts(entry.Body, "about"),
            Objects = Hashes(Texts(entry.Body, "objects")),
            Entries = [.. Texts(entry.Body, "entries").Where(e => ContentHash.TryParse(e, out _))],
            Files = Texts(entry.Body, "files"),
            Recipients = Texts(entry.Body, "recipients"),
            Ciphertexts = Pairs(entry.Body),
            Consent = Texts(entry.Body, "consent"),
            TakenBack = kind is RedactionKind.Withhold or RedactionKind.Seal && IsUndone(entry),
        };
        return act with { Agreed = IsAgreed(act) };
    }

    private bool IsUndone(JournalEntry entry) => _entries.Any(e => e.Entry.Type == entry.Type && Introduction.Text(e.Entry.Body, "undoes") == entry.Id);

    // Two persons where there are two; a person with two devices is one.
    private bool IsAgreed(RedactionAct act) => act.Kind is RedactionKind.Withhold or RedactionKind.Seal || PersonsBefore(act.Lamport).Count < 2
        || Given(act.Kind, act.About, act.Lamport).Count(c => act.Consent.Contains(c.Entry) || act.Person == c.Person) >= 2;

    private static ConsentAct? ConsentOf(JournalEntry entry, string? person) =>
        Introduction.Text(entry.Body, "decision") is { } word && Enum.TryParse<ConsentDecision>(word, ignoreCase: true, out var decision) ? new()
        {
            Entry = entry.Id,
            Writer = entry.Writer,
            Person = person,
            Time = entry.Time,
            Lamport = entry.Lamport,
            Decision = decision,
            Who = Introduction.Text(entry.Body, "who"),
            About = Texts(entry.Body, "about"),
            Scope = Introduction.Text(entry.Body, "for") ?? "",
            Wording = Introduction.Text(entry.Body, "wording"),
        }
        : null;

    private static List<ContentHash> Hashes(IEnumerable<string> texts) =>
        [.. texts.Select(t => ContentHash.TryParse(t, out var hash) ? hash : (ContentHash?)null).OfType<ContentHash>()];

    private static List<string> Texts(JsonElement body, string name) => body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
        : [];

    private static List<SealedObject> Pairs(JsonElement body)
    {
        var pairs = new List<SealedObject>();
        if (!body.TryGetProperty("sealed", out var list) || list.ValueKind != JsonValueKind.Array)
            return pairs;
        foreach (var pair in list.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object))
        {
            if (ContentHash.TryParse(Introduction.Text(pair, "object"), out var plain) && ContentHash.TryParse(Introduction.Text(pair, "ciphertext"), out var cipher))
                pairs.Add(new(plain, cipher));
        }
        return pairs;
    }
}
