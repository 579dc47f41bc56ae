using Sanad.Linkage.Comparisons;

namespace Sanad.Linkage.Model;

/// <summary>Scores pairs by the model: a table look-up a part, and the rarity of the values on which they agree.</summary>
internal sealed class Scorer(IReadOnlyList<Comparison> comparisons, CodeLayout layout, LinkModel model)
{
    private const double MostByRarity = 12;
    private readonly double[][] _weights = [.. model.Parts.Select(part => part.Levels.Select(level => level.Weight).Prepend(0).ToArray())];
    private readonly double[][] _shares = [.. model.Parts.Select(part => part.Levels.Select(level => level.U).Prepend(1).ToArray())];
    private readonly (Comparison Comparison, int Part)[] _parts = [.. comparisons.SelectMany(c => c.Parts.Select((_, part) => (c, part)))];

    /// <summary>The levels of a pair.</summary>
    public void Compare(int left, int right, Span<byte> levels)
    {
        var at = 0;
        foreach (var comparison in comparisons)
        {
            comparison.Compare(left, right, levels[at..]);
            at += comparison.Parts.Count;
        }
    }

    /// <summary>The score in bits, the prior included: above 0 rather one person than two.</summary>
    public double Score(int left, int right, ReadOnlySpan<byte> levels)
    {
        var score = model.PriorWeight;
        for (var part = 0; part < _weights.Length; part++)
            score += _weights[part][levels[part]] + Rarity(part, levels[part], left, right);
        return score;
    }

    /// <summary>What every part adds, for people.</summary>
    public IReadOnlyList<ExplainedPart> Steps(int left, int right, byte[] levels) => [.. layout.Parts.Select((part, p) => new ExplainedPart(
        part.Name, part.Levels[levels[p]], Shown(p, left), Shown(p, right), _weights[p][levels[p]], Rarity(p, levels[p], left, right)))];

    private string? Shown(int part, int record) => _parts[part].Comparison.Shown(_parts[part].Part, record) is { Length: > 0 } value ? value : null;

    /// <summary>What rarity adds in a part: agreement on a rare value says more than on a common one.</summary>
    public double Rarity(int part, int level, int left, int right)
    {
        if (layout.Parts[part].WeighedFrom is not { } from || level < from)
            return 0;
        var frequency = _parts[part].Comparison.Frequency(_parts[part].Part, left, right);
        return Math.Clamp(Math.Log2(_shares[part][level] / Math.Max(frequency, 1e-7)), -MostByRarity, MostByRarity);
    }
}
