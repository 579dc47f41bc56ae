namespace Sanad.Linkage.Clustering;

/// <summary>From scored pairs to persons: loose components first, then, in each, all pairs scored and average linkage.</summary>
/// <param name="records">How many.</param>
/// <param name="score">The score of any pair in bits, also of one that no rule found.</param>
/// <param name="threshold">The least average score of one person's records, in bits.</param>
/// <param name="threads">Processors used.</param>
/// <param name="cancel">Stops between components.</param>
internal sealed class Clusters(int records, Func<int, int, double> score, double threshold, int threads, CancellationToken cancel)
{
    // All pairs of a component of this size are scored and held: some megabytes.
    private const int LargestComponent = 600;
    private const float Step = 2;

    /// <summary>For each record the smallest record of its person.</summary>
    /// <param name="edges">Pairs that may be one person.</param>
    /// <param name="loose">The least weight that makes a component, below the threshold.</param>
    public int[] Of(IReadOnlyCollection<Edge> edges, float loose)
    {
        var clusters = Enumerable.Range(0, records).ToArray();
        var components = Components([.. edges.Where(edge => edge.Weight >= loose)], loose);
        Parallel.ForEach(components, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, members =>
        {
            var groups = AverageLinkage.Run(members.Length, (i, j) => score(members[i], members[j]), threshold);
            for (var i = 0; i < members.Length; i++)
                clusters[members[i]] = members[groups[i]];
        });
        return clusters;
    }

    // A component too large to hold is taken apart at its weakest links.
    private List<int[]> Components(Edge[] edges, float loose)
    {
        var sets = new UnionFind(records);
        foreach (var edge in edges)
            sets.Join(edge.Left, edge.Right);
        var members = edges.SelectMany(edge => (int[])[edge.Left, edge.Right]).Distinct().Order().GroupBy(sets.Find).Select(set => set.ToArray()).ToList();
        var fitting = members.Where(set => set.Length <= LargestComponent).ToList();
        foreach (var large in members.Where(set => set.Length > LargestComponent))
        {
            var inside = large.ToHashSet();
            var stronger = edges.Where(edge => inside.Contains(edge.Left) && edge.Weight >= loose + Step).ToArray();
            fitting.AddRange(Components(stronger, loose + Step));
        }
        return fitting;
    }
}
