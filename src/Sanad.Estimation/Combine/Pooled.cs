using Sanad.Estimation.Random;

namespace Sanad.Estimation.Combine;

/// <summary>The totals of all replicates together: each table counts as much as another, so that how they differ is in the interval.</summary>
public static class Pooled
{
    /// <summary>The median and the interval of all totals; null when there are none.</summary>
    public static Estimated? Of(IReadOnlyList<Replicate> replicates, double level)
    {
        var all = replicates.SelectMany(replicate => replicate.Totals).Order().ToArray();
        return all.Length == 0 ? null : new(Quantile(all, .5), Quantile(all, (1 - level) / 2), Quantile(all, (1 + level) / 2));
    }

    /// <summary>Adds parts up, draw by draw: in each replicate the totals of the parts are brought into an order of their own and added, since the parts' errors are independent given the table.</summary>
    /// <param name="parts">Replicates of each part, as many in every part; where one part gives nothing, neither does the sum.</param>
    /// <param name="seed">Where the random orders begin; each part and replicate has its own.</param>
    /// <exception cref="ArgumentException">The parts have different numbers of replicates.</exception>
    public static IReadOnlyList<Replicate> Sum(IReadOnlyList<IReadOnlyList<Replicate>> parts, ulong seed)
    {
        if (parts.Select(part => part.Count).Distinct().Count() != 1)
            throw new ArgumentException("Parts are added replicate by replicate: all need as many.", nameof(parts));
        return [.. Enumerable.Range(0, parts[0].Count).Select(at => Added([.. parts.Select(part => part[at])], seed, (ulong)at))];
    }

    /// <summary>How much of the spread lies between replicates and not within them, on the scale of the logarithm: 0 = the tables hardly differ.</summary>
    public static double BetweenShare(IReadOnlyList<Replicate> replicates)
    {
        var logs = replicates.Where(replicate => replicate.Totals.Count > 0).Select(replicate => replicate.Totals.Select(total => Math.Log(total)).ToArray()).ToList();
        if (logs.Count < 2)
            return 0;
        var (within, between) = (logs.Average(log => Variance(log)), Variance([.. logs.Select(log => log.Average())]));
        return between > 0 ? between / (within + between) : 0;
    }

    internal static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static Replicate Added(Replicate[] parts, ulong seed, ulong at)
    {
        var (observed, size) = (parts.Sum(part => part.Observed), parts.Min(part => part.Totals.Count));
        var sums = new double[size];
        for (var part = 0; part < parts.Length && size > 0; part++)
        {
            var order = Shuffled(parts[part].Totals, new Xoshiro(seed, 0x5A, (ulong)part, at));
            for (var i = 0; i < size; i++)
                sums[i] += order[i];
        }
        Array.Sort(sums);
        return new(observed, sums);
    }

    private static double[] Shuffled(IReadOnlyList<double> totals, Xoshiro random)
    {
        var order = totals.ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }

    // Type 7 of Hyndman and Fan 1996.
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
    }
}
