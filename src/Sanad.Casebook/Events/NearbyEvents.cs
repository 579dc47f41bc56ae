using Sanad.Casebook.Opening;
using Sanad.Language;

namespace Sanad.Casebook.Events;

/// <summary>Other events that a person may mean when claims, parts or answers are put with one: the nearest in time and place first.</summary>
internal static class NearbyEvents
{
    /// <summary>At most so many; with a text, only those that have its words.</summary>
    public static IReadOnlyList<EventSummary> Of(OpenCasebook book, string eventId, string? text, int take)
    {
        Settling.GatherWaiting(book);
        var all = EventRow.Every(book);
        if (all.FirstOrDefault(e => e.Id == eventId) is not { } from)
            return [];
        return [.. all.Where(e => e.Id != eventId && (text is null || EventWords.Fit(e, text, book.Packs)))
            .OrderBy(e => Days(from, e) + (IsNear(from, e, book.Packs.Places) ? 0 : ADifferentPlace)).ThenBy(e => e.Id, StringComparer.Ordinal).Take(take).Select(e => e.Summary())];
    }

    // As far as a year: the same place months later is likelier meant than another country on the day.
    private const int ADifferentPlace = 365, NotKnown = 100_000;

    private static int Days(EventRow a, EventRow b) => (a.When, b.When) switch
    {
        ({ } one, { } other) when one.Overlaps(other) => 0,
        ({ } one, { } other) => Math.Min(Math.Abs(one.First.DayNumber - other.Last.DayNumber), Math.Abs(other.First.DayNumber - one.Last.DayNumber)),
        _ => NotKnown,
    };

    private static bool IsNear(EventRow a, EventRow b, Gazetteer places) =>
        a.Place is { } one && b.Place is { } other && (one == other || places.IsWithin(one, other) || places.IsWithin(other, one));
}
