using System.Xml.Linq;
using Sanad.Casebook.Tolls;

namespace Sanad.Dossier;

/// <summary>
/// The table of a toll. Each row is followed by its exact words across the whole width, since they are what counts. Roles are written out: on a narrow
/// screen the style sheet lays cells under one another, which would take the table away from screen readers.
/// </summary>
internal static class TollTables
{
    private const int MostLinks = 12;
    private static readonly string[] Headings = ["figure", "speaker", "said", "sources", "status"];

    /// <summary>The table of one toll.</summary>
    public static XElement Of(Toll toll, string caption, ReportPlaces places, InterfaceTexts texts)
    {
        var severalActs = ChartNote.HasSeveralActs(toll.Rows);
        return Markup.Of(
            "table.tolls",
            Role("table"),
            Markup.Of("caption", caption),
            Markup.Of("thead", Role("rowgroup"), Markup.Of("tr", Role("row"), Headings.Select(heading => Heading(heading, texts)))),
            toll.Rows.Select(row => Row(row, severalActs, places, texts)));
    }

    private static XElement Heading(string column, InterfaceTexts texts) =>
        Markup.Of("th", Markup.Set("scope", "col"), Role("columnheader"), texts["columns." + column]);

    private static XElement Row(TollRow row, bool severalActs, ReportPlaces places, InterfaceTexts texts)
    {
        var mentions = places.Mentions(row);
        return Markup.Of(
            "tbody",
            Role("rowgroup"),
            Markup.Set("class", $"{row.Status.ToString().ToLowerInvariant()}{(row.Depth > 0 ? " part" : "")}"),
            Markup.Of(
                "tr",
                Role("row"),
                Markup.Set("id", ReportPlaces.AnchorOf(row)),
                Markup.Of("th", Markup.Set("scope", "row"), Role("rowheader"), Figure(row, mentions, texts), What(row, severalActs, texts)),
                Cell("speaker", texts, Markup.Bdi(VisibleText.Name(texts.Speaker(row))), Small(texts.Of("speaker_types", row.SpeakerType))),
                Cell("said", texts, Said(row, texts), Small(texts.Of("stances", row.Stance))),
                Cell("sources", texts, Sources(row, mentions, texts)),
                Cell("status", texts, Markup.Of("span.status", texts.Of("statuses", row.Status)))),
            Markup.Of("tr.words", Role("row"), Markup.Of("td", Markup.Set("colspan", "5"), Role("cell"), Quote(row, mentions, texts))));
    }

    private static XElement Figure(TollRow row, IReadOnlyList<Mention> mentions, InterfaceTexts texts)
    {
        var words = Markup.Bdi(VisibleText.Name(texts.Figure(row)));
        return mentions.Count == 0
            ? Markup.Of("span.figure", words)
            : Markup.Of("a.figure", Markup.Set("href", "#" + ReportPlaces.AnchorOf(mentions[0].Claim)), words);
    }

    // The second calendar stands under the first.
    private static object?[] Said(TollRow row, InterfaceTexts texts) => row.Said is { } said
        ? [Markup.Bdi(texts.MainDate(said)), texts.OtherCalendar(said) is { } other ? Small(other) : null]
        : [Markup.Of("span.missing", texts["dates.unknown"])];

    private static XElement? What(TollRow row, bool severalActs, InterfaceTexts texts)
    {
        var act = severalActs || row.Scope is not null ? texts.Of("acts", row.Act) : null;
        var scope = texts.Scope(row) is { } part ? VisibleText.Name(part) : null;
        var parts = new[] { act, scope }.OfType<string>().ToArray();
        return parts.Length == 0 ? null : Small(string.Join(" · ", parts));
    }

    private static XElement Sources(TollRow row, IReadOnlyList<Mention> mentions, InterfaceTexts texts)
    {
        var more = row.Claims.Count - Math.Min(mentions.Count, MostLinks);
        var links = mentions.Take(MostLinks).Select((mention, at) => Markup.Of("li", MentionLink(mention, at, mentions.Count, texts)));
        return Markup.Of(
            "div",
            row.Origins == row.Documents
                ? texts.Count("documents", row.Documents)
                : texts.List([texts.Count("documents", row.Documents), texts.Count("origins", row.Origins)]),
            mentions.Count < 2 ? null : Markup.Of("ol.mentions", links),
            more > 0 ? Small(texts.Filled("report.more_mentions", texts.Number(more))) : null);
    }

    private static XElement MentionLink(Mention mention, int at, int of, InterfaceTexts texts) => Markup.Of(
        "a",
        Markup.Set("href", "#" + ReportPlaces.AnchorOf(mention.Claim)),
        Markup.Set("aria-label", texts.Filled("report.to_words", texts.Number(at + 1), texts.Number(of))),
        Markup.Set("title", VisibleText.Name(mention.Document.Document.Outlet ?? ReportPlaces.NameOf(mention.Document))),
        texts.Number(at + 1));

    private static XElement Quote(TollRow row, IReadOnlyList<Mention> mentions, InterfaceTexts texts) => Markup.Of(
        "blockquote",
        Markup.Set("dir", "auto"),
        mentions.Count > 0 ? Markup.Set("lang", mentions[0].Claim.Claim.Language) : null,
        VisibleText.Running(row.Quote));

    private static XElement Cell(string column, InterfaceTexts texts, params object?[] content) =>
        Markup.Of("td", Role("cell"), Markup.Of("span.column", Markup.Set("aria-hidden", "true"), texts["columns." + column]), content);

    private static XElement Small(string text) => Markup.Of("span.small", text);

    private static XAttribute Role(string role) => Markup.Set("role", role);
}
