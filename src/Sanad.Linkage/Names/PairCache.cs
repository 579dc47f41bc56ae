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
        var key = one < other ? ((ulong)one << IdBits) | (uint)other : ((ulong)other << IdBits) | (uint)one;
        ref var slot = ref _slots[(key * 0x9E3779B97F4A7C15UL) >> (64 - Bits)];
        var held = Volatile.Read(ref slot);
        if (held >> AnswerBits == key + 1)
            return (byte)(held & ((1 << AnswerBits) - 1));
        var answer = compute(one, other);
        Volatile.Write(ref slot, ((key + 1) << AnswerBits) | answer);
        return answer;
    }
}
