namespace Sanad.Linkage.Kernels;

/// <summary>
/// Jaro-Winkler similarity in ten-thousandths, an integer so that no order of floating-point steps moves a verdict. Jaro 1989; Winkler 1990: a common
/// beginning of up to four letters counts, a tenth for each, once the Jaro similarity is above 0.7. Half transpositions are rounded down, as in the widely
/// used implementations.
/// </summary>
internal static class JaroWinkler
{
    /// <summary>Of two equal words.</summary>
    public const ushort Full = 10_000;

    internal const int LongestPrefix = 4;
    private const double PrefixWeight = 0.1, BoostAbove = 0.7;
    private const int Lengths = ShortAlphabet.Longest + 1, Swaps = (ShortAlphabet.Longest / 2) + 1, Prefixes = LongestPrefix + 1;
    private static readonly ushort[][] Tables = [.. Enumerable.Range(0, Lengths).Select(TableFor)];

    /// <summary>How far from its place a letter may be found.</summary>
    internal static int Reach(int pattern, int word) => Math.Max(0, (Math.Max(pattern, word) / 2) - 1);

    /// <summary>The places of the pattern in reach of the first letter of a word, a bit each.</summary>
    internal static ushort FirstWindow(int pattern, int word) => (ushort)((1 << (Reach(pattern, word) + 1)) - 1);

    /// <summary>One match more is so many places further; a swap is five places, a letter of the prefix one (the kernels count in places).</summary>
    internal const ushort PlacesPerMatch = Swaps * Prefixes;

    /// <summary>Where the scores of a word's length begin.</summary>
    internal static readonly Table PlacesOfLengths = new([.. Enumerable.Range(0, ShortAlphabet.Symbols).Select(length => (ushort)(length < Lengths ? Place(length, 0, 0, 0) : 0))]);

    internal static int Place(int length, int matches, int swaps, int prefix) => (((((length * Lengths) + matches) * Swaps) + swaps) * Prefixes) + prefix;

    /// <summary>All similarities with a pattern of this many letters, by <see cref="Place"/>.</summary>
    internal static ushort[] ScoresFor(int pattern) => Tables[pattern];

    private static ushort[] TableFor(int length)
    {
        var scores = new ushort[Place(Lengths - 1, Lengths - 1, Swaps - 1, Prefixes - 1) + 1];
        for (var word = 0; word < Lengths; word++)
        {
            for (var matches = 0; matches <= Math.Min(length, word); matches++)
            {
                for (var swaps = 0; swaps <= matches / 2; swaps++)
                {
                    for (var prefix = 0; prefix <= Math.Min(LongestPrefix, matches); prefix++)
                        scores[Place(word, matches, swaps, prefix)] = Score(length, word, matches, swaps, prefix);
                }
            }
        }
        return scores;
    }

    /// <summary>The similarity by what was counted.</summary>
    internal static ushort Score(int one, int other, int matches, int swaps, int prefix)
    {
        if (matches == 0)
            return one == 0 && other == 0 ? Full : (ushort)0;
        var jaro = (((double)matches / one) + ((double)matches / other) + ((double)(matches - swaps) / matches)) / 3;
        var similarity = jaro > BoostAbove ? jaro + (prefix * PrefixWeight * (1 - jaro)) : jaro;
        return (ushort)Math.Round(similarity * Full, MidpointRounding.AwayFromZero);
    }

    /// <summary>Any two words, one pair at a time; the first is the pattern.</summary>
    public static ushort Of(ReadOnlySpan<char> pattern, ReadOnlySpan<char> word)
    {
        var reach = Reach(pattern.Length, word.Length);
        Span<bool> ofPattern = pattern.Length <= 256 ? stackalloc bool[pattern.Length] : new bool[pattern.Length];
        Span<bool> ofWord = word.Length <= 256 ? stackalloc bool[word.Length] : new bool[word.Length];
        ofPattern.Clear();
        ofWord.Clear();
        var matches = Matches(pattern, word, reach, ofPattern, ofWord);
        return Score(pattern.Length, word.Length, matches, SwapsOf(pattern, word, ofPattern, ofWord) / 2, CommonPrefix(pattern, word));
    }

    private static int Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> word, int reach, Span<bool> ofPattern, Span<bool> ofWord)
    {
        var matches = 0;
        for (var i = 0; i < word.Length; i++)
        {
            for (var k = Math.Max(0, i - reach); k <= Math.Min(pattern.Length - 1, i + reach); k++)
            {
                if (ofPattern[k] || pattern[k] != word[i])
                    continue;
                (ofPattern[k], ofWord[i]) = (true, true);
                matches++;
                break;
            }
        }
        return matches;
    }

    private static int SwapsOf(ReadOnlySpan<char> pattern, ReadOnlySpan<char> word, ReadOnlySpan<bool> ofPattern, ReadOnlySpan<bool> ofWord)
    {
        var (swaps, k) = (0, 0);
        for (var i = 0; i < word.Length; i++)
        {
            if (!ofWord[i])
                continue;
            while (!ofPattern[k])
                k++;
            swaps += pattern[k++] == word[i] ? 0 : 1;
        }
        return swaps;
    }

    private static int CommonPrefix(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => Math.Min(LongestPrefix, one.CommonPrefixLength(other));
}
