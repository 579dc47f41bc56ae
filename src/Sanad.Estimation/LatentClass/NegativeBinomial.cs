using Sanad.Estimation.Random;

namespace Sanad.Estimation.LatentClass;

/// <summary>A negative binomial distribution.</summary>
/// <param name="Size">The smaller, the wider.</param>
/// <param name="Mean">Above 0.</param>
internal readonly record struct NegativeBinomial(double Size, double Mean)
{
    /// <summary>A number from it.</summary>
    public double Draw(Xoshiro random) => random.Poisson(random.Gamma(Size) * Mean / Size);

    /// <summary>The logarithm of a number's chance.</summary>
    public double LogOf(double number) => Special.LogGamma(Size + number) - Special.LogGamma(Size) - Special.LogGamma(1 + number)
        + (Size * Math.Log(Size / (Size + Mean))) + (number * Math.Log(Mean / (Size + Mean)));
}
