using System.Globalization;
using System.Text;

namespace Sanad.Benchmarks;

/// <summary>
/// Pages of prose with the word frequencies of a language: a few words in every page, most words in few (Zipf), names of persons in both scripts, a claim
/// in some. One page in four in Persian script. Same seed, same bytes.
/// </summary>
internal sealed class InventedProse(int seed)
{
    private static readonly string[] Onsets = ["b", "br", "d", "dr", "f", "g", "gl", "h", "k", "kr", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] Ends = ["", "n", "r", "s", "l", "th", "ck", "m", "nd"];
    private static readonly string[] PersianLetters = ["ب", "پ", "ت", "ج", "چ", "خ", "د", "ر", "ز", "س", "ش", "ف", "ک", "گ", "ل", "م", "ن", "و", "ه", "ی", "ا"];
    private static readonly string[] Names = ["Mohammad", "Muhammad", "Mohammed", "Hossein", "Hussein", "Zahra", "Maryam", "Navid", "Karim", "Ardeshir"];
    private static readonly string[] PersianNames = ["محمد", "حسین", "زهرا", "مریم", "نوید", "کریم", "اردشیر"];
    private static readonly string[] Latin = Words(new Random(7), 40_000, Word);
    private static readonly string[] Persian = Words(new Random(8), 15_000, PersianWord);
    private readonly Random _random = new(seed);
    private int _number;

    public string Next()
    {
        var text = new StringBuilder();
        var persian = _random.Next(4) == 0;
        text.Append(CultureInfo.InvariantCulture, $"{Title(persian)} {++_number}\n\n");
        for (var paragraph = _random.Next(2, 6); paragraph > 0; paragraph--)
        {
            for (var sentence = _random.Next(2, 5); sentence > 0; sentence--)
                text.Append(persian ? PersianSentence() : Sentence(_random)).Append(' ');
            text.Append("\n\n");
        }
        return text.ToString();
    }

    public static string Sentence(Random random)
    {
        var words = Enumerable.Range(0, random.Next(7, 16)).Select(_ => random.Next(40) == 0 ? Pick(random, Names) : Zipf(random, Latin)).ToList();
        return char.ToUpperInvariant(words[0][0]) + string.Join(' ', words)[1..] + ".";
    }

    private string Title(bool persian) => persian ? "یادداشت " + Zipf(_random, Persian) : "Note on " + Zipf(_random, Latin);

    private string PersianSentence() =>
        _random.Next(12) == 0 ? string.Create(CultureInfo.InvariantCulture, $"{_random.Next(2, 300)} نفر در شیراز بازداشت شدند.")
        : string.Join(' ', Enumerable.Range(0, _random.Next(7, 16)).Select(_ => _random.Next(40) == 0 ? Pick(_random, PersianNames) : Zipf(_random, Persian))) + ".";

    // Log-uniform rank: the word of rank r comes up in proportion to 1/r.
    private static string Zipf(Random random, string[] words) => words[(int)Math.Pow(words.Length, random.NextDouble()) - 1];

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static string[] Words(Random random, int count, Func<Random, string> make)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < count)
            words.Add(make(random));
        return [.. words];
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(random, Onsets) + Pick(random, Vowels) + Pick(random, Ends)));

    private static string PersianWord(Random random) => string.Concat(Enumerable.Range(0, random.Next(3, 8)).Select(_ => Pick(random, PersianLetters)));
}
