using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Review;

namespace Sanad.Casebook.Events;

/// <summary>An event while people's acts are being applied to it.</summary>
internal sealed class EventDraft
{
    public required string Id { get; set; }
    public required string Title { get; set; }
    public required string Key { get; init; }
    public string? Anchor { get; set; }
    public string? Place { get; init; }
    public DateInterval? When { get; init; }
    public SortedSet<string> Claims { get; } = new(StringComparer.Ordinal);
    public List<string> Acts { get; } = [];
    public EventDraft? Parent { get; set; }
    public EventDraft? MergedInto { get; set; }
    public List<(EventDraft Event, ResponseKind Kind)> Responses { get; } = [];

    /// <summary>The event that goes on after all merges.</summary>
    public EventDraft Standing => MergedInto?.Standing ?? this;

    public EventReference Reference => new(Id, Key, [.. Claims.Take(EventReference.MostClaims)]);
}

/// <summary>
/// The gathered groups with people's acts applied, in the order of the journal's fold; concurrent edits of one thing: the last one wins. An act
/// whose event or claim is not found any more is kept and listed, never dropped in silence.
/// </summary>
internal sealed class EventFold
{
    private readonly List<EventDraft> _events = [];
    private readonly Dictionary<string, EventDraft> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventDraft> _byClaim = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GatheredClaim> _claims = new(StringComparer.Ordinal);
    private ILookup<string, GatheredClaim>? _byOriginal;

    /// <summary>Applies the acts that stand.</summary>
    public EventFold(IReadOnlyList<ClaimGroup> groups, IEnumerable<HumanAct> inForce)
    {
        foreach (var group in groups)
            Add(group);
        foreach (var act in inForce)
        {
            if (!Apply(act))
                Unresolved.Add(act.Id);
        }
    }

    /// <summary>Events with at least a claim or a part, by id.</summary>
    public IReadOnlyList<EventDraft> Events => [.. _events.Where(e => e.MergedInto is null && (e.Claims.Count > 0 || HasPart(e))).OrderBy(e => e.Id, StringComparer.Ordinal)];

    /// <summary>Ids under which an event was known before.</summary>
    public IEnumerable<(string Alias, string Event)> Aliases =>
        _byId.Where(x => x.Key != x.Value.Standing.Id).Select(x => (x.Key, x.Value.Standing.Id)).OrderBy(x => x.Key, StringComparer.Ordinal);

    /// <summary>Journal entries that name an event or a claim that is not there.</summary>
    public List<string> Unresolved { get; } = [];

    /// <summary>The event of this id, of an id it once had, or of a claim of that id; null when there is none.</summary>
    public EventDraft? Find(string id) => (_byId.GetValueOrDefault(id) ?? (id.Length > 1 ? _byClaim.GetValueOrDefault("c" + id[1..]) : null))?.Standing;

    /// <summary>The event that a person's act made or touched has the id of that entry.</summary>
    public static string IdOf(string entry) => "e" + entry[..16];

    private bool HasPart(EventDraft whole) => _events.Exists(e => e.MergedInto is null && e.Parent?.Standing == whole && e.Claims.Count > 0);

    // A derived event takes the id of its smallest claim: e for c, the digits stay.
    private void Add(ClaimGroup group)
    {
        var smallest = group.Claims.Select(c => c.Id).Min(StringComparer.Ordinal)!;
        var draft = new EventDraft { Id = "e" + smallest[1..], Title = group.Title, Key = group.Key, Anchor = group.Anchor, Place = group.Place, When = group.When };
        Register(draft);
        foreach (var claim in group.Claims)
        {
            _claims[claim.Id] = claim;
            Put(claim.Id, draft);
        }
    }

    private void Register(EventDraft draft)
    {
        _events.Add(draft);
        _byId[draft.Id] = draft;
    }

    private void Put(string claim, EventDraft into)
    {
        if (_byClaim.TryGetValue(claim, out var from))
            from.Claims.Remove(claim);
        _byClaim[claim] = into;
        into.Claims.Add(claim);
    }

