using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Cuts from an article what stands at its edges and is none of its text: lines above the title, lines of links, headings over nothing.</summary>
internal static class ArticleEdges
{
    private const int LinkedShare = 80;
    private const int LeadUnits = 60;
    private const int LeadLines = 20;

    /// <summary>Takes lines out of <paramref name="article"/>.</summary>
    public static void Trim(HtmlLayout layout, PageHint[] hints, bool[] article, int? title)
    {
        for (var i = 0; i < article.Length; i++)
            article[i] &= i >= (title ?? 0) && !IsLinks(layout.Lines[i]) && hints[i] is not (PageHint.Byline or PageHint.Date);
        DropEmptyHeadings(layout, article);
        TakeLead(layout, hints, article, title);
    }

    // Between the title and the article's first line, what calls itself its first words, or is a sentence of some length.
    private static void TakeLead(HtmlLayout layout, PageHint[] hints, bool[] article, int? title)
    {
        var first = Array.IndexOf(article, true, title + 1 ?? 0);
        if (title is not { } above || first < 0 || first - above > LeadLines)
            return;
        for (var i = above + 1; i < first; i++)
            article[i] = hints[i] == PageHint.Lead || (hints[i] == PageHint.None && IsSentence(layout.Text, layout.Lines[i]));
    }

    private static bool IsSentence(string text, HtmlLine line) =>
        line.Inked >= LeadUnits && line.Linked == 0 && line.Kind != SegmentKind.List && LineKey.EndsSentence(line.Span.Of(text));

    // A line that is nearly all links leads elsewhere. In a heading it does not.
    private static bool IsLinks(HtmlLine line) =>
        line.Linked * 100L >= line.Inked * (long)LinkedShare && line.Kind is not (SegmentKind.Title or SegmentKind.Heading or SegmentKind.Quote);

    // "More on this" over a list that was dropped: a heading that stands over links, or that nothing of the article follows before the next one.
    private static void DropEmptyHeadings(HtmlLayout layout, bool[] article)
    {
        var (text, links) = (false, 0);
        for (var i = article.Length - 1; i >= 0; i--)
        {
            var line = layout.Lines[i];
            if (!article[i])
                links += line.Linked * 2 >= line.Inked ? 1 : 0;
            else if (line.Kind is not (SegmentKind.Heading or SegmentKind.Title))
                (text, links) = (true, 0);
            else
                (article[i], text, links) = (text && links < 2, text && links == 0, 0);
        }
    }
}
