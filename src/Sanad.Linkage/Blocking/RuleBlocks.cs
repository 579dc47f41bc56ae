namespace Sanad.Linkage.Blocking;

/// <summary>The blocks of one rule, each of two records at least; the members in the order of the records.</summary>
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
    public long PairsOf(int block) => Pairs(_starts[block + 1] - _starts[block]);

    /// <summary>Records in blocks that were too large and were divided.</summary>
    public int Refined { get; }

    /// <summary>Records in blocks that stayed too large.</summary>
    public int LeftOut { get; }

    /// <param name="rule">What the members of a block agree on.</param>
    /// <param name="records">How many there are.</param>
    /// <param name="refinements">Features that divide what is too large.</param>
    /// <param name="largest">Records of a block at most.</param>
    /// <param name="budget">Pairs of the rule, about: where there are more, smaller blocks are divided too.</param>
    /// <param name="countOf">How many a record stands for in what is reported; null = itself.</param>
    public static RuleBlocks Of(Rule rule, int records, IReadOnlyList<Feature> refinements, int largest, long budget, Func<int, int>? countOf = null)
    {
        var (keys, order) = RadixSort.Known(KeysOf(rule, records));
        var (gathered, limit, refined) = (new Gathering(), LimitOf(keys, largest, budget), 0);
        foreach (var finer in refinements)
        {
            (keys, order) = gathered.Take(keys, order, limit);
            refined = Math.Max(refined, Counted(order, countOf));
            Divide(keys, order, finer);
            (keys, order) = RadixSort.Sort(keys, order);
        }
        var (_, left) = gathered.Take(keys, order, largest);
        return gathered.ToBlocks(refined, Counted(left, countOf));
    }

    private static int Counted(int[] records, Func<int, int>? countOf) => countOf is null ? records.Length : records.Sum(countOf);

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

    // Half of the budget is left for the blocks that dividing makes.
    private static int LimitOf(ulong[] keys, int largest, long budget)
    {
        var ofSize = new long[largest + 1];
        for (var start = 0; start < keys.Length; start = EndOf(keys, start))
        {
            if (EndOf(keys, start) - start is var size && size <= largest)
                ofSize[size] += Pairs(size);
        }
        var (pairs, limit) = (0L, 1);
        if (ofSize.Sum() <= budget)
            return largest;
        while (pairs + ofSize[limit + 1] <= budget / 2)
            pairs += ofSize[++limit];
        return limit;
    }

    // Members of a block that is too large get a finer key; those whose finer feature is not known stay together.
    private static void Divide(ulong[] keys, int[] order, Feature finer)
    {
        for (var i = 0; i < order.Length; i++)
            keys[i] = finer.Of(order[i]) is not 0 and var hash ? Features.Mix(keys[i], hash) : keys[i];
    }

    private static long Pairs(long records) => records * (records - 1) / 2;

    private static int EndOf(ulong[] sorted, int start)
    {
        var end = start + 1;
        while (end < sorted.Length && sorted[end] == sorted[start])
            end++;
        return end;
    }

    /// <summary>Blocks that are small enough.</summary>
    private sealed class Gathering
    {
        private readonly List<int> _records = [], _starts = [];
        private readonly List<ulong> _keys = [];

        /// <summary>Takes the blocks up to a size; what is in larger ones is returned.</summary>
        public (ulong[] Keys, int[] Order) Take(ulong[] keys, int[] order, int limit)
        {
            var larger = 0;
            for (int start = 0, end; start < order.Length; start = end)
            {
                end = EndOf(keys, start);
                if (end - start > limit)
                {
                    keys.AsSpan(start, end - start).CopyTo(keys.AsSpan(larger));
                    order.AsSpan(start, end - start).CopyTo(order.AsSpan(larger));
                    larger += end - start;
                }
                else if (end - start > 1)
                {
                    Add(keys[start], order.AsSpan(start, end - start));
                }
            }
            return (keys[..larger], order[..larger]);
        }

        public RuleBlocks ToBlocks(int refined, int leftOut) => new([.. _records], [.. _starts, _records.Count], [.. _keys], refined, leftOut);

        private void Add(ulong key, ReadOnlySpan<int> members)
        {
            _starts.Add(_records.Count);
            _keys.Add(key);
            _records.AddRange(members);
        }
    }
}
