using System.Numerics;

namespace Sanad.Linkage.Blocking;

/// <summary>What records may have in common, as a hash; 0 = not known.</summary>
internal abstract class Feature
{
    public abstract ulong Of(int record);
}

/// <summary>A form of a column's value, hashed once a distinct value.</summary>
internal sealed class ValueFeature(Column column, ulong[] hashes) : Feature
{
    public override ulong Of(int record) => hashes[column.Of(record)];
}

/// <summary>Two features as one, in either order; not known unless both are.</summary>
internal sealed class EitherOrder(Feature one, Feature other) : Feature
{
    public override ulong Of(int record) => (one.Of(record), other.Of(record)) switch
    {
        (0, _) or (_, 0) => 0,
        var (a, b) => a < b ? Features.Mix(a, b) : Features.Mix(b, a),
    };
}

/// <summary>One feature, or another where it is not known.</summary>
internal sealed class ElseFeature(Feature one, Feature other) : Feature
{
    public override ulong Of(int record) => one.Of(record) is not 0 and var hash ? hash : other.Of(record);
}

/// <summary>Makes features, and keys of them.</summary>
internal static class Features
{
    /// <summary>A feature by the form of each value; null or empty = not known.</summary>
    public static Feature Of(Column column, Func<string, string?> form, Workers workers) =>
        new ValueFeature(column, workers.Map(column.Values, value => value.Length > 0 && form(value) is { Length: > 0 } made ? HashOf(made) : 0UL));

    /// <summary>Never 0.</summary>
    public static ulong Mix(ulong one, ulong other)
    {
        var mixed = (one ^ BitOperations.RotateLeft(other, 29)) * 0x9E3779B97F4A7C15UL;
        mixed ^= mixed >> 32;
        mixed *= 0xD6E8FEB86659FD93UL;
        mixed ^= mixed >> 29;
        return mixed == 0 ? 1 : mixed;
    }

    /// <summary>How common a value is that so many records have, as a hash.</summary>
    public static ulong CommonnessOf(int count) => (ulong)BitConverter.DoubleToInt64Bits(Model.Scorer.CommonnessOf(Math.Max(1, count)));

    // FNV-1a, then mixed; the same on every machine and in every run, so that reports are too.
    public static ulong HashOf(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in text)
            hash = (hash ^ unit) * 0x100000001B3UL;
        return Mix(hash, 0x5EED);
    }
}
