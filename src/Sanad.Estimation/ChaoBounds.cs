using Sanad.Estimation.LogLinear;

namespace Sanad.Estimation;

/// <summary>
/// Lower bounds: what the number must at least be, however unlike people are in how easily lists find them. Printed as "at least", never as the number.
/// </summary>
public static class ChaoBounds
{
    /// <summary>Chao 1987 (Mh), from how many people stand on one list and on two: f1² / (2 f2); with nobody on two, the bias-corrected f1 (f1 - 1) / 2.</summary>
    /// <param name="byNumberOfLists">People on exactly 0, 1, 2, ... lists.</param>
    /// <param name="level">Of the interval.</param>
    /// <exception cref="ArgumentException">Fewer than two lists.</exception>
    public static Estimated Mh(IReadOnlyList<long> byNumberOfLists, double level = .95)
    {
        if (byNumberOfLists.Count < 3)
            throw new ArgumentException("Two lists at least.", nameof(byNumberOfLists));
        double once = byNumberOfLists[1], twice = byNumberOfLists[2], observed = byNumberOfLists.Sum();
        if (twice == 0)
            return WithNobodyTwice(observed, once, level);
        var ratio = once / twice;
        return Intervals.Log(observed, once * ratio / 2, twice * ((Square(Square(ratio)) / 4) + (ratio * ratio * ratio) + (ratio * ratio / 2)), level);
    }

    /// <summary>
    /// Rivest and Baillargeon 2007 (Mth): lists of different reach and unlike people. Main effects, and for each number of lists from three on
    /// a parameter by which the logarithm bends upwards there; the first negative one is set to 0 and the rest fitted again, until none is. Null when the table
    /// determines no such fit.
    /// </summary>
    /// <param name="table">Of three lists at least.</param>
    /// <param name="level">Of the interval.</param>
    /// <exception cref="ArgumentException">Fewer than three lists, or more than 16.</exception>
    public static Bound? Mth(ListTable table, double level = .95)
    {
        var lists = table.Lists.Count;
        if (lists is < 3 or > 16)
            throw new ArgumentException("Three to sixteen lists.", nameof(table));
        // Where nobody stands on so many lists or more, the parameter runs to minus infinity: negative without a fit, which would break down on the way there.
        var numbers = Enumerable.Range(3, lists - 2).Where(number => table.ByNumberOfLists().Skip(number).Sum() > 0).ToList();
        while (true)
        {
            if (GeneralFit.Of(Design(lists, numbers), table.Dense()[1..]) is not { } fit)
                return null;
            var negative = numbers.FindIndex(number => fit.Coefficients[1 + lists + numbers.IndexOf(number)] < 0);
            if (negative < 0)
                return Of(table, fit, level);
            numbers.RemoveAt(negative);
        }
    }

    // Bias-corrected, with the variance of Chao and Chiu 2016 for this case.
    private static Estimated WithNobodyTwice(double observed, double once, double level)
    {
        var unseen = once * (once - 1) / 2;
        var variance = unseen + (once * Square((2 * once) - 1) / 4) - (Square(Square(once)) / (4 * Math.Max(1, observed + unseen)));
        return Intervals.Log(observed, unseen, Math.Max(0, variance), level);
    }

    private static Bound Of(ListTable table, GeneralFit fit, double level)
    {
        var unseen = Math.Exp(fit.Coefficients[0]);
        var variance = unseen + (unseen * unseen * fit.Covariance[0, 0]);
        return new(Intervals.Log(table.Observed, unseen, variance, level), Math.Sqrt(variance));
    }

    // A row for each combination but that of no list: 1, the lists, and how far the number of lists is beyond a number: how found people are bends upwards only.
    private static double[,] Design(int lists, List<int> numbers)
    {
        var design = new double[(1 << lists) - 1, 1 + lists + numbers.Count];
        for (var pattern = 1; pattern < 1 << lists; pattern++)
        {
            design[pattern - 1, 0] = 1;
            for (var j = 0; j < lists; j++)
                design[pattern - 1, 1 + j] = (pattern >> j) & 1;
            for (var at = 0; at < numbers.Count; at++)
                design[pattern - 1, 1 + lists + at] = Math.Max(0, System.Numerics.BitOperations.PopCount((uint)pattern) - numbers[at] + 1);
        }
        return design;
    }

    private static double Square(double x) => x * x;
}

/// <summary>A lower bound with its standard error.</summary>
/// <param name="AtLeast">The bound and its interval.</param>
/// <param name="StandardError">Of the total.</param>
public sealed record Bound(Estimated AtLeast, double StandardError);
