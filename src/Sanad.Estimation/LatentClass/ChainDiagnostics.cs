using MathNet.Numerics.Distributions;

namespace Sanad.Estimation.LatentClass;

/// <summary>
/// Whether chains agree (Vehtari, Gelman, Simpson, Carpenter, Bürkner 2021, Bayesian Analysis 16, p. 667): on ranks turned into normal scores, so that long tails
/// do not matter; each chain cut in two, so that drift shows.
/// </summary>
public static class ChainDiagnostics
{
    /// <summary>How much wider all chains together are than each alone: near 1 when they agree. The larger of that of the ranks and of the folded ranks.</summary>
    /// <param name="chains">Draws, as many in each.</param>
    public static double RHat(IReadOnlyList<double[]> chains)
    {
        var median = Median(chains);
        return Math.Max(Ratio(Halves(Scores(chains))), Ratio(Halves(Scores([.. chains.Select(chain => Array.ConvertAll(chain, draw => Math.Abs(draw - median)))]))));
    }

    /// <summary>As how many independent draws all chains count for the middle of the posterior.</summary>
    /// <param name="chains">Draws, as many in each.</param>
    public static double BulkSize(IReadOnlyList<double[]> chains) => EffectiveSize(Halves(Scores(chains)));

    /// <summary>As how many independent draws they count for the ends: the smaller of that of the 5 % and of the 95 % quantile.</summary>
    /// <param name="chains">Draws, as many in each.</param>
    public static double TailSize(IReadOnlyList<double[]> chains)
    {
        var sorted = chains.SelectMany(chain => chain).Order().ToArray();
        return Math.Min(Of(sorted[(int)(0.05 * (sorted.Length - 1))]), Of(sorted[(int)(0.95 * (sorted.Length - 1))]));

        double Of(double limit) => EffectiveSize(Halves([.. chains.Select(chain => Array.ConvertAll(chain, draw => draw <= limit ? 1.0 : 0))]));
    }

    private static double Median(IReadOnlyList<double[]> chains)
    {
        var sorted = chains.SelectMany(chain => chain).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static List<double[]> Halves(IReadOnlyList<double[]> chains) => [.. chains.SelectMany(chain => new[] { chain[..(chain.Length / 2)], chain[^(chain.Length / 2)..] })];

    // Average ranks, as normal quantiles (Blom 1958).
    private static List<double[]> Scores(IReadOnlyList<double[]> chains)
    {
        var all = chains.SelectMany((chain, c) => chain.Select((draw, at) => (Draw: draw, Chain: c, At: at))).OrderBy(x => x.Draw).ToArray();
        var scores = chains.Select(chain => new double[chain.Length]).ToList();
        for (var start = 0; start < all.Length;)
        {
            var end = start + 1;
            while (end < all.Length && all[end].Draw == all[start].Draw)
                end++;
            var score = Normal.InvCDF(0, 1, (((start + 1 + end) / 2.0) - 0.375) / (all.Length + 0.25));
            for (; start < end; start++)
                scores[all[start].Chain][all[start].At] = score;
        }
        return scores;
    }

    private static double Ratio(List<double[]> chains)
    {
        var (within, together) = Variances(chains);
        return within == 0 ? 1 : Math.Sqrt(together / within);
    }

    private static (double Within, double Together) Variances(List<double[]> chains)
    {
        double length = chains[0].Length;
        var means = chains.ConvertAll(chain => chain.Average());
        var within = chains.Zip(means, (chain, mean) => chain.Sum(draw => (draw - mean) * (draw - mean)) / (length - 1)).Average();
        var overall = means.Average();
        var between = means.Sum(mean => (mean - overall) * (mean - overall)) / (chains.Count - 1);
        return (within, (within * (length - 1) / length) + between);
    }

    // Autocorrelations over all chains, summed in pairs as long as these stay above 0 and fall (Geyer 1992).
    private static double EffectiveSize(List<double[]> chains)
    {
        var (within, together) = Variances(chains);
        var length = chains[0].Length;
        if (together == 0)
            return chains.Count * length;
        var (sum, last) = (0.0, double.PositiveInfinity);
        for (var lag = 0; lag + 1 < length; lag += 2)
        {
            var pair = Correlation(lag) + Correlation(lag + 1);
            if (pair <= 0)
                break;
            last = Math.Min(last, pair);
            sum += last;
        }
        return chains.Count * length / Math.Max((2 * sum) - 1, 1 / Math.Log10(chains.Count * length));

        double Correlation(int lag) => lag == 0 ? 1 : 1 - ((within - chains.Average(chain => Covariance(chain, lag))) / together);
    }

    private static double Covariance(double[] chain, int lag)
    {
        var (mean, sum) = (chain.Average(), 0.0);
        for (var at = lag; at < chain.Length; at++)
            sum += (chain[at] - mean) * (chain[at - lag] - mean);
        return sum / chain.Length;
    }
}
