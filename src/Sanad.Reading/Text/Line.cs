using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>A line of text as the rules look at it. Readers of HTML and DOCX know some kinds beforehand; the rules fill in the rest.</summary>
internal sealed class Line
{
    // Longer lines are paragraphs: no cue, title or byline is that long, and folding them all would cost the time of a second reading.
    private const int ShortUnits = 320;
    private const int ProseUnits = 200;

    public Line(string text, TextSpan span, int blankBefore, SegmentKind? kind = null)
    {
        (Span, BlankBefore, Kind) = (span, blankBefore, kind);
        IsShort = span.Length <= ShortUnits;
        Key = IsShort ? LineKey.Of(text.AsSpan(span.Start, span.Length)) : "";
        EndsSentence = LineKey.EndsSentence(text.AsSpan(span.Start, span.Length));
        EndsInCall = EndsSentence && LineKey.EndsInCall(text.AsSpan(span.Start, span.Length));
        Words = IsShort ? Key.Length == 0 ? 0 : Key.Count(' ') + 1 : int.MaxValue;
    }

    /// <summary>Without the white space around it; never empty.</summary>
    public TextSpan Span { get; }

    /// <summary>Empty lines right before it.</summary>
    public int BlankBefore { get; }

    /// <summary>Null as long as no rule has spoken.</summary>
    public SegmentKind? Kind { get; set; }

    /// <summary>At most 320 units.</summary>
    public bool IsShort { get; }

    /// <summary>Folded words without punctuation, for comparison with cues and with other lines; empty for a long line.</summary>
    public string Key { get; }

    /// <summary>Its last mark is one that ends a sentence, closing quotes and brackets aside.</summary>
    public bool EndsSentence { get; }

    /// <summary>That mark is a question or exclamation mark.</summary>
    public bool EndsInCall { get; }

    /// <summary>Words of a short line.</summary>
    public int Words { get; }

    /// <summary>Nothing is known of it yet, or only that it is part of the article.</summary>
    public bool IsOpen => Kind is null or SegmentKind.Body;

    public bool IsFurniture => Kind == SegmentKind.Furniture;

    /// <summary>Running text: long, or a sentence of some length.</summary>
    public bool IsProse => IsOpen && (Span.Length > ProseUnits || (EndsSentence && Words >= 8));
}
