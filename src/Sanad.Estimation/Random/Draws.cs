using MathNet.Numerics;

namespace Sanad.Estimation.Random;

/// <summary>Draws from distributions in constant time, whatever their parameters: a library's binomial counts every trial.</summary>
internal static class Draws
{
    // Strips of equal area under the normal density, from the tail to the top: right ends, and heights there.
    private const int Strips = 256;
    private const double Tail = 3.6541528853610088, Area = 0.00492867323399; // of 256 strips: Marsaglia and Tsang 2000, Journal of Statistical Software 5 (8)
    private static readonly double[] Ends = EndsOfStrips(), Heights = Array.ConvertAll(Ends, end => Math.Exp(-0.5 * end * end));

    /// <summary>Standard normal, by the ziggurat: nearly always one number and one multiplication.</summary>
    public static double Normal(this Xoshiro random)
    {
        while (true)
        {
            var bits = random.Bits();
            var strip = (int)(bits & (Strips - 1));
            var x = ((((bits >> 11) + 0.5) * (2.0 / (1ul << 53))) - 1) * Ends[strip];
            if (Math.Abs(x) < Ends[strip + 1])
                return x;
            if (strip == 0)
                return random.NormalTail(x < 0);
            if (Heights[strip] + (random.Uniform() * (Heights[strip + 1] - Heights[strip])) < Math.Exp(-0.5 * x * x))
                return x;
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

    /// <summary>The odds of a chance that is Beta(1 + successes, 1 + failures).</summary>
    /// <param name="random">The stream.</param>
    /// <param name="successes">From 0.</param>
    /// <param name="failures">From 0.</param>
    public static double BetaOdds(this Xoshiro random, double successes, double failures) => successes + failures == 0 ? (1 / random.Uniform()) - 1
        : successes == 0 ? random.ExpLessOne(failures)
        : failures == 0 ? 1 / random.ExpLessOne(successes)
        : random.Gamma(1 + successes) / random.Gamma(1 + failures);

    /// <summary>The logarithms of a share that is Beta(1 + people, rest) and of what it leaves.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="people">From 0.</param>
    /// <param name="rest">Above 0.</param>
    public static (double Taken, double Left) LogStick(this Xoshiro random, double people, double rest)
    {
        if (people == 0)
        {
            var left = Math.Log(random.Uniform()) / rest;
            return (left > -1e-5 ? Math.Log(-left) + (left / 2) : Math.Log(1 - Math.Exp(left)), left);
        }
        var (own, others) = (random.LogGamma(1 + people), random.LogGamma(rest));
        var sum = Math.Max(own, others) + Math.Log(1 + Math.Exp(-Math.Abs(own - others)));
        return (own - sum, others - sum);
    }

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
        if (trials == 1)
            return random.Uniform() < chance ? 1 : 0;
        return trials * chance < 10 ? random.BinomialByInversion(trials, chance) : random.BinomialByRejection(trials, chance);
    }

    /// <summary>Poisson of a mean: by inversion below 10, else by transformed rejection (PTRS, Hörmann 1993).</summary>
    /// <param name="random">The stream.</param>
    /// <param name="mean">From 0.</param>
    public static double Poisson(this Xoshiro random, double mean) => mean < 10 ? random.PoissonByInversion(mean) : random.PoissonByRejection(mean);

    // Marsaglia 1964.
    private static double NormalTail(this Xoshiro random, bool below)
    {
        while (true)
        {
            var (x, y) = (-Math.Log(random.Uniform()) / Tail, -Math.Log(random.Uniform()));
            if (y + y >= x * x)
                return below ? -Tail - x : Tail + x;
        }
    }

    // The first strip stands for the tail as well, hence its end beyond it.
    private static double[] EndsOfStrips()
    {
        var ends = new double[Strips + 1];
        (ends[0], ends[1]) = (Area / Math.Exp(-0.5 * Tail * Tail), Tail);
        for (var strip = 2; strip < Strips; strip++)
            ends[strip] = Math.Sqrt(-2 * Math.Log((Area / ends[strip - 1]) + Math.Exp(-0.5 * ends[strip - 1] * ends[strip - 1])));
        return ends;
    }

    // exp(E / (1 + n)) - 1, E exponential: the odds of failing once more when all n trials succeeded.
    private static double ExpLessOne(this Xoshiro random, double trials)
    {
        var x = -Math.Log(random.Uniform()) / (1 + trials);
        return x < 0.01 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4)))))) : Math.Exp(x) - 1;
    }

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
        var uniform = random.Uniform();
        if (uniform <= 1 - (trials * chance)) // never above the probability of none
            return 0;
        var odds = chance / (1 - chance);
        var probability = Math.Exp(trials * Math.Log(1 - chance));
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
