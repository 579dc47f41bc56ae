using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>A part of a page: a block element, its place in the tree, and the lines that it holds. Lines stand in the order of the source.</summary>
internal sealed class HtmlBlock(int parent, string name, PageHint hint)
{
    /// <summary>Index of the block around it; the root is its own.</summary>
    public int Parent { get; } = parent;

    public string Name { get; } = name;
    public PageHint Hint { get; } = hint;

    /// <summary>Index of its first line.</summary>
    public int First { get; set; }

    /// <summary>One past its last line.</summary>
    public int End { get; set; }

    /// <summary>Lines that lie in it and in no block inside it.</summary>
    public int OwnLines { get; set; }

    /// <summary>Blocks right inside it that hold lines.</summary>
    public int Parts { get; set; }
}

/// <summary>A line of a page as it was laid out.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="BlankBefore">Empty lines right before it.</param>
/// <param name="Kind">What its tag says; null = nothing.</param>
/// <param name="Block">The innermost block around it.</param>
/// <param name="Inked">Units that leave a mark.</param>
/// <param name="Linked">Those of them that lie in links.</param>
/// <param name="Hint">What an inline element around nearly all of it says.</param>
/// <param name="Name">What stands in an inline element for the author's name; empty without.</param>
internal readonly record struct HtmlLine(
    TextSpan Span, int BlankBefore, SegmentKind? Kind, int Block, int Inked, int Linked, PageHint Hint, TextSpan Name);

/// <summary>A page laid out: its text, its lines, and its blocks, a block after the one around it.</summary>
internal sealed record HtmlLayout(string Text, List<HtmlLine> Lines, List<HtmlBlock> Blocks);
