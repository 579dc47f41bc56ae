namespace Sanad.Linkage.Blocking;

/// <summary>Sorts numbers of records by 64-bit keys, least significant digits first: equal keys keep the order of the records.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11, Digits = 1 << DigitBits;

    /// <summary>All records in the order of their keys.</summary>
    public static int[] Order(ulong[] keys)
    {
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        return Sort((ulong[])keys.Clone(), order).Order;
    }

    /// <summary>Records whose key is not 0, in the order of their keys, and these keys in that order.</summary>
    public static (ulong[] Keys, int[] Order) Known(ulong[] keys)
    {
        var count = keys.Length - keys.AsSpan().Count(0UL);
        var (known, order) = (new ulong[count], new int[count]);
        var at = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
                (known[at], order[at++]) = (keys[i], i);
        }
        return Sort(known, order);
    }

    /// <summary>Sorts records by their keys; both arrays may be used up.</summary>
    public static (ulong[] Keys, int[] Order) Sort(ulong[] keys, int[] order)
    {
        var (nextKeys, nextOrder, starts) = (new ulong[keys.Length], new int[keys.Length], new int[Digits]);
        for (var shift = 0; shift < 64; shift += DigitBits)
        {
            if (!Count(keys, shift, starts))
                continue;
            for (var i = 0; i < keys.Length; i++)
            {
                var to = starts[(int)(keys[i] >> shift) & (Digits - 1)]++;
                (nextKeys[to], nextOrder[to]) = (keys[i], order[i]);
            }
            (keys, nextKeys, order, nextOrder) = (nextKeys, keys, nextOrder, order);
        }
        return (keys, order);
    }

    // Where each digit begins; false when all keys have one and the same.
    private static bool Count(ulong[] keys, int shift, int[] starts)
    {
        Array.Clear(starts);
        foreach (var key in keys)
            starts[(int)(key >> shift) & (Digits - 1)]++;
        var (sum, most) = (0, 0);
        for (var digit = 0; digit < Digits; digit++)
        {
            most = Math.Max(most, starts[digit]);
            (starts[digit], sum) = (sum, sum + starts[digit]);
        }
        return most < keys.Length;
    }
}
