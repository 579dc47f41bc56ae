namespace Sanad.Estimation.Decomposable;

/// <summary>
/// Numbers of unseen people at which a posterior is computed, each standing for as many whole numbers as its width: near 1 every number, further out steps of half
/// a per cent. That nobody at all is unseen is not considered: a prior of less than one person a combination would put a spike there that no table can wear down.
/// </summary>
internal sealed class UnseenGrid
{
    private const double Step = 0.005;

    private UnseenGrid(double[] values, double[] widths) => (Values, Widths) = (values, widths);

    /// <summary>Unseen people; the middle of what the node stands for.</summary>
    public double[] Values { get; }

    /// <summary>How many whole numbers a node stands for.</summary>
    public double[] Widths { get; }

    /// <summary>Every number from 1 to a limit.</summary>
    public static UnseenGrid Integers(int limit) => new([.. Enumerable.Range(1, limit).Select(value => (double)value)], [.. Enumerable.Repeat(1.0, limit)]);

    /// <summary>Numbers from 1 to at least a limit, wider apart the larger they are.</summary>
    public static UnseenGrid UpTo(double limit)
    {
        var (values, widths) = (new List<double>(), new List<double>());
        for (var first = 1.0; first <= limit;)
        {
            var width = Math.Max(1, Math.Floor(first * Step));
            values.Add(first + ((width - 1) / 2));
            widths.Add(width);
            first += width;
        }
        return new([.. values], [.. widths]);
    }
}
