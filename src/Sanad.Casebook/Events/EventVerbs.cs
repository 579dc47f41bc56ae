using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Events;

/// <summary>What people do with events. Each act is one sealed journal entry and can be undone; ids may be unique beginnings of ids.</summary>
public static class EventVerbs
{
    /// <summary>All events by time, then id.</summary>
    public static IReadOnlyList<EventView> List(OpenCasebook book)
    {
        Settling.GatherWaiting(book);
        var events = EventRow.Every(book);
        var byId = events.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var parts = events.Where(e => e.Parent is not null).ToLookup(e => e.Parent!, StringComparer.Ordinal);
        var claims = book.Index.Query<MemberRow>(Members).ToLookup(m => m.Event, StringComparer.Ordinal);
        return [.. events.Select(e => View(e, byId, parts, [.. claims[e.Id]]))];
    }

    /// <summary>A list of events, counts instead of claims, with the true number of those that fit.</summary>
    public static Page<EventLine> Lines(OpenCasebook book, EventFilter filter, int skip, int take) => EventLines.Of(book, filter, skip, take);

    /// <summary>The events whose figures differ most between speakers and that are a part of none, the most first.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="most">At most so many.</param>
    public static IReadOnlyList<EventLine> MostContested(OpenCasebook book, int most) => EventLines.MostContested(book, most);

    /// <summary>One event by its whole id; null when there is none.</summary>
    public static EventView? One(OpenCasebook book, string eventId)
    {
        Settling.GatherWaiting(book);
        if (book.Index.First<EventRow>(OneEvent, new { id = eventId }) is not { } row)
            return null;
        var parts = book.Index.Query<EventRow>(PartsOf, new { id = eventId });
        var answers = book.Index.Query<EventRow>(SomeEvents, IndexDatabase.List(row.ReadBody().Responses.Select(r => r.Id))).ToDictionary(e => e.Id, StringComparer.Ordinal);
        return View(row, answers, parts.OrderBy(e => e.When is null).ThenBy(e => e.When).ThenBy(e => e.Id, StringComparer.Ordinal).ToLookup(p => p.Parent!, StringComparer.Ordinal),
            book.Index.Query<MemberRow>(MembersOf, new { id = eventId }));
    }

    /// <summary>
    /// The event that goes by an id, by one it once had, or by a unique beginning of one; by the id that an act gave and its undo took back, the event that the
    /// act was about. Null when none or several do.
    /// </summary>
    public static EventSummary? Find(OpenCasebook book, string idOrPrefix)
    {
        Settling.GatherWaiting(book);
        return Ids.Event(book.Index, idOrPrefix) is VerbOutcome.Done found ? EventRow.One(book.Index, found.Id)?.Summary() : EventHistory.BeforeUndo(book, idOrPrefix);
    }

    /// <summary>An event as it was gathered last, with the number of its claims: for a page that is about one of them, and need not wait until a correction has gathered them anew.</summary>
    public static (EventSummary Event, int Claims)? AsGathered(OpenCasebook book, string eventId) => EventRow.One(book.Index, eventId) is { } row ? (row.Summary(), row.Claims) : null;

    /// <summary>Events that this one answers.</summary>
    public static IReadOnlyList<(EventSummary Event, ResponseKind Kind)> AnsweredBy(OpenCasebook book, string eventId) =>
        [.. EventRow.AnsweredBy(book.Index, eventId).Select(a => (a.Answered.Summary(), a.Kind))];

    /// <summary>Other events, the nearest in time and place first; with a text only those that have its words.</summary>
    public static IReadOnlyList<EventSummary> Nearby(OpenCasebook book, string eventId, string? text, int take) => NearbyEvents.Of(book, eventId, text, take);

    /// <summary>What people did with events, by journal entries: those of <see cref="EventView.Acts"/>, or of <see cref="Unresolved"/>.</summary>
    public static IReadOnlyList<PastEventAct> Acts(OpenCasebook book, IReadOnlyList<string> entries) => EventHistory.Of(book, entries);

    private const string ClaimsInOrder = """
        select e.claim from event_claim e left join claim c on c.id = e.claim left join judged j on j.id = e.claim
        where e.event = @id order by coalesce(c.original, j.original), coalesce(c.number, 0), e.claim limit @take offset @skip
        """;
    private const string HowManyClaims = "select count(*) from event_claim where event = @id";

