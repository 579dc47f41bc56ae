using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Finds the line of a page that is the article's title.</summary>
internal static class HtmlTitles
{
    private const int LongestTitle = 320;

    /// <summary>Index of the title's line; null when no line is one for sure.</summary>
    public static int? Find(HtmlLayout layout, BlockSums sums, bool[] article, HtmlMetadata metadata)
    {
        var first = FirstProse(sums, article);
        var end = Math.Min(layout.Lines.Count, first + 1);
        return Named(layout, (0, end), metadata.Title, whole: true) ?? Named(layout, (0, end), metadata.WindowTitle, whole: false)
            ?? Below(layout, end, metadata) ?? Last(layout, end, article) ?? OpeningHeading(layout, end, article);
    }

    // Something long stands above it: a banner of an archive, a consent text.
    private static int? Below(HtmlLayout layout, int end, HtmlMetadata metadata)
    {
        var rest = (end, layout.Lines.Count);
        var found = Named(layout, rest, metadata.Title, whole: true) ?? Named(layout, rest, metadata.WindowTitle, whole: false);
        return found is { } at && Rank(layout.Lines[at]) == 2 ? at : null;
    }

    private static int FirstProse(BlockSums sums, bool[] article)
    {
        for (var i = 0; i < article.Length; i++)
        {
            if (article[i] && sums.Prose(i, i + 1) > 0)
                return i;
        }
        return article.Length;
    }

    // The line that says what the page's metadata says. Headings first, and of several the last, which is next to the text.
    private static int? Named(HtmlLayout layout, (int First, int End) within, string? name, bool whole)
    {
        var key = name is null ? "" : LineKey.Of(name);
        if (key.Length == 0)
            return null;
        int? found = null;
        for (var i = within.First; i < within.End; i++)
        {
            if (!Says(layout, i, key, whole))
                continue;
            if (found is null || Rank(layout.Lines[i]) >= Rank(layout.Lines[found.Value]))
                found = i;
        }
        return found;
    }

    private static int Rank(HtmlLine line) => line.Kind switch
    {
        SegmentKind.Title => 2,
        SegmentKind.Heading => 1,
        _ => 0,
    };

    private static bool Says(HtmlLayout layout, int at, string key, bool whole)
    {
        var line = layout.Lines[at];
        if (line.Span.Length > LongestTitle)
            return false;
        var own = LineKey.Of(line.Span.Of(layout.Text));
        var words = own.Count(' ') + 1;
        if (own.Length == 0 || own == key)
            return own.Length > 0;
        var part = whole ? own.StartsWith(key + " ", StringComparison.Ordinal) || key.StartsWith(own + " ", StringComparison.Ordinal) : key.StartsWith(own + " ", StringComparison.Ordinal);
        return part && (words >= 4 || (words >= 2 && Rank(line) == 2));
    }

    // Without a name to go by: the heading of the first rank that is nearest to the text.
    private static int? Last(HtmlLayout layout, int end, bool[] article)
    {
        int? found = null;
        for (var i = 0; i < end; i++)
        {
            if (layout.Lines[i].Kind == SegmentKind.Title && !IsLink(layout.Lines[i]) && (article[i] || found is null || !article[found.Value]))
                found = i;
        }
        return found;
    }

    private static int? OpeningHeading(HtmlLayout layout, int end, bool[] article)
    {
        for (var i = 0; i < end; i++)
        {
            if (article[i])
                return layout.Lines[i].Kind == SegmentKind.Heading && !IsLink(layout.Lines[i]) ? i : null;
        }
        return null;
    }

    // A title that leads elsewhere is another page's.
    private static bool IsLink(HtmlLine line) => line.Linked * 2 > line.Inked;
}
