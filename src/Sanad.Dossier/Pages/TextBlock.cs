using Sanad.Basics;

namespace Sanad.Dossier;

/// <summary>A paragraph to show.</summary>
/// <param name="Kind">What it is; text that no segment covers counts as body.</param>
/// <param name="Span">Where it stands, without blanks at its ends.</param>
public readonly record struct TextBlock(SegmentKind Kind, TextSpan Span)
{
    /// <summary>The blocks of a document in text order; together they hold everything but blanks.</summary>
    public static IReadOnlyList<TextBlock> Of(Document document)
    {
        var blocks = new List<TextBlock>();
        var done = 0;
        foreach (var segment in document.Segments)
        {
            Add(blocks, SegmentKind.Body, new(done, segment.Span.Start), document.Text);
            Add(blocks, segment.Kind, segment.Span, document.Text);
            done = segment.Span.End;
        }
        Add(blocks, SegmentKind.Body, new(done, document.Text.Length), document.Text);
        return blocks;
    }

    private static void Add(List<TextBlock> blocks, SegmentKind kind, TextSpan span, string text)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            blocks.Add(new(kind, new(start, end)));
    }
}