    /// <summary>All claims of an event, also those that are in no toll, document by document.</summary>
    public static Page<QuotedClaim> Claims(OpenCasebook book, string eventId, int skip, int take) => new(
        ShowVerb.ClaimsOf(book, book.Index.Query<string>(ClaimsInOrder, new { id = eventId, take, skip })), (int)book.Index.Single<long>(HowManyClaims, new { id = eventId }));

    /// <summary>Gives an event a title.</summary>
    public static VerbOutcome Rename(OpenCasebook book, string eventId, string title) => string.IsNullOrWhiteSpace(title)
        ? new VerbOutcome.Refused("A title has at least one letter.")
        : With(book, eventId, subject => Append(book, EventAct.Rename, new() { Event = subject, Title = title.Trim() }));

    /// <summary>Puts claims into another event.</summary>
    public static VerbOutcome Move(OpenCasebook book, IReadOnlyList<string> claimIds, string eventId) =>
        WithClaims(book, claimIds, claims => With(book, eventId, into => Append(book, EventAct.Move, new() { Event = into, Claims = claims })));

    /// <summary>Makes one event of two; the second goes on.</summary>
    public static VerbOutcome Merge(OpenCasebook book, string eventId, string intoEventId) => With(book, eventId, from => With(book, intoEventId, into => from.Id == into.Id
        ? new VerbOutcome.Refused("These are one event already.")
        : Append(book, EventAct.Merge, new() { Event = from, Target = into, Title = Find(book, from.Id)?.Title })));

    /// <summary>Takes claims out into an event of their own.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="eventId">Where they are now.</param>
    /// <param name="claimIds">At least one, and not all of them.</param>
    /// <param name="title">Of the new event; null = the old one's with a remark.</param>
    public static VerbOutcome Split(OpenCasebook book, string eventId, IReadOnlyList<string> claimIds, string? title) =>
        WithClaims(book, claimIds, claims => With(book, eventId, from => Append(book, EventAct.Split, new() { Event = from, Claims = claims, Title = title })));

    /// <summary>Says that one event is a part of another; its rows then stand in the other's toll, with its title as their scope.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="eventId">The part.</param>
    /// <param name="wholeEventId">The whole; null = it is a part of none.</param>
    public static VerbOutcome Part(OpenCasebook book, string eventId, string? wholeEventId) => wholeEventId is null
        ? With(book, eventId, part => Append(book, EventAct.Part, new() { Event = part }))
        : With(book, eventId, part => With(book, wholeEventId, whole => IsAbove(book, part.Id, whole.Id)
            ? new VerbOutcome.Refused("An event cannot be a part of itself or of its own part.")
            : Append(book, EventAct.Part, new() { Event = part, Target = whole })));

    /// <summary>Says that one event answers another: a statement, resolution, trial, sanction or strike.</summary>
    public static VerbOutcome Respond(OpenCasebook book, string answerEventId, string toEventId, ResponseKind kind) =>
        With(book, answerEventId, answer => With(book, toEventId, to => answer.Id == to.Id
            ? new VerbOutcome.Refused("An event cannot answer itself.")
            : Append(book, EventAct.Respond, new() { Event = answer, Target = to, Kind = kind })));

    /// <summary>Takes an event act back, or an undo.</summary>
    public static VerbOutcome Undo(OpenCasebook book, string entryId)
    {
        if (Ids.Entry(book.Index, entryId) is not VerbOutcome.Done found)
            return Ids.Entry(book.Index, entryId);
        var type = HumanActs.Find(book.Index, found.Id)!.Type;
        return type.StartsWith("event.", StringComparison.Ordinal)
            ? new VerbOutcome.Done(HumanEntry.Append(book, EventAct.Undo, HumanAct.ToBody(new EventAct { Undoes = found.Id })), found.Id)
            : new VerbOutcome.Refused($"That entry is a {type}, no act on an event.");
    }

    /// <summary>Journal entries that name an event or a claim that is not there any more; they are kept and have no effect.</summary>
    public static IReadOnlyList<string> Unresolved(OpenCasebook book) =>
        IndexPosition.Get(book.Index, "unresolved") is { } known ? JsonText.Read<List<string>>(known) : [];

