using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Turns lines into segments; a dateline is cut from its paragraph.</summary>
internal static class Segments
{
    /// <summary>In text order, without overlap, over every line.</summary>
    public static List<Segment> From(string text, List<Line> lines, Dateline? dateline)
    {
        var segments = new List<Segment>(lines.Count);
        foreach (var line in lines)
        {
            var kind = line.Kind ?? SegmentKind.Body;
            if (dateline is not null && line.Span.Start == dateline.Span.Start && dateline.Span.End < line.Span.End)
                segments.AddRange(Cut(text, kind, line.Span, dateline.Span.End));
            else
                segments.Add(new(kind, line.Span));
        }
        return segments;
    }

    private static Segment[] Cut(string text, SegmentKind kind, TextSpan line, int at)
    {
        var end = at;
        while (end > line.Start && !LineKey.HasInk(text[end - 1]))
            end--;
        return [new(SegmentKind.Dateline, new(line.Start, end)), new(kind, new(at, line.End))];
    }
}
