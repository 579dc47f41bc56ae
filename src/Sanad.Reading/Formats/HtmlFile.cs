using System.Globalization;
using System.Text;

namespace Sanad.Reading;

/// <summary>A web page as a <see cref="Page"/>.</summary>
internal static class HtmlFile
{
    private const int DeclarationBytes = 4096;

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
        return new PageOutcome.Opened(new(layout.Text, MainText.Lines(layout, metadata), Facts(metadata, dates), warnings));
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

    private static string? DeclaredCharset(ReadOnlySpan<byte> head)
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