    private const string OneEvent = $"select {EventRow.Columns} from event e where e.id = @id";
    private const string PartsOf = $"select {EventRow.Columns} from event e where e.parent = @id";
    private const string SomeEvents = $"select {EventRow.Columns} from event e where e.id in @list";
    private const string Members = "select e.event, e.claim, s.original from event_claim e join standing s on s.id = e.claim order by e.claim";
    private const string MembersOf = "select e.event, e.claim, s.original from event_claim e join standing s on s.id = e.claim where e.event = @id order by e.claim";

    private static EventView View(EventRow row, Dictionary<string, EventRow> byId, ILookup<string, EventRow> parts, List<MemberRow> members)
    {
        var body = row.ReadBody();
        return new()
        {
            Summary = row.Summary(),
            GatheredBy = body.Key,
            Claims = [.. members.Select(m => m.Claim)],
            Documents = members.Select(m => m.Original).Distinct(StringComparer.Ordinal).Count(),
            PartOf = row.Parent,
            Parts = [.. parts[row.Id].Select(p => p.Summary())],
            Responses = [.. body.Responses.Where(r => byId.ContainsKey(r.Id)).Select(r => new EventResponse(r.Id, byId[r.Id].Title, r.Kind))],
            Acts = body.Acts,
        };
    }

    private static VerbOutcome With(OpenCasebook book, string eventId, Func<EventReference, VerbOutcome> act)
    {
        Settling.GatherWaiting(book);
        return WithGathered(book, eventId, act);
    }

    private static VerbOutcome WithGathered(OpenCasebook book, string eventId, Func<EventReference, VerbOutcome> act) => Ids.Event(book.Index, eventId) switch
    {
        VerbOutcome.Done found => act(Reference(book.Index, found.Id)),
        var other => other,
    };

    private const string KeyOf = "select body from event where id = @id";
    private const string ClaimsOf = "select claim from event_claim where event = @id order by claim limit 20";

    private static EventReference Reference(IndexDatabase index, string id) =>
        new(id, JsonText.Read<EventBody>(index.First<string>(KeyOf, new { id })!).Key, index.Query<string>(ClaimsOf, new { id }));

    private const string ClaimBodies = """
        select c.id, c.original, coalesce(j.body, c.body) as body from claim c left join judged j on j.id = c.id where c.id in @list
        union select j.id, j.original, j.body from judged j where j.id in @list
        """;

    private static VerbOutcome WithClaims(OpenCasebook book, IReadOnlyList<string> claimIds, Func<IReadOnlyList<ClaimReference>, VerbOutcome> act)
    {
        if (claimIds.Count == 0)
            return new VerbOutcome.Refused("Name at least one claim.");
        var rows = book.Index.Query<ClaimBodyRow>(ClaimBodies, IndexDatabase.List(claimIds));
        if (rows.Count < claimIds.Count) // some are beginnings of ids
        {
            var found = claimIds.Select(id => Ids.Claim(book.Index, id)).ToList();
            if (found.Find(f => f is not VerbOutcome.Done) is { } wrong)
                return wrong;
            rows = book.Index.Query<ClaimBodyRow>(ClaimBodies, IndexDatabase.List(found.Cast<VerbOutcome.Done>().Select(f => f.Id)));
        }
        return act([.. rows.Select(r => (r, Claim: ClaimText.Read(r.Body))).Select(x => new ClaimReference(x.r.Id, ContentHash.Parse(x.r.Original), x.Claim.Act, x.Claim.Quote))]);
    }

    private static bool IsAbove(OpenCasebook book, string part, string whole)
    {
        var parents = EventRow.Every(book).ToDictionary(e => e.Id, e => e.Parent, StringComparer.Ordinal);
        for (string? above = whole; above is not null; above = parents.GetValueOrDefault(above))
        {
            if (above == part)
                return true;
        }
        return false;
    }

    // The event may have a new id by this act; it is found through the id it had.
    private static VerbOutcome.Done Append(OpenCasebook book, string type, EventAct act)
    {
        var entry = HumanEntry.Append(book, type, HumanAct.ToBody(act));
        var standing = type switch
        {
            EventAct.Split => EventFold.IdOf(entry),
            EventAct.Merge => act.Target!.Id,
            _ => act.Event!.Id,
        };
        return Ids.Event(book.Index, standing) is VerbOutcome.Done found ? new VerbOutcome.Done(entry, found.Id) : new VerbOutcome.Done(entry, standing);
    }

    private sealed record MemberRow
    {
        public string Event { get; init; } = "";
        public string Claim { get; init; } = "";
        public string Original { get; init; } = "";
    }
}
