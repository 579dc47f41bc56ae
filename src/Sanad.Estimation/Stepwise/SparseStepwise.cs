using MathNet.Numerics.Distributions;
using Sanad.Estimation.Random;

namespace Sanad.Estimation.Stepwise;

/// <summary>A stepwise estimate.</summary>
/// <param name="Estimate">The total with its Wald interval, in logarithms of the unseen.</param>
/// <param name="Pairs">Pairs of lists that were taken in, in their order, as bits.</param>
/// <param name="Apart">Those of them that share fewer people than was to be expected.</param>
public sealed record StepwiseFit(Estimated Estimate, IReadOnlyList<uint> Pairs, IReadOnlyList<uint> Apart);

/// <summary>
/// Stepwise log-linear models of pairs for sparse tables (Chan, Silverman, Vincent 2021, JASA 116, p. 1297; R package SparseMSE): from independence, the pair whose
/// overlap is least likely is taken in, as long as it is unlikely enough and the table still determines the unseen. A pair whose lists share nobody is then certain
/// to share nobody.
/// </summary>
public static class SparseStepwise
{
    /// <summary>A pair less likely than this is taken in.</summary>
    public const double Threshold = 0.02;

    /// <summary>More lists have too many combinations.</summary>
    public const int MostLists = 12;

    /// <summary>The estimate; null when the table determines nothing.</summary>
    /// <param name="table">3 to 12 lists.</param>
    /// <param name="level">Of the interval.</param>
    /// <exception cref="ArgumentException">Other numbers of lists.</exception>
    public static StepwiseFit? Of(ListTable table, double level = .95)
    {
        Check(table);
        var (counts, search) = (table.Dense(), new PairSearch(table.Lists.Count));
        if (!search.Run(counts))
            return null;
        var spread = Math.Exp(Intervals.Quantile(level) * Math.Sqrt(search.Fit.VarianceOfLog));
        var unseen = search.Fit.Unseen;
        return new(new(table.Observed + unseen, table.Observed + (unseen / spread), table.Observed + (unseen * spread)), [.. search.Pairs], [.. search.Apart]);
    }

    /// <summary>
    /// The bias-corrected and accelerated bootstrap interval (Efron 1987), the choice of pairs made anew for every replicate: the interval then holds the uncertainty of
    /// the choice. Null when the table determines nothing.
    /// </summary>
    /// <param name="table">3 to 12 lists.</param>
    /// <param name="replicates">1,000 are usual.</param>
    /// <param name="seed">Where random numbers begin.</param>
    /// <param name="level">Of the interval.</param>
    /// <param name="cancel">Stops between replicates.</param>
    public static Estimated? Bootstrap(ListTable table, int replicates, ulong seed, double level = .95, CancellationToken cancel = default)
    {
        if (Of(table, level) is not { } fit)
            return null;
        var totals = new double[replicates];
        Parallel.For(0, replicates, new ParallelOptions { CancellationToken = cancel }, () => new PairSearch(table.Lists.Count), (replicate, _, search) =>
        {
            var counts = new double[1 << table.Lists.Count];
            foreach (var cell in Resampling.Cells(table, new(seed, (ulong)replicate)))
                counts[cell.Lists] = cell.People;
            totals[replicate] = search.Run(counts) ? table.Observed + search.Fit.Unseen : double.PositiveInfinity;
            return search;
        }, _ => { });
        Array.Sort(totals);
        var center = Normal.InvCDF(0, 1, Math.Clamp(totals.Count(total => total < fit.Estimate.Total) / (double)replicates, 0.5 / replicates, 1 - (0.5 / replicates)));
        var acceleration = Acceleration(table);
        return new(fit.Estimate.Total, At((1 - level) / 2), At((1 + level) / 2));

        double At(double share)
        {
            var z = center + Normal.InvCDF(0, 1, share);
            return Quantile(totals, Normal.CDF(0, 1, center + (z / (1 - (acceleration * z)))));
        }
    }

    private static void Check(ListTable table)
    {
        if (table.Lists.Count is < 3 or > MostLists)
            throw new ArgumentException($"Three to {MostLists} lists.", nameof(table));
    }

    // Jackknife over people, all of one combination at once, since leaving out either of them is the same.
    private static double Acceleration(ListTable table)
    {
        var (counts, search) = (table.Dense(), new PairSearch(table.Lists.Count));
        var without = new List<(double Total, long People)>();
        foreach (var cell in table.Cells)
        {
            counts[cell.Lists]--;
            if (search.Run(counts))
                without.Add((table.Observed - 1 + search.Fit.Unseen, cell.People));
            counts[cell.Lists]++;
        }
        var mean = without.Sum(w => w.Total * w.People) / without.Sum(w => w.People);
        var squares = without.Sum(w => w.People * Math.Pow(mean - w.Total, 2));
        return squares == 0 ? 0 : without.Sum(w => w.People * Math.Pow(mean - w.Total, 3)) / (6 * Math.Pow(squares, 1.5));
    }

    // Type 8 of Hyndman and Fan 1996: unbiased for the median, whatever the distribution.
    private static double Quantile(double[] sorted, double share)
    {
        var at = ((sorted.Length + (1.0 / 3)) * share) + (1.0 / 3);
        var below = Math.Clamp((int)Math.Floor(at), 1, sorted.Length);
        var above = Math.Min(below + 1, sorted.Length);
        return sorted[below - 1] + (Math.Clamp(at - below, 0, 1) * (sorted[above - 1] - sorted[below - 1]));
    }
}
