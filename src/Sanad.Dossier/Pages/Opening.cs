using System.Xml.Linq;
using Sanad.Casebook.Show;

namespace Sanad.Dossier;

/// <summary>How the report begins: what it is and is not, and what stands in it.</summary>
internal static class Opening
{
    private const int MostDocumentsListed = 40;
    private static readonly string[] About_ = ["about_claims", "about_machine", "about_sources", "about_unknown", "about_marked"];

    /// <summary>The title.</summary>
    public static XElement Header(ReportMaterial material, InterfaceTexts texts) => Markup.Of(
        "header",
        Markup.Of("p.name", Markup.Set("lang", "fa"), Markup.Set("dir", "rtl"), "سند"),
        Markup.Of("h1", texts["report.title"]),
        Markup.Of(
            "p.subtitle",
            Markup.Fill(
                texts["report.subtitle"],
                Markup.Code(VisibleText.Name(material.CasebookId)),
                texts.Count("documents", material.Documents.Count),
                texts.Count("events", material.Tolls.Select(row => row.Event.Id).Distinct().Count()))));

    /// <summary>What the reader should know before the first figure.</summary>
    public static XElement About(InterfaceTexts texts) => Markup.Of(
        "section.about",
        Markup.Set("aria-labelledby", "about"),
        Markup.Of("h2", Markup.Set("id", "about"), texts["report.about"]),
        About_.Select(key => Markup.Of("p", texts["report." + key])));

    /// <summary>Links to the events and the documents; many documents are not listed one by one.</summary>
    public static XElement Contents(ReportMaterial material, ReportPlaces places, InterfaceTexts texts) => Markup.Of(
        "nav.contents",
        Markup.Set("aria-labelledby", "contents"),
        Markup.Of("h2", Markup.Set("id", "contents"), texts["report.contents"]),
        Markup.Of(
            "ul",
            Entry("events", texts["report.events"], places.Tolls.DistinctBy(toll => toll.Event.Id)
                .Select(toll => Markup.Of("li", Markup.Link(ReportPlaces.AnchorOf(toll.Event), Markup.Bdi(VisibleText.Name(texts.Title(toll.Event))))))),
            Entry("documents", texts["report.documents"], material.Documents.Count > MostDocumentsListed ? [] : material.Documents
                .Select(view => Markup.Of("li", Markup.Link(ReportPlaces.AnchorOf(view), Markup.Bdi(ReportPlaces.NameOf(view))), Outlet(view, texts)))),
            Entry("integrity", texts["integrity.heading"], [])));

    // Copies have one title: the outlet tells them apart.
    private static XElement? Outlet(DocumentView view, InterfaceTexts texts) => view.Document.Outlet is { } outlet
        ? Markup.Of("span.outlet", texts["words.comma"], Markup.Bdi(VisibleText.Name(outlet)))
        : null;

    private static XElement Entry(string anchor, string name, IEnumerable<XElement> below)
    {
        var items = below.ToArray();
        return Markup.Of("li", Markup.Link(anchor, name), items.Length == 0 ? null : Markup.Of("ul", items));
    }
}
