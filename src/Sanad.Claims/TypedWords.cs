using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>A quantity in words that a person marked.</summary>
/// <param name="Span">Its words, modifiers included.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Additive">True for "another 30".</param>
public sealed record MarkedQuantity(TextSpan Span, Quantity Quantity, bool Additive);

/// <summary>Reads words that a person marked or typed by the extractor's own grammar, so that "at least 12" means the same by hand and by machine.</summary>
public sealed class TypedWords(Packs packs)
{
    private readonly Dictionary<string, ClaimLexicon> _lexicons = new(StringComparer.Ordinal);

    /// <summary>The quantities of a stretch, in order; none in a language without a claims.yaml.</summary>
    public IReadOnlyList<MarkedQuantity> Quantities(string text, TextSpan within, string language)
    {
        if (Lexicon(language) is not { } lexicon)
            return [];
        var passage = new Passage(text, Wrapping.Undone(text, Tokenizer.Tokenize(text, within)), lexicon);
        return [.. new QuantityGrammar(lexicon).Find(passage, 0, passage.Count, _ => false)
            .Select(found => new MarkedQuantity(passage.Span(found.Start, found.End), found.Quantity, found.Additive))];
    }

    /// <summary>What kind of source a name is, by the words of the pack; anonymous when they do not tell.</summary>
    public SpeakerType TypeOf(string speaker, string language)
    {
        if (Lexicon(language) is not { } lexicon)
            return SpeakerType.Anonymous;
        var passage = new Passage(speaker, Tokenizer.Tokenize(speaker, new(0, speaker.Length)), lexicon);
        return new SpeakerTypes().Of(passage, 0, passage.Count, isGovernment: false);
    }

    private ClaimLexicon? Lexicon(string language)
    {
        if (!_lexicons.TryGetValue(language, out var lexicon) && packs.Languages.FirstOrDefault(l => l.Code == language && l.HasSection("claims")) is { } pack)
            _lexicons.Add(language, lexicon = new(pack));
        return lexicon;
    }
}
