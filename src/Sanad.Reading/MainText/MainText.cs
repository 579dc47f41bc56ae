using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// Tells a page's article from the page around it, and leaves each line with the kind that this shows: furniture outside, title, headings, list items,
/// quotes and captions inside, null where only the words can tell (docs/methods/reading.md).
/// </summary>
internal static class MainText
{
    private const int FewestUnits = 250;

    /// <summary>The page's lines.</summary>
    public static List<Line> Lines(HtmlLayout layout, HtmlMetadata metadata)
    {
        var sums = new BlockSums(layout);
        var article = Article(layout, sums, classes: true);
        if (Prose(sums, article) < FewestUnits && Article(layout, sums, classes: false) is var plain && Prose(sums, plain) > 2 * Prose(sums, article))
            article = plain;
        var title = HtmlTitles.Find(layout, sums, article, metadata);
        ArticleEdges.Trim(layout, article, title);
        var lines = new List<Line>(layout.Lines.Count);
        for (var i = 0; i < article.Length; i++)
            lines.Add(new(layout.Text, layout.Lines[i].Span, layout.Lines[i].BlankBefore, Kind(layout, i, article[i], i == title)));
        return lines;
    }

    private static bool[] Article(HtmlLayout layout, BlockSums sums, bool classes) =>
        new ArticleParts(layout, sums, PageFrame.Lines(layout, sums, classes)).Lines();

    private static long Prose(BlockSums sums, bool[] article)
    {
        var prose = 0L;
        for (var i = 0; i < article.Length; i++)
            prose += article[i] ? sums.Prose(i, i + 1) : 0;
        return prose;
    }

    private static SegmentKind? Kind(HtmlLayout layout, int at, bool inArticle, bool isTitle)
    {
        if (isTitle)
            return SegmentKind.Title;
        if (!inArticle)
            return SegmentKind.Furniture;
        return layout.Lines[at].Kind == SegmentKind.Title ? SegmentKind.Heading : layout.Lines[at].Kind;
    }
}
