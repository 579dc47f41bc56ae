using MathNet.Numerics.Distributions;
using Sanad.Estimation.Random;

namespace Sanad.Estimation.Tests;

/// <summary>Draws against the distributions as a library computes them.</summary>
public sealed class DrawsTests
{
    private const int Many = 200_000;

    [Theory]
    [InlineData(5, .3)]
    [InlineData(40, .5)]
    [InlineData(100, .04)]
    [InlineData(1_000, .2)]
    [InlineData(100_000, .7)]
    public void Binomial_draws(long trials, double chance) => Check(random => random.Binomial(trials, chance), k => Binomial.CDF(chance, (int)trials, k), trials * chance, trials * chance * (1 - chance));

    [Theory]
    [InlineData(.2)]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(3_000)]
    public void Poisson_draws(double mean) => Check(random => random.Poisson(mean), k => Poisson.CDF(mean, k), mean, mean);

    [Theory]
    [InlineData(.25)]
    [InlineData(1)]
    [InlineData(30)]
    public void Gamma_draws(double shape) => Check(random => random.Gamma(shape), x => Gamma.CDF(shape, 1, x), shape, shape);

    [Fact]
    public void Streams_of_other_purposes_are_other_streams()
    {
        var bits = Enumerable.Range(0, 1000).Select(chain => new Xoshiro(7, (ulong)chain).Bits()).Concat([new Xoshiro(8, 0).Bits(), new Xoshiro(7, 0, 1).Bits()]).ToList();
        bits.Distinct().Count().ShouldBe(bits.Count);
    }

    // Mean and variance within four standard errors, and the share below some limits within four of theirs.
    private static void Check(Func<Xoshiro, double> draw, Func<double, double> below, double mean, double variance)
    {
        var random = new Xoshiro(11);
        var draws = Enumerable.Range(0, Many).Select(_ => draw(random)).ToArray();
        draws.Average().ShouldBe(mean, 4 * Math.Sqrt(variance / Many));
        foreach (var limit in new[] { mean - Math.Sqrt(variance), mean, mean + Math.Sqrt(variance) }.Select(Math.Floor).Where(limit => limit >= 0))
        {
            var share = below(limit);
            ((double)draws.Count(x => x <= limit) / Many).ShouldBe(share, (4 * Math.Sqrt(share * (1 - share) / Many)) + (1.0 / Many));
        }
    }
}
