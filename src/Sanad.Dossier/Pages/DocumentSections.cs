using System.Xml.Linq;
using Sanad.Basics;
using Sanad.Casebook.Show;

namespace Sanad.Dossier;

/// <summary>The documents: what each is, where it came from, how its date is known, and its text.</summary>
internal static class DocumentSections
{
    /// <summary>The section of all documents.</summary>
    public static XElement Of(ReportMaterial material, ReportPlaces places, InterfaceTexts texts)
    {
        var copies = material.Documents.Where(view => view.CopyOf is not null).ToLookup(view => view.CopyOf!.Value);
        var shortened = material.Documents.Zip(places.Plans).Any(pair => pair.Second.Shown.Sum(span => span.Length) < pair.First.Document.Text.Length);
        return Markup.Of(
            "section.documents",
            Markup.Set("aria-labelledby", "documents"),
            Markup.Of("h2", Markup.Set("id", "documents"), texts["report.documents"]),
            material.Documents.Count == 0 ? Markup.Of("p", texts["report.no_documents"]) : null,
            shortened ? Markup.Of("p.hint", texts["report.weight"]) : null,
            material.Documents.Zip(places.Plans, (view, plan) => Document(view, plan, copies[view.Document.Original], material, places, texts)));
    }

    private static XElement Document(
        DocumentView view, TextPlan plan, IEnumerable<DocumentView> copies, ReportMaterial material, ReportPlaces places, InterfaceTexts texts) => Markup.Of(
        "article.document",
        Markup.Set("aria-labelledby", ReportPlaces.AnchorOf(view)),
        Markup.Of("h3", Markup.Set("id", ReportPlaces.AnchorOf(view)), Markup.Set("dir", "auto"), ReportPlaces.NameOf(view)),
        Facts(view, copies, material, texts),
        view.Problem is { } problem ? Markup.Of("p.problem", Markup.Set("dir", "auto"), texts["report.unreadable"], " ", VisibleText.Name(problem)) : null,
        view.Document.Text.Length == 0 ? null : Text(view, plan, places, texts));

    private static XElement Text(DocumentView view, TextPlan plan, ReportPlaces places, InterfaceTexts texts) =>
        Markup.Of(
            "div.text",
            view.Document.Language is { } language ? Markup.Set("lang", VisibleText.Name(language)) : null,
            Markup.Set("dir", "auto"),
            new DocumentText(view, plan, places, texts).Paragraphs());

    private static XElement Facts(DocumentView view, IEnumerable<DocumentView> copies, ReportMaterial material, InterfaceTexts texts)
    {
        var document = view.Document;
        return Markup.Of(
            "dl.facts",
            Fact("outlet", document.Outlet is { } outlet ? Name(outlet) : Missing("words.not_stated", texts), texts),
            Read("outlet", document.Outlet, view.Machine.Outlet, texts),
            document.Origin is { } origin ? Fact("origin", Name(origin), texts) : null,
            Read("origin", document.Origin, view.Machine.Origin, texts),
            document.Author is { } author ? Fact("author", Name(author), texts) : null,
            Fact("published", Published(document, texts), texts),
            Read("published", document.Published?.ToString(), view.Machine.Published is { } read ? texts.Date(read) : null, texts, document.Published == view.Machine.Published),
            document.CapturedOn is { } clock ? Fact("captured_on", texts.Date(new(clock)), texts) : null,
            document.Warnings.Select(warning => Fact("warnings", Markup.Of("span.warning", Markup.Set("dir", "auto"), VisibleText.Name(warning)), texts)),
            view.CopyOf is { } original ? Fact("copy_of", Copy(material.Documents.FirstOrDefault(other => other.Document.Original == original), original), texts) : null,
            copies.Select(copy => Fact("copies", Copy(copy, copy.Document.Original), texts)),
            Fact("received_as", Markup.Of("span.received", Markup.Bdi(VisibleText.Name(view.ReceivedAs)), " · ", texts.Count("bytes", view.Size), " · ", Markup.Code(VisibleText.Name(document.MediaType))), texts),
            Fact("received_at", Markup.Of("time", Markup.Set("dir", "ltr"), VisibleText.Name(view.CapturedAt)), texts),
            Fact("hash", Markup.Code(document.Original.Hex), texts));
    }

    // What a person corrected stays beside what the machine read.
    private static XElement? Read(string column, string? now, string? machine, InterfaceTexts texts, bool? same = null) => same ?? now == machine
        ? null
        : Fact(column, Markup.Of("span.how", Markup.Fill(texts["words.machine_read"], machine is null ? texts["words.not_stated"] : Name(machine))), texts);

    private static XElement Published(Document document, InterfaceTexts texts)
    {
        if (document.Published is not { } when)
            return Missing("words.not_known", texts);
        var how = document.PublishedKind is { } kind ? texts.Of("published_kinds", kind) : null;
        return Markup.Of(
            "span",
            Markup.Bdi(texts.Date(when)),
            how is null ? null : Markup.Of("span.how", texts["words.comma"], how),
            document.PublishedText is { } words ? new object[] { " ", Markup.Of("q", Markup.Set("dir", "auto"), VisibleText.Name(words)) } : null);
    }

    private static XElement Copy(DocumentView? other, ContentHash hash) => other is null
        ? Markup.Code(hash.Hex)
        : Markup.Link(ReportPlaces.AnchorOf(other), Markup.Bdi(ReportPlaces.NameOf(other) + (other.Document.Outlet is { } outlet ? $" ({VisibleText.Name(outlet)})" : "")));

    private static XElement Fact(string column, object value, InterfaceTexts texts) =>
        Markup.Of("div", Markup.Of("dt", texts["columns." + column]), Markup.Of("dd", value));

    private static XElement Name(string name) => Markup.Bdi(VisibleText.Name(name));

    private static XElement Missing(string key, InterfaceTexts texts) => Markup.Of("span.missing", texts[key]);
}
