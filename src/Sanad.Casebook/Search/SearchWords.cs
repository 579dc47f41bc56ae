using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Language;

namespace Sanad.Casebook.Search;

/// <summary>A word of a query.</summary>
/// <param name="Word">Folded.</param>
/// <param name="Names">Other names, folded, of the place that the word names, of one word each; a person's name in other spellings and in the other script.</param>
/// <param name="MayGoOn">True for the last word: it may be the beginning of one.</param>
internal sealed record SearchTerm(string Word, IReadOnlyList<string> Names, bool MayGoOn)
{
    public static IReadOnlyList<SearchTerm> Of(string query, OpenCasebook book)
    {
        var places = book.PlacesByName ??= new(book.Packs.Places);
        var names = book.NameWords ??= new(book.Packs);
        var words = Folding.SearchWords(query, new(0, query.Length)).DistinctBy(w => w.Term, StringComparer.Ordinal).ToList();
        return [.. words.Select((word, i) => new SearchTerm(word.Term, [.. places.OtherNamesOf(word.Term)
            .Concat(names.FormsOf(word.Term).Where(form => Spelling.IsArabic(form) != Spelling.IsArabic(word.Term))) // Betty is no spelling of Elizabeth
            .Concat(Spellings.Of(book.Index, word.Term, char.IsUpper(query[word.Span.Start]))).Distinct(StringComparer.Ordinal)], i == words.Count - 1))];
    }

    /// <summary>The word and its other names.</summary>
    public IEnumerable<string> Words => Names.Prepend(Word);

    public bool Fits(string word) => word == Word || (MayGoOn && word.StartsWith(Word, StringComparison.Ordinal)) || Names.Contains(word, StringComparer.Ordinal);
}

/// <summary>Places by their names of one word.</summary>
internal sealed class PlacesByName
{
    private readonly Dictionary<string, List<string[]>> _byName = new(StringComparer.Ordinal);

    public PlacesByName(Gazetteer places)
    {
        foreach (var names in places.All.Select(Folded).Where(names => names.Length > 1))
        {
            foreach (var name in names)
            {
                if (!_byName.TryGetValue(name, out var known))
                    _byName[name] = known = [];
                known.Add(names);
            }
        }
    }

    public IEnumerable<string> OtherNamesOf(string word) =>
        _byName.GetValueOrDefault(word, []).SelectMany(names => names).Where(n => n != word).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    // A shy name is a common word too, and would find what nobody asked for.
    private static string[] Folded(Place place) =>
        [.. place.Names.Values.SelectMany(names => names).Except(place.ShyNames, StringComparer.Ordinal).Select(Folding.SearchTerms).Where(terms => terms.Count == 1).Select(terms => terms[0]).Distinct(StringComparer.Ordinal)];
}

/// <summary>The words of a query, found again in a text.</summary>
internal sealed class SearchWords(IReadOnlyList<SearchTerm> terms)
{
    private const int Around = 80, Searched = 1 << 20, Piece = 1 << 13;

    /// <summary>True when the text holds every word; the last one may be a beginning.</summary>
    public bool AllIn(string text)
    {
        var words = Folding.SearchTerms(text);
        return terms.All(term => words.Any(term.Fits));
    }

    /// <summary>The words around the first place of any term; the span is in code points.</summary>
    public (string Text, TextSpan Span) Snippet(string text)
    {
        var found = First(text);
        var span = new TextSpan(BackToSpace(text, Math.Max(0, found.Start - Around)), OnToSpace(text, Math.Min(text.Length, found.End + Around)));
        return (span.In(text).ReplaceLineEndings(" "), CodePointMap.For(text).ToCodePoints(span));
    }

    // Piece by piece: most texts have the word near their beginning.
    private TextSpan First(string text)
    {
        for (var start = 0; start < Math.Min(text.Length, Searched);)
        {
            var end = start + Piece >= text.Length ? text.Length : OnToSpace(text, start + Piece);
            var word = Folding.SearchWords(text, new(start, end)).Find(w => terms.Any(term => term.Fits(w.Term)));
            if (word.Term is not null)
                return word.Span;
            start = end;
        }
        return new(0, 0);
    }

    /// <summary>Where words of the query stand in a text, in UTF-16 units.</summary>
    public IReadOnlyList<TextSpan> Marks(string text) =>
        [.. Folding.SearchWords(text, new(0, text.Length)).Where(word => terms.Any(term => term.Fits(word.Term))).Select(word => word.Span)];

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
