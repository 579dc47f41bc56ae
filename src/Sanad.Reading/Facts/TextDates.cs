using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>The dates that a text names, by the language packs' date grammar.</summary>
internal sealed class TextDates(Packs packs)
{
    private readonly Dictionary<string, DateExpressions> _byLanguage =
        packs.Languages.ToDictionary(pack => pack.Code, pack => new DateExpressions(pack, packs), StringComparer.Ordinal);

    /// <summary>Dates in text order. A text in a language without a pack is tried with each pack, and the one that finds most is believed.</summary>
    public IReadOnlyList<DateMention> Find(string text, List<Token> tokens, string? language)
    {
        if (language is not null && _byLanguage.TryGetValue(language, out var known))
            return known.Find(text, tokens);
        return _byLanguage.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Value.Find(text, tokens)).MaxBy(found => found.Count) ?? [];
    }

    /// <summary>The date of a metadata value: ISO 8601 with or without a time, or any date that a text could name.</summary>
    public DateInterval? Single(string value, string? language)
    {
        value = value.Trim();
        foreach (var length in (int[])[10, 7, 4])
        {
            var ends = value.Length == length || (value.Length > length && value[length] is 'T' or ' ');
            if (ends && PartialDate.TryParse(value[..length], out var date))
                return new(date);
        }
        var dates = Find(value, Tokenizer.Tokenize(value, new(0, value.Length)), language);
        return dates.FirstOrDefault(m => m.Kind is DateMentionKind.Day or DateMentionKind.Month)?.Stated;
    }
}
