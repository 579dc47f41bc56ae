using System.Numerics;

namespace Sanad.Estimation.Random;

/// <summary>
/// xoshiro256** (Blackman and Vigna 2021): the same numbers on every machine. A stream is named by the seed and by what it is for, so that results do not depend
/// on how many threads there are or on the order in which they work.
/// </summary>
internal sealed class Xoshiro
{
    private ulong _a, _b, _c, _d;

    /// <param name="seed">As the user gave it.</param>
    /// <param name="purpose">Numbers that name the stream: stratum, replicate, chain.</param>
    public Xoshiro(ulong seed, params ReadOnlySpan<ulong> purpose)
    {
        var state = seed;
        foreach (var number in purpose)
            state = SplitMix(ref state) ^ BitOperations.RotateLeft(number * 0x9E3779B97F4A7C15, 31);
        (_a, _b, _c, _d) = (SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Evenly in (0, 1): never 0, never 1.</summary>
    public double Uniform() => ((Bits() >> 12) + 0.5) * (1.0 / (1ul << 52));

    /// <summary>A whole number from 0 to below a limit.</summary>
    public int Below(int limit) => (int)Math.BigMul(Bits(), (ulong)limit, out _);

    private static ulong SplitMix(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
