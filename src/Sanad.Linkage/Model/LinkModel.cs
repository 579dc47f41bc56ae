using System.Text.Json.Serialization;
using Sanad.Linkage.Comparisons;

namespace Sanad.Linkage.Model;

/// <summary>How often a level of agreement occurs among pairs of one person (m) and of two (u).</summary>
/// <param name="Name">The level.</param>
/// <param name="M">0 to 1.</param>
/// <param name="U">0 to 1.</param>
public sealed record LevelModel(string Name, double M, double U)
{
    /// <summary>What the level adds to the score, in bits: log2(m/u).</summary>
    public double Weight => Math.Log2(M / U);
}

/// <summary>A part of the comparison with the model of its levels; "missing" says nothing and stands for level 0.</summary>
/// <param name="Name">The part.</param>
/// <param name="Levels">Without "missing", so that level 1 is the first.</param>
public sealed record PartModel(string Name, IReadOnlyList<LevelModel> Levels)
{
    /// <summary>How many pairs of one person are expected among those that taught it, both sides of the part known; null = not known.</summary>
    public double? Matches { get; init; }

    /// <summary>How many random pairs taught it, both sides known; null = not known.</summary>
    public double? Others { get; init; }
}

/// <summary>
/// A trained model (Fellegi and Sunter 1969): the score of a pair is the sum of the weights of its levels and of the log odds that any two records are one
/// person; 0 bits = as likely one person as two.
/// </summary>
public sealed record LinkModel
{
    /// <summary>The probability that two records drawn at random are one person.</summary>
    public required double Prior { get; init; }

    /// <summary>In the order of the comparison.</summary>
    public required IReadOnlyList<PartModel> Parts { get; init; }

    /// <summary>How many records it was learnt from; null = not known.</summary>
    public int? Records { get; init; }

    /// <summary>What training noticed: levels that could not be learnt, a prior that is hardly believable.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How many pairs of one person are expected in all; null = not known.</summary>
    public double? Matches { get; init; }

    /// <summary>What people's decisions say of the scores; null = too few decisions.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>The prior in bits, with what people's decisions add to every pair.</summary>
    public double PriorWeight => (Slope * Math.Log2(Prior / (1 - Prior))) + (Calibration?.Offset ?? 0);

    /// <summary>What one bit of a level or of a rare value counts, by people's decisions; 1 without any.</summary>
    [JsonIgnore]
    public double Slope => Calibration?.Slope ?? 1;
}

/// <summary>Levels of all parts in one number, a few bits each.</summary>
internal sealed class CodeLayout
{
    private readonly int[] _shifts, _masks;

    public CodeLayout(IReadOnlyList<Part> parts)
    {
        Parts = parts;
        (_shifts, _masks) = (new int[parts.Count], new int[parts.Count]);
        var at = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            (_shifts[i], _masks[i]) = (at, (1 << parts[i].Bits) - 1);
            at += parts[i].Bits;
        }
        if (at > 64)
            throw new ArgumentException("More levels than a code of 64 bits holds", nameof(parts));
    }

    public IReadOnlyList<Part> Parts { get; }

    /// <summary>The code of the levels that stand at one place of every part.</summary>
    public ulong Pack(ReadOnlySpan<byte> levels, int at, int stride)
    {
        var code = 0UL;
        for (var i = 0; i < _shifts.Length; i++, at += stride)
            code |= (ulong)levels[at] << _shifts[i];
        return code;
    }

    public int Level(ulong code, int part) => (int)(code >> _shifts[part]) & _masks[part];
}
