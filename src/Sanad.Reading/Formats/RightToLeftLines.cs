using System.Text;

namespace Sanad.Reading;

/// <summary>
/// Puts Persian and Arabic lines of pdftotext back into the order in which they are read, and drops the embedding marks, which are the
/// program's and not the page's. On a page that it takes for right-to-left it writes runs in reading order, but what stands between U+202A and
/// U+202C (numbers, Latin words and the marks beside them) from left to right. On any other page it writes a right-to-left line from its
/// left end, each right-to-left run between U+202B and U+202C.
/// </summary>
internal static class RightToLeftLines
{
    private const char EmbedRight = '\u202B';
    private const char EmbedLeft = '\u202A';
    private const char Pop = '\u202C';

    private readonly record struct Run(string Text, bool FromLeft);

    /// <summary>The page's text with every line in reading order.</summary>
    public static string Repair(string page)
    {
        if (page.AsSpan().IndexOfAny(EmbedRight, EmbedLeft, Pop) < 0)
            return page;
        var repaired = new StringBuilder(page.Length);
        foreach (var range in page.AsSpan().Split('\n'))
        {
            if (range.Start.Value > 0)
                repaired.Append('\n');
            AppendLine(page.AsSpan()[range], repaired);
        }
        return repaired.ToString();
    }

    private static void AppendLine(ReadOnlySpan<char> line, StringBuilder to)
    {
        var wholeLine = line.TrimStart().StartsWith([EmbedRight]) && !line.TrimStart()[1..].Contains(EmbedRight);
        var runs = Runs(line, outsideIsLeft: !wholeLine);
        var repair = IsRightToLeft(line);
        if (repair && !wholeLine)
            runs.Reverse();
        foreach (var run in runs)
            to.Append(repair && run.FromLeft ? InReadingOrder(run.Text) : run.Text);
    }

    // Between U+202A and its end everything stands from left to right; outside all marks too, on a left-to-right page.
    private static List<Run> Runs(ReadOnlySpan<char> line, bool outsideIsLeft)
    {
        var runs = new List<Run>();
        var open = new Stack<char>();
        var run = new StringBuilder();
        foreach (var unit in line)
        {
            if (unit is not (EmbedRight or EmbedLeft or Pop))
            {
                run.Append(unit);
                continue;
            }
            if (run.Length > 0)
                runs.Add(new(run.ToString(), open.Count == 0 ? outsideIsLeft : open.Peek() == EmbedLeft));
            run.Clear();
            if (unit != Pop)
                open.Push(unit);
            else if (open.Count > 0)
                open.Pop();
        }
        if (run.Length > 0)
            runs.Add(new(run.ToString(), outsideIsLeft));
        return runs;
    }

    // Numbers and marks are read from the right; Latin words keep their order, and the marks around them change sides.
    private static string InReadingOrder(string run)
    {
        var pieces = Pieces(run);
        var first = pieces.FindIndex(IsLatin);
        var last = pieces.FindLastIndex(IsLatin);
        if (first < 0)
        {
            pieces.Reverse();
            return string.Concat(pieces);
        }
        var before = pieces[..first];
        var after = pieces[(last + 1)..];
        before.Reverse();
        after.Reverse();
        return string.Concat(after) + string.Concat(pieces[first..(last + 1)]) + string.Concat(before);
    }

    private static List<string> Pieces(string run)
    {
        var pieces = new List<string>();
        for (var at = 0; at < run.Length;)
        {
            var end = at + 1;
            while (end < run.Length && char.IsLetterOrDigit(run[at]) && (char.IsLetterOrDigit(run[end]) || JoinsDigits(run, end)))
                end++;
            pieces.Add(run[at..end]);
            at = end;
        }
        return pieces;
    }

    private static bool JoinsDigits(string run, int at) =>
        run[at] is '.' or ',' or '/' or ':' or '٫' or '٬' && char.IsDigit(run[at - 1]) && at + 1 < run.Length && char.IsDigit(run[at + 1]);

    private static bool IsLatin(string piece) => char.IsLetter(piece[0]);

    private static bool IsRightToLeft(ReadOnlySpan<char> line)
    {
        int right = 0, left = 0;
        foreach (var unit in line)
        {
            var isLetter = char.IsLetter(unit);
            var isRight = unit is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFEFC');
            right += isLetter && isRight ? 1 : 0;
            left += isLetter && !isRight ? 1 : 0;
        }
        return right > left;
    }
}
