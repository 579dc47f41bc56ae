namespace Sanad.Reading;

/// <summary>Joins lines that were broken at a fixed width (mail, wires, PDF) back into the paragraphs that rules and claims look at.</summary>
internal static class Wrapping
{
    private const int WidestUnits = 130;
    private const int NarrowestUnits = 40;
    private const int FewestLines = 3;

    /// <summary>The same lines when the text is not wrapped; else one line a paragraph.</summary>
    public static List<Line> Join(string text, List<Line> lines)
    {
        if (Width(lines) is not { } width)
            return lines;
        var joined = new List<Line>(lines.Count);
        Line? before = null;
        foreach (var line in lines)
        {
            if (before is not null && Continues(text, before, line, width))
                joined[^1] = new(text, joined[^1].Span.Join(line.Span), joined[^1].BlankBefore, joined[^1].Kind);
            else
                joined.Add(line);
            before = line;
        }
        return joined;
    }

    // Of the lines that another follows without a gap, most are about as long as the longest, and no line is longer than a page is wide.
    private static int? Width(List<Line> lines)
    {
        var longest = lines.Count == 0 ? 0 : lines.Max(l => l.Span.Length);
        if (longest is > WidestUnits or < NarrowestUnits)
            return null;
        int followed = 0, full = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].BlankBefore > 0)
                continue;
            followed++;
            full += lines[i - 1].Span.Length * 10 >= longest * 7 ? 1 : 0;
        }
        return full >= FewestLines && full * 2 >= followed ? longest : null;
    }

    private static bool Continues(string text, Line before, Line line, int width) =>
        line.BlankBefore == 0 && before.Kind == line.Kind && before.Span.Length * 10 >= width * 7 && !LineKinds.IsListItem(line.Span.Of(text));
}
