using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Sanad.Linkage.Kernels;

/// <summary>
/// What the kernels need of a processor: so many lanes of 16 bits, and a look-up of 32 entries in all of them at once. The kernels are written once over
/// this, so that wide and narrow registers cannot differ in their answers.
/// </summary>
internal interface IWidth<V>
    where V : struct
{
    /// <summary>Lanes of a register; divides 32.</summary>
    static abstract int Lanes { get; }

    /// <summary>True when this processor has it.</summary>
    static abstract bool IsHere { get; }

    static abstract V All(ushort value);

    /// <summary>The entry of a table of 32 that the code in each lane names.</summary>
    static abstract V Look(ref readonly byte codes, in Table table);

    static abstract V And(V a, V b);

    static abstract V Or(V a, V b);

    static abstract V Not(V a);

    static abstract V Xor(V a, V b);

    static abstract V Add(V a, V b);

    static abstract V Subtract(V a, V b);

    static abstract V Double(V a);

    /// <summary>Half, rounded down.</summary>
    static abstract V Halve(V a);

    /// <summary>All bits where the lane is 0.</summary>
    static abstract V IsZero(V a);

    /// <summary>All bits where a is greater; values below 32,768.</summary>
    static abstract V IsGreater(V a, V b);

    static abstract void Store(V a, ref ushort to);
}

/// <summary>32 entries of 16 bits, as the registers want them.</summary>
[InlineArray(ShortAlphabet.Symbols)]
internal struct Entries
{
    private ushort _first;
}

/// <summary>A look-up table of 32 entries: also as low and high bytes, for registers that can only look up 16 bytes.</summary>
internal readonly struct Table
{
    public readonly Vector512<ushort> Whole;
    public readonly Vector256<byte> LowOfFirst, LowOfSecond, HighOfFirst, HighOfSecond;

    public Table(ReadOnlySpan<ushort> entries)
    {
        Whole = Vector512.Create(entries);
        Span<byte> bytes = stackalloc byte[16];
        LowOfFirst = Half(entries[..16], 0, bytes);
        LowOfSecond = Half(entries[16..], 0, bytes);
        HighOfFirst = Half(entries[..16], 8, bytes);
        HighOfSecond = Half(entries[16..], 8, bytes);
    }

    // The same sixteen bytes in both halves of the register, since a shuffle looks up within its half.
    private static Vector256<byte> Half(ReadOnlySpan<ushort> entries, int shift, Span<byte> bytes)
    {
        for (var i = 0; i < 16; i++)
            bytes[i] = (byte)(entries[i] >> shift);
        var half = Vector128.Create((ReadOnlySpan<byte>)bytes);
        return Vector256.Create(half, half);
    }
}

/// <summary>AVX-512: 32 lanes.</summary>
internal readonly struct Wide : IWidth<Vector512<ushort>>
{
    public static int Lanes => 32;

    public static bool IsHere => Avx512BW.IsSupported;

    public static Vector512<ushort> All(ushort value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> Look(ref readonly byte codes, in Table table) =>
        Avx512BW.PermuteVar32x16(table.Whole, Avx512BW.ConvertToVector512UInt16(Vector256.LoadUnsafe(in codes)));

    public static Vector512<ushort> And(Vector512<ushort> a, Vector512<ushort> b) => a & b;

    public static Vector512<ushort> Or(Vector512<ushort> a, Vector512<ushort> b) => a | b;

    public static Vector512<ushort> Not(Vector512<ushort> a) => ~a;

    public static Vector512<ushort> Xor(Vector512<ushort> a, Vector512<ushort> b) => a ^ b;

    public static Vector512<ushort> Add(Vector512<ushort> a, Vector512<ushort> b) => a + b;

    public static Vector512<ushort> Subtract(Vector512<ushort> a, Vector512<ushort> b) => a - b;

    public static Vector512<ushort> Double(Vector512<ushort> a) => a + a;

    public static Vector512<ushort> Halve(Vector512<ushort> a) => a >>> 1;

    public static Vector512<ushort> IsZero(Vector512<ushort> a) => Vector512.Equals(a, Vector512<ushort>.Zero);

    public static Vector512<ushort> IsGreater(Vector512<ushort> a, Vector512<ushort> b) => Vector512.GreaterThan(a.AsInt16(), b.AsInt16()).AsUInt16();

    public static void Store(Vector512<ushort> a, ref ushort to) => a.StoreUnsafe(ref to);
}

/// <summary>AVX2: 16 lanes.</summary>
internal readonly struct Narrow : IWidth<Vector256<ushort>>
{
    public static int Lanes => 16;

    public static bool IsHere => Avx2.IsSupported;

    public static Vector256<ushort> All(ushort value) => Vector256.Create(value);

    // A shuffle gives 0 where the highest bit of an index is set: codes from 16 on go past the first table, those below 16 past the second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Look(ref readonly byte codes, in Table table)
    {
        var eight = Vector128.LoadUnsafe(in codes);
        var (first, second) = (eight + Vector128.Create((byte)0x70), eight - Vector128.Create((byte)16));
        var both = Vector256.Create(first, first);
        var others = Vector256.Create(second, second);
        var low = Avx2.Shuffle(table.LowOfFirst, both) | Avx2.Shuffle(table.LowOfSecond, others);
        var high = Avx2.Shuffle(table.HighOfFirst, both) | Avx2.Shuffle(table.HighOfSecond, others);
        return Vector256.Create(Sse2.UnpackLow(low.GetLower(), high.GetLower()), Sse2.UnpackHigh(low.GetLower(), high.GetLower())).AsUInt16();
    }

    public static Vector256<ushort> And(Vector256<ushort> a, Vector256<ushort> b) => a & b;

    public static Vector256<ushort> Or(Vector256<ushort> a, Vector256<ushort> b) => a | b;

    public static Vector256<ushort> Not(Vector256<ushort> a) => ~a;

    public static Vector256<ushort> Xor(Vector256<ushort> a, Vector256<ushort> b) => a ^ b;

    public static Vector256<ushort> Add(Vector256<ushort> a, Vector256<ushort> b) => a + b;

    public static Vector256<ushort> Subtract(Vector256<ushort> a, Vector256<ushort> b) => a - b;

    public static Vector256<ushort> Double(Vector256<ushort> a) => a + a;

    public static Vector256<ushort> Halve(Vector256<ushort> a) => a >>> 1;

    public static Vector256<ushort> IsZero(Vector256<ushort> a) => Vector256.Equals(a, Vector256<ushort>.Zero);

    public static Vector256<ushort> IsGreater(Vector256<ushort> a, Vector256<ushort> b) => Vector256.GreaterThan(a.AsInt16(), b.AsInt16()).AsUInt16();

    public static void Store(Vector256<ushort> a, ref ushort to) => a.StoreUnsafe(ref to);
}
