using System.Buffers;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// Cuts a text into lines that are not blank. Of a huge text only both ends are cut; the stretch between becomes a few large blocks of body.
/// </summary>
internal static class LineScanner
{
    private const int BlockUnits = 16 << 10;
    private static readonly SearchValues<char> Ends = SearchValues.Create("\n\r\u000B\f\u0085\u2028\u2029");

    /// <summary>All lines in order.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="searchedUnits">How much of each end is cut line by line.</param>
    public static List<Line> Scan(string text, int searchedUnits)
    {
        var lines = new List<Line>();
        if (text.Length <= 2L * searchedUnits)
        {
            Cut(text, new(0, text.Length), lines);
            return lines;
        }
        var head = LineEnd(text, searchedUnits);
        var tail = Math.Max(head, LineEnd(text, text.Length - searchedUnits));
        Cut(text, new(0, head), lines);
        for (var at = head; at < tail;)
        {
            var end = Math.Min(tail, LineEnd(text, Math.Min(at + BlockUnits, tail)));
            Add(text, new(at, end), 1, SegmentKind.Body, lines);
            at = end;
        }
        Cut(text, new(tail, text.Length), lines);
        return lines;
    }

    private static void Cut(string text, TextSpan within, List<Line> lines)
    {
        var blank = 0;
        for (var at = within.Start; at < within.End;)
        {
            var end = NextEnd(text, at, within.End);
            blank = Add(text, new(at, end), blank, null, lines) ? 0 : blank + 1;
            at = end < within.End && text[end] == '\r' && end + 1 < within.End && text[end + 1] == '\n' ? end + 2 : end + 1;
        }
    }

    private static bool Add(string text, TextSpan span, int blank, SegmentKind? kind, List<Line> lines)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && !LineKey.HasInk(text[start]))
            start++;
        while (end > start && !LineKey.HasInk(text[end - 1]))
            end--;
        if (start < end)
            lines.Add(new(text, new(start, end), blank, kind));
        return start < end;
    }

    private static int NextEnd(string text, int from, int limit)
    {
        var found = text.AsSpan(from, limit - from).IndexOfAny(Ends);
        return found < 0 ? limit : from + found;
    }

    // One past the end of the line that holds `from`; a line without an end is cut after a block, but not inside a surrogate pair.
    private static int LineEnd(string text, int from)
    {
        var found = text.AsSpan(from, Math.Min(BlockUnits, text.Length - from)).IndexOfAny(Ends);
        var end = Math.Min(text.Length, found < 0 ? from + BlockUnits : from + found + 1);
        return end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;
    }
}
