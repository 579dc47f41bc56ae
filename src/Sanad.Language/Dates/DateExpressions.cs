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

    /// <summary>The dates in text order, without overlap.</summary>
    /// <param name="text">The text that the tokens were cut from.</param>
    /// <param name="tokens">From <see cref="Tokenizer"/>.</param>
    public IReadOnlyList<DateMention> Find(string text, IReadOnlyList<Token> tokens)
    {
        var ranges = new DateRanges(new DateScan(text, tokens, _words), tokens, _words);
        var around = new DateSurroundings(text, tokens, _words);
        var found = new List<DateMention>();
        for (var i = 0; i < tokens.Count;)
        {
            var part = _words.MayStart(tokens[i]) ? ranges.At(i) : DatePart.Nothing;
            if (part.Found && around.Mention(part, i) is { } mention)
                found.Add(mention);
            i += part.Found ? part.Count : 1;
        }
        return found;
    }
}
