using Sanad.Basics;

namespace Sanad.Claims;

/// <summary>Cuts a document into the stretches that are read at a time: paragraphs, and pieces of paragraphs that never seem to end.</summary>
internal static class Passages
{
    /// <summary>UTF-16 units after which even a paragraph is cut, at the next space.</summary>
    private const int Longest = 20_000;

    private const int Sampled = 2000;

    public static IEnumerable<TextSpan> Of(Document document)
    {
        if (document.Segments.Count == 0)
            return Cut(document.Text, new(0, document.Text.Length));
        return document.Segments.Where(segment => segment.Kind is not (SegmentKind.Furniture or SegmentKind.Byline))
            .SelectMany(segment => Cut(document.Text, segment.Span));
    }

    /// <summary>"fa" for Arabic script, "en" for Latin when the document is not in another Latin-script language, else nothing that is read.</summary>
    public static string LanguageOf(Document document, TextSpan span)
    {
        int arabic = 0, latin = 0;
        foreach (var unit in span.Of(document.Text)[..Math.Min(span.Length, Sampled)])
        {
            if (unit < '\u0600')
                latin += char.IsAsciiLetter(unit) ? 1 : 0;
            else if (unit is <= '\u06FF' or (>= '\uFB50' and <= '\uFEFC'))
                arabic++;
        }
        return arabic > latin ? (document.Language is "ar" ? "ar" : "fa") : document.Language is null or "fa" ? "en" : document.Language;
    }

    private static IEnumerable<TextSpan> Cut(string text, TextSpan span)
    {
        for (var start = span.Start; start < span.End;)
        {
            var end = EndOf(text, start, span.End);
            yield return new(start, end);
            start = end;
        }
    }

    private static int EndOf(string text, int start, int limit)
    {
        var newlines = 0;
        var cuttable = Math.Min(limit, start + Longest + 1);
        for (var i = start; i < limit; i++)
        {
            // Inside a line of usual length nothing can end.
            if (newlines == 0 && i < cuttable)
                i = text.AsSpan(i, cuttable - i).IndexOf('\n') is >= 0 and var line ? i + line : cuttable;
            if (i == limit)
                break;
            if (text[i] == '\n')
                newlines++;
            else if (!char.IsWhiteSpace(text[i]))
            {
                if (newlines > 1 && i > start + newlines)
                    return i;
                newlines = 0;
            }
            else if (i - start > Longest)
                return i + 1;
            if (i - start > 2 * Longest && !char.IsHighSurrogate(text[i]))
                return i + 1;
        }
        return limit;
    }
}
