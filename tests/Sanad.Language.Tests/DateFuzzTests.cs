using System.Diagnostics;
using Sanad.Basics;

namespace Sanad.Language.Tests;

/// <summary>Texts that are all dates and nonsense: nothing throws, no span leaves the text, no two overlap.</summary>
public sealed class DateFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] English =
    [
        "in", "on", "since", "by", "until", "from", "to", "and", "between", "the", "last", "next", "this", "early", "mid", "-", "late", "end of", "of", ",", ".", "/", ":", "'s",
        "November", "may", "May", "MARCH", "Feb", "DEC", "Sunday", "Tue", "summer", "winter", "decade", "1980s", "0000s", "year", "days", "weeks", "earlier", "ago", "two", "a",
        "hundred", "12", "31", "30", "29", "0", "00", "88", "1988", "2000", "9999", "0001", "2020-05-31", "2020-13-45", "31/12/1999", "1398/12/30", "22nd", "yesterday", "the same day",
        "the past", "people", "will", "\n", "\n\n", "(", "’", "99999999999999999999999", "1,5", "Aban", "25 Aban 1398", "\u064B", "\uD83D\uDE00", "\uD800", "\u200C", "\u0301", "the prior month", "last month", "T10:30",
    ];

    private static readonly string[] Persian =
    [
        "در", "از", "تا", "و", "سال", "ماه", "روز", "هفته", "گذشته", "پیش", "بعد", "دهه", "اوایل", "اواخر", "آبان", "تیر", "دی", "مهر", "اسفند", "نوامبر", "می", "شنبه", "پنج", "سه",
        "شنبه", "جمعه", "تابستان", "زمستان", "۲۵", "۳۰", "۳۱", "٩٨", "۱۳۹۸", "۲۰۱۹", "۱۳۹۸/۱۲/۳۰", "۹۸/۸/۲۵", "دو", "بیست", "پنجم", "دیروز", "امروز", "،", "؛", "\n", "نفر", "۰", "۰۰۰۰", "امسال",
    ];

    private static readonly string?[] Anchors = [null, "2020-02-29", "2019", "2019-11", "1989-02-04", "0001-01-01", "9999-12-31", "2017-12/2018-01"];

    [Theory]
    [InlineData("en", 1)]
    [InlineData("fa", 2)]
    public void Nothing_throws_and_spans_stay_in_the_text(string language, int seed)
    {
        var words = language == "en" ? English : Persian;
        var dates = new DateExpressions(Packs.BuiltIn.Language(language), Packs.BuiltIn);
        var random = new Random(seed);
        var found = 0;
        for (var run = 0; run < 8000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => words[random.Next(words.Length)] + (random.Next(6) == 0 ? "" : " ")));
            var end = 0;
            foreach (var mention in dates.Find(text, Tokenizer.Tokenize(text, new(0, text.Length))))
            {
                mention.Span.In(text).ShouldBe(mention.Text);
                (mention.Span.Start >= end && mention.Phrase.Contains(mention.Span)).ShouldBeTrue(text);
                end = mention.Span.End;
                var context = new DateContext(Pick(random), Pick(random), Pick(random), random.Next(2) == 0);
                if (DateRules.Resolve(mention, context) is { } resolved)
                    resolved.Interval.Days.ShouldBeGreaterThan(0, $"{text} → {mention.Text}");
                found++;
            }
        }
        output.WriteLine($"{found} dates");
        found.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Finding_dates_is_linear_in_the_text()
    {
        var text = string.Concat(Enumerable.Repeat("On Saturday, November 16, 2019 at least 23 people were killed and since then 1,500 more, the ministry said last week. ", 8_000));
        var tokens = Tokenizer.Tokenize(text, new(0, text.Length));
        var dates = new DateExpressions(Packs.BuiltIn.Language("en"), Packs.BuiltIn);
        var clock = Stopwatch.StartNew();
        dates.Find(text, tokens).Count.ShouldBe(24_000);
        output.WriteLine($"{text.Length / clock.Elapsed.TotalSeconds / 1e6:0.0} MB/s");
        clock.Elapsed.TotalSeconds.ShouldBeLessThan(15);
    }

    private static DateInterval? Pick(Random random) => Anchors[random.Next(Anchors.Length)] is { } text ? DateInterval.Parse(text) : null;
}
