using Sanad.Linkage.Comparisons;

namespace Sanad.Linkage.Model;

/// <summary>Scores pairs by the model: a table look-up a part, and the rarity of the values on which they agree.</summary>
internal sealed class Scorer
{
    private const double MostByRarity = 12;
    private const int KnownCounts = 1 << 12;

    // In steps, so that one record more changes the scores of hardly any others, and new records cost what they touch: quarters of a bit for how many records there are more
    // or less than the model was learnt from, eighths for how many have a value, when these are more than a few.
    private const double StepsOfRecords = 4, StepsOfBit = 8;
    private const int FewRecords = 16;
    private readonly CodeLayout _layout;
    private readonly LinkModel _model;
    private readonly double[][] _weights, _shares;
    private static readonly double[] Logs = [.. Enumerable.Range(0, KnownCounts).Select(count => CommonnessOf(Math.Max(1, count)))];
    private readonly (Comparison Comparison, int Part, int Column)[] _parts;

    /// <param name="comparisons">What is compared.</param>
    /// <param name="layout">Its parts.</param>
    /// <param name="model">Of the same parts.</param>
    /// <param name="records">How many there are in all.</param>
    public Scorer(IReadOnlyList<Comparison> comparisons, CodeLayout layout, LinkModel model, int records)
    {
        (_layout, _model) = (layout, model);
        _weights = [.. model.Parts.Select(part => part.Levels.Select(level => model.Slope * level.Weight).Prepend(0).ToArray())];
        _shares = [.. model.Parts.Select(part => part.Levels.Select(level => Math.Log2(level.U) + SizeOf(model, records)).Prepend(0).ToArray())];
        int[] columns = [.. comparisons.Select((_, at) => comparisons.Take(at).Sum(earlier => earlier.Columns.Count))];
        _parts = [.. comparisons.SelectMany((comparison, at) => comparison.Parts.Select((_, part) => (comparison, part, columns[at])))];
    }

    /// <summary>By which it scores.</summary>
    public LinkModel Model => _model;

    /// <summary>How common a value is that so many records have: the logarithm, in steps.</summary>
    public static double CommonnessOf(int count) => count <= FewRecords ? Math.Log2(count) : Math.Round(Math.Log2(count) * StepsOfBit) / StepsOfBit;

    /// <summary>The logarithm of how many records there are: exact at the number that the model was learnt from, in steps from there.</summary>
    public static double SizeOf(LinkModel model, int records)
    {
        var learnt = Math.Log2(Math.Max(1, model.Records ?? 1));
        return learnt + (Math.Round((Math.Log2(Math.Max(1, records)) - learnt) * StepsOfRecords) / StepsOfRecords);
    }

    /// <summary>Writes the scores of a batch in bits, the prior included: above 0 rather one person than two.</summary>
    public void Score(Batch batch)
    {
        var scores = batch.Scores.AsSpan(0, batch.Count);
        scores.Fill(_model.PriorWeight);
        for (var part = 0; part < _weights.Length; part++)
        {
            var levels = batch.Levels(part);
            var (weights, from) = (_weights[part], _layout.Parts[part].WeighedFrom ?? int.MaxValue);
            for (var i = 0; i < scores.Length; i++)
                scores[i] += levels[i] < from ? weights[levels[i]] : weights[levels[i]] + Rarity(part, levels[i], batch, i);
        }
    }

    /// <summary>What every part adds to a pair, the only one of its batch, for people.</summary>
    public IReadOnlyList<ExplainedPart> Steps(Batch batch) => [.. _layout.Parts.Select((part, p) => Step(part, p, batch))];

    private ExplainedPart Step(Part part, int p, Batch batch)
    {
        var level = batch.Levels(p)[0];
        var rarity = level < (part.WeighedFrom ?? int.MaxValue) ? 0 : Rarity(p, level, batch, 0);
        return new(part.Name, part.Levels[level], Shown(p, batch.Left), Shown(p, batch.Rights[0]), _weights[p][level], rarity);
    }

    private string? Shown(int part, int record) => _parts[part].Comparison.Shown(_parts[part].Part, record) is { Length: > 0 } value ? value : null;

    // Agreement on a rare value says more than on a common one: the share of records that have it stands for the u of the level.
    private double Rarity(int part, int level, Batch batch, int at)
    {
        var (comparison, own, column) = _parts[part];
        var count = comparison.Occurrences(own, batch.Values(column), at);
        return _model.Slope * Math.Clamp(_shares[part][level] - (count < KnownCounts ? Logs[count] : CommonnessOf(count)), -MostByRarity, MostByRarity);
    }
}
