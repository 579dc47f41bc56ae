namespace Sanad.Linkage.Names;

/// <summary>
/// Remembers small answers about pairs of distinct values: the same two names meet in thousands of pairs of records. One word a slot, written and read
/// whole, so that threads need no lock; a pair that falls on another's slot takes it over.
/// </summary>
internal sealed class PairCache
{
    private const int Bits = 20, AnswerBits = 4, IdBits = 30;
    private readonly ulong[] _slots = new ulong[1 << Bits];

    /// <summary>The answer that is remembered, else computed; ids below 2^30, answers below 16.</summary>
    public byte Get(int one, int other, Func<int, int, byte> compute)
    {
        var (first, second) = one < other ? (one, other) : (other, one);
        return TryGet(first, second, out var known) ? known : Keep(first, second, compute(one, other));
    }

    /// <summary>The answer that is remembered of a value of one column and one of another.</summary>
    public bool TryGet(int one, int other, out byte answer)
    {
        var held = Volatile.Read(ref Slot(KeyOf(one, other)));
        answer = (byte)(held & ((1 << AnswerBits) - 1));
        return held >> AnswerBits == KeyOf(one, other) + 1;
    }

    /// <summary>Remembers an answer and returns it.</summary>
    public byte Keep(int one, int other, byte answer)
    {
        Volatile.Write(ref Slot(KeyOf(one, other)), ((KeyOf(one, other) + 1) << AnswerBits) | answer);
        return answer;
    }

    private static ulong KeyOf(int one, int other) => ((ulong)one << IdBits) | (uint)other;

    private ref ulong Slot(ulong key) => ref _slots[(key * 0x9E3779B97F4A7C15UL) >> (64 - Bits)];
}
