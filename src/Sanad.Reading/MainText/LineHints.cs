using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>What the elements around each line say of it: a byline, a date, a caption, the article's first words; none of them is long.</summary>
internal static class LineHints
{
    private const int LongestCredit = 200;
    private const int LongestCaption = 500;

    /// <summary>A hint for each line; the innermost element that has one speaks.</summary>
    public static PageHint[] Of(HtmlLayout layout, BlockSums sums)
    {
        var hints = layout.Lines.Select(l => l.Hint).ToArray();
        foreach (var block in layout.Blocks.Where(b => b.End > b.First && IsShort(b.Hint, sums.Inked(b))))
        {
            for (var i = block.First; i < block.End; i++)
            {
                if (layout.Lines[i].Hint == PageHint.None && Fits(layout, block.Hint, i))
                    hints[i] = block.Hint;
            }
        }
        return hints;
    }

    private static bool IsShort(PageHint hint, long inked) => hint switch
    {
        PageHint.Byline or PageHint.Date => inked <= LongestCredit,
        PageHint.Caption or PageHint.Lead => inked <= LongestCaption,
        _ => false,
    };

    // Figures also hold tables, quotations and code, which are text.
    private static bool Fits(HtmlLayout layout, PageHint hint, int at) => hint switch
    {
        PageHint.Caption => layout.Blocks[layout.Lines[at].Block].Name is not ("tr" or "td" or "th" or "table" or "blockquote" or "pre" or "li"),
        PageHint.Byline or PageHint.Date => layout.Lines[at].Kind is not (SegmentKind.Title or SegmentKind.Heading),
        _ => true,
    };
}
