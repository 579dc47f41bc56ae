using System.Numerics;
using System.Runtime.Intrinsics;

namespace Sanad.Linkage.Kernels;

/// <summary>
/// A word prepared for being told apart quickly: how often it has each letter, which bounds how many letters two words can have in common, and, of a short
/// word of one script, the letters themselves in one register. What it says is never wrong, only sometimes less than all: it says "less alike than that"
/// or nothing, and then the measure itself is asked.
/// </summary>
internal readonly struct LetterBag
{
    private const int Longest = 63, Short = 16, Buckets = 32;
    private readonly ulong _bag;
    private readonly Vector128<byte> _letters;
    private readonly byte _length, _over, _page;

    private LetterBag(ulong bag, byte over, byte length, Vector128<byte> letters, byte page) => (_bag, _over, _length, _letters, _page) = (bag, over, length, letters, page);

    // Letters all from one page of Unicode (256 characters) are one byte each; 0 = from several.
    private const byte NoPage = 255;

    public static LetterBag Of(string word)
    {
        if (word.Length is 0 or > Longest)
            return default;
        var (once, twice, over) = (0u, 0u, 0);
        foreach (var letter in word)
        {
            var bit = 1u << (letter & (Buckets - 1));
            over += (twice & bit) != 0 ? 1 : 0;
            (twice, once) = (twice | (once & bit), once | bit);
        }
        var (letters, page) = LettersOf(word);
        return new(((ulong)twice << Buckets) | once, (byte)over, (byte)word.Length, letters, page);
    }

    private static (Vector128<byte> Letters, byte Page) LettersOf(string word)
    {
        if (word.Length > Short || word[0] > byte.MaxValue * 256)
            return (default, NoPage);
        Span<byte> letters = stackalloc byte[Short];
        letters.Clear();
        var page = word[0] >> 8;
        for (var i = 0; i < word.Length; i++)
        {
            letters[i] = (byte)word[i];
            if (word[i] >> 8 != page || letters[i] == 0)
                return (default, NoPage);
        }
        return (Vector128.Create((ReadOnlySpan<byte>)letters), (byte)page);
    }

    /// <summary>Letters of the word; 0 when it is too long to say anything.</summary>
    public int Length => _length;

    /// <summary>No more letters than this can be common to two words, each counted as often as both have it.</summary>
    public static int MostCommon(in LetterBag one, in LetterBag other) => BitOperations.PopCount(one._bag & other._bag) + Math.Min(one._over, other._over);

    /// <summary>True when the Jaro-Winkler similarity of two words is certainly below what the floor stands for.</summary>
    public static bool AreBelow(in LetterBag one, in LetterBag other, SimilarityFloor floor) => ShareTooFew(one, other, floor)
        || (one._length > 0 && other._length > 0 && one._page == other._page && one._page != NoPage && Similarity(one, other) < floor.Value);

    /// <summary>The same by counting letters alone: true whichever word is taken as the pattern.</summary>
    public static bool ShareTooFew(in LetterBag one, in LetterBag other, SimilarityFloor floor) =>
        one._length > 0 && other._length > 0 && MostCommon(one, other) < floor.Needed(one._length, other._length);

    // As JaroWinkler.Of with the shorter word, of two of one length the smaller, as the pattern: for each letter the first free equal one within reach.
    private static ushort Similarity(in LetterBag one, in LetterBag other)
    {
        var isFirst = one._length < other._length || (one._length == other._length && Order(one._letters, other._letters) < 0);
        return isFirst ? Jaro(one, other) : Jaro(other, one);
    }

    private static int Order(Vector128<byte> one, Vector128<byte> other)
    {
        var differing = ~Vector128.Equals(one, other).ExtractMostSignificantBits() & 0xFFFF;
        if (differing == 0)
            return 0;
        var at = BitOperations.TrailingZeroCount(differing);
        return one[at] - other[at];
    }

    private static ushort Jaro(in LetterBag pattern, in LetterBag word)
    {
        var reach = JaroWinkler.Reach(pattern._length, word._length);
        var (window, all) = ((1u << (reach + 1)) - 1, (1u << pattern._length) - 1);
        var (ofPattern, ofWord, equals) = (0u, 0u, Vector128.Equals(pattern._letters, word._letters).ExtractMostSignificantBits());
        for (var i = 0; i < word._length; i++)
        {
            var free = Vector128.Equals(pattern._letters, Vector128.Create(word._letters[i])).ExtractMostSignificantBits() & window & all & ~ofPattern;
            ofPattern |= free & (0 - free);
            ofWord |= (free != 0 ? 1u : 0) << i;
            window = (window << 1) | (i < reach ? 1u : 0);
        }
        var prefix = Math.Min(Math.Min(BitOperations.TrailingZeroCount(~equals), Math.Min(pattern._length, word._length)), JaroWinkler.LongestPrefix);
        return JaroWinkler.ScoresFor(pattern._length)[JaroWinkler.Place(word._length, BitOperations.PopCount(ofPattern), Swaps(pattern, word, ofPattern, ofWord) / 2, prefix)];
    }

    private static int Swaps(in LetterBag pattern, in LetterBag word, uint ofPattern, uint ofWord)
    {
        var swaps = 0;
        for (; ofWord != 0; ofWord &= ofWord - 1, ofPattern &= ofPattern - 1)
            swaps += pattern._letters[BitOperations.TrailingZeroCount(ofPattern)] == word._letters[BitOperations.TrailingZeroCount(ofWord)] ? 0 : 1;
        return swaps;
    }
}

/// <summary>A similarity, and how many letters words of any two lengths must have in common to reach it.</summary>
internal sealed class SimilarityFloor
{
    private const int Lengths = 64;
    private readonly byte[] _needed = new byte[Lengths * Lengths];

    /// <param name="value">In ten-thousandths.</param>
    public SimilarityFloor(int value)
    {
        Value = value;
        for (var one = 1; one < Lengths; one++)
        {
            for (var other = 1; other < Lengths; other++)
                _needed[(one * Lengths) + other] = Least(one, other);
        }
    }

    public int Value { get; }

    public int Needed(int one, int other) => _needed[(one * Lengths) + other];

    // At best no letter is out of its place and the words begin alike.
    private byte Least(int one, int other)
    {
        var matches = 0;
        while (matches <= Math.Min(one, other) && JaroWinkler.Score(one, other, matches, 0, Math.Min(matches, JaroWinkler.LongestPrefix)) < Value)
            matches++;
        return (byte)matches;
    }
}
