namespace Sanad.Linkage.Clustering;

/// <summary>
/// Joins groups whose pairs score well on average, as long as that average says one person. Unlike connected components, one false link cannot chain two
/// families together. Groups that are each other's nearest are joined as they are met (Bruynooghe 1977, Murtagh 1983): for averages this gives the same groups
/// as always joining the nearest two of all, in the square of the members instead of the cube.
/// </summary>
internal static class AverageLinkage
{
    /// <summary>The sum of a pair of groups that must not be joined: no sum outweighs it.</summary>
    public const double Never = -1e15;

    /// <param name="sizes">Records of each group to begin with; changed.</param>
    /// <param name="sums">Sums of the scores of the pairs between each two groups, by row and column; changed.</param>
    /// <param name="threshold">The least average that still joins.</param>
    /// <returns>For each group the one that stands for what became of it.</returns>
    public static int[] Run(int[] sizes, double[] sums, double threshold)
    {
        var count = sizes.Length;
        var (into, open, chain) = (Enumerable.Range(0, count).ToArray(), Enumerable.Range(0, count).ToList(), new Stack<int>());
        while (open.Count > 0)
        {
            var last = chain.Count > 0 ? chain.Pop() : open[0];
            var (nearest, average) = Nearest(last, chain.TryPeek(out var before) ? before : -1);
            if (average < threshold)
                open.Remove(last); // what it could still be joined with would only be further away
            else if (nearest == before && chain.Count > 0)
                Join(last, chain.Pop());
            else
                (_, _) = (Push(last), Push(nearest));
        }
        return [.. into.Select(Final)];

        int Push(int group)
        {
            chain.Push(group);
            return group;
        }

        int Final(int group) => into[group] == group ? group : Final(into[group]);

        // Of equal averages the one before in the chain, else the first: the chain must end, and the order of the groups is that of what they hold.
        (int Group, double Average) Nearest(int group, int preferred)
        {
            var best = (Group: preferred, Average: preferred < 0 ? double.NegativeInfinity : Average(group, preferred));
            foreach (var other in open)
            {
                if (other != group && Average(group, other) is var average && average > best.Average)
                    best = (other, average);
            }
            return best;
        }

        double Average(int one, int other) => sums[(one * count) + other] / ((double)sizes[one] * sizes[other]);

        void Join(int one, int other)
        {
            var (kept, gone) = (Math.Min(one, other), Math.Max(one, other));
            open.Remove(gone);
            (into[gone], sizes[kept]) = (kept, sizes[kept] + sizes[gone]);
            foreach (var third in open)
                sums[(kept * count) + third] = sums[(third * count) + kept] = sums[(kept * count) + third] + sums[(gone * count) + third];
        }
    }
}
