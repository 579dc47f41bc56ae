using System.Text;
using System.Text.RegularExpressions;

namespace Sanad.Casebook.Search;

/// <summary>
/// Tells whether a word in Arabic script and one in Latin script can be one name. Arabic script writes consonants and long vowels, Latin transliterations write
/// all vowels in many ways: the consonants have to agree, a written long vowel needs a vowel of its kind, and between consonants one short vowel may stand
/// (docs/methods/search.md).
/// </summary>
internal static class Spelling
{
    /// <summary>Names of fewer consonants look like too many other words.</summary>
    public const int FewestConsonants = 3;

    private const string Short = "[aeiou]?", Nothing = "[^\\s\\S]";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    // A letter, the class of its consonant, and how Latin writes it.
    private static readonly Dictionary<char, (char Class, string Latin)> Consonants = new()
    {
        ['ب'] = ('b', "b+"), ['پ'] = ('p', "p+"), ['ت'] = ('t', "t+"), ['ط'] = ('t', "t+"), ['ث'] = ('s', "(?:th|s+)"), ['س'] = ('s', "(?:s+|c)"), ['ص'] = ('s', "s+"),
        ['ج'] = ('j', "(?:dj|j+|g)"), ['چ'] = ('c', "(?:t?ch)"), ['ح'] = ('h', "h+"), ['ه'] = ('h', "h+"), ['خ'] = ('x', "kh"), ['د'] = ('d', "d+"), ['ذ'] = ('z', "(?:z+|dh)"),
        ['ر'] = ('r', "r+"), ['ز'] = ('z', "z+"), ['ژ'] = ('z', "zh"), ['ش'] = ('w', "sh"), ['ض'] = ('z', "(?:z+|d+|dh)"), ['ظ'] = ('z', "(?:z+|dh)"), ['غ'] = ('q', "(?:gh|q)"), ['ف'] = ('f', "(?:f+|ph)"),
        ['ق'] = ('q', "(?:gh|q+)"), ['ک'] = ('k', "(?:ck|k+|c+)"), ['گ'] = ('g', "g+"), ['ل'] = ('l', "l+"), ['م'] = ('m', "m+"), ['ن'] = ('n', "n+"),
    };

    private static readonly Dictionary<string, char> Pairs = new(StringComparer.Ordinal)
    {
        ["kh"] = 'x', ["gh"] = 'q', ["sh"] = 'w', ["ch"] = 'c', ["zh"] = 'z', ["th"] = 's', ["ph"] = 'f', ["ck"] = 'k', ["dj"] = 'j', ["dh"] = 'z',
    };

    /// <summary>True for a word with a letter of the Arabic script.</summary>
    public static bool IsArabic(string word) => word.AsSpan().IndexOfAnyInRange('\u0600', '\u06FF') >= 0;

    /// <summary>The consonants of a folded word, by class: mhmd for Mohammad, Muhammad and محمد. Null when they are too few to tell names apart, or the word is of another script.</summary>
    public static string? ConsonantsOf(string word)
    {
        var consonants = IsArabic(word) ? OfArabic(word) : OfLatin(word);
        return consonants is { Length: >= FewestConsonants } ? consonants : null;
    }

    /// <summary>The Latin spellings that a word in Arabic script can have.</summary>
    public static Regex LatinOf(string arabic)
    {
        var pattern = new StringBuilder("^(?:al-?)?");
        for (var i = 0; i < arabic.Length; i++)
        {
            var (first, last) = (i == 0, i == arabic.Length - 1);
            pattern.Append(arabic[i] switch
            {
                'ا' => first ? "[aeiou]{1,2}" : "[ao]{1,2}",
                'ع' => "[aeiou]{0,2}",
                'و' => first ? "(?:[vw]|[ou]{1,2})" + Short : "(?:[aeo]?[vw]|[ou]{1,2}|au)" + (last ? "e?" : "[aei]?"),
                'ی' => first ? "(?:y|[ie]{1,2})" + Short : "(?:[iey]{1,2}|[ae][iy]" + (last ? "|a)" : ")[aeo]?"),
                'ه' when last => "(?:[aei]h?|h)?",
                var letter when Consonants.TryGetValue(letter, out var known) => known.Latin + Short,
                _ => Nothing,
            });
        }
        return new(pattern.Append('$').ToString(), Options);
    }

    /// <summary>
    /// True when two Latin words of the same consonants are spellings of one name: between the same consonants they have vowels of one kind. Mohammad and Muhammad,
    /// Hossein and Husayn; not Mohammad and Mahmoud, Hossein and Hassan.
    /// </summary>
    public static bool AreOneInLatin(string one, string other)
    {
        var (vowels, others) = (VowelsOf(one), VowelsOf(other));
        return vowels.Count == others.Count && vowels.Zip(others).All(pair => AreOfOneKind(pair.First, pair.Second));
    }

    // What stands before, between and after the consonants; w is v, y is i, and a last h is silent.
    private static List<string> VowelsOf(string word)
    {
        var (slots, slot) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'v' or 'w')
                slot.Append(word[i] switch { 'w' => 'v', 'y' => 'i', var letter => letter });
            if (!IsConsonant(word, i))
                continue;
            slots.Add(slot.ToString());
            slot.Clear();
            i += i + 1 < word.Length && Pairs.ContainsKey(word.Substring(i, 2)) ? 1 : 0;
        }
        return [.. slots, slot.ToString()];
    }

    private static bool AreOfOneKind(string one, string other) => one == other || (KindsOf(one) is { Length: > 0 } kinds && kinds.AsSpan().IndexOfAny(KindsOf(other)) >= 0);

    // One written vowel may be short or long, two are a long one: a and e are near each other, e and i, o and u; a is near neither of the last.
    private static string KindsOf(string vowels) => vowels switch
    {
        "a" => "a",
        "aa" => "A",
        "e" => "aei",
        "i" => "eiI",
        "ee" or "ii" or "ie" or "ei" or "ai" => "I",
        "o" or "u" => "oU",
        "oo" or "ou" or "uu" => "U",
        _ => "",
    };

    // و, ی, ا and ع may be vowels, and a last ه may be one: they do not count.
    private static string? OfArabic(string word)
    {
        var classes = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is 'ا' or 'ع' or 'و' or 'ی' || (word[i] == 'ه' && i == word.Length - 1))
                continue;
            if (!Consonants.TryGetValue(word[i], out var known))
                return null;
            classes.Append(known.Class);
        }
        return classes.ToString();
    }

    private static bool IsConsonant(string word, int at) =>
        !(word[at] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'v' or 'w' or '-' || (at > 0 && word[at] == word[at - 1]) || (word[at] == 'h' && at == word.Length - 1));

    private static string? OfLatin(string word)
    {
        var classes = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiLetterLower(word[i]) && word[i] != '-')
                return null;
            if (!IsConsonant(word, i))
                continue;
            if (i + 1 < word.Length && Pairs.TryGetValue(word.Substring(i, 2), out var pair))
            {
                classes.Append(pair);
                i++;
            }
            else
                classes.Append(word[i] switch { 'c' => i + 1 < word.Length && word[i + 1] is 'e' or 'i' ? 's' : 'k', 'x' => 'k', var letter => letter });
        }
        return classes.ToString();
    }
}
