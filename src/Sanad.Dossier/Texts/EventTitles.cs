using Sanad.Casebook.Events;

namespace Sanad.Dossier;

/// <summary>
/// The names of events in the language of the reader. The casebook's own titles are English words around place, time and a document's title; where a
/// title has that form it is said anew, and a title that a person gave stays as it is.
/// </summary>
public static class EventTitles
{
    private const string TimeNotKnown = ", time not known: ";
    private const string PlaceNotKnown = ", place not known: ";
    private const string NotPlaced = "Not placed: ";

    /// <summary>The pack's name of the event, or its title.</summary>
    public static string Title(this InterfaceTexts texts, EventSummary happened) => texts.Anchor(happened.Anchor) ?? (happened switch
    {
        { Place: { } place, When: { } when } when happened.Title.EndsWith($", {when}", StringComparison.Ordinal)
            => texts.List([texts.Place(place) ?? place, texts.ShortDate(when)]),
        { Place: { } place } when After(happened.Title, TimeNotKnown) is { } document => texts.Filled("events.time_not_known", texts.Place(place) ?? place, document),
        { When: { } when } when After(happened.Title, PlaceNotKnown) is { } document => texts.Filled("events.place_not_known", texts.ShortDate(when), document),
        _ when happened.Title.StartsWith(NotPlaced, StringComparison.Ordinal) => texts.Filled("events.not_placed", happened.Title[NotPlaced.Length..]),
        _ => happened.Title,
    });

    private static string? After(string title, string words)
    {
        var at = title.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? null : title[(at + words.Length)..];
    }
}
