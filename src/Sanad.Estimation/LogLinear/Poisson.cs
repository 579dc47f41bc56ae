using MathNet.Numerics;

namespace Sanad.Estimation.LogLinear;

/// <summary>What one count says under a Poisson mean.</summary>
internal static class Poisson
{
    /// <summary>The natural logarithm of the probability of a count; the count may be no whole number.</summary>
    public static double LogProbability(double count, double mean) => (count == 0 ? 0 : count * Math.Log(mean)) - mean - SpecialFunctions.GammaLn(count + 1);

    /// <summary>What a count adds to the deviance.</summary>
    public static double Deviance(double count, double mean) => 2 * ((count == 0 ? 0 : count * Math.Log(count / mean)) - (count - mean));
}
