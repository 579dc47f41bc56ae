using System.Numerics;
using Poisson = MathNet.Numerics.Distributions.Poisson;
using Sanad.Estimation.LogLinear;

namespace Sanad.Estimation.Stepwise;

/// <summary>Looks for the pairs of a table; keeps its rooms for the next one.</summary>
internal sealed class PairSearch(int lists)
{
    private readonly ModelFitter _fitter = new(lists);
    private readonly uint[] _all = [.. from j in Enumerable.Range(0, lists) from i in Enumerable.Range(0, j) select (1u << i) | (1u << j)];
    private readonly List<uint> _sets = [];
    private readonly List<uint> _apart = [];

    /// <summary>What the last run found.</summary>
    public Fit Fit { get; private set; }

    /// <summary>The pairs that it took in.</summary>
    public IEnumerable<uint> Pairs => _sets.Where(set => BitOperations.PopCount(set) == 2);

    /// <summary>Those of them that share fewer people than was to be expected.</summary>
    public IReadOnlyList<uint> Apart => _apart;

    /// <summary>Runs the search; false when not even independence is determined.</summary>
    public bool Run(double[] counts)
    {
        _sets.Clear();
        _apart.Clear();
        for (var j = 0; j < lists; j++)
            _sets.Add(1u << j);
        Fit = Fitted(counts);
        while (Fit.IsDetermined && TakeIn(counts))
        {
        }
        return Fit.IsDetermined;
    }

    // The least likely pair whose model the table determines; none is left when all are likely enough.
    private bool TakeIn(double[] counts)
    {
        var means = _fitter.Means();
        var unlikely = _all.Where(pair => !_sets.Contains(pair)).Select(pair => (Pair: pair, Overlap: SumOver(counts, pair), Expected: SumOver(means, pair)))
            .Select(p => (p.Pair, Chance: Chance(p.Overlap, p.Expected), IsApart: p.Overlap < p.Expected)).Where(p => p.Chance < SparseStepwise.Threshold).OrderBy(p => p.Chance).ToList();
        foreach (var (pair, _, isApart) in unlikely)
        {
            _sets.Add(pair);
            if (Fitted(counts) is { IsDetermined: true } fit)
            {
                Fit = fit;
                if (isApart)
                    _apart.Add(pair);
                return true;
            }
            _sets.RemoveAt(_sets.Count - 1);
        }
        return false;
    }

    private Fit Fitted(double[] counts) => _fitter.Fit(counts, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_sets));

    private static double SumOver(double[] values, uint pair)
    {
        var sum = 0.0;
        for (var x = 0u; x < values.Length; x++)
            sum += (x & pair) == pair ? values[x] : 0;
        return sum;
    }

    // How likely an overlap so far from what is expected is, on its side.
    private static double Chance(double overlap, double expected) => expected <= 0
        ? 1
        : Math.Min(Poisson.CDF(expected, overlap), overlap == 0 ? 1 : 1 - Poisson.CDF(expected, overlap - 1));
}
