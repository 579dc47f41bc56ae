using System.Globalization;
using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>
/// Place and date at the head of a paragraph: "SAN SALVADOR, 5 DEC 88 (RADIO X) -- [TEXT]", "(Geneva) –", "Iran, August 25, 2021—".
/// </summary>
/// <param name="Span">From the paragraph's start to the first word of its text.</param>
/// <param name="Date">The date in it; null without one.</param>
/// <param name="Credit">A name in brackets that is neither place nor date; null without one.</param>
internal sealed record Dateline(TextSpan Span, DateMention? Date, string? Credit)
{
    private const int PrefixUnits = 120;
    private static readonly HashSet<string> SmallWords =
        new(["of", "de", "del", "and", "the", "al", "el", "la", "le", "near"], StringComparer.Ordinal);

    /// <summary>The dateline of a paragraph, or null.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="paragraph">Where the paragraph stands.</param>
    /// <param name="dates">Dates of the text, in order.</param>
    /// <param name="isPlace">Tells whether words are a place's name and nothing else.</param>
    public static Dateline? Of(string text, TextSpan paragraph, IReadOnlyList<DateMention> dates, Func<TextSpan, bool> isPlace)
    {
        var limit = Math.Min(paragraph.End, paragraph.Start + PrefixUnits);
        for (var at = paragraph.Start + 2; at < limit; at++)
        {
            if (MarkLength(text, at, paragraph.End) is not (> 0 and var length))
                continue;
            if (OfPrefix(text, new(paragraph.Start, at), dates, isPlace) is { } found)
                return found with { Span = new(paragraph.Start, TextStart(text, at + length, paragraph.End)) };
        }
        return null;
    }

    // A dash between spaces, an em dash, or two hyphens. A hyphen inside a word is none.
    private static int MarkLength(string text, int at, int end) => text[at] switch
    {
        '—' or '–' or '\u2015' => 1,
        '-' when at + 1 < end && text[at + 1] == '-' => 2,
        '-' when at + 1 < end && char.IsWhiteSpace(text[at + 1]) => 1,
        _ => 0,
    };

    private static Dateline? OfPrefix(string text, TextSpan prefix, IReadOnlyList<DateMention> dates, Func<TextSpan, bool> isPlace)
    {
        var date = dates.FirstOrDefault(d => d.Kind is DateMentionKind.Day or DateMentionKind.YearlessDay && prefix.Contains(d.Span));
        var brackets = Brackets(text, prefix);
        var outside = Outside(prefix, [.. brackets, .. date is null ? [] : (TextSpan[])[date.Span]]);
        if (!outside.All(part => IsName(part.Of(text))))
            return null;
        var names = outside.Where(part => part.Of(text).IndexOfAnyExcept(" ,.\u00A0،") >= 0).ToList();
        var credit = brackets.FirstOrDefault(b => (date is null || !b.Contains(date.Span)) && (names.Count > 0 || date is not null));
        var leadsWithPlace = names.Count > 0 ? names.All(n => IsUpper(n.Of(text)) || isPlace(n)) : brackets.Count > 0;
        var fits = date is not null ? names.Count > 0 || brackets.Count > 0 : leadsWithPlace;
        return fits ? new(prefix, date, credit.Length > 2 ? text[(credit.Start + 1)..(credit.End - 1)].Trim() : null) : null;
    }

    private static List<TextSpan> Brackets(string text, TextSpan within)
    {
        var found = new List<TextSpan>();
        for (var at = within.Start; at < within.End; at++)
        {
            var close = text[at] == '(' ? text.IndexOf(')', at, within.End - at) : -1;
            if (close > at)
            {
                found.Add(new(at, close + 1));
                at = close;
            }
        }
        return found;
    }

    private static List<TextSpan> Outside(TextSpan whole, List<TextSpan> holes)
    {
        var parts = new List<TextSpan>();
        var at = whole.Start;
        foreach (var hole in holes.Order())
        {
            if (hole.Start > at)
                parts.Add(new(at, hole.Start));
            at = Math.Max(at, hole.End);
        }
        if (at < whole.End)
            parts.Add(new(at, whole.End));
        return parts;
    }

    // Words of a name: capitals at the start of each, or a script that has none; no mark that ends a sentence.
    private static bool IsName(ReadOnlySpan<char> part)
    {
        foreach (var range in part.SplitAny(' ', ',', '\u00A0', '،', '\n', '\r'))
        {
            var word = part[range];
            var isName = word.Length == 0 || char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) == UnicodeCategory.OtherLetter;
            if (!isName && word is not ("-" or "/" or ".") && !SmallWords.Contains(word.ToString()))
                return false;
        }
        return part.IndexOfAny("?!:;\"“”«»") < 0;
    }

    private static bool IsUpper(ReadOnlySpan<char> name)
    {
        var letters = 0;
        foreach (var unit in name)
        {
            if (char.IsLetter(unit) && !char.IsUpper(unit))
                return false;
            letters += char.IsLetter(unit) ? 1 : 0;
        }
        return letters >= 3;
    }

    // Wires put "[TEXT]" or "[REPORT] [NAME]" before the first word.
    private static int TextStart(string text, int from, int end)
    {
        while (from < end)
        {
            if (!LineKey.HasInk(text[from]))
                from++;
            else if (text[from] == '[' && text.IndexOf(']', from, Math.Min(60, end - from)) is > 0 and var close)
                from = close + 1;
            else
                break;
        }
        return from;
    }
}
