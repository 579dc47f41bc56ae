using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Sanad.Language.Tests;

public sealed class NumberTests
{
    private static readonly NumberWords English = new(Packs.BuiltIn.Language("en"));
    private static readonly NumberWords Persian = new(Packs.BuiltIn.Language("fa"));

    private static (double Value, int Count) Read(NumberWords words, string text) =>
        words.TryRead(Tokenizer.Tokenize(text, new(0, text.Length)), 0, out var value, out var count) ? (value, count) : default;

    [Theory]
    [InlineData("1,500 people", 1500, 1)]
    [InlineData("1.5 million people", 1_500_000, 2)]
    [InlineData("3.5", 3.5, 1)]
    [InlineData("two hundred and five", 205, 4)]
    [InlineData("Two hundred and five thousand", 205_000, 5)]
    [InlineData("thirty-five prisoners", 35, 3)]
    [InlineData("a hundred men", 100, 2)]
    [InlineData("two thousand three hundred", 2300, 4)]
    [InlineData("five hundred and twenty", 520, 4)]
    [InlineData("two dozen", 24, 2)]
    [InlineData("a dozen", 12, 2)]
    [InlineData("three and four", 3, 1)]
    [InlineData("22 and 23 March", 22, 1)]
    [InlineData("two thousand 300 men", 2000, 2)]
    [InlineData("one million two hundred thousand and six", 1_200_006, 7)]
    [InlineData("a man", 0, 0)]
    [InlineData("and five", 0, 0)]
    public void English_numbers_are_read_as_far_as_they_go(string text, double value, int count) => Read(English, text).ShouldBe((value, count));

    [Theory]
    [InlineData("دو هزار و سیصد نفر", 2300, 4)]
    [InlineData("سیصد و پنجاه هزار تومان", 350_000, 4)]
    [InlineData("۲ هزار و ۳۰۰ تن", 2300, 4)]
    [InlineData("سی و پنج نفر", 35, 3)]
    [InlineData("سی‌وپنج نفر", 35, 1)]
    [InlineData("صد و بیست و سه", 123, 5)]
    [InlineData("یکصد و ده", 110, 3)]
    [InlineData("۱٬۵۰۰ نفر", 1500, 1)]
    [InlineData("۱.۵ میلیون", 1_500_000, 2)]
    [InlineData("۱٢3", 123, 1)]
    [InlineData("هزار نفر", 1000, 1)]
    [InlineData("۲ و ۳", 2, 1)]
    [InlineData("پنج میلیون و دویست هزار", 5_200_000, 5)]
    public void Persian_numbers_are_read_as_far_as_they_go(string text, double value, int count) => Read(Persian, text).ShouldBe((value, count));

    [Fact]
    public void A_whole_number_survives_in_three_scripts_with_and_without_groups() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
    {
        var plain = Math.Abs((long)number).ToString(CultureInfo.InvariantCulture);
        var grouped = Math.Abs((long)number).ToString("N0", CultureInfo.InvariantCulture);
        foreach (var text in new[] { plain, grouped, grouped.Replace(',', '٬'), grouped.Replace(',', '\u202F') })
        {
            foreach (var zero in "0۰٠")
                IsRead(string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(zero + c - '0') : c)), Math.Abs((long)number)).ShouldBeTrue();
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1.500", 1.5, 5)]
    [InlineData("1.500.000", 1_500_000, 9)]
    [InlineData("22,23", 22, 2)]
    [InlineData("1,2345", 1, 1)]
    [InlineData("31.05.2020", 31, 2)]
    [InlineData("۲٫۵", 2.5, 3)]
    [InlineData("12,345.67", 12_345.67, 9)]
    [InlineData("3.", 3, 1)]
    [InlineData("3,", 3, 1)]
    public void A_separator_counts_only_where_it_separates(string text, double value, int length)
    {
        Digits.TryReadNumber(text, out var read, out var took).ShouldBeTrue();
        (read, took).ShouldBe((value, length));
    }

    private static bool IsRead(string text, double value) => Digits.TryReadNumber(text, out var read, out var length) && read == value && length == text.Length;
}
