using System.Xml.Linq;
using Sanad.Casebook.Events;

namespace Sanad.Dossier;

/// <summary>The events, each with its tolls: chart, then table.</summary>
internal static class EventSections
{
    /// <summary>The section of all events.</summary>
    public static XElement Of(ReportPlaces places, InterfaceTexts texts) => Markup.Of(
        "section.events",
        Markup.Set("aria-labelledby", "events"),
        Markup.Of("h2", Markup.Set("id", "events"), texts["report.events"]),
        places.Tolls.Count == 0 ? Markup.Of("p", texts["report.no_events"]) : null,
        places.Tolls.GroupBy(toll => toll.Event.Id).Select(tolls => Event([.. tolls], places, texts)));

    private static XElement Event(IReadOnlyList<Toll> tolls, ReportPlaces places, InterfaceTexts texts)
    {
        var happened = tolls[0].Event;
        var anchor = ReportPlaces.AnchorOf(happened);
        return Markup.Of(
            "section.event",
            Markup.Set("aria-labelledby", anchor),
            Markup.Of("h3", Markup.Set("id", anchor), Markup.Bdi(VisibleText.Name(texts.Title(happened)))),
            Where(happened, texts),
            tolls.Select(toll => OneToll(toll, VisibleText.Name(texts.Title(happened)), places, texts)));
    }

    private static XElement? Where(EventSummary happened, InterfaceTexts texts)
    {
        var place = texts.Place(happened.Place) ?? happened.Place;
        string?[] parts = [place is null ? null : VisibleText.Name(place), happened.When is { } when ? texts.Date(when) : null];
        var known = parts.OfType<string>().ToArray();
        return known.Length == 0 ? null : Markup.Of("p.where", known.Select((part, at) => new object?[] { at == 0 ? null : " · ", Markup.Bdi(part) }));
    }

    private static XElement OneToll(Toll toll, string title, ReportPlaces places, InterfaceTexts texts)
    {
        var group = texts.Of("act_groups", toll.ActGroup);
        return Markup.Of(
            "div.toll",
            Markup.Of("h4", group),
            TollFigure.Of(toll.Rows, $"{title}, {group}", texts),
            TollTables.Of(toll, group, places, texts));
    }
}
