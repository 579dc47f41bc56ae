using FsCheck;
using FsCheck.Fluent;
using Sanad.Linkage.Clustering;

namespace Sanad.Linkage.Tests.Clustering;

/// <summary>Draws of partitions against the sum over all partitions, which few records allow.</summary>
public sealed class PartitionSamplerTests
{
    private const int Sweeps = 40_000;

    [Theory]
    [InlineData(2, 5, 1)]
    [InlineData(3, 5, 2)]
    [InlineData(4, 4, 3)]
    [InlineData(5, 3, 4)]
    [InlineData(6, 2, 5)]
    [InlineData(6, 12, 6)]
    public void Partitions_are_drawn_as_often_as_they_are_likely(int units, int spread, int seed)
    {
        var random = new Random(seed);
        var weights = new double[units, units];
        for (var i = 0; i < units; i++)
        {
            for (var j = i + 1; j < units; j++)
                weights[i, j] = weights[j, i] = (random.NextDouble() - 0.5) * spread;
        }
        if (units > 4)
            weights[0, 3] = weights[3, 0] = double.NegativeInfinity;
        Distance(Exact(weights), Drawn(weights)).ShouldBeLessThan(0.03);
    }

    [Fact]
    public void Two_couples_that_are_one_person_or_two_are_crossed_whole()
    {
        // Nobody leaves its couple for the other without a step of 2^-40; both couples together are as likely as apart.
        var weights = new double[4, 4];
        (weights[0, 1], weights[1, 0], weights[2, 3], weights[3, 2]) = (40, 40, 40, 40);
        var drawn = Drawn(weights);
        drawn.Values.Order().ShouldBe([0.5, 0.5], 0.03);
    }

    [Fact]
    public void What_must_not_be_one_never_is() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var random = new Random(seed);
        var units = 2 + random.Next(9);
        var weights = new double[units, units];
        for (var i = 0; i < units; i++)
        {
            for (var j = i + 1; j < units; j++)
                weights[i, j] = weights[j, i] = random.Next(4) == 0 ? double.NegativeInfinity : (random.NextDouble() * 20) - 8;
        }
        var sampler = new PartitionSampler(weights, Enumerable.Range(0, units).ToArray(), (ulong)seed);
        for (var sweep = 0; sweep < 20; sweep++)
        {
            sampler.Sweep();
            var groups = sampler.Groups.ToArray();
            Pairs(units).ShouldAllBe(pair => groups[pair.One] != groups[pair.Other] || weights[pair.One, pair.Other] > -100);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static IEnumerable<(int One, int Other)> Pairs(int units) => from one in Enumerable.Range(0, units) from other in Enumerable.Range(one + 1, units - one - 1) select (one, other);

    private static Dictionary<string, double> Drawn(double[,] weights)
    {
        var units = weights.GetLength(0);
        var sampler = new PartitionSampler(weights, Enumerable.Range(0, units).ToArray(), 42);
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            sampler.Sweep();
            var name = Name(sampler.Groups.ToArray());
            counts[name] = counts.GetValueOrDefault(name) + (1.0 / Sweeps);
        }
        return counts.Where(c => c.Value > 0.001).ToDictionary(c => c.Key, c => c.Value);
    }

    private static Dictionary<string, double> Exact(double[,] weights)
    {
        var likely = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var groups in Partitions(weights.GetLength(0)))
            likely[Name(groups)] = Math.Pow(2, Pairs(groups.Length).Where(p => groups[p.One] == groups[p.Other]).Sum(p => weights[p.One, p.Other]));
        var total = likely.Values.Sum();
        return likely.ToDictionary(l => l.Key, l => l.Value / total);
    }

    // Restricted growth strings: each group is numbered when it is met first.
    private static IEnumerable<int[]> Partitions(int units) => units == 0 ? [[]] : Partitions(units - 1).SelectMany(rest => Enumerable.Range(0, rest.DefaultIfEmpty(-1).Max() + 2).Select(group => (int[])[.. rest, group]));

    private static string Name(int[] groups) => string.Join(' ', groups.Select(group => Array.IndexOf(groups, group)));

    // Total variation.
    private static double Distance(Dictionary<string, double> one, Dictionary<string, double> other) =>
        one.Keys.Union(other.Keys).Sum(key => Math.Abs(one.GetValueOrDefault(key) - other.GetValueOrDefault(key))) / 2;
}
