namespace Sanad.Reading;

/// <summary>
/// The language of most of a text. The script says which languages are possible; the share of a language's commonest words says which it is.
/// A language without a pack is not guessed at, but for Arabic, which must not pass for Persian.
/// </summary>
internal static class LanguageGuess
{
    private const int SampledWords = 500;

    /// <summary>Two-letter code; null when the words tell nothing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">Its lines; furniture is left out.</param>
    /// <param name="cues">Common words by language.</param>
    public static string? Of(string text, IReadOnlyList<Line> lines, ReadingCues cues)
    {
        var words = Sample(text, lines);
        if (words.Count == 0)
            return null;
        var best = cues.FunctionWords.Select(l => (Code: l.Key, Hits: words.Count(l.Value.Contains))).MaxBy(l => l.Hits);
        if (best.Hits * 12 >= words.Count && best.Hits > 0)
            return best.Code == "fa" && LooksArabic(words, best.Hits) ? "ar" : best.Code;
        return LooksArabic(words, best.Hits) ? "ar" : ByLetters(words);
    }

    private static List<string> Sample(string text, IReadOnlyList<Line> lines)
    {
        var words = new List<string>();
        foreach (var line in lines.Where(l => !l.IsFurniture))
        {
            var span = line.Span with { End = Math.Min(line.Span.End, line.Span.Start + 800) };
            words.AddRange(LineKey.Of(span.Of(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !char.IsDigit(w[0])));
            if (words.Count >= SampledWords)
                break;
        }
        return words;
    }

    // The article "al-" opens every fifth word of Arabic and hardly one of Persian; folding has already made the letters the same.
    private static bool LooksArabic(List<string> words, int persianHits)
    {
        var articles = words.Count(w => w.StartsWith("ال", StringComparison.Ordinal) && w.Length > 3);
        return articles * 10 >= words.Count && articles > persianHits;
    }

    // A headline or a post of a few words: letters that only Persian has.
    private static string? ByLetters(List<string> words) => words.Any(w => w.AsSpan().IndexOfAny("پچژگ") >= 0) ? "fa" : null;
}
