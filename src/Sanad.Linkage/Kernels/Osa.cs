namespace Sanad.Linkage.Kernels;

/// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, no part edited twice.</summary>
internal static class Osa
{
    private const int LongestMask = 64;

    /// <summary>The distance of any two words.</summary>
    public static int Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length > other.Length)
            return Of(other, one);
        return one.Length == 0 ? other.Length : one.Length <= LongestMask ? ByBits(one, other) : ByRows(one, other);
    }

    // Hyyrö 2003; one column of the table in a few words.
    private static int ByBits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> word)
    {
        var last = 1UL << (pattern.Length - 1);
        var (positive, negative, diagonal, before, distance) = (ulong.MaxValue, 0UL, 0UL, 0UL, pattern.Length);
        foreach (var letter in word)
        {
            var equal = MaskOf(pattern, letter);
            var swap = ((~diagonal & equal) << 1) & before;
            diagonal = (((equal & positive) + positive) ^ positive) | equal | negative | swap;
            var up = negative | ~(diagonal | positive);
            var down = diagonal & positive;
            distance += (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
            up = (up << 1) | 1;
            (positive, negative, before) = ((down << 1) | ~(diagonal | up), up & diagonal, equal);
        }
        return distance;
    }

    private static ulong MaskOf(ReadOnlySpan<char> pattern, char letter)
    {
        var mask = 0UL;
        for (var at = pattern.IndexOf(letter); at >= 0;)
        {
            mask |= 1UL << at;
            var next = pattern[(at + 1)..].IndexOf(letter);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return mask;
    }

    /// <summary>Row by row, for words of any length; the measure as it is defined.</summary>
    internal static int ByRows(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (before, above, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            above[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[other.Length];
    }
}
