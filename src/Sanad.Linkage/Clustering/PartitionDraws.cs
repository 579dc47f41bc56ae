using Sanad.Linkage.Blocking;
using Sanad.Linkage.Model;

namespace Sanad.Linkage.Clustering;

/// <summary>Draws the persons of every component by the scores of its pairs, under the constraints that the clusters kept.</summary>
/// <param name="scorers">Score the pairs of a component: one for all draws, or one for each.</param>
/// <param name="linked">The persons to begin with.</param>
/// <param name="options">Decisions and the seed.</param>
internal sealed class PartitionDraws(IReadOnlyList<Clusters> scorers, LinkResult linked, LinkOptions options)
{
    // From the clusters, which are the likeliest partition or near it; then far enough apart to be nearly independent.
    private const int SweepsBefore = 30, SweepsBetween = 10;

    /// <summary>The draws, for the members of all components one after the other: the number of a draw, then the place of a member.</summary>
    public int[][] Run(int draws, Workers workers, Func<Batch> room)
    {
        var places = new int[linked.Components.Count + 1];
        for (var at = 0; at < linked.Components.Count; at++)
            places[at + 1] = places[at] + linked.Components[at].Length;
        var drawn = Enumerable.Range(0, draws).Select(_ => new int[places[^1]]).ToArray();
        var portions = Clusters.Portions(linked.Components);
        var firsts = new int[portions.Count + 1];
        for (var portion = 0; portion < portions.Count; portion++)
            firsts[portion + 1] = firsts[portion] + portions[portion].Count;
        workers.For(portions.Count, room, (portion, batch) =>
        {
            for (var at = firsts[portion]; at < firsts[portion + 1]; at++)
                Draw(linked.Components[at], (ulong)at, drawn, places[at], batch);
        });
        return drawn;
    }

    private void Draw(int[] members, ulong number, int[][] drawn, int place, Batch batch)
    {
        var unitOf = Units(members);
        var units = unitOf.Max() + 1;
        var start = new int[units];
        for (var i = 0; i < members.Length; i++)
            start[unitOf[i]] = unitOf[Array.IndexOf(members, linked.Clusters[members[i]])];
        var sampler = new PartitionSampler(Weights(scorers[0], members, unitOf, units, batch), start, Features.Mix((ulong)options.Seed, number));
        for (var sweep = 0; sweep < SweepsBefore - SweepsBetween; sweep++)
            sampler.Sweep();
        var smallest = new int[units];
        for (var d = 0; d < drawn.Length; d++)
        {
            var draw = drawn[d];
            if (d > 0 && scorers.Count > 1)
                sampler.Weigh(Weights(scorers[d], members, unitOf, units, batch));
            for (var sweep = 0; sweep < SweepsBetween; sweep++)
                sampler.Sweep();
            Array.Fill(smallest, int.MaxValue);
            for (var i = 0; i < members.Length; i++)
                smallest[sampler.Groups[unitOf[i]]] = Math.Min(smallest[sampler.Groups[unitOf[i]]], members[i]);
            for (var i = 0; i < members.Length; i++)
                draw[place + i] = smallest[sampler.Groups[unitOf[i]]];
        }
    }

    // Records that people called one person move as one; where people contradict each other, as far as the clusters followed.
    private int[] Units(int[] members)
    {
        var sets = new UnionFind(members.Length);
        for (var i = 0; i < members.Length; i++)
        {
            foreach (var (other, isSame) in scorers[0].VerdictsOf(members[i]))
            {
                if (isSame && linked.Clusters[other] == linked.Clusters[members[i]] && Array.IndexOf(members, other) is >= 0 and var at)
                    sets.Join(i, at);
            }
        }
        var (units, numbers) = (new int[members.Length], new Dictionary<int, int>());
        for (var i = 0; i < members.Length; i++)
        {
            if (!numbers.TryGetValue(sets.Find(i), out units[i]))
                numbers.Add(sets.Find(i), units[i] = numbers.Count);
        }
        return units;
    }

    private static double[,] Weights(Clusters clusters, int[] members, int[] unitOf, int units, Batch batch)
    {
        var (scores, weights) = (new double[members.Length * members.Length], new double[units, units]);
        clusters.ScoreAll(members, scores, batch);
        for (var i = 0; i < members.Length; i++)
        {
            foreach (var (other, isSame) in clusters.VerdictsOf(members[i]))
            {
                if (!isSame && Array.IndexOf(members, other) is >= 0 and var at)
                    scores[(i * members.Length) + at] = AverageLinkage.Never;
            }
        }
        for (var i = 0; i < members.Length; i++)
        {
            for (var j = 0; j < members.Length; j++)
            {
                if (unitOf[i] != unitOf[j])
                    weights[unitOf[i], unitOf[j]] += scores[(i * members.Length) + j] is > AverageLinkage.Never / 2 and var score ? score : double.NegativeInfinity;
            }
        }
        return weights;
    }
}
