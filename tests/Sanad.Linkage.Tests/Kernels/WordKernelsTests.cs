using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using Sanad.Linkage.Kernels;

namespace Sanad.Linkage.Tests.Kernels;

/// <summary>The kernels against the measures as they are defined, letter by letter.</summary>
public sealed class WordKernelsTests
{
    // Few letters, so that words are often alike.
    private static readonly Gen<string> Word = Gen.ArrayOf(Gen.Elements('a', 'b', 'c', 'r', 'ن')).Select(letters => new string([.. letters.Take(16)]));

    private static readonly Gen<string> LongWord = Gen.ArrayOf(Gen.Elements('a', 'b', 'c', ' ')).Select(letters => new string(letters));

    [Theory]
    [InlineData("martha", "marhta", 9611)]
    [InlineData("dwayne", "duane", 8400)]
    [InlineData("dixon", "dicksonx", 8133)]
    [InlineData("", "", 10000)]
    [InlineData("a", "", 0)]
    [InlineData("same", "same", 10000)]
    public void Jaro_winkler_gives_the_values_that_were_published(string one, string other, int expected) => JaroWinkler.Of(one, other).ShouldBe((ushort)expected);

    [Theory]
    [InlineData("ca", "abc", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void A_swap_of_neighbours_is_one_step_and_no_part_is_edited_twice(string one, string other, int expected) => Osa.Of(one, other).ShouldBe(expected);

    [Fact]
    public void Osa_by_bits_is_osa_by_rows() =>
        Prop.ForAll(Arb.From(LongWord), Arb.From(LongWord), (one, other) => Osa.Of(one, other) == Osa.ByRows(one, other)).QuickCheckThrowOnFailure();

    [Fact]
    public void Wide_registers_answer_as_one_pair_at_a_time_does() => SameAnswers<Wide, Vector512<ushort>>("AVX-512");

    [Fact]
    public void Narrow_registers_answer_as_one_pair_at_a_time_does() => SameAnswers<Narrow, Vector256<ushort>>("AVX2");

    private static void SameAnswers<W, V>(string name)
        where W : IWidth<V>
        where V : struct
    {
        Assert.SkipUnless(W.IsHere, $"this processor has no {name}");
        Prop.ForAll(Arb.From(Word.Where(w => w.Length > 0)), Arb.From(Gen.NonEmptyListOf(Word)), (pattern, words) =>
        {
            var (codes, lanes) = Encode(pattern, [.. words]);
            var (similar, distant) = (new ushort[lanes.Blocks * WordLanes.Lanes], new ushort[lanes.Blocks * WordLanes.Lanes]);
            WordKernels<W, V>.JaroWinkler(codes, lanes, similar);
            WordKernels<W, V>.Osa(codes, lanes, distant);
            similar.Take(words.Count).ShouldBe(words.Select(word => JaroWinkler.Of(pattern, word)));
            distant.Take(words.Count).ShouldBe(words.Select(word => (ushort)Osa.Of(pattern, word)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static (byte[] Pattern, WordLanes Lanes) Encode(string pattern, string[] words)
    {
        var alphabet = ShortAlphabet.Of([pattern, .. words]);
        var codes = new byte[words.Length * ShortAlphabet.Longest];
        for (var i = 0; i < words.Length; i++)
            alphabet.TryEncode(words[i], codes.AsSpan(i * ShortAlphabet.Longest, ShortAlphabet.Longest)).ShouldBeTrue();
        var own = new byte[ShortAlphabet.Longest];
        alphabet.TryEncode(pattern, own).ShouldBeTrue();
        return (own[..pattern.Length], new WordLanes(codes, [.. words.Select(w => (byte)w.Length)]));
    }
}
