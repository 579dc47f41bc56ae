using MathNet.Numerics.Distributions;

namespace Sanad.Estimation.Combine;

/// <summary>What a method says of one table, as totals that it takes for equally likely. A run over several tables, such as one for each draw of the links, has several.</summary>
/// <param name="Observed">People on the lists of this table.</param>
/// <param name="Totals">Rising; empty when the method gives nothing for this table.</param>
public sealed record Replicate(long Observed, IReadOnlyList<double> Totals)
{
    /// <summary>How many totals stand for a table.</summary>
    public const int Size = 1_000;

    /// <summary>Of a posterior: its quantiles at evenly spaced shares.</summary>
    internal static Replicate Of(long observed, Func<double, double> quantile) => new(observed, [.. Shares.Select(quantile)]);

    /// <summary>
    /// Of an interval: the confidence distribution (Xie and Singh 2013) that has this middle and these ends, the unseen part being log-normal to each side, as in
    /// Chao's interval; on a side that reaches nobody unseen it is normal, and ends there. Null when there is no upper end.
    /// </summary>
    /// <param name="observed">People on lists.</param>
    /// <param name="value">The interval.</param>
    /// <param name="level">Of the interval.</param>
    internal static Replicate? Of(long observed, Estimated value, double level)
    {
        if (!double.IsFinite(value.High) || !double.IsFinite(value.Total))
            return null;
        var (reach, low, high) = (Intervals.Quantile(level), Math.Max(0, value.Low - observed), Math.Max(0, value.High - observed));
        var middle = Math.Clamp(value.Total - observed, low, Math.Max(low, high));
        return new(observed, [.. Shares.Select(share => Normal.InvCDF(0, 1, share) / reach).Select(away => observed + Unseen(away, middle, away < 0 ? low : high))]);
    }

    // So many half-widths away from the middle, towards an end.
    private static double Unseen(double away, double middle, double end) => middle > 0 && end > 0
        ? middle * Math.Pow(end / middle, Math.Abs(away))
        : Math.Max(0, middle + (Math.Abs(away) * (end - middle)));

    private static IEnumerable<double> Shares => Enumerable.Range(0, Size).Select(i => (i + 0.5) / Size);
}
