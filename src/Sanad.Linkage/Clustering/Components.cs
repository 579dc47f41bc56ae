namespace Sanad.Linkage.Clustering;

/// <summary>Records that hang together by pairs that may be one person; each component stands in the order of what its records hold.</summary>
internal static class Components
{
    private const float Step = 2;

    /// <summary>The components of two records and more.</summary>
    /// <param name="order">All records by what they hold.</param>
    /// <param name="edges">The pairs.</param>
    /// <param name="largest">A component of more records is taken apart at its weakest links.</param>
    /// <param name="loose">The least weight of the pairs.</param>
    public static List<int[]> Of(int[] order, Edge[] edges, int largest, float loose)
    {
        var sets = new UnionFind(order.Length);
        foreach (var edge in edges)
            sets.Join(edge.Left, edge.Right);
        var components = Gather(order, sets);
        var fitting = components.FindAll(members => members.Length <= largest);
        foreach (var large in components.Where(members => members.Length > largest))
            fitting.AddRange(Apart(large, Array.FindAll(edges, edge => sets.Find(edge.Left) == sets.Find(large[0])), largest, loose));
        return fitting;
    }

    // Equal weights cannot be taken apart by weight: what is still too large when nothing weaker is left is cut in the order of its records.
    private static IEnumerable<int[]> Apart(int[] members, Edge[] edges, int largest, float loose)
    {
        var stronger = Array.FindAll(edges, edge => edge.Weight >= loose + Step);
        if (stronger.Length == 0)
            return members.Chunk(largest);
        var number = members.Select((record, i) => (record, i)).ToDictionary(m => m.record, m => m.i);
        var inside = Array.ConvertAll(stronger, edge => new Edge(number[edge.Left], number[edge.Right], edge.Weight));
        return Of([.. Enumerable.Range(0, members.Length)], inside, largest, loose + Step).Select(part => Array.ConvertAll(part, i => members[i]));
    }

    private static List<int[]> Gather(int[] order, UnionFind sets)
    {
        var (sizes, place, components) = (new int[order.Length], new int[order.Length], new List<int[]>());
        foreach (var record in order)
            sizes[sets.Find(record)]++;
        var filled = new List<int>();
        foreach (var record in order)
        {
            var set = sets.Find(record);
            if (sizes[set] == 1)
                continue;
            if (place[set] == 0)
            {
                components.Add(new int[sizes[set]]);
                filled.Add(0);
                place[set] = components.Count;
            }
            components[place[set] - 1][filled[place[set] - 1]++] = record;
        }
        return components;
    }
}
