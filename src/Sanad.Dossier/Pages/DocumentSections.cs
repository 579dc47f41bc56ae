using System.Xml.Linq;
using Sanad.Basics;
using Sanad.Casebook.Show;

namespace Sanad.Dossier;

/// <summary>The documents: what each is, where it came from, how its date is known, and its text.</summary>
internal sealed class DocumentSections(ReportMaterial material, ReportPlaces places, InterfaceTexts texts)
{
    /// <summary>The section of all documents.</summary>
    public XElement All() => Markup.Of(
        "section.documents",
        Markup.Set("aria-labelledby", "documents"),
        Markup.Of("h2", Markup.Set("id", "documents"), texts["report.documents"]),
        material.Documents.Count == 0 ? Markup.Of("p", texts["report.no_documents"]) : null,
        AnyShortened() ? Markup.Of("p.hint", texts["report.weight"]) : null,
        material.Documents.Zip(places.Plans, Document));

    private bool AnyShortened() => material.Documents.Zip(places.Plans)
        .Any(pair => pair.Second.Shown.Sum(span => span.Length) < pair.First.Document.Text.Length);

    private XElement Document(DocumentView view, TextPlan plan) => Markup.Of(
        "article.document",
        Markup.Set("aria-labelledby", ReportPlaces.AnchorOf(view)),
        Markup.Of("h3", Markup.Set("id", ReportPlaces.AnchorOf(view)), Markup.Set("dir", "auto"), ReportPlaces.NameOf(view)),
        Markup.Of("dl.facts", WhatItIs(view), WhatToLookAt(view), HowItCame(view)),
        Problem(view),
        view.Document.Text.Length == 0 ? null : Text(view, plan));

    private XElement?[] WhatItIs(DocumentView view)
    {
        var (now, read) = (view.Document, view.Machine);
        return
        [
            Fact("outlet", now.Outlet is { } outlet ? Name(outlet) : Missing("words.not_stated")),
            now.Outlet == read.Outlet ? null : MachineRead("outlet", read.Outlet),
            now.Origin is { } origin ? Fact("origin", Name(origin)) : null,
            now.Origin == read.Origin ? null : MachineRead("origin", read.Origin),
            now.Author is { } author ? Fact("author", Name(author)) : null,
            Fact("published", Published(now)),
            now.Published == read.Published ? null : MachineRead("published", read.Published is { } when ? texts.Date(when) : null),
            now.CapturedOn is { } clock ? Fact("captured_on", texts.Date(new(clock))) : null,
        ];
    }

    private IEnumerable<XElement?> WhatToLookAt(DocumentView view) =>
    [
        .. view.Document.Warnings.Select(warning => Fact("warnings", Markup.Of("span.warning", Markup.Set("dir", "auto"), VisibleText.Name(warning)))),
        view.CopyOf is { } original ? Fact("copy_of", Copy(places.Document(original), original)) : null,
        .. places.CopiesOf(view).Select(copy => Fact("copies", Copy(copy, copy.Document.Original))),
    ];

    private XElement[] HowItCame(DocumentView view)
    {
        var mediaType = Markup.Code(VisibleText.Name(view.Document.MediaType));
        return
        [
            Fact("received_as", Markup.Of("span", Name(view.ReceivedAs), " · ", texts.Count("bytes", view.Size), " · ", mediaType)),
            Fact("received_at", Markup.Of("time", Markup.Set("dir", "ltr"), VisibleText.Name(view.CapturedAt))),
            Fact("hash", Markup.Code(view.Document.Original.Hex)),
        ];
    }

    private XElement? Problem(DocumentView view) => view.Problem is { } problem
        ? Markup.Of("p.problem", Markup.Set("dir", "auto"), texts["report.unreadable"], " ", VisibleText.Name(problem))
        : null;

    private XElement Text(DocumentView view, TextPlan plan) => Markup.Of(
        "div.text",
        view.Document.Language is { } language ? Markup.Set("lang", VisibleText.Name(language)) : null,
        Markup.Set("dir", "auto"),
        new DocumentText(view, plan, places, texts).Paragraphs());

    // What a person corrected stays beside what the machine read.
    private XElement MachineRead(string column, string? read) =>
        Fact(column, Markup.Of("span.how", Markup.Fill(texts["words.machine_read"], read is null ? texts["words.not_stated"] : Name(read))));

    private XElement Published(Document document)
    {
        if (document.Published is not { } when)
            return Missing("words.not_known");
        var how = document.PublishedKind is { } kind ? Markup.Of("span.how", texts["words.comma"], texts.Of("published_kinds", kind)) : null;
        var words = document.PublishedText is { } text ? Markup.Of("q", Markup.Set("dir", "auto"), VisibleText.Name(text)) : null;
        return Markup.Of("span", Markup.Bdi(texts.Date(when)), how, words is null ? null : " ", words);
    }

    // Copies often have one title: the outlet tells them apart.
    private static XElement Copy(DocumentView? other, ContentHash hash)
    {
        if (other is null)
            return Markup.Code(hash.Hex);
        var outlet = other.Document.Outlet is { } name ? $" ({VisibleText.Name(name)})" : "";
        return Markup.Link(ReportPlaces.AnchorOf(other), Markup.Bdi(ReportPlaces.NameOf(other) + outlet));
    }

    private XElement Fact(string column, object value) => Markup.Of("div", Markup.Of("dt", texts["columns." + column]), Markup.Of("dd", value));

    private static XElement Name(string name) => Markup.Bdi(VisibleText.Name(name));

    private XElement Missing(string key) => Markup.Of("span.missing", texts[key]);
}
