namespace Sanad.Estimation;

/// <summary>
/// Sample coverage (Chao and Tsay 1998; Chao, Tsay and others 2001, Statistics in Medicine 20, p. 3123): which share of all people the lists cover, judged by
/// those whom one list alone holds. Formulas of three lists, extended over all pairs as the CARE program does.
/// </summary>
public static class SampleCoverage
{
    /// <summary>Below this share of people covered, the lists overlap too little for any of the estimates to be used.</summary>
    public const double LeastCoverage = 0.55;

    /// <summary>The three estimates.</summary>
    /// <param name="table">Three lists at least.</param>
    /// <exception cref="ArgumentException">Fewer than three lists, or an empty one.</exception>
    public static CoverageEstimates Of(ListTable table)
    {
        var lists = table.Lists.Count;
        if (lists < 3)
            throw new ArgumentException("Three lists at least.", nameof(table));
        var sizes = Enumerable.Range(0, lists).Select(j => (double)table.SizeOf(j)).ToArray();
        if (sizes.Any(size => size == 0))
            throw new ArgumentException("A list holds nobody.", nameof(table));
        var alone = Enumerable.Range(0, lists).Select(j => (double)table.OnExactly(1u << j)).ToArray();
        var coverage = 1 - alone.Zip(sizes, (own, size) => own / size).Average();
        var covered = table.Observed - alone.Average();
        var pairs = (from j in Enumerable.Range(0, lists) from i in Enumerable.Range(0, j) select PairOf(table, i, j, alone, sizes)).ToList();
        var independent = covered / coverage;
        var high = ((lists * covered) - pairs.Sum(p => p.Near)) / ((lists * coverage) - pairs.Sum(p => p.Near * p.Share));
        return new(coverage, independent, high, OneStep(lists, coverage, independent, pairs));
    }

    // Near: people whom the two share with few others, A in the papers. Share: how much the two overlap for their sizes, B / (n n).
    private static (double Near, double Share) PairOf(ListTable table, int i, int j, double[] alone, double[] sizes)
    {
        var two = (1u << i) | (1u << j);
        return (alone[i] + alone[j] + (2.0 * table.OnExactly(two)), table.OnAllOf(two) / (sizes[i] * sizes[j]));
    }

    private static double OneStep(int lists, double coverage, double independent, List<(double Near, double Share)> pairs)
    {
        var first = independent + (pairs.Sum(p => p.Near * ((independent * p.Share) - 1)) / (lists * coverage));
        return independent + (pairs.Sum(p => p.Near * ((first * p.Share) - 1)) / (lists * coverage));
    }
}

/// <summary>What sample coverage says.</summary>
/// <param name="Coverage">Between 0 and 1; the share of all people that an average list's companions hold.</param>
/// <param name="Independent">If lists are independent.</param>
/// <param name="HighCoverage">For coverage that is high; explodes when it is not.</param>
/// <param name="OneStep">For coverage that is low: one step of the iteration, biased towards independence, hence steadier.</param>
public sealed record CoverageEstimates(double Coverage, double Independent, double HighCoverage, double OneStep)
{
    /// <summary>True when the lists overlap enough for these estimates.</summary>
    public bool IsEnough => Coverage >= SampleCoverage.LeastCoverage;
}
