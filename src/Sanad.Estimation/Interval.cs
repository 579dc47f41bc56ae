using MathNet.Numerics.Distributions;

namespace Sanad.Estimation;

/// <summary>A number of people with the interval that its method gives.</summary>
/// <param name="Total">All people, those on no list included.</param>
/// <param name="Low">Not below the observed number.</param>
/// <param name="High">Not below <paramref name="Low"/>; infinite when the lists say nothing.</param>
public readonly record struct Estimated(double Total, double Low, double High);

/// <summary>Intervals for estimates by moments.</summary>
internal static class Intervals
{
    /// <summary>
    /// The log interval of Chao 1987, Biometrics 43, p. 787: the unseen part is taken as log-normal, so that the lower end never falls below those observed.
    /// </summary>
    /// <param name="observed">People on lists.</param>
    /// <param name="unseen">The estimate of those on none; 0 gives an interval of no width.</param>
    /// <param name="variance">Of the estimate.</param>
    /// <param name="level">Between 0 and 1, usually .95.</param>
    public static Estimated Log(double observed, double unseen, double variance, double level)
    {
        if (unseen <= 0)
            return new(observed, observed, observed);
        var spread = Math.Exp(Quantile(level) * Math.Sqrt(Math.Log(1 + (variance / (unseen * unseen)))));
        return new(observed + unseen, observed + (unseen / spread), observed + (unseen * spread));
    }

    /// <summary>How many standard errors reach to each side: 1.96 for .95.</summary>
    public static double Quantile(double level) => Normal.InvCDF(0, 1, 0.5 + (level / 2));
}
