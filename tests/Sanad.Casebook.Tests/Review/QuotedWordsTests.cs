using Sanad.Casebook.Review;

namespace Sanad.Casebook.Tests.Review;

public sealed class QuotedWordsTests
{
    [Theory]
    [InlineData("He said “at least 12\nwere killed” there.", "\"at least 12 were killed\"", "at least 12\nwere killed")]
    [InlineData("دست‌کم ۱۲ نفر کشته شدند.", "دستکم 12 نفر كشته شدند", "دست‌کم ۱۲ نفر کشته شدند")]
    [InlineData("😀 SEVEN people died", "seven people", "SEVEN people")]
    [InlineData("a non\u00A0breaking space", "non breaking", "non\u00A0breaking")]
    public void What_a_clipboard_or_a_keyboard_changes_does_not_matter(string text, string quote, string expected) =>
        QuotedWords.Find(text, quote).Single().In(text).ShouldBe(expected);

    [Theory]
    [InlineData("112 people were killed", "12 people")]
    [InlineData("12 peoples", "12 people")]
    [InlineData("12 people", "13 people")]
    [InlineData("12 people", " \" ")]
    public void A_place_is_whole_words_and_the_same_words(string text, string quote) => QuotedWords.Find(text, quote).ShouldBeEmpty();

    [Fact]
    public void Every_place_is_found_also_in_a_text_of_many_pieces()
    {
        var text = string.Concat(Enumerable.Repeat("A word or two of filler. ", 90_000).Select((line, i) => i % 30_000 == 0 ? line + "Twelve were killed. " : line));
        QuotedWords.Find(text, "twelve were  killed").Select(span => span.In(text)).ShouldBe(Enumerable.Repeat("Twelve were killed", 3));
    }
}
