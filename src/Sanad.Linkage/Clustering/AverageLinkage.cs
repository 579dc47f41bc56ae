namespace Sanad.Linkage.Clustering;

/// <summary>
/// Clusters the records of one component: the two groups whose pairs score best on average are joined, as long as that average says one person. Unlike
/// connected components, one false link cannot chain two families together. Pairs that must not be joined never are; those that must are joined first.
/// </summary>
internal static class AverageLinkage
{
    /// <summary>A weight that no sum outweighs: a person decided, or a list holds each person once.</summary>
    public const double Never = -1e6, Always = 1e6;

    /// <summary>For each member the number of its group: the smallest member of it.</summary>
    /// <param name="count">Members.</param>
    /// <param name="weight">Of each pair of members, in bits.</param>
    /// <param name="threshold">The least average that still joins.</param>
    public static int[] Run(int count, Func<int, int, double> weight, double threshold)
    {
        var sums = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
                sums[i, j] = sums[j, i] = weight(i, j);
        }
        var (sizes, groups, alive) = (Enumerable.Repeat(1, count).ToArray(), Enumerable.Range(0, count).ToArray(), Enumerable.Range(0, count).ToList());
        while (Best(sums, sizes, alive) is var (one, other, average) && average >= threshold && one >= 0)
            Join(one, other);
        return groups;

        void Join(int into, int from)
        {
            foreach (var k in alive)
                sums[into, k] = sums[k, into] = sums[into, k] + sums[from, k];
            sizes[into] += sizes[from];
            alive.Remove(from);
            for (var i = 0; i < count; i++)
                groups[i] = groups[i] == from ? into : groups[i];
        }
    }

    // Of equal averages the smallest members, so that the order of the records does not matter.
    private static (int One, int Other, double Average) Best(double[,] sums, int[] sizes, List<int> alive)
    {
        var best = (-1, -1, double.NegativeInfinity);
        for (var a = 0; a < alive.Count; a++)
        {
            for (var b = a + 1; b < alive.Count; b++)
            {
                var average = sums[alive[a], alive[b]] / ((double)sizes[alive[a]] * sizes[alive[b]]);
                if (average > best.Item3)
                    best = (alive[a], alive[b], average);
            }
        }
        return best;
    }
}
