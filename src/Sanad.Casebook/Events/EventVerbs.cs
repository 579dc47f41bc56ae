using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Events;

/// <summary>What people do with events. Each act is one sealed journal entry and can be undone; ids may be unique beginnings of ids.</summary>
public static class EventVerbs
{
    /// <summary>All events by time, then id.</summary>
    public static IReadOnlyList<EventView> List(OpenCasebook book)
    {
        var events = EventRow.Every(book.Index);
        var byId = events.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var parts = events.Where(e => e.Parent is not null).ToLookup(e => e.Parent!, StringComparer.Ordinal);
        var claims = book.Index.Query<MemberRow>(Members).ToLookup(m => m.Event, StringComparer.Ordinal);
        return [.. events.Select(e => View(e, byId, parts, [.. claims[e.Id]]))];
    }

    /// <summary>A list of events, counts instead of claims, with the true number of those that fit.</summary>
    public static Page<EventLine> Lines(OpenCasebook book, EventFilter filter, int skip, int take) => EventLines.Of(book, filter, skip, take);

    /// <summary>One event by its whole id; null when there is none.</summary>
    public static EventView? One(OpenCasebook book, string eventId) => List(book).FirstOrDefault(e => e.Summary.Id == eventId);

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
        : Append(book, EventAct.Merge, new() { Event = from, Target = into })));

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
        var type = HumanActs.Every(book.Index).First(a => a.Id == found.Id).Type;
        return type.StartsWith("event.", StringComparison.Ordinal)
            ? new VerbOutcome.Done(HumanEntry.Append(book, EventAct.Undo, HumanAct.ToBody(new EventAct { Undoes = found.Id })), found.Id)
            : new VerbOutcome.Refused($"That entry is a {type}, no act on an event.");
    }

    /// <summary>Journal entries that name an event or a claim that is not there any more; they are kept and have no effect.</summary>
    public static IReadOnlyList<string> Unresolved(OpenCasebook book) =>
        IndexPosition.Get(book.Index, "unresolved") is { } known ? JsonText.Read<List<string>>(known) : [];

    private const string Members = "select e.event, e.claim, coalesce(c.original, j.original) as original from event_claim e left join claim c on c.id = e.claim left join judged j on j.id = e.claim order by e.claim";

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

    private static VerbOutcome With(OpenCasebook book, string eventId, Func<EventReference, VerbOutcome> act) => Ids.Event(book.Index, eventId) switch
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
        var found = claimIds.Select(id => Ids.Claim(book.Index, id)).ToList();
        if (found.Find(f => f is not VerbOutcome.Done) is { } wrong)
            return wrong;
        var rows = book.Index.Query<ClaimBodyRow>(ClaimBodies, IndexDatabase.List(found.Cast<VerbOutcome.Done>().Select(f => f.Id)));
        return act([.. rows.Select(r => (r, Claim: ClaimText.Read(r.Body))).Select(x => new ClaimReference(x.r.Id, ContentHash.Parse(x.r.Original), x.Claim.Act, x.Claim.Quote))]);
    }

    private static bool IsAbove(OpenCasebook book, string part, string whole)
    {
        var parents = EventRow.Every(book.Index).ToDictionary(e => e.Id, e => e.Parent, StringComparer.Ordinal);
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
