using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Events;

/// <summary>What a person did with an event.</summary>
public enum EventActKind
{
    /// <summary>Gave it a title.</summary>
    Rename,

    /// <summary>Put claims into it.</summary>
    Move,

    /// <summary>Made one of two.</summary>
    Merge,

    /// <summary>Took claims out into an event of their own.</summary>
    Split,

    /// <summary>Made it a part of another, or of none.</summary>
    Part,

    /// <summary>Said that it answers another.</summary>
    Respond,
}

/// <summary>An act on an event, to be read by people and taken back.</summary>
/// <param name="Entry">Its journal entry: undo takes it.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Time">As the journal claims it.</param>
/// <param name="Writer">Whose act it is.</param>
/// <param name="Mine">True when it was this writer's.</param>
public sealed record PastEventAct(string Entry, EventActKind Kind, string Time, string Writer, bool Mine)
{
    /// <summary>The event that it is about: that was renamed, merged away, split, is a part, answers, or got the claims; null when it is not there any more.</summary>
    public EventSummary? Event { get; init; }

    /// <summary>The event that went on, is the whole, or was answered; null when the act names none, or it is not there any more.</summary>
    public EventSummary? Target { get; init; }

    /// <summary>True when the act names a second event, there or not.</summary>
    public bool HasTarget { get; init; }

    /// <summary>The title that was given.</summary>
    public string? Title { get; init; }

    /// <summary>What kind of answer.</summary>
    public ResponseKind? Answer { get; init; }

    /// <summary>The exact words of the claims that were moved or split off.</summary>
    public IReadOnlyList<string> Quotes { get; init; } = [];
}

/// <summary>Reads acts on events back from the journal.</summary>
internal static class EventHistory
{
    private const string Wanted = "select id, writer, type, time, body from entry where id in @list order by position";

    /// <summary>The acts of these journal entries, in the order of the fold.</summary>
    public static IReadOnlyList<PastEventAct> Of(OpenCasebook book, IReadOnlyList<string> entries) =>
        [.. book.Index.Query<ActRow>(Wanted, IndexDatabase.List(entries)).Select(row => Past(book, row)).OfType<PastEventAct>()];

    private const string OfAct = "select id, writer, type, time, body from entry where id = @id";

    /// <summary>The event that an act was about, when the act was taken back and with it the id that it gave; null when there was no such act.</summary>
    public static EventSummary? BeforeUndo(OpenCasebook book, string eventId)
    {
        if (eventId.Length < 2 || Ids.Entry(book.Index, eventId[1..]) is not VerbOutcome.Done entry || book.Index.First<ActRow>(OfAct, new { id = entry.Id })?.Read() is not { } act)
            return null;
        return new[] { act.Target, act.Event }.OfType<EventReference>().SelectMany(e => e.Claims).Select(claim => Ids.Event(book.Index, "e" + claim[1..]))
            .OfType<VerbOutcome.Done>().Select(found => EventRow.One(book.Index, found.Id)?.Summary()).FirstOrDefault();
    }

    private static PastEventAct? Past(OpenCasebook book, ActRow row)
    {
        if (KindOf(row.Type) is not { } kind || row.Read() is not { } act)
            return null;
        return new(row.Id, kind, row.Time, row.Writer, row.Writer == book.Folder.WriterId)
        {
            Event = Named(book, act.Event),
            Target = Named(book, act.Target),
            HasTarget = act.Target is not null,
            Title = act.Title,
            Answer = act.Kind,
            Quotes = [.. (act.Claims ?? []).Select(c => c.Quote)],
        };
    }

    private static EventActKind? KindOf(string type) => type switch
    {
        EventAct.Rename => EventActKind.Rename,
        EventAct.Move => EventActKind.Move,
        EventAct.Merge => EventActKind.Merge,
        EventAct.Split => EventActKind.Split,
        EventAct.Part => EventActKind.Part,
        EventAct.Respond => EventActKind.Respond,
        _ => null, // of a newer program
    };

    private static EventSummary? Named(OpenCasebook book, EventReference? reference) =>
        reference is not null && Ids.Event(book.Index, reference.Id) is VerbOutcome.Done found ? EventRow.One(book.Index, found.Id)?.Summary() : null;

    private sealed record ActRow
    {
        public string Id { get; init; } = "";
        public string Writer { get; init; } = "";
        public string Type { get; init; } = "";
        public string Time { get; init; } = "";
        public string Body { get; init; } = "";

        public EventAct? Read() => new HumanAct(Id, Writer, Type, Time, Body).Read<EventAct>();
    }
}
