using System.Globalization;
using System.Text;

namespace Sanad.Reading;

/// <summary>A web page as a <see cref="Page"/>.</summary>
internal static class HtmlFile
{
    private const int DeclarationBytes = 4096;
    private const string HiddenWarning = "the page shows little or nothing of its article; the text is the one in its JSON-LD";

    /// <summary>Reads the page; its text is laid out anew, so offsets lead into that text.</summary>
    public static PageOutcome Read(
        Stream original, ByteCensus census, ReadingCues cues, TextDates dates, ReaderOptions options, CancellationToken cancel)
    {
        if (census.Length > options.HtmlBytes)
            return new PageOutcome.Refused(string.Create(
                CultureInfo.InvariantCulture, $"{census.Length >> 20} MB of HTML are more than the limit of {options.HtmlBytes >> 20} MB"));
        var decoded = DecodedText.Of(original, census, DeclaredCharset(census.Head), cancel);
        var (layout, metadata) = HtmlReader.Read(decoded.Text, cues, cancel);
        var warnings = new List<string>();
        if (decoded.Warning is { } guessed)
            warnings.Add(guessed);
        if (metadata.LinkedDataBroken)
            warnings.Add("the page's JSON-LD is broken and was not used");
        var article = MainText.Of(layout, metadata);
        var facts = Facts(metadata, dates);
        if (metadata.ArticleBody is { } hidden && hidden.Length > 3 * article.Prose)
            return new PageOutcome.Opened(WithHidden(layout, article, hidden, cues, cancel) with { Facts = facts, Warnings = [.. warnings, HiddenWarning] });
        return new PageOutcome.Opened(new(layout.Text, article.Lines(), facts with { Author = facts.Author ?? article.Byline }, warnings, FrameKnown: true));
    }

    // The page shows a stub; the article stands in its JSON-LD, and below the page's own text in ours.
    private static Page WithHidden(HtmlLayout layout, MainText article, string hidden, ReadingCues cues, CancellationToken cancel)
    {
        var (body, _) = HtmlReader.Read($"<pre>{hidden}</pre>", cues, cancel);
        var text = $"{layout.Text}\n{body.Text}";
        var shift = layout.Text.Length + 1;
        var lines = article.Furniture();
        lines.AddRange(body.Lines.Select(line => new Line(text, line.Span.Shift(shift), Math.Max(1, line.BlankBefore))));
        return new(text, lines, new(), [], FrameKnown: true);
    }

    private static PageFacts Facts(HtmlMetadata metadata, TextDates dates) => new()
    {
        Title = metadata.Title ?? WithoutSite(metadata.WindowTitle, metadata.Outlet),
        Outlet = metadata.Outlet,
        Author = metadata.Author,
        Language = metadata.Language,
        Published = metadata.Published is { } stated ? dates.Single(stated, metadata.Language) : null,
        PublishedText = metadata.Published,
    };

    // "Title | Site", "Title – Site": the part after the last mark, when it is the outlet's name.
    private static string? WithoutSite(string? title, string? outlet)
    {
        if (title is null || outlet is null || !title.EndsWith(outlet, StringComparison.OrdinalIgnoreCase))
            return title;
        var rest = title[..^outlet.Length].TrimEnd(' ', '|', '-', '–', '—', '·', '»', ':', '\u00A0');
        return rest.Length > 0 ? rest : title;
    }

    internal static string? DeclaredCharset(ReadOnlySpan<byte> head)
    {
        var opening = Encoding.Latin1.GetString(head[..Math.Min(head.Length, DeclarationBytes)]);
        var at = opening.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var label = opening.AsSpan(at + "charset=".Length).TrimStart("\"' ");
        var end = label.IndexOfAny("\"' >;/\r\n");
        return end is > 0 and < 40 ? label[..end].ToString() : null;
    }
}
