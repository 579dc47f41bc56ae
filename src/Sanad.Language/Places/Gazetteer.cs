using System.Diagnostics.CodeAnalysis;
using Sanad.Basics;

namespace Sanad.Language;

/// <summary>The places of the packs, and where a text names them. Longest name first; a name that fits several places keeps them all.</summary>
public sealed class Gazetteer
{
    private readonly Dictionary<string, Place> _byId;
    private readonly Lazy<PlaceNames> _names;
    private readonly Dictionary<string, PlaceWords> _words;
    private readonly Dictionary<string, Place> _byAdjective = new(StringComparer.Ordinal);

    internal Gazetteer(IReadOnlyList<Place> places, IReadOnlyList<LanguagePack> languages)
    {
        All = places;
        _byId = places.ToDictionary(place => place.Id, StringComparer.Ordinal);
        _words = languages.ToDictionary(pack => pack.Code, pack => new PlaceWords(pack.Section("language")), StringComparer.Ordinal);
        _names = new(() => NamesOf(places));
        foreach (var place in places)
        {
            foreach (var adjective in place.Adjectives.Values.SelectMany(words => words))
                _byAdjective.TryAdd(Folding.Fold(adjective), place);
        }
    }

    /// <summary>Every place, in the order of the packs.</summary>
    public IReadOnlyList<Place> All { get; }

    /// <summary>True for a word, folded, that a name can begin with.</summary>
    public bool BeginsName(string folded) => _names.Value.Begins(folded);

    /// <summary>The adjectives and names of peoples, folded.</summary>
    public IEnumerable<string> Adjectives => _byAdjective.Keys;

    /// <summary>The place of that id, or null.</summary>
    public Place? ById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The place that an adjective or the name of its people belongs to ("Iranian", «ایرانی‌ها»), or null.</summary>
    public Place? ByAdjective(string word) => _byAdjective.GetValueOrDefault(Folding.Fold(word));

