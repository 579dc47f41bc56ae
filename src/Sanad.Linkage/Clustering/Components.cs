namespace Sanad.Linkage.Clustering;

/// <summary>
/// Records that hang together by pairs that may be one person. Strong pairs join first; where weaker ones would make a component too large to look at as a
/// whole, they join nothing there. Records are counted by their place in the order of what they hold, so ties do not depend on the order of the rows.
/// </summary>
internal sealed class Components
{
    private const float Step = 2;
    private const int Levels = 64;
    private readonly int[] _order, _places, _sizes, _totals;
    private readonly bool[] _closed, _touched;
    private readonly UnionFind _sets, _joined;
    private readonly int _largest;

    private Components(int[] order, int largest)
    {
        (_order, _largest, _places) = (order, largest, new int[order.Length]);
        for (var place = 0; place < order.Length; place++)
            _places[order[place]] = place;
        (_sizes, _totals, _closed, _touched) = (new int[order.Length], new int[order.Length], new bool[order.Length], new bool[order.Length]);
        (_sets, _joined) = (new(order.Length), new(order.Length));
        Array.Fill(_sizes, 1);
    }

    /// <summary>The components of two records and more, the members in the order given.</summary>
    /// <param name="order">All records by what they hold.</param>
    /// <param name="edges">The pairs.</param>
    /// <param name="largest">Records of a component at most.</param>
    /// <param name="loose">The least weight of the pairs.</param>
    /// <param name="threshold">Records that hang together by such pairs alone are looked at in parts when they are too many.</param>
    /// <param name="decided">Records that people called one person: they hang together however many they are.</param>
    public static List<int[]> Of(int[] order, Edge[] edges, int largest, float loose, double threshold, IEnumerable<PairDecision> decided)
    {
        var (components, ofLevel) = (new Components(order, largest), new int[Levels + 1]);
        foreach (var same in decided)
            components.Bind(same);
        foreach (var edge in edges)
            ofLevel[LevelOf(edge, loose) + 1]++;
        for (var level = 0; level < Levels; level++)
            ofLevel[level + 1] += ofLevel[level];
        var (sorted, next) = (new Edge[edges.Length], ofLevel[..Levels]);
        foreach (var edge in edges)
            sorted[next[LevelOf(edge, loose)]++] = edge;
        for (var level = Levels - 1; level >= 0; level--)
            components.Join(sorted.AsSpan(ofLevel[level]..ofLevel[level + 1]), packs: loose + (level * Step) >= threshold);
        return components.Gather();
    }

    private static int LevelOf(Edge edge, float loose) => Math.Clamp((int)((edge.Weight - loose) / Step), 0, Levels - 1);

    private void Bind(PairDecision same)
    {
        var (one, other) = (_sets.Find(_places[same.Left]), _sets.Find(_places[same.Right]));
        if (one != other)
            Merge(Math.Min(one, other), Math.Max(one, other));
    }

    // What the pairs of one level would join, then joined as far as it is not too large.
    private void Join(ReadOnlySpan<Edge> edges, bool packs)
    {
        var roots = new List<int>();
        foreach (var edge in edges)
        {
            var (one, other) = (_sets.Find(_places[edge.Left]), _sets.Find(_places[edge.Right]));
            if (one == other)
                continue; // joined by stronger pairs, as most are
            Touch(one, roots);
            Touch(other, roots);
            _joined.Join(one, other);
        }
        roots.Sort();
        foreach (var root in roots)
            _totals[_joined.Find(root)] += _closed[root] ? _largest + 1 : _sizes[root];
        var last = new Dictionary<int, int>();
        foreach (var root in roots)
            Settle(root, _joined.Find(root), packs, last);
        foreach (var root in roots)
            (_totals[root], _touched[root]) = (0, false);
        foreach (var root in roots)
            _joined.Reset(root);
    }

    private void Touch(int root, List<int> roots)
    {
        if (_touched[root])
            return;
        _touched[root] = true;
        roots.Add(root);
    }

    // Into the whole, when it is small enough; else, when the pairs are strong and it was alone so far, into what is being filled; else it stays as it is.
    private void Settle(int root, int whole, bool packs, Dictionary<int, int> last)
    {
        if (_totals[whole] <= _largest)
        {
            if (root != whole)
                Merge(whole, root);
            return;
        }
        var isAlone = packs && !_closed[root] && _sizes[root] == 1;
        if (isAlone && last.TryGetValue(whole, out var open) && _sizes[open] < _largest)
        {
            Merge(open, root);
            return;
        }
        if (isAlone)
            last[whole] = root;
        _closed[root] = true;
    }

    // The smaller place stands for both.
    private void Merge(int into, int from)
    {
        _sets.Join(into, from);
        _sizes[into] += _sizes[from];
    }

    private List<int[]> Gather()
    {
        var (filled, components, number) = (new int[_order.Length], new List<int[]>(), new int[_order.Length]);
        for (var place = 0; place < _order.Length; place++)
        {
            var root = _sets.Find(place);
            if (_sizes[root] == 1)
                continue;
            if (filled[root] == 0)
            {
                number[root] = components.Count;
                components.Add(new int[_sizes[root]]);
            }
            components[number[root]][filled[root]++] = _order[place];
        }
        return components;
    }
}
