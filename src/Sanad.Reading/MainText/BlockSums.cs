using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>What stretches of a page's lines amount to, each answer in constant time.</summary>
internal sealed class BlockSums
{
    private const int LongLine = 80;
    private const int ShortLine = 30;
    private readonly long[] _inked, _linked, _prose;
    private readonly int[] _titles, _texts;

    public BlockSums(HtmlLayout layout)
    {
        SetRanges(layout);
        var count = layout.Lines.Count + 1;
        (_inked, _linked, _prose, _titles, _texts) = (new long[count], new long[count], new long[count], new int[count], new int[count]);
        foreach (var block in layout.Blocks.Where(b => b.Hint == PageHint.Text && b.End > b.First))
            _texts[block.First + 1]++;
        for (var i = 0; i < layout.Lines.Count; i++)
        {
            var line = layout.Lines[i];
            _inked[i + 1] = _inked[i] + line.Inked;
            _linked[i + 1] = _linked[i] + line.Linked;
            _prose[i + 1] = _prose[i] + (IsProse(layout.Text, line) ? line.Inked : 0);
            _titles[i + 1] = _titles[i] + (line.Kind == SegmentKind.Title ? 1 : 0);
            _texts[i + 1] += _texts[i];
        }
    }

    /// <summary>Units of running text.</summary>
    public long Prose(int first, int end) => _prose[end] - _prose[first];

    public long Prose(HtmlBlock block) => Prose(block.First, block.End);

    public long Inked(HtmlBlock block) => _inked[block.End] - _inked[block.First];

    /// <summary>Share of the units that lie in links, 0 to 1.</summary>
    public double LinkShare(HtmlBlock block) => Inked(block) is > 0 and var inked ? (_linked[block.End] - _linked[block.First]) / (double)inked : 0;

    /// <summary>It holds a heading of the first rank.</summary>
    public bool HoldsTitle(HtmlBlock block) => _titles[block.End] > _titles[block.First];

    /// <summary>It holds a part that calls itself the article's text.</summary>
    public bool HoldsText(HtmlBlock block) => _texts[block.End] > _texts[block.First];

    /// <summary>Running text: long, or a sentence, and not made of links.</summary>
    public static bool IsProse(string text, HtmlLine line) =>
        line.Linked * 2 < line.Inked && line.Kind is not (SegmentKind.Title or SegmentKind.Heading)
        && (line.Inked >= LongLine || (line.Inked >= ShortLine && LineKey.EndsSentence(line.Span.Of(text))));

    // A block's lines stand together, since lines keep the order of the source. Inner blocks come after outer ones.
    private static void SetRanges(HtmlLayout layout)
    {
        foreach (var block in layout.Blocks)
            (block.First, block.End) = (int.MaxValue, 0);
        for (var i = 0; i < layout.Lines.Count; i++)
        {
            var block = layout.Blocks[layout.Lines[i].Block];
            (block.First, block.End) = (Math.Min(block.First, i), i + 1);
        }
        for (var i = layout.Blocks.Count - 1; i > 0; i--)
        {
            var (block, outer) = (layout.Blocks[i], layout.Blocks[layout.Blocks[i].Parent]);
            if (block.End == 0)
                (block.First, block.End) = (0, 0);
            else
                (outer.First, outer.End, outer.Parts) = (Math.Min(outer.First, block.First), Math.Max(outer.End, block.End), outer.Parts + 1);
        }
        if (layout.Blocks[0].End == 0)
            layout.Blocks[0].First = 0;
    }
}
