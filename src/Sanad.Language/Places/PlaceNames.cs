namespace Sanad.Language;

/// <summary>A name of a place; shy = found only beside a word for the kind.</summary>
internal readonly record struct PlaceName(Place Place, string Name, bool Shy)
{
    /// <summary>US, DRC: needs all its capitals.</summary>
    public bool IsAbbreviation => Name.Length <= 4 && !Name.AsSpan().ContainsAnyExceptInRange('A', 'Z');
}

/// <summary>
/// The names of all places, by the word they begin with. A name is cut at spaces, hyphens and ZWNJ; at each such joint the text may have a space, a hyphen or
/// nothing («گوهر دشت», «گوهر‌دشت»). Every start of the program builds this from all packs, so names are only cut and filed here, and compared when a text
/// has their first word.
/// </summary>
internal sealed class PlaceNames
{
    private const int LongestWithVariants = 5;
    private static readonly List<PlaceName> Nothing = [];
    private readonly WordMap<List<Entry>> _byFirstWord;
    private readonly List<string> _parts = [];

    public PlaceNames(int expected) => _byFirstWord = new(expected);

    /// <summary>True for a word, folded, that a name can begin with.</summary>
    public bool Begins(string folded) => _byFirstWord.TryGetValue(folded, out _);

    private readonly record struct Entry(PlaceName Name, string[] Parts);

    /// <summary>Files a name.</summary>
    public void Add(PlaceName name)
    {
        CutInto(_parts, name.Name);
        var entry = new Entry(name, [.. _parts]);
        var first = _parts[0];
        Put(first, entry);
        for (var glued = 1; glued < _parts.Count && _parts.Count <= LongestWithVariants; glued++)
            Put(first += _parts[glued], entry);
    }

    /// <summary>The longest names that begin at a token; count = tokens they take, 0 with an empty list when there is none.</summary>
    public List<PlaceName> Longest(List<Token> tokens, int at, out int count)
    {
        count = 0;
        if (!_byFirstWord.TryGetValue(tokens[at].Word, out var entries))
            return Nothing;
        List<PlaceName>? found = null;
        foreach (var entry in entries)
        {
            var length = LengthAt(tokens, at, entry.Parts);
            if (length > count)
                found?.Clear();
            if (length > 0 && length >= count)
            {
                (found ??= []).Add(entry.Name);
                count = length;
            }
        }
        return found ?? Nothing;
    }

    private void Put(string word, Entry entry)
    {
        if (!_byFirstWord.TryGetValue(word, out var entries))
            _byFirstWord[word] = entries = new(1);
        entries.Add(entry);
    }

    // Names are letters and spaces mostly; whatever else they hold is cut as texts are.
    private static void CutInto(List<string> parts, string name)
    {
        parts.Clear();
        var isPlain = true;
        foreach (var unit in name)
            isPlain &= char.IsLetter(unit) || unit is ' ' or '\u200C' or '-';
        foreach (var range in name.AsSpan().SplitAny(' ', '\u200C', '-', '‑'))
        {
            var piece = name[range];
            if (isPlain && piece.Length > 0)
                parts.Add(Folding.Fold(piece));
            else if (piece.Length > 0)
                parts.AddRange(Tokenizer.Tokenize(piece, new(0, piece.Length)).Select(token => token.Folded));
        }
    }

    private static int LengthAt(List<Token> tokens, int at, string[] parts)
    {
        var mayGlue = parts.Length <= LongestWithVariants;
        var part = 0;
        for (var i = at; i < tokens.Count; i++)
        {
            if (i > at && IsJoint(tokens, i))
                continue;
            var taken = tokens[i].Kind == TokenKind.Break ? 0 : PartsIn(tokens[i].Folded, parts.AsSpan(part), mayGlue);
            part += taken;
            if (taken == 0 || part == parts.Length)
                return taken == 0 ? 0 : i + 1 - at;
        }
        return 0;
    }

    // How many parts a word is made of: «گوهردشت» of two.
    private static int PartsIn(string word, ReadOnlySpan<string> parts, bool mayGlue)
    {
        var rest = word.AsSpan();
        for (var i = 0; i < parts.Length && rest.StartsWith(parts[i], StringComparison.Ordinal); i++)
        {
            rest = rest[parts[i].Length..];
            if (rest.IsEmpty)
                return i + 1;
            if (!mayGlue)
                return 0;
        }
        return 0;
    }

    // A hyphen that touches words on both sides.
    private static bool IsJoint(List<Token> tokens, int i) =>
        tokens[i].IsMark("-") && i + 1 < tokens.Count && tokens[i].Touches(tokens[i + 1]) && tokens[i - 1].Touches(tokens[i]);
}
