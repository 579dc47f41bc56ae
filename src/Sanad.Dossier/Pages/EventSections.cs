using System.Xml.Linq;
using Sanad.Casebook.Events;
using Sanad.Language;

namespace Sanad.Dossier;

/// <summary>The events, each with its tolls: chart, then table.</summary>
internal static class EventSections
{
    /// <summary>The section of all events.</summary>
    public static XElement Of(ReportMaterial material, ReportPlaces places, InterfaceTexts texts) => Markup.Of(
        "section.events",
        Markup.Set("aria-labelledby", "events"),
        Markup.Of("h2", Markup.Set("id", "events"), texts["report.events"]),
        places.Tolls.Count == 0 ? Markup.Of("p", texts["report.no_events"]) : null,
        places.Tolls.GroupBy(toll => toll.Event.Id).Select(tolls => Event([.. tolls], material, places, texts)));

    /// <summary>The event's title in the language of the report, when a pack knows it by that name.</summary>
    public static string TitleOf(EventSummary happened, Packs packs, InterfaceTexts texts)
    {
        var anchor = packs.Anchors.FirstOrDefault(anchor => anchor.Names.Values.Any(names => names.Contains(happened.Title)));
        return VisibleText.Name(anchor?.NameIn(texts.Language) ?? PlaceAndTime(happened, packs, texts) ?? happened.Title);
    }

    // The machine's own title is made of place and time, both of which have words in every language.
    private static string? PlaceAndTime(EventSummary happened, Packs packs, InterfaceTexts texts)
    {
        var place = happened.Place is { } id ? packs.Places.ById(id) : null;
        return place is not null && happened.When is { } when && happened.Title == $"{place.NameIn("en")}, {when}"
            ? texts.List([place.NameIn(texts.Language), texts.ShortDate(when)])
            : null;
    }

    private static XElement Event(IReadOnlyList<Toll> tolls, ReportMaterial material, ReportPlaces places, InterfaceTexts texts)
    {
        var happened = tolls[0].Event;
        var anchor = ReportPlaces.AnchorOf(happened);
        return Markup.Of(
            "section.event",
            Markup.Set("aria-labelledby", anchor),
            Markup.Of("h3", Markup.Set("id", anchor), Markup.Bdi(TitleOf(happened, material.Packs, texts))),
            Where(happened, material.Packs, texts),
            tolls.Select(toll => OneToll(toll, TitleOf(happened, material.Packs, texts), places, texts)));
    }

    private static XElement? Where(EventSummary happened, Packs packs, InterfaceTexts texts)
    {
        var place = happened.Place is { } id ? packs.Places.ById(id)?.NameIn(texts.Language) ?? id : null;
        string?[] parts = [place is null ? null : VisibleText.Name(place), happened.When is { } when ? texts.Date(when) : null];
        var known = parts.OfType<string>().ToArray();
        return known.Length == 0 ? null : Markup.Of("p.where", known.SelectMany((part, at) => at == 0 ? new object[] { Markup.Bdi(part) } : [" · ", Markup.Bdi(part)]));
    }

    private static XElement OneToll(Toll toll, string title, ReportPlaces places, InterfaceTexts texts)
    {
        var group = texts.Of("act_groups", toll.ActGroup);
        return Markup.Of(
            "div.toll",
            Markup.Of("h4", group),
            Markup.Of(
                "figure",
                Markup.Set("aria-label", texts.Filled("chart.title", $"{title}, {group}")),
                TollChart.Svg(toll.Rows, texts),
                Markup.Of("figcaption", Legend(toll, texts), Markup.Of("p", texts["chart.description"]), More(toll, texts))),
            TollTables.Of(toll, group, places, texts));
    }

    private static XElement Legend(Toll toll, InterfaceTexts texts) => Markup.Of(
        "ul.legend",
        Markup.Set("aria-label", texts["chart.legend"]),
        ChartLegend.Of(ChartRow.Of(toll.Rows, texts), texts).Select(entry => Markup.Of("li", ChartSigns.Legend(entry, texts.RightToLeft), entry.Words)));

    private static XElement? More(Toll toll, InterfaceTexts texts) => toll.Rows.Count <= TollChart.MostRows
        ? null
        : Markup.Of("p", texts.Filled("chart.more", texts.Number(toll.Rows.Count - TollChart.MostRows)));
}
