using MathNet.Numerics.Distributions;

namespace Sanad.Estimation.Combine;

/// <summary>
/// Rubin's rules on the logarithm of the unseen part, as the Colombian truth commission's data are combined (verdata, combine_estimates; Gelman and others,
/// Bayesian Data Analysis, 3rd ed.): the mean over replicates, and an interval by Student's t of the variance within and between them. Whole people, rounded
/// where that program rounds.
/// </summary>
public static class RubinLog
{
    // The logarithm of nobody.
    private const double Nobody = 0.1;
    private const double ManyDegrees = 1e4;

    /// <summary>Combines replicates; null for fewer than two, since nothing then tells how they differ.</summary>
    public static Estimated? Of(IReadOnlyList<Replicate> replicates, double level = .95)
    {
        var unseen = replicates.Where(replicate => replicate.Totals.Count > 1).Select(replicate => (replicate.Observed, Numbers: replicate.Totals.Select(total => total - replicate.Observed).ToArray())).ToList();
        if (unseen.Count < 2)
            return null;
        var logs = unseen.ConvertAll(replicate => Array.ConvertAll(replicate.Numbers, number => Math.Log(number == 0 ? Nobody : number)));
        var summary = new Summary(
            unseen.Count, Math.Round(unseen.Average(replicate => (double)replicate.Observed)), Math.Round(unseen.Average(replicate => replicate.Numbers.Average())),
            logs.Average(log => log.Average()), logs.Average(log => Pooled.Variance(log)), Pooled.Variance([.. logs.Select(log => log.Average())]));
        return FromSummary(summary, level);
    }

    /// <summary>From what the replicates come down to.</summary>
    internal static Estimated FromSummary(Summary of, double level)
    {
        var spread = Math.Sqrt(of.Within + ((of.Replicates + 1.0) / of.Replicates * of.Between));
        var freedom = (of.Replicates - 1) * Math.Pow(1 + (of.Within / of.Between / (of.Replicates + 1)), 2);
        var reach = spread == 0 ? 0 : spread * StudentsReach(freedom, level);
        return new(of.Observed + of.Unseen, of.Observed + Math.Round(Math.Exp(of.MeanLog - reach)), of.Observed + Math.Round(Math.Exp(of.MeanLog + reach)));
    }

    // Of many degrees of freedom by the first terms of the expansion around the normal (Fisher 1925), which are exact to twelve digits there; a search by the library's fails.
    private static double StudentsReach(double freedom, double level)
    {
        if (freedom < ManyDegrees)
            return StudentT.InvCDF(0, 1, freedom, (1 + level) / 2);
        var z = Intervals.Quantile(level);
        return z + (((z * z * z) + z) / (4 * freedom)) + (((5 * Math.Pow(z, 5)) + (16 * z * z * z) + (3 * z)) / (96 * freedom * freedom));
    }

    /// <summary>What the replicates come down to.</summary>
    /// <param name="Replicates">How many.</param>
    /// <param name="Observed">Mean of people observed, rounded.</param>
    /// <param name="Unseen">Mean of people unseen, rounded.</param>
    /// <param name="MeanLog">Mean of the logarithm of those.</param>
    /// <param name="Within">Its variance within replicates, averaged.</param>
    /// <param name="Between">Its variance between them.</param>
    internal sealed record Summary(int Replicates, double Observed, double Unseen, double MeanLog, double Within, double Between);
}