    /// <summary>True when one place lies in another, or is that place.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Asked of a gazetteer; that ids are paths is its own affair")]
    public bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] == '/');

    /// <summary>The places that a text names, in text order, without overlap.</summary>
    /// <param name="text">The text that the tokens were cut from.</param>
    /// <param name="tokens">From <see cref="Tokenizer"/>.</param>
    /// <param name="language">Code of the text's language: decides which words mark a kind of place or a speaking government.</param>
    /// <param name="starts">The tokens where a name may begin, ascending; null = everywhere.</param>
    public IReadOnlyList<PlaceMention> Find(string text, List<Token> tokens, string language, List<int>? starts = null)
    {
        if (starts is { Count: 0 })
            return [];
        var words = _words.GetValueOrDefault(language) ?? PlaceWords.None;
        var found = new List<PlaceMention>();
        var (next, free) = (0, 0);
        for (var n = 0; n < (starts?.Count ?? tokens.Count); n++)
        {
            var at = starts?[n] ?? n;
            if (at < next || _names.Value.Longest(tokens, at, out var count) is not { Count: > 0 } names || Fitting(names, text, tokens, at) is not { Count: > 0 } fitting)
                continue;
            if (Mention(fitting, tokens, free, at, count, words) is { } mention)
            {
                found.Add(mention);
                count += FurtherWards(mention, tokens, at, count, found);
                free = at + count;
            }
            next = at + count;
        }
        return WardsOfTheirPrison(found);
    }

    // Whoever only asks for ids, as tolls do, does not wait for this.
    private static PlaceNames NamesOf(IReadOnlyList<Place> places)
    {
        var filed = new PlaceNames(places.Count * 3);
        foreach (var place in places)
        {
            foreach (var names in place.Names.Values)
            {
                foreach (var name in names)
                    filed.Add(new(place, name, place.ShyNames.Count > 0 && place.ShyNames.Contains(name)));
            }
        }
        return filed;
    }

    // A Latin name needs its capital letter; an abbreviation such as US needs all of them.
    private static List<PlaceName> Fitting(List<PlaceName> names, string text, List<Token> tokens, int at)
    {
        var first = tokens[at].Span;
        var fitting = new List<PlaceName>(names.Count);
        foreach (var name in names)
        {
            var fits = name.IsAbbreviation
                ? first.Of(text).SequenceEqual(name.Name) && !IsAllCapitals(text, tokens, at)
                : !char.IsUpper(name.Name[0]) || char.IsUpper(text[first.Start]);
            if (fits)
                fitting.Add(name);
        }
        return fitting;
    }

    // In a text all in capitals "US" may be the pronoun.
    private static bool IsAllCapitals(string text, List<Token> tokens, int at)
    {
        const int near = 4;
        var words = 0;
        for (var i = Math.Max(0, at - near); i <= at + near && i < tokens.Count; i++)
        {
            if (i == at || tokens[i].Kind != TokenKind.Word || !char.IsAsciiLetter(tokens[i].Folded[0]))
                continue;
            if (char.IsLower(text[tokens[i].Span.End - 1]))
                return false;
            words++;
        }
        return words > 1;
    }

    private static PlaceMention? Mention(List<PlaceName> names, List<Token> tokens, int free, int at, int count, PlaceWords words)
    {
        foreach (var (kind, start, length) in words.KindsBeside(tokens, free, at, count))
        {
            var ofKind = Distinct(names, name => name.Place.Kind == kind);
            if (ofKind.Count > 0)
                return new(SpanOf(tokens, start, length), ofKind, false);
        }
        var candidates = Distinct(names, name => !name.Shy || name.Place.Kind == PlaceKind.Ward);
        if (candidates.Count > 1)
            candidates = [.. candidates.OrderBy(Rank)];
        if (candidates.Count == 0)
            return null;
        var mayRule = candidates[0].Kind == PlaceKind.Country || candidates[0].Capital;
        return new(SpanOf(tokens, at, count), candidates, mayRule && words.Speaks(tokens, at, count));
    }

    private static TextSpan SpanOf(List<Token> tokens, int at, int count) => new(tokens[at].Span.Start, tokens[at + count - 1].Span.End);

    // By id: comparing all that a place holds takes longer than finding it.
    private static List<Place> Distinct(List<PlaceName> names, Predicate<PlaceName> isMeant)
    {
        var places = new List<Place>(names.Count);
        foreach (var name in names)
        {
            if (isMeant(name) && !places.Exists(place => place.Id == name.Place.Id))
                places.Add(name.Place);
        }
        return places;
    }

    // Whoever writes a bare "Isfahan" means the city more often than the province.
    private static int Rank(Place place) => place.Kind switch
    {
        PlaceKind.Country => 0,
        PlaceKind.City => 1,
        PlaceKind.Prison or PlaceKind.Ward or PlaceKind.Camp or PlaceKind.Site => 2,
        PlaceKind.Province => 3,
        PlaceKind.Region => 4,
    };

    // "Wards 209, 240 and 2A": the numbers after the first one borrow its word.
    private int FurtherWards(PlaceMention first, List<Token> tokens, int at, int count, List<PlaceMention> found)
    {
        var taken = 0;
        if (first.Likeliest.Kind != PlaceKind.Ward)
            return taken;
        for (var i = at + count; i + 1 < tokens.Count && IsListing(tokens[i]); i++)
        {
            var number = IsListing(tokens[i + 1]) && i + 2 < tokens.Count ? i + 2 : i + 1;
            var names = _names.Value.Longest([tokens[at], tokens[number]], 0, out var length);
            if (length != 2)
                break;
            found.Add(new(tokens[number].Span, [.. names.Select(name => name.Place).Distinct()], false));
            taken = number + 1 - at - count;
            i = number;
        }
        return taken;
    }

    private static bool IsListing(Token token) => token.Folded is "," or "and" or "or" or "و" or "یا";

    // A ward's number belongs to the prison named with it: "Section 350 of Evin", else the prison named last, else the text's first.
    private static List<PlaceMention> WardsOfTheirPrison(List<PlaceMention> mentions)
    {
        const int near = 24;
        if (!mentions.Exists(mention => mention.Likeliest.Kind == PlaceKind.Ward))
            return mentions;
        var prison = mentions.FirstOrDefault(mention => mention.Likeliest.Kind == PlaceKind.Prison)?.Likeliest.Id;
        var kept = new List<PlaceMention>(mentions.Count);
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            if (mention.Likeliest.Kind == PlaceKind.Prison)
                prison = mention.Likeliest.Id;
            if (mention.Likeliest.Kind != PlaceKind.Ward)
            {
                kept.Add(mention);
                continue;
            }
            var next = mentions.Skip(i + 1).Take(3)
                .FirstOrDefault(other => other.Likeliest.Kind == PlaceKind.Prison && other.Span.Start - mention.Span.End <= near);
            var named = next?.Likeliest.Id ?? prison;
            var wards = mention.Candidates.Where(ward => named is null ? ward.ShyNames.Count == 0 : ward.ParentId == named).ToList();
            if (wards.Count > 0)
                kept.Add(mention with { Candidates = wards });
        }
        return kept;
    }
}
