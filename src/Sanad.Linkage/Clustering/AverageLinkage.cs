namespace Sanad.Linkage.Clustering;

/// <summary>
/// Joins groups whose pairs score well on average, as long as that average says one person. Unlike connected components, one false link cannot chain two
/// families together. Groups that are each other's nearest are joined as they are met (Bruynooghe 1977, Murtagh 1983): for averages this gives the same groups
/// as always joining the nearest two of all, in the square of the members instead of the cube.
/// </summary>
/// <param name="sizes">Records of each group to begin with; changed.</param>
/// <param name="sums">Sums of the scores of the pairs between each two groups, by row and column; changed.</param>
/// <param name="threshold">The least average that still joins.</param>
internal ref struct AverageLinkage(Span<int> sizes, Span<double> sums, double threshold)
{
    /// <summary>The score of a pair that must not be joined, and of one that must: no sum of scores outweighs them, and never outweighs always.</summary>
    public const double Never = -1e15, Always = 1e10;

    private readonly Span<int> _sizes = sizes;
    private readonly Span<double> _sums = sums;
    private readonly int _count = sizes.Length;
    private int _length;

    /// <summary>Joins, and writes for each group the smallest one of those that became one with it.</summary>
    public void Run(scoped Span<int> groups)
    {
        Span<int> open = stackalloc int[_count], chain = stackalloc int[_count + 1];
        for (var i = 0; i < _count; i++)
            (open[i], groups[i]) = (i, i);
        _length = _count;
        var depth = 0;
        while (_length > 0)
        {
            if (depth == 0)
                chain[depth++] = open[0];
            var (last, before) = (chain[depth - 1], depth > 1 ? chain[depth - 2] : -1);
            var (nearest, average) = Nearest(last, before, open[.._length]);
            if (average < threshold)
            {
                Remove(last, open); // what it could still be joined with would only be further away
                depth--;
            }
            else if (nearest == before)
            {
                Join(last, before, groups, open);
                depth -= 2;
            }
            else
            {
                chain[depth++] = nearest;
            }
        }
        for (var i = 0; i < _count; i++)
            groups[i] = groups[groups[i]]; // joined into smaller ones only, and those stand for themselves by now
    }

    // Of equal averages the one before in the chain, else the first: the chain must end, and the order of the groups is that of what they hold.
    private readonly (int Group, double Average) Nearest(int group, int preferred, scoped ReadOnlySpan<int> open)
    {
        var (row, own) = (group * _count, (double)_sizes[group]);
        var best = (Group: preferred, Average: preferred < 0 ? double.NegativeInfinity : _sums[row + preferred] / (own * _sizes[preferred]));
        foreach (var other in open)
        {
            if (other != group && _sums[row + other] / (own * _sizes[other]) is var average && average > best.Average)
                best = (other, average);
        }
        return best;
    }

    private void Join(int one, int other, scoped Span<int> groups, scoped Span<int> open)
    {
        var (kept, gone) = (Math.Min(one, other), Math.Max(one, other));
        groups[gone] = kept;
        _sizes[kept] += _sizes[gone];
        foreach (var third in open[.._length])
            _sums[(kept * _count) + third] = _sums[(third * _count) + kept] = _sums[(kept * _count) + third] + _sums[(gone * _count) + third];
        Remove(gone, open);
    }

    private void Remove(int group, scoped Span<int> open)
    {
        var at = open[.._length].IndexOf(group);
        open[(at + 1).._length].CopyTo(open[at..]);
        _length--;
    }
}
