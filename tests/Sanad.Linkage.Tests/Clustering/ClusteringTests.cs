using FsCheck;
using FsCheck.Fluent;
using Sanad.Linkage.Clustering;

namespace Sanad.Linkage.Tests.Clustering;

public sealed class ClusteringTests
{
    private const double Threshold = 0;

    [Fact]
    public void Joining_neighbours_as_they_are_met_gives_the_groups_of_always_joining_the_nearest_two() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var weights = Weights(new Random(seed), 2 + (seed % 14));
        Partition(Linked(weights)).ShouldBe(Partition(Naive(weights)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void What_must_not_be_joined_never_is_and_what_must_is() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var weights = Weights(new Random(seed), 6);
        (weights[0, 1], weights[1, 0]) = (AverageLinkage.Always, AverageLinkage.Always);
        (weights[1, 2], weights[2, 1]) = (AverageLinkage.Never, AverageLinkage.Never);
        var groups = Linked(weights);
        groups[0].ShouldBe(groups[1]);
        groups[2].ShouldNotBe(groups[1]);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Components_are_a_partition_no_larger_than_allowed_whatever_the_order_of_the_pairs() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var random = new Random(seed);
        var order = Enumerable.Range(0, 40).ToArray();
        random.Shuffle(order);
        var edges = Enumerable.Range(0, random.Next(120)).Select(_ => (random.Next(40), random.Next(40))).Where(e => e.Item1 < e.Item2)
            .Select(e => new Edge(e.Item1, e.Item2, (float)((random.NextDouble() * 30) - 6))).ToArray();
        var components = Components.Of(order, edges, largest: 7, loose: -6, Threshold, []);
        random.Shuffle(edges);
        components.ShouldBe(Components.Of(order, edges, largest: 7, loose: -6, Threshold, []));
        components.ShouldAllBe(members => members.Length > 1 && members.Length <= 7);
        components.SelectMany(members => members).ShouldBeUnique();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Very_many_records_that_all_agree_are_looked_at_in_parts_and_none_is_lost()
    {
        var edges = Enumerable.Range(1, 99).Select(other => new Edge(0, other, 10)).ToArray();
        Components.Of([.. Enumerable.Range(0, 100)], edges, largest: 30, loose: -6, Threshold, []).Sum(members => members.Length).ShouldBe(100);
    }

    [Fact]
    public void Records_that_people_called_one_person_hang_together_however_many_they_are()
    {
        var decided = Enumerable.Range(1, 49).Select(other => new PairDecision(other - 1, other, IsSame: true)).ToArray();
        var components = Components.Of([.. Enumerable.Range(0, 60)], [new Edge(49, 50, 30), new Edge(51, 52, 30)], largest: 7, loose: -6, Threshold, decided);
        components.Select(members => members.Length).ShouldBe([50, 2]);
    }

    private static double[,] Weights(Random random, int count)
    {
        var weights = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
                weights[i, j] = weights[j, i] = (random.NextDouble() * 20) - 10;
        }
        return weights;
    }

    private static int[] Linked(double[,] weights)
    {
        var (sizes, groups) = (new int[weights.GetLength(0)], new int[weights.GetLength(0)]);
        Array.Fill(sizes, 1);
        new AverageLinkage(sizes, [.. weights.Cast<double>()], Threshold).Run(groups);
        return groups;
    }

    private static int[] Naive(double[,] weights)
    {
        var groups = Enumerable.Range(0, weights.GetLength(0)).Select(i => new List<int> { i }).ToList();
        while (groups.Count > 1)
        {
            var best = (from one in groups from other in groups where one != other select (one, other)).MaxBy(pair => Average(pair.one, pair.other));
            if (Average(best.one, best.other) < Threshold)
                break;
            best.one.AddRange(best.other);
            groups.Remove(best.other);
        }
        return [.. Enumerable.Range(0, weights.GetLength(0)).Select(i => groups.FindIndex(group => group.Contains(i)))];

        double Average(List<int> one, List<int> other) => one.SelectMany(i => other.Select(j => weights[i, j])).Average();
    }

    private static string Partition(int[] groups) => string.Join(' ', groups.Select(group => Array.IndexOf(groups, group)));
}
