using System.Runtime.InteropServices;

namespace Sanad.Reading;

/// <summary>
/// What a text shares with another, in bounded memory: the hashes of its runs of five words, or, of a long text, those below a
/// threshold that is the same for all texts (a scaled MinHash: Irber et al. 2022; shingles: Broder 1997). The share of one text that stands
/// word for word in another can be read off two sketches.
/// </summary>
public sealed class TextSketch
{
    /// <summary>Words a run. Five words in a row agree by chance only in set phrases.</summary>
    public const int Width = 5;

    /// <summary>Fewer runs (20 words) say nothing about copying.</summary>
    public const int Least = 16;

    // More than this many hashes are thinned by halving the threshold: an article keeps all of its own, a book one in a hundred.
    private const int Most = 1024;

    private readonly ulong[] _hashes;

    private TextSketch(int halvings, ulong[] hashes) => (Halvings, _hashes) = (halvings, hashes);

    /// <summary>How often the threshold was halved; 0 = every run is here.</summary>
    public int Halvings { get; }

    /// <summary>Ascending.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes;

    /// <summary>False when the text is too short to be compared.</summary>
    public bool IsTelling => _hashes.Length >= Least;

    /// <summary>Takes folded words in text order.</summary>
    public static TextSketch Of(IEnumerable<string> words)
    {
        var kept = new HashSet<ulong>();
        var halvings = 0;
        foreach (var run in Runs(words))
        {
            if (run > Threshold(halvings) || !kept.Add(run) || kept.Count <= Most)
                continue;
            var lower = Threshold(++halvings);
            kept.RemoveWhere(hash => hash > lower);
        }
        return new(halvings, [.. kept.Order()]);
    }

    /// <summary>The share, 0 to 1, of this text's runs that stand in the other; 0 when one of them is too short to tell.</summary>
    public double ShareIn(TextSketch other)
    {
        var threshold = Threshold(Math.Max(Halvings, other.Halvings));
        var theirs = other._hashes;
        int mine = 0, shared = 0, at = 0;
        for (; mine < _hashes.Length && _hashes[mine] <= threshold; mine++)
        {
            while (at < theirs.Length && theirs[at] < _hashes[mine])
                at++;
            if (at < theirs.Length && theirs[at] == _hashes[mine])
                shared++;
        }
        return mine < LeastCompared ? 0 : (double)shared / mine;
    }

    // With fewer hashes left at the common threshold the share would be a guess.
    private const int LeastCompared = 8;

    /// <summary>For a column of the index.</summary>
    public override string ToString() => $"{Halvings}:{Convert.ToBase64String(MemoryMarshal.AsBytes<ulong>(_hashes))}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static TextSketch Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var bytes = Convert.FromBase64String(text[(colon + 1)..]);
        return new(int.Parse(text.AsSpan(0, colon), System.Globalization.CultureInfo.InvariantCulture), MemoryMarshal.Cast<byte, ulong>(bytes).ToArray());
    }

    private static ulong Threshold(int halvings) => ulong.MaxValue >> halvings;

    /// <summary>The hashes of all runs in text order; one for each word from the fifth on.</summary>
    internal static IEnumerable<ulong> Runs(IEnumerable<string> words)
    {
        var window = new ulong[Width];
        var seen = 0;
        foreach (var word in words)
        {
            window[seen++ % Width] = Hash(word);
            if (seen >= Width)
                yield return Combine(window, seen % Width);
        }
    }

    private static ulong Combine(ulong[] window, int oldest)
    {
        ulong run = 0;
        for (var i = 0; i < Width; i++)
            run = Mix((run * 31) + window[(oldest + i) % Width]);
        return run;
    }

    // FNV-1a: the runtime's own string hash differs from run to run, and the sketch is stored.
    private static ulong Hash(string word)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in word)
            hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    // The finisher of SplitMix64: spreads the hashes evenly, as a threshold needs.
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
