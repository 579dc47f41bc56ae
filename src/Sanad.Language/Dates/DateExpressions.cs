namespace Sanad.Language;

/// <summary>
/// Finds the dates that a text names: absolute, without a year, weekdays, relative, seasons, decades and ranges, Gregorian and Jalali. What a date
/// is taken to mean is decided by <see cref="DateRules"/>. One pass; a number is a date only where words or its shape make it one.
/// </summary>
public sealed class DateExpressions
{
    private readonly DateWords _words;

    /// <summary>Takes the words of dates.yaml and numbers.yaml.</summary>
    /// <exception cref="PackException">One of them is missing or wrong.</exception>
    public DateExpressions(LanguagePack pack, Packs packs)
    {
        ArgumentNullException.ThrowIfNull(packs);
        _words = new(pack);
    }

    /// <summary>The words, folded, that a date can begin with; besides them numbers and words that begin with a digit.</summary>
    public IEnumerable<string> FirstWords => _words.FirstWords;

    /// <summary>The dates in text order, without overlap.</summary>
    /// <param name="text">The text that the tokens were cut from.</param>
    /// <param name="tokens">From <see cref="Tokenizer"/>.</param>
    /// <param name="starts">The tokens where a date may begin, ascending; null = everywhere.</param>
    public IReadOnlyList<DateMention> Find(string text, List<Token> tokens, List<int>? starts = null)
    {
        if (starts is { Count: 0 })
            return [];
        var ranges = new DateRanges(new DateScan(text, tokens, _words), tokens, _words);
        var around = new DateSurroundings(text, tokens, _words);
        var found = new List<DateMention>();
        var free = 0;
        for (var n = 0; n < (starts?.Count ?? tokens.Count); n++)
        {
            var i = starts?[n] ?? n;
            var part = i < free ? DatePart.Nothing : ranges.At(i);
            if (!part.Found)
                continue;
            free = i + part.Count;
            if (around.Mention(part, i) is { } mention)
                found.Add(mention);
        }
        return found;
    }
}
