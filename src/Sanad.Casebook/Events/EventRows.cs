using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Events;

/// <summary>An event's row.</summary>
internal sealed record EventRow
{
    public string Id { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Place { get; init; }
    public string? Time { get; init; }
    public string? Parent { get; init; }
    public string Body { get; init; } = "";

    /// <summary>Its own claims, rejected ones included.</summary>
    public int Claims { get; init; }

    /// <summary>In how many documents.</summary>
    public int Documents { get; init; }

    private const string All = $"select {Columns} from event e";

    public const string Columns = "e.id, e.title, e.place, e.time, e.parent, e.body, e.claims, e.documents";

    /// <summary>All events by time, then id; those without a time last. An open casebook holds them until they are gathered anew.</summary>
    public static IReadOnlyList<EventRow> Every(OpenCasebook book)
    {
        var structure = Settling.Structure(book.Index);
        if (book.Events is { } held && held.Structure == structure)
            return held.Rows;
        List<EventRow> rows = [.. book.Index.Query<EventRow>(All).OrderBy(e => e.When is null).ThenBy(e => e.When).ThenBy(e => e.Id, StringComparer.Ordinal)];
        book.Events = (structure, rows);
        return rows;
    }

    private const string ById = All + " where id = @id";

    /// <summary>One by its whole id; null when there is none.</summary>
    public static EventRow? One(IndexDatabase index, string id) => index.First<EventRow>(ById, new { id });

    private const string Naming = All + " where body like @mark";

    /// <summary>Events whose answers name this one.</summary>
    public static IEnumerable<(EventRow Answered, ResponseKind Kind)> AnsweredBy(IndexDatabase index, string id) => index.Query<EventRow>(Naming, new { mark = $"%{id}%" })
        .SelectMany(row => row.ReadBody().Responses.Where(r => r.Id == id).Select(r => (row, r.Kind)));

    public DateInterval? When => Time is null ? null : DateInterval.Parse(Time);

    public EventSummary Summary() => new(Id, Title, Place, When) { Anchor = ReadBody().Anchor };

    public EventBody ReadBody() => JsonText.Read<EventBody>(Body);
}
