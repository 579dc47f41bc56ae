namespace Sanad.Estimation.LatentClass;

/// <summary>The logarithm of the gamma function, for many small sums: Stirling's series, arguments below 10 moved up.</summary>
internal static class Special
{
    /// <param name="x">Above 0.</param>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < 10; x++)
            product *= x;
        var inverse = 1 / x;
        var square = inverse * inverse;
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274 - Math.Log(product)
            + (inverse * (0.083333333333333333 - (square * (0.0027777777777777778 - (square * (0.00079365079365079365 - (square * 0.00059523809523809524)))))));
    }
}
