namespace Sanad.Linkage.Clustering;

/// <summary>
/// Wanders through the partitions of a few units so that each is met as often as it is likely: probability in proportion to 2 to the sum of the weights within
/// its groups. A sweep draws the group of each unit anew, given the others (Gibbs), then tries to divide or join whole groups by sequential allocation (Dahl
/// 2003), since two groups that hang together by many weak pairs are never crossed one unit at a time.
/// </summary>
internal sealed class PartitionSampler
{
    private double[,] _weights;
    private readonly int _count;
    private readonly int[] _groups, _sizes, _order;
    private readonly double[] _sums;
    private SplitMix _random;

    /// <param name="weights">Of each two units, in bits, symmetric; negative infinity = never one.</param>
    /// <param name="groups">Where to begin: for each unit a number below their count; must keep every "never".</param>
    /// <param name="seed">Where random draws begin.</param>
    public PartitionSampler(double[,] weights, ReadOnlySpan<int> groups, ulong seed)
    {
        (_weights, _count, _groups, _random) = (weights, groups.Length, groups.ToArray(), new(seed));
        (_sizes, _order, _sums) = (new int[_count], new int[_count], new double[_count]);
        foreach (var group in groups)
            _sizes[group]++;
    }

    /// <summary>For each unit its group; the numbers themselves mean nothing.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    /// <summary>Goes on by other weights, with the same "never".</summary>
    public void Weigh(double[,] weights) => _weights = weights;

    /// <summary>Goes once through all units.</summary>
    public void Sweep()
    {
        if (_count < 2)
            return;
        for (var unit = 0; unit < _count; unit++)
            DrawGroupOf(unit);
        for (var attempt = 0; attempt < _count; attempt++)
            DivideOrJoin();
    }

    private void DrawGroupOf(int unit)
    {
        _sizes[_groups[unit]]--;
        Array.Clear(_sums);
        for (var other = 0; other < _count; other++)
        {
            if (other != unit)
                _sums[_groups[other]] += _weights[unit, other];
        }
        var alone = Array.IndexOf(_sizes, 0);
        var (highest, total) = (0.0, 0.0);
        for (var group = 0; group < _count; group++)
            highest = _sizes[group] > 0 ? Math.Max(highest, _sums[group]) : highest;
        for (var group = 0; group < _count; group++)
            total += _sums[group] = _sizes[group] > 0 || group == alone ? PowerOfTwo(_sums[group] - highest) : 0;
        var (drawn, left) = (0, _random.Next() * total);
        while (drawn < _count - 1 && (left -= _sums[drawn]) >= 0)
            drawn++;
        while (_sums[drawn] == 0)
            drawn--; // rounding: the last one that can be
        _groups[unit] = drawn;
        _sizes[drawn]++;
    }

    private void DivideOrJoin()
    {
        var (one, other) = (_random.Below(_count), _random.Below(_count - 1));
        other += other >= one ? 1 : 0;
        if (_groups[one] == _groups[other])
            Divide(one, other);
        else
            Join(one, other);
    }

    // Those of one group go, in random order, to the one or the other of two, by what already went there.
    private void Divide(int one, int other)
    {
        var others = Gather(one, other, _groups[one], _groups[one]);
        var (proposed, apart) = (Array.IndexOf(_sizes, 0), _groups[one]);
        _groups[other] = proposed;
        var (chance, cross) = (0.0, _weights[one, other]);
        for (var at = 0; at < others; at++)
        {
            var unit = _order[at];
            var (toOne, toOther) = Drawn(unit, one, other, at);
            var share = 1 / (1 + PowerOfTwo(toOther - toOne));
            var goes = _random.Next() < share;
            _groups[unit] = goes ? apart : proposed;
            chance += Math.Log2(goes ? share : 1 - share);
            cross += goes ? toOther : toOne;
        }
        if (Math.Log2(_random.Next()) < -cross - chance)
            Count(apart, proposed, others + 2);
        else
            Undo(other, apart, others);
    }

    // The chance that dividing the whole would have made just these two.
    private void Join(int one, int other)
    {
        var (kept, gone) = (_groups[one], _groups[other]);
        var others = Gather(one, other, kept, gone);
        var (chance, cross) = (0.0, _weights[one, other]);
        for (var at = 0; at < others && !double.IsNegativeInfinity(cross); at++)
        {
            var unit = _order[at];
            var (toOne, toOther) = Drawn(unit, one, other, at);
            var isOne = _groups[unit] == kept;
            chance -= Math.Log2(1 + PowerOfTwo(isOne ? toOther - toOne : toOne - toOther));
            cross += isOne ? toOther : toOne;
        }
        if (double.IsNegativeInfinity(cross) || Math.Log2(_random.Next()) >= cross + chance)
            return;
        Undo(other, kept, others);
        Count(kept, gone, others + 2);
    }

    // What a unit weighs with the two and with those before it that went to the one and to the other.
    private (double ToOne, double ToOther) Drawn(int unit, int one, int other, int before)
    {
        var (toOne, toOther) = (_weights[unit, one], _weights[unit, other]);
        for (var at = 0; at < before; at++)
        {
            if (_groups[_order[at]] == _groups[one])
                toOne += _weights[unit, _order[at]];
            else
                toOther += _weights[unit, _order[at]];
        }
        return (toOne, toOther);
    }

    private int Gather(int one, int other, int first, int second)
    {
        var count = 0;
        for (var unit = 0; unit < _count; unit++)
        {
            if (unit != one && unit != other && (_groups[unit] == first || _groups[unit] == second))
                _order[count++] = unit;
        }
        for (var at = count - 1; at > 0; at--)
        {
            var with = _random.Below(at + 1);
            (_order[at], _order[with]) = (_order[with], _order[at]);
        }
        return count;
    }

    private void Undo(int other, int group, int others)
    {
        _groups[other] = group;
        for (var at = 0; at < others; at++)
            _groups[_order[at]] = group;
    }

    private void Count(int one, int other, int units)
    {
        _sizes[other] = _groups.AsSpan().Count(other);
        _sizes[one] = units - _sizes[other];
    }

    private static double PowerOfTwo(double bits) => Math.Exp(bits * 0.693147180559945309);
}

/// <summary>Random numbers from one state (Steele, Lea and Flood 2014): a component has its own, so that threads do not matter.</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0, below 1.</summary>
    public double Next() => (Step() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0, below a number.</summary>
    public int Below(int count) => (int)Math.BigMul(Step(), (ulong)count, out _);

    private ulong Step()
    {
        var mixed = _state += 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
