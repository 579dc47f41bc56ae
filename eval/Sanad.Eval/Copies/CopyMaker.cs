using System.Globalization;
using System.Text;

namespace Sanad.Eval.Copies;

/// <summary>
/// Invented texts and copies of them with known errors. Words are drawn by Zipf's law from two invented vocabularies (Latin and Persian letters),
/// with numbers and, now and then, one of a few set phrases that all texts share. Same seed, same texts.
/// </summary>
internal sealed class CopyMaker(int seed)
{
    private const int Vocabulary = 4000;
    private static readonly string[] Phrases =
    [
        "a spokesman for the ministry of justice declined to comment on the report", "the figures could not be independently verified by this newspaper at the time",
        "at least twelve people were killed and dozens more were wounded", "human rights groups have called for an independent investigation into the deaths",
    ];

    private readonly Random _random = new(seed);

    /// <summary>One kind of copy: its name, and what it does to the sentences of a text.</summary>
    public IReadOnlyList<(string Name, Func<List<string>, List<string>> Make)> Errors =>
    [
        ("verbatim", text => text),
        ("cut to 40-90 %", text => text[..Math.Max(1, text.Count * _random.Next(40, 91) / 100)]),
        ("header of 1-3 sentences", text => [.. Sentences(_random.Next(1, 4), IsPersian(text)), .. text]),
        ("1-5 sentences inserted", Inserted),
        ("punctuation retyped", text => text.ConvertAll(Retyped)),
        ("digits of another script", text => text.ConvertAll(OtherDigits)),
        ("1 word in 50 replaced", text => Replaced(text, 0.02)),
        ("1 word in 20 replaced", text => Replaced(text, 0.05)),
        ("1 word in 8 replaced", text => Replaced(text, 0.125)),
        ("2-4 of its sentences alone", text => text[..Math.Min(text.Count, _random.Next(2, 5))]),
        ("reprinted in twice its length", text => [.. Sentences(text.Count / 2, IsPersian(text)), .. text, .. Sentences(text.Count / 2, IsPersian(text))]),
        ("cut, header, digits, 1 in 50", text => Replaced([.. Sentences(2, IsPersian(text)), .. text[..Math.Max(1, text.Count * 2 / 3)].ConvertAll(OtherDigits)], 0.02)),
    ];

    /// <summary>A text of its own: 8 to 40 sentences, one text in three in Persian letters.</summary>
    public List<string> Text() => Sentences(_random.Next(8, 41), _random.Next(3) == 0);

    /// <summary>A text of its own that quotes three sentences of another.</summary>
    public List<string> Quoting(List<string> other)
    {
        var (text, at) = (Sentences(_random.Next(14, 40), IsPersian(other)), _random.Next(other.Count - 3));
        return [.. text[..(text.Count / 2)], .. other.GetRange(at, 3), .. text[(text.Count / 2)..]];
    }

    /// <summary>Each word replaced with this chance.</summary>
    public List<string> Replaced(List<string> text, double rate) => text.ConvertAll(sentence =>
        string.Join(' ', sentence.Split(' ').Select(word => _random.NextDouble() < rate ? Word(IsPersian(text)) : word)));

    private List<string> Inserted(List<string> text)
    {
        var longer = text.ToList();
        for (var i = _random.Next(1, 6); i > 0; i--)
            longer.InsertRange(_random.Next(longer.Count + 1), Sentences(1, IsPersian(text)));
        return longer;
    }

    private List<string> Sentences(int count, bool persian) => [.. Enumerable.Range(0, count).Select(_ => Sentence(persian))];

    private string Sentence(bool persian)
    {
        if (!persian && _random.Next(12) == 0)
            return Phrases[_random.Next(Phrases.Length)] + ".";
        var words = Enumerable.Range(0, _random.Next(8, 25)).Select(i => _random.Next(15) == 0 ? Number(persian) : Word(persian) + (i % 7 == 6 ? persian ? "،" : "," : ""));
        return string.Join(' ', words) + ".";
    }

    private string Number(bool persian)
    {
        var number = _random.Next(2, 2000).ToString(CultureInfo.InvariantCulture);
        return persian ? OtherDigits(number) : number;
    }

    // The rank of a word by Zipf's law: the logarithm is spread evenly.
    private string Word(bool persian)
    {
        var (rank, letters) = ((int)Math.Exp(_random.NextDouble() * Math.Log(Vocabulary)), persian ? "ابپتجخدرزسشکگلمنوهی" : "abcdefghiklmnoprstu");
        var word = new StringBuilder();
        for (var rest = (rank * 7919) + 37; rest > 0; rest /= letters.Length)
            word.Append(letters[rest % letters.Length]);
        return word.ToString();
    }

    private static bool IsPersian(List<string> text) => text[0].Any(c => c is >= '\u0600' and <= '\u06FF');

    private static string Retyped(string sentence) => sentence.Replace(",", " —", StringComparison.Ordinal).Replace("،", "؛", StringComparison.Ordinal).Replace(".", "!", StringComparison.Ordinal).ToUpperInvariant();

    private static string OtherDigits(string text) => string.Concat(text.Select(c => c switch
    {
        >= '0' and <= '9' => (char)('۰' + (c - '0')),
        >= '۰' and <= '۹' => (char)('0' + (c - '۰')),
        _ => c,
    }));
}
