using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Turns lines into segments: wrapped lines of one paragraph become one segment, a dateline is cut from its paragraph.</summary>
internal static class Segments
{
    private const int WrapUnits = 120;

    /// <summary>In text order, without overlap, over every line.</summary>
    public static List<Segment> From(string text, List<Line> lines, Dateline? dateline)
    {
        var wrapped = IsWrapped(lines);
        var segments = new List<Segment>(lines.Count);
        foreach (var line in lines)
        {
            var kind = line.Kind ?? SegmentKind.Body;
            if (wrapped && segments.Count > 0 && Continues(text, line, segments[^1]))
                segments[^1] = new(kind, segments[^1].Span.Join(line.Span));
            else if (dateline is not null && line.Span.Start == dateline.Span.Start && dateline.Span.End < line.Span.End)
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

    // Mail, wires and PDF break lines at a fixed width: most lines that go on without an empty line are then about equally long.
    private static bool IsWrapped(List<Line> lines)
    {
        int followers = 0, full = 0, longest = 0;
        foreach (var line in lines)
            longest = line.Kind == SegmentKind.Furniture ? longest : Math.Max(longest, line.Span.Length);
        if (longest > WrapUnits)
            return false;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].BlankBefore > 0 || lines[i].Kind != lines[i - 1].Kind)
                continue;
            followers++;
            full += lines[i - 1].Span.Length * 10 >= longest * 6 ? 1 : 0;
        }
        return followers >= 3 && full * 10 >= followers * 6;
    }

    private static bool Continues(string text, Line line, Segment before) =>
        line.BlankBefore == 0 && line.Kind == before.Kind && line.Kind is SegmentKind.Body or SegmentKind.Quote or SegmentKind.List
        && !(line.Kind == SegmentKind.List && before.Kind == SegmentKind.List && LineKinds.IsListItem(line.Span.Of(text)));
}
