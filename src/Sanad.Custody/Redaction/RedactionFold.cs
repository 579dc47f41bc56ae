using System.Text.Json;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;
using Sanad.Custody.Receipts;

namespace Sanad.Custody.Redaction;

/// <summary>
/// Decisions and consents as the entries of admitted writers say them: a function of the set of entries, whatever the order in which copies were merged.
/// </summary>
internal sealed class RedactionFold
{
    private static readonly Dictionary<string, RedactionKind> Kinds =
        Enum.GetValues<RedactionKind>().ToDictionary(RedactionAct.TypeOf, kind => kind, StringComparer.Ordinal);

    private readonly string _casebook;
    private readonly Admission _admission;
    private readonly List<(JournalEntry Entry, string? Person)> _entries;
    private readonly ILookup<string, string> _commits;
    private readonly Dictionary<string, long> _sequences;
    private readonly Lazy<CommitGraph> _graph;
    private readonly Dictionary<string, HashSet<string>> _below = new(StringComparer.Ordinal);
    private List<Ticket>? _introductions;
    private List<Ticket>? _laidDown;
    private HashSet<(string Type, string? Entry)>? _undone;

    private RedactionFold(CasebookJournal journal)
    {
        HashSet<string> wanted = [.. Kinds.Keys, ConsentAct.EntryType, Introduction.Create, Introduction.AddKey, Introduction.RevokeKey];
        var people = journal.Admitted.DistinctBy(a => a.Key.Writer).ToDictionary(a => a.Key.Writer, a => a.Person, StringComparer.Ordinal);
        var signed = journal.CountingBatches.Where(b => b.Entries.HasLasting).SelectMany(b => b.Entries.OfTypes(wanted).Select(e => (Entry: e, Commit: b.CommitHash))).ToList();
        _casebook = journal.Casebook;
        _admission = journal.Admission;
        _graph = new(() => CommitGraph.Of(journal));
        _commits = signed.ToLookup(s => s.Entry.Id, s => s.Commit, StringComparer.Ordinal);
        _entries = [.. signed.Select(s => s.Entry).DistinctBy(e => e.Id)
            .OrderBy(e => e.Lamport).ThenBy(e => e.Writer, StringComparer.Ordinal).ThenBy(e => e.Sequence).ThenBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => (e, people.GetValueOrDefault(e.Writer)))];
        _sequences = _entries.ToDictionary(e => e.Entry.Id, e => e.Entry.Sequence, StringComparer.Ordinal);
        Consents = [.. _entries.Where(e => e.Entry.Type == ConsentAct.EntryType).Select(e => ConsentOf(e.Entry, e.Person)).OfType<ConsentAct>()];
        Acts = [.. _entries.Select(e => ActOf(e.Entry, e.Person)).OfType<RedactionAct>()];
    }

    public IReadOnlyList<RedactionAct> Acts { get; }

    public IReadOnlyList<ConsentAct> Consents { get; }

    /// <summary>Of one copy, or of two as they would be after merging. Only what a commit signed counts: anybody could write into an open journal.</summary>
    public static RedactionFold Of(CasebookJournal journal) => new(journal);

    /// <summary>Everybody who was ever let in, but for those who laid down each key of theirs themselves.</summary>
    public IReadOnlyList<string> Persons => [.. Introductions.Where(i => !LaidDown.Exists(l => l.Ends(i))).Select(i => i.Person).Distinct(StringComparer.Ordinal)];

    /// <summary>Consents to such an act on all of this that nobody took back, one a person.</summary>
    public IReadOnlyList<ConsentAct> Given(RedactionKind kind, IReadOnlyCollection<string> about) => [.. Valid(kind, about, null).DistinctBy(c => c.Person)];

    private IEnumerable<ConsentAct> Valid(RedactionKind kind, IReadOnlyCollection<string> about, RedactionAct? by) => about.Count == 0 ? [] :
        Consents.Where(c => c.Decision == ConsentDecision.Give && c.Who is null && c.Person is not null && (by is null || c.Lamport < by.Lamport) && Covers(c, kind, about) && !TakenBack(c, by));

    private bool TakenBack(ConsentAct given, RedactionAct? before) => Consents.Any(later => later.Decision != ConsentDecision.Give && later.Person == given.Person && later.Who == given.Who
        && later.Lamport > given.Lamport && TakesBack(later.Scope, given.Scope) && later.About.Intersect(given.About, StringComparer.Ordinal).Any()
        && (before is null || !StandsOn(later.Entry, before.Entry)));

    // Forgetting destroys as well, so who refuses to destroy refuses to forget.
    private static bool TakesBack(string refused, string given) => refused.Length == 0 || refused == given || refused == Scope(RedactionKind.Destroy) && given == Scope(RedactionKind.Forget);

    private static bool Covers(ConsentAct consent, RedactionKind kind, IReadOnlyCollection<string> about) =>
        about.All(consent.About.Contains) && (consent.Scope == Scope(kind) || consent.Scope == Scope(RedactionKind.Forget) && kind == RedactionKind.Destroy);

    /// <summary>The scope of a consent to such an act; who consents to forgetting consents to destroying.</summary>
    public static string Scope(RedactionKind kind) => RedactionAct.TypeOf(kind)["redact.".Length..];

    // A key.add of the writer's own key lets nobody in, unless somebody's signature in it does.
    private List<Ticket> Introductions => _introductions ??= [.. from e in _entries
        where e.Entry.Type is Introduction.Create or Introduction.AddKey
        let named = Introduction.KeyIn(e.Entry.Body)
        where named is not null && (e.Entry.Type == Introduction.Create || named.Key.Writer != e.Entry.Writer || Introduction.Introducer(_casebook, e.Entry.Body) is not null)
        select new Ticket(named.Person, named.Key.Writer, e.Entry.Id)];

    // Nobody is put out of the count by others: only who ended their own key, under the same pseudonym, gave up being asked.
    private List<Ticket> LaidDown => _laidDown ??= [.. from e in _entries
        where e.Entry.Type == Introduction.RevokeKey && e.Person is not null
        let ended = Revocation.Read(e.Entry)
        where ended is not null && (_admission.IsRevoked(ended.Key.Writer) || _admission.RetiredAt(ended.Key.Writer) is not null)
        select new Ticket(e.Person, ended.Key.Writer, e.Entry.Id)];

    /// <summary>That a person came in with a key, or laid it down.</summary>
    private sealed record Ticket(string Person, string Writer, string Entry)
    {
        public bool Ends(Ticket introduction) => introduction.Person == Person && introduction.Writer == Writer;
    }

    // Whoever signs an entry chooses its lamport and its time. That it is younger than another one is proven by the hashes alone: its commit stands on the other's.
    private bool StandsOn(string later, string earlier) => _commits[later].All(commit => _commits[earlier].Any(other =>
        commit == other ? _sequences[later] > _sequences[earlier] : Below(commit).Contains(other)));

    private HashSet<string> Below(string commit)
    {
        if (!_below.TryGetValue(commit, out var below))
            _graph.Value.Take(commit, _below[commit] = below = new(StringComparer.Ordinal));
        return below;
    }

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

    private bool IsUndone(JournalEntry entry) => (_undone ??= [.. _entries.Select(e => (e.Entry.Type, Introduction.Text(e.Entry.Body, "undoes")))]).Contains((entry.Type, entry.Id));

    // Two persons where there are two; a person with two devices is one. Who decides is one of them whatever they laid down: until the end that they named, which may be years away, their key signs.
    private bool IsAgreed(RedactionAct act) => act.Kind is RedactionKind.Withhold or RedactionKind.Seal
        || Valid(act.Kind, act.About, act).Where(c => act.Consent.Contains(c.Entry) || act.Person == c.Person).DistinctBy(c => c.Person).Count() >= 2
        || !Introductions.Any(i => i.Person != act.Person && !StandsOn(i.Entry, act.Entry) && !LaidDown.Exists(l => l.Ends(i) && StandsOn(act.Entry, l.Entry)));

    private static ConsentAct? ConsentOf(JournalEntry entry, string? person) => DecisionIn(entry.Body) is { } decision
        ? new()
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

    private static ConsentDecision? DecisionIn(JsonElement body) => Introduction.Text(body, "decision") switch
    {
        "give" => ConsentDecision.Give,
        "refuse" => ConsentDecision.Refuse,
        "withdraw" => ConsentDecision.Withdraw,
        _ => null,
    };

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
