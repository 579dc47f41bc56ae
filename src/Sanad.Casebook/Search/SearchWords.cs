using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Casebook.Search;

/// <summary>A word of a query.</summary>
/// <param name="Word">Folded.</param>
/// <param name="Names">Other names, folded, of the place that the word names; of one word each.</param>
/// <param name="MayGoOn">True for the last word: it may be the beginning of one.</param>
internal sealed record SearchTerm(string Word, IReadOnlyList<string> Names, bool MayGoOn)
{
    public static IReadOnlyList<SearchTerm> Of(string query, Gazetteer places)
    {
        var words = Folding.SearchTerms(query).Distinct(StringComparer.Ordinal).ToList();
        return [.. words.Select((word, i) => new SearchTerm(word, NamesOf(word, places), i == words.Count - 1))];
    }

    public bool Fits(string word) => word == Word || (MayGoOn && word.StartsWith(Word, StringComparison.Ordinal)) || Names.Contains(word, StringComparer.Ordinal);

    // A shy name is a common word too, and would find what nobody asked for.
    private static List<string> NamesOf(string word, Gazetteer places) =>
        [.. places.All.Select(Folded).Where(names => names.Contains(word)).SelectMany(names => names).Where(n => n != word).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static HashSet<string> Folded(Place place) =>
        [.. place.Names.Values.SelectMany(names => names).Except(place.ShyNames, StringComparer.Ordinal).Select(Folding.SearchTerms).Where(terms => terms.Count == 1).Select(terms => terms[0])];
}

/// <summary>The words of a query, found again in a text.</summary>
internal sealed class SearchWords(IReadOnlyList<SearchTerm> terms)
{
    private const int Around = 80, Searched = 1 << 20;

    /// <summary>True when the text holds every word; the last one may be a beginning.</summary>
    public bool AllIn(string text)
    {
        var words = Folding.SearchTerms(text);
        return terms.All(term => words.Any(term.Fits));
    }

    /// <summary>The words around the first place of any term; the span is in code points.</summary>
    public (string Text, TextSpan Span) Snippet(string text)
    {
        var tokens = Tokenizer.Tokenize(text, new(0, Math.Min(text.Length, Searched)));
        var at = tokens.FindIndex(t => t.Kind is TokenKind.Word or TokenKind.Number && IsTerm(t.Folded));
        var found = at < 0 ? new TextSpan(0, 0) : tokens[at].Span;
        var span = new TextSpan(BackToSpace(text, Math.Max(0, found.Start - Around)), OnToSpace(text, Math.Min(text.Length, found.End + Around)));
        return (span.In(text).ReplaceLineEndings(" "), CodePointMap.For(text).ToCodePoints(span));
    }

    /// <summary>Where words of the query stand in a text, in UTF-16 units.</summary>
    public IReadOnlyList<TextSpan> Marks(string text) =>
        [.. Folding.SearchWords(text, new(0, text.Length)).Where(word => terms.Any(term => term.Fits(word.Term))).Select(word => word.Span)];

    private bool IsTerm(string folded)
    {
        var word = folded.Replace(".", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        return terms.Any(term => term.Fits(word));
    }

    private static int BackToSpace(string text, int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
            at--;
        return at;
    }

    private static int OnToSpace(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
