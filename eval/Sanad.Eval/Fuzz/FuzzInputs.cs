using System.Globalization;
using System.Text;

namespace Sanad.Eval.Fuzz;

/// <summary>One input of the fuzz run.</summary>
/// <param name="Kind">How it was made.</param>
/// <param name="Name">A file name.</param>
/// <param name="Bytes">The file, or, for a kept page, what an outside program is said to have written.</param>
public sealed record FuzzInput(string Kind, string Name, byte[] Bytes);

/// <summary>Files that nobody would write, without end: from a seed, so that a failure comes back.</summary>
/// <param name="seed">Same seed, same inputs.</param>
/// <param name="samples">Honest files to spoil.</param>
public sealed class FuzzInputs(int seed, IReadOnlyList<byte[]> samples)
{
    /// <summary>How the name of a kept page ends.</summary>
    public const string KeptPage = ".kept";

    private const int MostBytes = 200_000;

    private static readonly string[] Scraps =
    [
        "\u202E", "\u200F", "\u202B", "\u202C", "\u2067", "\u2069", "\u200C", "\0", "\uFEFF", "\r", "\n\n", "\u2028", "\uD83D", "🔹", "<", "</", "<p>", "<li>", "<table><td>", "<!--", "&#x110000;", "<![CDATA[",
        "12", "۱۲", "١٢", "१२", "𝟙𝟚", "1,200,000", "1.200", "۱٬۲۰۰", "3½", "10-20", "between 10 and", "a hundred and", "two dozen", "hundreds of", "half of", "another", "none", "XIV", "99999999999999999999", "1e308",
        "people were killed", "arrested", "including", "of whom", "the governor said", "according to", "denied that", "\"", "«", "»", "“", "(", ")", "[", "]", "—", ":", ";", "...", "؟", "،",
        "کشته شدند", "نفر", "بازداشت", "به گفته", "استاندار گفت", "حداقل", "از جمله", "هیچ", "صدها", "میلیون", "دوازده", "تکذیب کرد",
        "in Tehran", "on Tuesday", "31 February 2020", "December 31, 9999", "۱۳۹۸/۱۲/۳۰", "since the November uprising", "Mr.", "U.S.", "e.g.", "By ", "Source » ", "Date: ", "#", "@", "http://a.b/", "level\tpage_num\t", "\f",
    ];

    private static readonly string[] Names = ["a.txt", "a.html", "a.bin", "a.docx", "a.pdf", "a.png"];

    private readonly Random _random = new(seed);

    /// <summary>The next one.</summary>
    public FuzzInput Next() => _random.Next(9) switch
    {
        0 => new("random bytes", Name(), RandomBytes(_random.Next(3000))),
        1 => new("bits flipped", Name(), Flipped(Sample())),
        2 => new("cut and spliced", Name(), Spliced()),
        3 => new("a piece repeated", Name(), Repeated()),
        4 => new("scraps in a sample", Name(), Scrapped()),
        5 => new("scraps alone", "a.txt", Utf8(Soup(_random.Next(1, 200)))),
        6 => new("deep nesting", _random.Next(2) == 0 ? "a.html" : "a.txt", Utf8(Nested())),
        7 => new("kept page", "a" + KeptPage, _random.Next(2) == 0 ? Utf8(Table()) : Scrapped()),
        _ => new("one unit over and over", "a.txt", Utf8(OneUnit())),
    };

    private string Name() => Names[_random.Next(Names.Length)];

    private byte[] Sample() => [.. samples[_random.Next(samples.Count)].Take(MostBytes)];

    private byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Flipped(byte[] bytes)
    {
        for (var i = _random.Next(1, 40); i > 0 && bytes.Length > 0; i--)
            bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
        return bytes;
    }

    private byte[] Spliced()
    {
        var (one, other) = (Sample(), Sample());
        return [.. one[..Cut(one)], .. other[Cut(other)..]];
    }

    private byte[] Repeated()
    {
        var bytes = Sample();
        var from = Cut(bytes);
        var piece = bytes[from..Math.Min(bytes.Length, from + _random.Next(1, 400))];
        return [.. bytes[..from], .. Enumerable.Repeat(piece, _random.Next(2, 100)).SelectMany(p => p), .. bytes[from..]];
    }

    private byte[] Scrapped()
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(Sample()));
        for (var i = _random.Next(1, 30); i > 0; i--)
            text.Insert(_random.Next(text.Length + 1), Scrap());
        return Utf8(text.ToString());
    }

    private string Soup(int scraps) => string.Concat(Enumerable.Range(0, scraps).Select(_ => Scrap() + (_random.Next(3) == 0 ? "" : " ") + (_random.Next(15) == 0 ? ".\n" : "")));

    private string Nested()
    {
        var (open, close) = ((string, string))(_random.Next(5) switch { 0 => ("<div>", "</div>"), 1 => ("(", ")"), 2 => ("«", "»"), 3 => ("<b><i>", "</b>"), _ => ("“said that ", "”") });
        var depth = _random.Next(1, 5000);
        return string.Concat(Enumerable.Repeat(open, depth)) + Soup(5) + string.Concat(Enumerable.Repeat(close, _random.Next(depth)));
    }

    private string OneUnit() => string.Concat(Enumerable.Repeat(Soup(_random.Next(1, 4)), _random.Next(1, 3000)));

    // A table as tesseract would write it, with anything in its cells.
    private string Table()
    {
        var rows = new StringBuilder("level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n");
        for (var i = _random.Next(200); i > 0; i--)
            rows.Append(CultureInfo.InvariantCulture, $"{_random.Next(7)}\t1\t1\t1\t1\t1\t0\t0\t9\t9\t{(_random.Next(5) == 0 ? Scrap() : _random.Next(-1, 120))}\t{Scrap()}{(_random.Next(40) == 0 ? "\f" : "\n")}");
        return rows.ToString();
    }

    private string Scrap() => Scraps[_random.Next(Scraps.Length)];

    private int Cut(byte[] bytes) => _random.Next(bytes.Length + 1);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text.Length > MostBytes ? text[..MostBytes] : text);
}
