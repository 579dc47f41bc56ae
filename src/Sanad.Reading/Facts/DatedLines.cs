using System.Buffers;
using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>
/// Where the date grammar is worth its time: at the head of a text, and around every year. Everything else names days
/// that only mean something once the publication date is known, which is the claims' affair.
/// </summary>
internal static class DatedLines
{
    private const int HeadUnits = 1000;
    private const int YearDigits = 4;
    private const int WindowUnits = 60;
    private const int GapUnits = 120;
    private static readonly SearchValues<char> YearDigit = SearchValues.Create("0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩");

    /// <summary>Tokens of those stretches, in text order; of a huge text only at its two ends.</summary>
    public static List<Token> Tokens(string text, List<Line> lines, int searchedUnits)
    {
        var spans = new List<TextSpan>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Span.Start > searchedUnits && lines[i].Span.End < text.Length - searchedUnits)
                continue;
            var next = i + 1 < lines.Count ? lines[i + 1].Span.Start : text.Length;
            foreach (var span in Worth(text, lines[i].Span, next))
            {
                if (spans.Count > 0 && span.Start - spans[^1].End <= GapUnits)
                    spans[^1] = spans[^1].Join(span);
                else
                    spans.Add(span);
            }
        }
        var tokens = new List<Token>();
        foreach (var span in spans)
        {
            tokens.AddRange(Tokenizer.Tokenize(text, span));
            // Words on two sides of a gap are no date.
            tokens.Add(Token.ParagraphEnd(span.End));
        }
        return tokens;
    }

    // With the line's end, so that two lines never run into one date. Behind the head a line is searched around its years only.
    private static IEnumerable<TextSpan> Worth(string text, TextSpan line, int next)
    {
        var done = line.Start;
        if (line.Start < HeadUnits)
        {
            done = next <= HeadUnits ? next : WordEnd(text, HeadUnits, next);
            yield return new(line.Start, done);
        }
        foreach (var span in Years(text, new(done, Math.Max(done, line.End)), next))
            yield return span;
    }

    private static IEnumerable<TextSpan> Years(string text, TextSpan within, int limit)
    {
        var done = within.Start;
        for (var at = NextYear(text, within.Start, within.End); at >= 0; at = NextYear(text, done, within.End))
        {
            var start = Math.Max(done, WordStart(text, at - WindowUnits, within.Start));
            var end = WordEnd(text, Math.Min(limit, at + WindowUnits), limit);
            yield return new(start, end);
            done = end;
        }
    }

    // Four digits in a row, or the two of a dated wire ("5 DEC 88") are at the head anyway.
    private static int NextYear(string text, int from, int end)
    {
        while (from < end)
        {
            var found = text.AsSpan(from, end - from).IndexOfAny(YearDigit);
            if (found < 0)
                return -1;
            from += found;
            var length = text.AsSpan(from, end - from).IndexOfAnyExcept(YearDigit) is >= 0 and var run ? run : end - from;
            if (length == YearDigits)
                return from;
            from += length;
        }
        return -1;
    }

    private static int WordStart(string text, int from, int floor)
    {
        from = Math.Max(from, floor);
        while (from > floor && !char.IsWhiteSpace(text[from - 1]))
            from--;
        return from;
    }

    private static int WordEnd(string text, int from, int limit)
    {
        while (from < limit && !char.IsWhiteSpace(text[from]))
            from++;
        return from;
    }
}
