using System.Numerics;

namespace Sanad.Linkage.Blocking;

/// <summary>Hashes of what records have in common; 0 = not known.</summary>
internal static class Features
{
    /// <summary>A hash for each record by the form of its value; computed once a distinct value.</summary>
    public static ulong[] Of(Column column, Func<string, string?> form)
    {
        var hashes = Array.ConvertAll(column.Values, value => value.Length > 0 && form(value) is { Length: > 0 } made ? HashOf(made) : 0UL);
        return Array.ConvertAll(column.Ids.ToArray(), id => hashes[id]);
    }

    /// <summary>The two hashes in either order, as one; 0 when one is not known.</summary>
    public static ulong[] InAnyOrder(ulong[] one, ulong[] other) => Both(one, other, (a, b) => a < b ? Mix(a, b) : Mix(b, a));

    /// <summary>The two hashes as one; 0 when one is not known.</summary>
    public static ulong[] Together(ulong[] one, ulong[] other) => Both(one, other, Mix);

    /// <summary>Never 0.</summary>
    public static ulong Mix(ulong one, ulong other)
    {
        var mixed = (one ^ BitOperations.RotateLeft(other, 29)) * 0x9E3779B97F4A7C15UL;
        mixed ^= mixed >> 32;
        mixed *= 0xD6E8FEB86659FD93UL;
        mixed ^= mixed >> 29;
        return mixed == 0 ? 1 : mixed;
    }

    // FNV-1a, then mixed; the same on every machine and in every run, so that reports are too.
    public static ulong HashOf(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in text)
            hash = (hash ^ unit) * 0x100000001B3UL;
        return Mix(hash, 0x5EED);
    }

    private static ulong[] Both(ulong[] one, ulong[] other, Func<ulong, ulong, ulong> combine)
    {
        var both = new ulong[one.Length];
        for (var i = 0; i < both.Length; i++)
            both[i] = one[i] == 0 || other[i] == 0 ? 0 : combine(one[i], other[i]);
        return both;
    }
}
