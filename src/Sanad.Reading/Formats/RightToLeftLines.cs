using System.Text;

namespace Sanad.Reading;

/// <summary>
/// Puts the runs of Persian and Arabic lines back into the order in which they are read. On a page that it takes for left-to-right, pdftotext
/// writes a right-to-left line from its left end, each right-to-left run between U+202B and U+202C: the words of a run are in order, the
/// runs are not. The embedding marks are dropped, since they are the program's and not the page's.
/// </summary>
internal static class RightToLeftLines
{
    private const char Embed = '\u202B';
    private const char EmbedLeft = '\u202A';
    private const char Pop = '\u202C';

    /// <summary>The page's text with every line in reading order.</summary>
    public static string Repair(string page)
    {
        if (page.AsSpan().IndexOfAny(Embed, EmbedLeft, Pop) < 0)
            return page;
        var repaired = new StringBuilder(page.Length);
        foreach (var range in page.AsSpan().Split('\n'))
        {
            if (repaired.Length > 0 || range.Start.Value > 0)
                repaired.Append('\n');
            AppendLine(page.AsSpan()[range], repaired);
        }
        return repaired.ToString();
    }

    private static void AppendLine(ReadOnlySpan<char> line, StringBuilder to)
    {
        var runs = Runs(line);
        if (line.Contains(Embed) && IsRightToLeft(line))
            runs.Reverse();
        to.AppendJoin(' ', runs.Select(r => r.Trim()).Where(r => r.Length > 0));
    }

    private static List<string> Runs(ReadOnlySpan<char> line)
    {
        var runs = new List<string>();
        var run = new StringBuilder();
        foreach (var unit in line)
        {
            if (unit is not (Embed or EmbedLeft or Pop))
            {
                run.Append(unit);
                continue;
            }
            runs.Add(run.ToString());
            run.Clear();
        }
        runs.Add(run.ToString());
        return runs;
    }

    private static bool IsRightToLeft(ReadOnlySpan<char> line)
    {
        int right = 0, left = 0;
        foreach (var unit in line)
        {
            right += unit is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFEFC' && char.IsLetter(unit) ? 1 : 0;
            left += unit < '\u0590' && char.IsLetter(unit) ? 1 : 0;
        }
        return right > left;
    }
}