    private bool Apply(HumanAct act)
    {
        if (act.Read<EventAct>() is not { } body)
            return false;
        var target = body.Target is null ? null : Resolve(body.Target);
        if (act.Type == EventAct.Undo)
            return true; // what it takes back was left out before
        if (body.Event is null || Resolve(body.Event) is not { } subject || (body.Target is not null && target is null))
            return false;
        return act.Type switch
        {
            EventAct.Rename => Rename(act, subject, body.Title),
            EventAct.Move => Move(act, subject, body.Claims ?? []),
            EventAct.Merge => Merge(act, subject, target),
            EventAct.Split => Split(act, subject, body),
            EventAct.Part => Part(act, subject, target),
            EventAct.Respond => Respond(act, subject, target, body.Kind),
            _ => false,
        };
    }

    private bool Rename(HumanAct act, EventDraft draft, string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
            return false;
        (draft.Title, draft.Anchor) = (title, null);
        Touch(act, draft);
        return true;
    }

    private bool Move(HumanAct act, EventDraft into, IReadOnlyList<ClaimReference> claims)
    {
        var found = claims.Select(Resolve).OfType<string>().ToList();
        foreach (var claim in found)
            Put(claim, into);
        into.Acts.Add(act.Id);
        return found.Count == claims.Count;
    }

    private bool Merge(HumanAct act, EventDraft from, EventDraft? into)
    {
        if (into is null || from == into)
            return false;
        foreach (var claim in from.Claims.ToList())
            Put(claim, into);
        into.Acts.AddRange(from.Acts);
        from.MergedInto = into;
        into.Responses.AddRange(from.Responses);
        if (into.Parent?.Standing == into)
            into.Parent = null;
        Touch(act, into);
        return true;
    }

    private bool Split(HumanAct act, EventDraft from, EventAct body)
    {
        var found = (body.Claims ?? []).Select(Resolve).OfType<string>().ToList();
        if (found.Count == 0)
            return false;
        var made = new EventDraft { Id = IdOf(act.Id), Title = body.Title ?? from.Title + " (split off)", Key = "split:" + act.Id, Place = from.Place, When = from.When };
        Register(made);
        foreach (var claim in found)
            Put(claim, made);
        made.Acts.Add(act.Id);
        from.Acts.Add(act.Id);
        return found.Count == body.Claims!.Count;
    }

    private static bool Part(HumanAct act, EventDraft part, EventDraft? whole)
    {
        for (var above = whole; above is not null; above = above.Parent?.Standing)
        {
            if (above == part)
                return false; // two people made each the other's part: the later of the two does not stand
        }
        part.Parent = whole;
        part.Acts.Add(act.Id);
        return true;
    }

    private static bool Respond(HumanAct act, EventDraft answer, EventDraft? to, ResponseKind? kind)
    {
        if (to is null || kind is null || to == answer)
            return false;
        to.Responses.RemoveAll(r => r.Event == answer);
        to.Responses.Add((answer, kind.Value));
        to.Acts.Add(act.Id);
        answer.Acts.Add(act.Id);
        return true;
    }

    // The first act that names or makes an event gives it its id for good; the ids before it stay known.
    private void Touch(HumanAct act, EventDraft draft)
    {
        draft.Acts.Add(act.Id);
        if (_touched.Add(draft))
            _byId[draft.Id = IdOf(act.Id)] = draft;
    }

    private readonly HashSet<EventDraft> _touched = [];

    private EventDraft? Resolve(EventReference named) => Find(named.Id) ?? MostOf(named.Claims) ?? _events.Find(e => e.Key == named.Key)?.Standing;

    private EventDraft? MostOf(IReadOnlyList<string> claims) => claims.Select(c => _byClaim.GetValueOrDefault(c)?.Standing).OfType<EventDraft>()
        .GroupBy(e => e).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Id, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private string? Resolve(ClaimReference named)
    {
        if (_claims.ContainsKey(named.Id))
            return named.Id;
        _byOriginal ??= _claims.Values.ToLookup(c => c.Original, StringComparer.Ordinal);
        var quote = ClaimFacts.Hash(named.Quote);
        var again = _byOriginal[named.Original.Hex].Where(c => c.Act == named.Act && c.Quote == quote).Take(2).ToList();
        return again.Count == 1 ? again[0].Id : null;
    }
}
