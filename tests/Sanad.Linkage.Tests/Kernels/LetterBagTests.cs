using FsCheck;
using FsCheck.Fluent;
using Sanad.Linkage.Kernels;

namespace Sanad.Linkage.Tests.Kernels;

/// <summary>What is said of two words without comparing them must hold when they are compared.</summary>
public sealed class LetterBagTests
{
    private static readonly Gen<string> Word = Gen.ArrayOf(Gen.Elements('a', 'b', 'c', 'r', 'ن', 'و', 'q')).Select(letters => new string([.. letters.Take(20)]));

    [Theory]
    [InlineData(6_500)]
    [InlineData(9_300)]
    public void Words_that_are_below_a_similarity_are_below_it_when_compared(int value)
    {
        var floor = new SimilarityFloor(value);
        Prop.ForAll(Arb.From(Word), Arb.From(Word), (one, other) =>
        {
            var (shorter, longer) = InOrder(one, other);
            var (bag, another) = (LetterBag.Of(one), LetterBag.Of(other));
            var similar = JaroWinkler.Of(shorter, longer);
            return (!LetterBag.AreBelow(bag, another, floor) || similar < value) && (!LetterBag.ShareTooFew(bag, another, floor) || JaroWinkler.Of(longer, shorter) < value);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Fact]
    public void Short_words_of_one_script_are_told_apart_exactly()
    {
        var floor = new SimilarityFloor(6_500);
        Prop.ForAll(Arb.From(Word.Select(w => w.Replace("ن", "", StringComparison.Ordinal).Replace("و", "", StringComparison.Ordinal)).Where(w => w.Length is > 0 and <= 16)), word =>
        {
            var (shorter, longer) = InOrder(word, "barcqa");
            return LetterBag.AreBelow(LetterBag.Of(word), LetterBag.Of("barcqa"), floor) == (JaroWinkler.Of(shorter, longer) < 6_500);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static (string Shorter, string Longer) InOrder(string one, string other) =>
        one.Length < other.Length || (one.Length == other.Length && string.CompareOrdinal(one, other) < 0) ? (one, other) : (other, one);
}
