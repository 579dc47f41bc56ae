using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

using Measure = Sanad.Linkage.Kernels.JaroWinkler;

namespace Sanad.Linkage.Kernels;

/// <summary>
/// One short word against many, lanes side by side. A lane holds 16 bits: one for each letter of the pattern, or for each place of the candidate. Both
/// measures are the bit-parallel ones of the literature, turned around: not one pair over a long word, but 32 pairs over short ones.
/// </summary>
/// <typeparam name="W">The processor's registers.</typeparam>
/// <typeparam name="V">Their type.</typeparam>
internal static class WordKernels<W, V>
    where W : IWidth<V>
    where V : struct
{
    /// <summary>
    /// Jaro-Winkler similarity in ten-thousandths (<see cref="JaroWinkler"/>) of a pattern with every word of the lanes.
    /// </summary>
    /// <param name="pattern">Its codes, as many as it has letters.</param>
    /// <param name="words">The others.</param>
    /// <param name="to">As many as there are words, rounded up to a whole block.</param>
    public static void JaroWinkler(ReadOnlySpan<byte> pattern, WordLanes words, Span<ushort> to)
    {
        var own = pattern.Length;
        var form = new Form(MasksOf(pattern), Table(length => Measure.FirstWindow(own, length)), Table(length => (ushort)Measure.Reach(own, length)));
        ref var scores = ref MemoryMarshal.GetArrayDataReference(Measure.ScoresFor(own));
        Span<ushort> places = stackalloc ushort[W.Lanes];
        for (var block = 0; block < words.Blocks; block++)
        {
            for (var lane = 0; lane < WordLanes.Lanes; lane += W.Lanes)
            {
                W.Store(Jaro(form, words, block, lane), ref MemoryMarshal.GetReference(places));
                var found = to.Slice((block * WordLanes.Lanes) + lane, W.Lanes);
                for (var i = 0; i < found.Length; i++)
                    found[i] = Unsafe.Add(ref scores, places[i]);
            }
        }
    }

    /// <summary>What is looked up of a pattern: its letters, and by a word's length the first places in reach and how far it goes.</summary>
    private readonly struct Form(Table masks, Table windows, Table reaches)
    {
        public readonly Table Masks = masks, Windows = windows, Reaches = reaches;
    }

    // Matches as the sequential measure finds them: for each letter of the candidate the first free equal letter of the pattern within reach. What is
    // counted goes straight into the place of the score (JaroWinkler.Place).
    private static V Jaro(in Form form, WordLanes words, int block, int lane)
    {
        var longest = words.LongestOf(block);
        ref readonly var lengths = ref Unsafe.Add(ref Unsafe.AsRef(in words.LengthsOf(block)), lane);
        var (window, reach, score) = (W.Look(in lengths, form.Windows), W.Look(in lengths, form.Reaches), W.Look(in lengths, Measure.PlacesOfLengths));
        var (zero, one, perMatch) = (W.All(0), W.All(1), W.All(Measure.PlacesPerMatch));
        var (ofPattern, ofWord, begins) = (zero, zero, W.Not(zero));
        for (var place = 0; place < longest; place++)
        {
            var equal = W.Look(in Unsafe.Add(ref Unsafe.AsRef(in words.CodesAt(block, place)), lane), form.Masks);
            var bit = W.All((ushort)(1 << place));
            var free = W.And(W.And(equal, window), W.Not(ofPattern));
            var found = W.Not(W.IsZero(free));
            ofPattern = W.Or(ofPattern, W.And(free, W.Subtract(zero, free)));
            ofWord = W.Or(ofWord, W.And(found, bit));
            score = W.Add(score, W.And(found, perMatch));
            window = W.Or(W.Double(window), W.And(W.IsGreater(reach, W.All((ushort)place)), one));
            if (place < Measure.LongestPrefix)
            {
                begins = W.And(begins, W.Not(W.IsZero(W.And(equal, bit))));
                score = W.Subtract(score, begins);
            }
        }
        var swaps = W.Halve(Swaps(form.Masks, words, block, lane, ofPattern, ofWord));
        return W.Add(score, W.Add(W.Double(W.Double(swaps)), swaps));
    }

    // The first matched letter of the one against the first of the other, the second against the second, and so on.
    private static V Swaps(in Table masks, WordLanes words, int block, int lane, V ofPattern, V ofWord)
    {
        var longest = words.LongestOf(block);
        var (zero, swaps) = (W.All(0), W.All(0));
        for (var place = 0; place < longest; place++)
        {
            var equal = W.Look(in Unsafe.Add(ref Unsafe.AsRef(in words.CodesAt(block, place)), lane), masks);
            var isMatched = W.Not(W.IsZero(W.And(ofWord, W.All((ushort)(1 << place)))));
            var first = W.And(ofPattern, W.Subtract(zero, ofPattern));
            swaps = W.Subtract(swaps, W.And(isMatched, W.IsZero(W.And(equal, first))));
            ofPattern = W.Xor(ofPattern, W.And(first, isMatched));
        }
        return swaps;
    }

    /// <summary>
    /// Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours) of a pattern with every word of the lanes.
    /// Hyyrö 2003, A bit-vector algorithm for computing Levenshtein and Damerau edit distances.
    /// </summary>
    /// <param name="pattern">Its codes, at least one.</param>
    /// <param name="words">The others.</param>
    /// <param name="to">As many as there are words, rounded up to a whole block.</param>
    public static void Osa(ReadOnlySpan<byte> pattern, WordLanes words, Span<ushort> to)
    {
        var masks = MasksOf(pattern);
        for (var block = 0; block < words.Blocks; block++)
        {
            for (var lane = 0; lane < WordLanes.Lanes; lane += W.Lanes)
                W.Store(Osa(masks, pattern.Length, words, block, lane), ref to[(block * WordLanes.Lanes) + lane]);
        }
    }

    private static V Osa(in Table masks, int length, WordLanes words, int block, int lane)
    {
        ref readonly var codesOfLengths = ref Unsafe.Add(ref Unsafe.AsRef(in words.LengthsOf(block)), lane);
        var lengths = W.Look(in codesOfLengths, Numbers);
        var (one, last) = (W.All(1), W.All((ushort)(1 << (length - 1))));
        var (positive, negative, diagonal, before, distance) = (W.Not(W.All(0)), W.All(0), W.All(0), W.All(0), W.All((ushort)length));
        for (var place = 0; place < words.LongestOf(block); place++)
        {
            var equal = W.Look(in Unsafe.Add(ref Unsafe.AsRef(in words.CodesAt(block, place)), lane), masks);
            var swap = W.And(W.Double(W.And(W.Not(diagonal), equal)), before);
            diagonal = W.Or(W.Or(W.Xor(W.Add(W.And(equal, positive), positive), positive), W.Or(equal, negative)), swap);
            var up = W.Or(negative, W.Not(W.Or(diagonal, positive)));
            var down = W.And(diagonal, positive);
            var goesOn = W.IsGreater(lengths, W.All((ushort)place));
            distance = W.Subtract(distance, W.And(goesOn, W.Not(W.IsZero(W.And(up, last)))));
            distance = W.Add(distance, W.And(goesOn, W.Not(W.IsZero(W.And(down, last)))));
            up = W.Or(W.Double(up), one);
            positive = W.Or(W.Double(down), W.Not(W.Or(diagonal, up)));
            negative = W.And(up, diagonal);
            before = equal;
        }
        return distance;
    }

    private static readonly Table Numbers = Table(number => (ushort)number);

    private static Table Table(Func<int, ushort> entry)
    {
        Span<ushort> entries = stackalloc ushort[ShortAlphabet.Symbols];
        for (var i = 0; i <= ShortAlphabet.Longest; i++)
            entries[i] = entry(i);
        return new(entries);
    }

    private static Table MasksOf(ReadOnlySpan<byte> pattern)
    {
        Span<ushort> masks = stackalloc ushort[ShortAlphabet.Symbols];
        for (var i = 0; i < pattern.Length; i++)
            masks[pattern[i]] |= (ushort)(1 << i);
        return new(masks);
    }
}
