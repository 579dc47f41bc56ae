using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Finds the title of a text, and the copies of it that menus and templates leave around it.</summary>
internal sealed class LeadingLines
{
    private const int TitleUnits = 200;
    private const int SearchedLines = 40;

    /// <summary>Marks the title and its copies.</summary>
    /// <param name="lines">With furniture, bylines and date lines marked as far as they show by themselves.</param>
    /// <param name="known">The title that the page's own metadata gives; null without.</param>
    /// <returns>The title's line; null when no line is one.</returns>
    public static Line? Mark(List<Line> lines, string? known)
    {
        var title = lines.Find(l => l.Kind == SegmentKind.Title) ?? Named(lines, known) ?? Find(lines);
        if (title is null)
            return null;
        title.Kind = SegmentKind.Title;
        var at = lines.IndexOf(title);
        for (var i = 0; i < Math.Min(lines.Count, at + SearchedLines); i++)
        {
            if (i != at && lines[i].IsOpen && lines[i].IsShort && IsCopy(lines[i].Key, title.Key, i < at))
                lines[i].Kind = SegmentKind.Furniture;
            else if (i < at && lines[i].Kind is null && lines[i].Words <= 3 && !lines[i].EndsSentence)
                lines[i].Kind = SegmentKind.Furniture;
        }
        return title;
    }

    private static Line? Named(List<Line> lines, string? known)
    {
        if (known is null)
            return null;
        var key = LineKey.Of(known);
        return lines.Take(SearchedLines).FirstOrDefault(l => (l.IsOpen || l.Kind == SegmentKind.Heading) && l.Key.Length > 0 && l.Key == key);
    }

    private static Line? Find(List<Line> lines)
    {
        for (var i = 0; i < Math.Min(lines.Count, SearchedLines); i++)
        {
            var line = lines[i];
            if (line.Kind is not null)
                continue;
            if (line.IsShort && line.Span.Length <= TitleUnits && IsTitle(lines, i))
                return line;
            if (line.IsProse)
                return null;
        }
        return null;
    }

    // A title stands alone above running text, with at most a byline, a dateline or one further short line between.
    private static bool IsTitle(List<Line> lines, int at)
    {
        var line = lines[at];
        if (line.Words < 2 || !line.IsOpen)
            return false;
        if (line.EndsSentence && !IsRepeated(lines, at) && !EndsInCall(line))
            return false;
        var between = 0;
        for (var i = at + 1; i < lines.Count && between <= 1; i++)
        {
            if (lines[i].IsProse || lines[i].Kind == SegmentKind.List)
                return true;
            between += lines[i].Kind is null && !IsCopy(lines[i].Key, line.Key, before: false) ? 1 : 0;
        }
        return false;
    }

    private static bool IsRepeated(List<Line> lines, int at) =>
        lines.Skip(at + 1).Take(3).Any(l => l.IsShort && l.Key.Length > 0 && IsCopy(l.Key, lines[at].Key, before: false));

    // A question or an exclamation may be a title; a full stop, a colon or a comma makes it a line of text.
    private static bool EndsInCall(Line line) => line.EndsInCall && line.Words <= 16;

    // The same words, the beginning of them (a subtitle was cut off), or, above the title, a trail of links that ends in them.
    private static bool IsCopy(string key, string title, bool before)
    {
        if (key.Length == 0 || title.Length == 0)
            return false;
        if (key == title || (before && key.EndsWith(title, StringComparison.Ordinal)))
            return true;
        var (shorter, longer) = key.Length < title.Length ? (key, title) : (title, key);
        return shorter.Count(' ') >= 3 && key.Length < title.Length && longer.StartsWith(shorter, StringComparison.Ordinal);
    }
}
