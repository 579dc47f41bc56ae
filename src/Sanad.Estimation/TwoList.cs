namespace Sanad.Estimation;

/// <summary>
/// Two lists: Chapman's estimate (1951; Seber 1982, section 3.1). Never published alone: nothing in two lists tells whether one leads to the other. Over all
/// pairs of several lists it is a diagnosis: a pair far below the others shares its sources, one far above shuns them.
/// </summary>
public static class TwoList
{
    /// <summary>The estimate of two lists.</summary>
    /// <param name="first">People on the first.</param>
    /// <param name="second">People on the second.</param>
    /// <param name="both">People on both.</param>
    /// <param name="level">Of the interval.</param>
    public static Estimated Chapman(long first, long second, long both, double level = .95)
    {
        double n1 = first, n2 = second, m = both;
        var total = ((n1 + 1) * (n2 + 1) / (m + 1)) - 1;
        var variance = (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) * (m + 1) * (m + 2));
        var observed = n1 + n2 - m;
        return Intervals.Log(observed, total - observed, variance, level);
    }

    /// <summary>The estimates of all pairs of lists.</summary>
    public static IReadOnlyList<PairOfLists> Pairs(ListTable table, double level = .95) =>
        [.. from i in Enumerable.Range(0, table.Lists.Count) from j in Enumerable.Range(0, i) orderby j, i select Pair(table, j, i, level)];

    private static PairOfLists Pair(ListTable table, int one, int other, double level)
    {
        var both = table.OnAllOf((1u << one) | (1u << other));
        return new(one, other, both, Chapman(table.SizeOf(one), table.SizeOf(other), both, level));
    }
}

/// <summary>Two lists of a table and what they alone would say.</summary>
/// <param name="One">The number of a list.</param>
/// <param name="Other">A larger one.</param>
/// <param name="Both">People on both.</param>
/// <param name="Chapman">The estimate.</param>
public sealed record PairOfLists(int One, int Other, long Both, Estimated Chapman);
