using FsCheck;
using FsCheck.Fluent;

namespace Sanad.Basics.Tests;

public sealed class CodePointMapTests
{
    [Fact]
    public void A_newspaper_sign_in_front_of_a_Persian_post_counts_as_one()
    {
        const string text = "📰۱۴ کشته🔹پایان";
        var map = CodePointMap.For(text);
        var utf16 = new TextSpan(text.IndexOf("کشته", StringComparison.Ordinal), text.IndexOf('\uD83D', 3));
        map.ToCodePoints(utf16).ShouldBe(new TextSpan(4, 8));
        map.ToUtf16(new TextSpan(4, 8)).ShouldBe(utf16);
        map.ToCodePoint(text.Length).ShouldBe(text.EnumerateRunes().Count());
    }

    [Fact]
    public void Every_offset_at_a_character_goes_there_and_back() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(),
        numbers =>
        {
            var text = string.Concat(numbers.Select(n => n % 3 == 0 ? "😀" : n % 3 == 1 ? "ک" : "a"));
            var map = CodePointMap.For(text);
            var (utf16, codePoint) = (0, 0);
            foreach (var rune in text.EnumerateRunes())
            {
                if (map.ToCodePoint(utf16) != codePoint || map.ToUtf16(codePoint) != utf16)
                    return false;
                (utf16, codePoint) = (utf16 + rune.Utf16SequenceLength, codePoint + 1);
            }
            return map.ToCodePoint(utf16) == codePoint && map.ToUtf16(codePoint) == utf16;
        }).QuickCheckThrowOnFailure();
}
