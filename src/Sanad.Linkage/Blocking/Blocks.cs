namespace Sanad.Linkage.Blocking;

/// <summary>
/// Records with one key, for every rule. A pair belongs to the first rule whose key the two share, so that no pair is made twice and none must be
/// remembered. A block that is too large is divided by further features until it is not; one that cannot be divided is left out of this rule and reported.
/// </summary>
internal sealed class Blocks
{
    private readonly IReadOnlyList<Rule> _rules;
    private readonly ulong[][] _keys;
    private readonly int[][] _order;
    private readonly int[] _refined, _leftOut;
    private readonly int _largest;

    /// <param name="records">How many.</param>
    /// <param name="rules">In the order in which they claim pairs.</param>
    /// <param name="refinements">Features that divide blocks that are too large, the most dividing last.</param>
    /// <param name="largest">Records of a block at most.</param>
    public Blocks(int records, IReadOnlyList<Rule> rules, IReadOnlyList<ulong[]> refinements, int largest)
    {
        (_rules, _largest) = (rules, largest);
        (_keys, _order, _refined, _leftOut) = (new ulong[rules.Count][], new int[rules.Count][], new int[rules.Count], new int[rules.Count]);
        Parallel.For(0, rules.Count, rule => Sort(rule, records, refinements));
    }

    /// <summary>Ranges of records with one key, of one rule.</summary>
    public IEnumerable<ReadOnlyMemory<int>> Of(int rule)
    {
        var (order, keys) = (_order[rule], _keys[rule]);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && keys[order[end]] == keys[order[start]])
                end++;
            if (end - start > 1)
                yield return order.AsMemory(start, end - start);
            start = end;
        }
    }

    /// <summary>True when no earlier rule finds this pair.</summary>
    public bool IsFirst(int rule, int left, int right)
    {
        for (var earlier = 0; earlier < rule; earlier++)
        {
            var keys = _keys[earlier];
            if (keys[left] == keys[right] && keys[left] != 0)
                return false;
        }
        return true;
    }

    /// <summary>What a rule did, but for its pairs.</summary>
    public RuleReport Report(int rule, long pairs) => new(_rules[rule].Name, pairs, _refined[rule], _leftOut[rule]);

    private void Sort(int rule, int records, IReadOnlyList<ulong[]> refinements)
    {
        var keys = KeysOf(_rules[rule], records);
        var order = Sorted(keys);
        foreach (var finer in refinements)
        {
            var (changed, next) = Divide(keys, order, finer);
            if (changed == 0)
                continue;
            _refined[rule] = Math.Max(_refined[rule], changed);
            order = next;
        }
        _leftOut[rule] = LeaveOut(keys, order);
        (_keys[rule], _order[rule]) = (keys, _leftOut[rule] > 0 ? Sorted(keys) : order);
    }

    private static ulong[] KeysOf(Rule rule, int records)
    {
        var keys = rule.Features.Count == 1 ? (ulong[])rule.Features[0].Clone() : new ulong[records];
        for (var i = 0; i < records && rule.Features.Count > 1; i++)
        {
            var key = 1UL;
            foreach (var feature in rule.Features)
                key = key == 0 || feature[i] == 0 ? 0 : Features.Mix(key, feature[i]);
            keys[i] = key;
        }
        return keys;
    }

    private static int[] Sorted(ulong[] keys)
    {
        var order = Enumerable.Range(0, keys.Length).Where(i => keys[i] != 0).ToArray();
        var sorted = Array.ConvertAll(order, i => keys[i]);
        Array.Sort(sorted, order);
        // Equal keys in the order of the records, whatever the sort did with them.
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && sorted[end] == sorted[start])
                end++;
            Array.Sort(order, start, end - start);
            start = end;
        }
        return order;
    }

    // Members of a block that is too large get a finer key; those whose finer feature is not known stay together.
    private (int Changed, int[] Order) Divide(ulong[] keys, int[] order, ulong[] finer)
    {
        var changed = 0;
        ForEachLarge(keys, order, block =>
        {
            foreach (var record in block.Span)
                keys[record] = finer[record] == 0 ? keys[record] : Features.Mix(keys[record], finer[record]);
            changed += block.Length;
        });
        return (changed, changed > 0 ? Sorted(keys) : order);
    }

    private int LeaveOut(ulong[] keys, int[] order)
    {
        var left = 0;
        ForEachLarge(keys, order, block =>
        {
            foreach (var record in block.Span)
                keys[record] = 0;
            left += block.Length;
        });
        return left;
    }

    private void ForEachLarge(ulong[] keys, int[] order, Action<ReadOnlyMemory<int>> use)
    {
        for (var start = 0; start < order.Length;)
        {
            var (end, key) = (start + 1, keys[order[start]]);
            while (end < order.Length && keys[order[end]] == key)
                end++;
            if (end - start > _largest)
                use(order.AsMemory(start, end - start));
            start = end;
        }
    }
}
