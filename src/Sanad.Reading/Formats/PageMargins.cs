using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Running heads, footers and page numbers of a paged document: what stands at the edge of page after page.</summary>
internal static class PageMargins
{
    private const int EdgeLines = 2;

    /// <summary>Marks them as furniture.</summary>
    /// <param name="lines">Lines of the pages, joined by one line feed.</param>
    /// <param name="pages">The pages' texts.</param>
    public static void Mark(List<Line> lines, string[] pages)
    {
        var edges = Edges(lines, pages);
        var counts = edges.Where(e => e.Key.Length > 0).CountBy(WithoutNumbers, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var line in edges)
        {
            var key = WithoutNumbers(line);
            if (line.Key.Length > 0 && !line.IsProse && (key.Length == 0 || (counts[key] >= 2 && counts[key] * 2 >= pages.Length)))
                line.Kind = SegmentKind.Furniture;
        }
    }

    private static List<Line> Edges(List<Line> lines, string[] pages)
    {
        var edges = new List<Line>();
        int start = 0, next = 0;
        foreach (var page in pages)
        {
            var first = next;
            while (next < lines.Count && lines[next].Span.Start < start + page.Length)
                next++;
            for (var i = first; i < next; i++)
            {
                if (i < first + EdgeLines || i >= next - EdgeLines)
                    edges.Add(lines[i]);
            }
            start += page.Length + 1;
        }
        return edges;
    }

    private static string WithoutNumbers(Line line) =>
        string.Join(' ', line.Key.Split(' ').Where(word => !word.All(char.IsDigit) && word is not ("page" or "of" or "صفحه" or "از")));
}
