using System.Diagnostics;
using System.Text;

namespace Sanad.Reading.Tests;

/// <summary>Whatever a file holds, a reader answers; it never throws. The seeds of the random numbers are fixed, so that a failure comes back.</summary>
public class HostileInputTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    private static readonly string[] Scraps =
    [
        "\u202E", "\u200F", "\0", "\uFEFF", "\r", "\r\n", "\n\n", "\u2028", "<", "</", "<p", ">", "\"", "'", "=", "&#x110000;", "&", "—", " - ", "(", "[", "]]>", "By ", "Source » ",
        "Date: ", "31 February 2020", "99999999999999999999", "December 31, 9999", "on Tuesday", "Home", "©", "#", "@", "•", "🔹", "\uD83D", "<![CDATA[", "<!--", "<svg>", "<pre>\n",
        "for 600 years since ", "۱۳۹۸/۱۲/۳۰", "«", "»", "Published ", ":", "the November uprising", "<li>", "</li>", "<table><td>", "<time datetime=", "<meta property=og:title content=",
    ];

    private static void Check(byte[] bytes, string name)
    {
        if (Reads.Outcome(bytes, name) is ReadOutcome.Read read)
            read.Document.ShouldBeWhole();
    }

    [Fact]
    public void Scraps_in_any_order_are_read()
    {
        var random = new Random(11);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Budget;)
        {
            var text = new StringBuilder(random.Next(3) == 0 ? "<html>" : "");
            for (var i = random.Next(1, 60); i > 0; i--)
                text.Append(random.Next(4) == 0 ? " word said. " : Scraps[random.Next(Scraps.Length)]);
            Check(Encoding.UTF8.GetBytes(text.ToString()), random.Next(2) == 0 ? "a.txt" : "a.html");
        }
    }

    [Fact]
    public void Samples_with_bytes_changed_cut_or_doubled_are_read()
    {
        var samples = Directory.GetFiles(Path.Combine(Sanad.Tests.Workplace.Root, "samples", "november-2019"))
            .Where(path => !path.EndsWith(".pdf", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var random = new Random(12);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Budget;)
        {
            var bytes = samples[random.Next(samples.Count)].ToArray();
            for (var i = random.Next(1, 30); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var cut = random.Next(bytes.Length);
            Check(random.Next(3) switch { 0 => bytes, 1 => bytes[..cut], _ => [.. bytes[cut..], .. bytes] }, "a.bin");
        }
    }

    [Fact]
    public void Random_bytes_behind_every_magic_are_answered()
    {
        var random = new Random(13);
        byte[][] starts = [[], "PK\u0003\u0004word/"u8.ToArray(), "<html>"u8.ToArray(), [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0, 0, 0xFE, 0xFF], "GIF8"u8.ToArray()];
        for (var i = 0; i < 400; i++)
        {
            var noise = new byte[random.Next(0, 3000)];
            random.NextBytes(noise);
            Check([.. starts[i % starts.Length], .. noise], "a.txt");
        }
    }

    [Theory]
    [InlineData("a ")]
    [InlineData("(")]
    [InlineData("<b>")]
    [InlineData("12 ")]
    [InlineData("March 4, 2021 ")]
    [InlineData("A\n")]
    [InlineData("Home ")]
    [InlineData("for 3 weeks since ")]
    [InlineData("Tehran, ")]
    public void Time_grows_with_the_length_of_the_text_and_no_faster(string unit)
    {
        var clock = Stopwatch.StartNew();
        Check(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length))), "a.txt");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }
}
