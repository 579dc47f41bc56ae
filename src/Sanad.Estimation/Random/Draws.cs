using MathNet.Numerics;

namespace Sanad.Estimation.Random;

/// <summary>Draws from distributions in constant time, whatever their parameters: a library's binomial counts every trial.</summary>
internal static class Draws
{
    /// <summary>Standard normal, by the polar method (Marsaglia and Bray 1964).</summary>
    public static double Normal(this Xoshiro random)
    {
        while (true)
        {
            var (x, y) = ((2 * random.Uniform()) - 1, (2 * random.Uniform()) - 1);
            var square = (x * x) + (y * y);
            if (square is < 1 and > 0)
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }

    /// <summary>Gamma of a shape and rate 1 (Marsaglia and Tsang 2000).</summary>
    /// <param name="random">The stream.</param>
    /// <param name="shape">Above 0.</param>
    public static double Gamma(this Xoshiro random, double shape) => shape < 1 ? Math.Exp(random.LogGamma(shape)) : random.GammaFromOne(shape);

    /// <summary>The logarithm of a gamma draw: for shapes so small that the draw itself would be 0.</summary>
    public static double LogGamma(this Xoshiro random, double shape) => shape < 1
        ? Math.Log(random.GammaFromOne(shape + 1)) + (Math.Log(random.Uniform()) / shape)
        : Math.Log(random.GammaFromOne(shape));

    /// <summary>Successes in some trials: by inversion where few are expected, else by transformed rejection (BTRS, Hörmann 1993).</summary>
    /// <param name="random">The stream.</param>
    /// <param name="trials">From 0.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static long Binomial(this Xoshiro random, long trials, double chance)
    {
        if (trials == 0 || chance <= 0)
            return 0;
        if (chance >= 1)
            return trials;
        if (chance > 0.5)
            return trials - random.Binomial(trials, 1 - chance);
        return trials * chance < 10 ? random.BinomialByInversion(trials, chance) : random.BinomialByRejection(trials, chance);
    }

    /// <summary>Poisson of a mean: by inversion below 10, else by transformed rejection (PTRS, Hörmann 1993).</summary>
    /// <param name="random">The stream.</param>
    /// <param name="mean">From 0.</param>
    public static double Poisson(this Xoshiro random, double mean) => mean < 10 ? random.PoissonByInversion(mean) : random.PoissonByRejection(mean);

    private static double GammaFromOne(this Xoshiro random, double shape)
    {
        var third = shape - (1.0 / 3);
        var scale = 1 / Math.Sqrt(9 * third);
        while (true)
        {
            var normal = random.Normal();
            var cube = 1 + (scale * normal);
            if (cube <= 0)
                continue;
            cube = cube * cube * cube;
            var (uniform, square) = (random.Uniform(), normal * normal);
            if (uniform < 1 - (0.0331 * square * square) || Math.Log(uniform) < (0.5 * square) + (third * (1 - cube + Math.Log(cube))))
                return third * cube;
        }
    }

    private static long BinomialByInversion(this Xoshiro random, long trials, double chance)
    {
        var odds = chance / (1 - chance);
        var probability = Math.Exp(trials * Math.Log(1 - chance));
        var uniform = random.Uniform();
        var successes = 0L;
        while (uniform > probability && successes < trials)
        {
            uniform -= probability;
            probability *= odds * (trials - successes) / (successes + 1);
            successes++;
        }
        return successes;
    }

    private static long BinomialByRejection(this Xoshiro random, double trials, double chance)
    {
        var spread = Math.Sqrt(trials * chance * (1 - chance));
        var b = 1.15 + (2.53 * spread);
        var a = -0.0873 + (0.0248 * b) + (0.01 * chance);
        var (center, squeeze) = ((trials * chance) + 0.5, 0.92 - (4.2 / b));
        var (mode, odds) = (Math.Floor((trials + 1) * chance), chance / (1 - chance));
        while (true)
        {
            var v = random.Uniform();
            var u = random.Uniform() - 0.5;
            var distance = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / distance) + b) * u) + center);
            if (distance >= 0.07 && v <= squeeze)
                return (long)k;
            if (k < 0 || k > trials)
                continue;
            var alpha = (2.83 + (5.1 / b)) * spread;
            if (Math.Log(v * alpha / ((a / (distance * distance)) + b)) <= LogFactorial(mode) + LogFactorial(trials - mode) - LogFactorial(k) - LogFactorial(trials - k) + ((k - mode) * Math.Log(odds)))
                return (long)k;
        }
    }

    private static double PoissonByInversion(this Xoshiro random, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.Uniform(), 0);
        for (; product > limit; count++)
            product *= random.Uniform();
        return count;
    }

    private static double PoissonByRejection(this Xoshiro random, double mean)
    {
        var (root, log) = (Math.Sqrt(mean), Math.Log(mean));
        var b = 0.931 + (2.53 * root);
        var a = -0.059 + (0.02483 * b);
        var (inverse, squeeze) = (1.1239 + (1.1328 / (b - 3.4)), 0.9277 - (3.6224 / (b - 2)));
        while (true)
        {
            var u = random.Uniform() - 0.5;
            var v = random.Uniform();
            var distance = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / distance) + b) * u) + mean + 0.43);
            if (distance >= 0.07 && v <= squeeze)
                return k;
            if (k < 0 || (distance < 0.013 && v > distance))
                continue;
            if (Math.Log(v * inverse / ((a / (distance * distance)) + b)) <= (k * log) - mean - LogFactorial(k))
                return k;
        }
    }

    // Stirling's series beyond small numbers: twelve digits.
    private static double LogFactorial(double n)
    {
        if (n < 20)
            return SpecialFunctions.FactorialLn((int)n);
        var (x, inverse) = (n + 1, 1 / (n + 1));
        var square = inverse * inverse;
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274 + (inverse * (0.083333333333333333 - (square * (0.0027777777777777778 - (square * 0.00079365079365079365)))));
    }
}
