namespace Sanad.Linkage.Blocking;

/// <summary>The blocks of one rule, each of two records at least, in the order of their keys; the members in the order of the records.</summary>
internal sealed class RuleBlocks
{
    private readonly int[] _records, _starts;
    private readonly ulong[] _keys;

    private RuleBlocks(int[] records, int[] starts, ulong[] keys, int refined, int leftOut) => (_records, _starts, _keys, Refined, LeftOut) = (records, starts, keys, refined, leftOut);

    /// <summary>How many.</summary>
    public int Count => _keys.Length;

    /// <summary>The members of a block.</summary>
    public ReadOnlySpan<int> this[int block] => _records.AsSpan(_starts[block], _starts[block + 1] - _starts[block]);

    /// <summary>What its members share.</summary>
    public ulong KeyOf(int block) => _keys[block];

    /// <summary>Pairs of a block.</summary>
    public long PairsOf(int block) => (_starts[block + 1] - _starts[block]) * (_starts[block + 1] - _starts[block] - 1L) / 2;

    /// <summary>Records in blocks that were too large and were divided.</summary>
    public int Refined { get; }

    /// <summary>Records in blocks that stayed too large.</summary>
    public int LeftOut { get; }

    public static RuleBlocks Of(Rule rule, int records, IReadOnlyList<Feature> refinements, int largest)
    {
        var keys = KeysOf(rule, records);
        var (sorted, order) = RadixSort.Known(keys);
        var refined = 0;
        foreach (var finer in refinements)
        {
            var changed = Divide(keys, sorted, order, finer, largest);
            refined = Math.Max(refined, changed);
            if (changed > 0)
                (sorted, order) = RadixSort.Known(keys);
        }
        return Gather(sorted, order, largest, refined);
    }

    private static ulong[] KeysOf(Rule rule, int records)
    {
        var keys = new ulong[records];
        for (var i = 0; i < records; i++)
        {
            var key = 1UL;
            foreach (var feature in rule.Features)
                key = key != 0 && feature.Of(i) is not 0 and var hash ? Features.Mix(key, hash) : 0;
            keys[i] = key;
        }
        return keys;
    }

    // Members of a block that is too large get a finer key; those whose finer feature is not known stay together.
    private static int Divide(ulong[] keys, ulong[] sorted, int[] order, Feature finer, int largest)
    {
        var changed = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = EndOf(sorted, start);
            for (var i = start; i < end && end - start > largest; i++, changed++)
                keys[order[i]] = finer.Of(order[i]) is not 0 and var hash ? Features.Mix(keys[order[i]], hash) : keys[order[i]];
            start = end;
        }
        return changed;
    }

    private static RuleBlocks Gather(ulong[] sorted, int[] order, int largest, int refined)
    {
        var (records, starts, keys, leftOut) = (new List<int>(order.Length), new List<int>(), new List<ulong>(), 0);
        for (var start = 0; start < order.Length;)
        {
            var end = EndOf(sorted, start);
            if (end - start > largest)
            {
                leftOut += end - start;
            }
            else if (end - start > 1)
            {
                starts.Add(records.Count);
                keys.Add(sorted[start]);
                records.AddRange(order.AsSpan(start, end - start));
            }
            start = end;
        }
        return new([.. records], [.. starts, records.Count], [.. keys], refined, leftOut);
    }

    private static int EndOf(ulong[] sorted, int start)
    {
        var end = start + 1;
        while (end < sorted.Length && sorted[end] == sorted[start])
            end++;
        return end;
    }
}
