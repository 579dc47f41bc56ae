using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// Tells a page's article from the page around it, and leaves each line with the kind that this shows: furniture outside, title, headings, list items,
/// quotes and captions inside, null where only the words can tell (docs/methods/reading.md).
/// </summary>
internal sealed class MainText
{
    private const int FewestUnits = 250;

    private readonly HtmlLayout _layout;
    private readonly BlockSums _sums;
    private readonly PageHint[] _hints;
    private readonly bool[] _article;
    private readonly int? _title;

    private MainText(HtmlLayout layout, HtmlMetadata metadata)
    {
        (_layout, _sums) = (layout, new(layout));
        _hints = LineHints.Of(layout, _sums);
        _article = Article(classes: true);
        if (Prose < FewestUnits && Article(classes: false) is var plain && ProseOf(plain) > 2 * Prose)
            _article = plain;
        _title = HtmlTitles.Find(layout, _sums, _article, metadata);
        ArticleEdges.Trim(layout, _hints, _article, _title);
    }

    /// <summary>The article of a page.</summary>
    public static MainText Of(HtmlLayout layout, HtmlMetadata metadata) => new(layout, metadata);

    /// <summary>Units of running text in the article.</summary>
    public long Prose => ProseOf(_article);

    /// <summary>What stands in the place of the author's name; null when no element is one.</summary>
    public string? Byline => _layout.Lines.Find(l => l.Name.Length > 0) is { Name.Length: > 0 } line ? line.Name.In(_layout.Text) : null;

    /// <summary>The page's lines.</summary>
    public List<Line> Lines() =>
        [.. _layout.Lines.Select((line, i) => new Line(_layout.Text, line.Span, line.BlankBefore, Kind(i)))];

    /// <summary>The page's lines when its article stands elsewhere: its title, and furniture.</summary>
    public List<Line> Furniture() =>
        [.. _layout.Lines.Select((line, i) => new Line(_layout.Text, line.Span, line.BlankBefore, i == _title ? SegmentKind.Title : SegmentKind.Furniture))];

    private bool[] Article(bool classes) => new ArticleParts(_layout, _sums, _hints, PageFrame.Lines(_layout, _sums, classes)).Lines();

    private long ProseOf(bool[] article)
    {
        var prose = 0L;
        for (var i = 0; i < article.Length; i++)
            prose += article[i] ? _sums.Prose(i, i + 1) : 0;
        return prose;
    }

    private SegmentKind? Kind(int at)
    {
        if (at == _title)
            return SegmentKind.Title;
        if (!_article[at])
            return SegmentKind.Furniture;
        return (_hints[at], _layout.Lines[at].Kind) switch
        {
            (PageHint.Caption, _) => SegmentKind.Caption,
            (PageHint.Lead, _) => SegmentKind.Body,
            (_, SegmentKind.Title) => SegmentKind.Heading,
            var (_, kind) => kind,
        };
    }
}
