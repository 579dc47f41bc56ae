namespace Sanad.Dossier;

/// <summary>
/// The axis of a toll chart. Linear from 0, or logarithmic when the values span more than thirtyfold: 200 beside 30,000 would else be a
/// hair. A zero has its own place at the start of a logarithmic axis, apart from the scale.
/// </summary>
internal sealed class ValueAxis
{
    private const double WideSpan = 30;
    private const double ZeroGap = 0.07;
    private const int MostLinearTicks = 6;
    private const int MostLogTicks = 7;

    private readonly double _low;
    private readonly double _high;
    private readonly double _start;

    private ValueAxis(double low, double high, bool logarithmic, double start, IReadOnlyList<double> ticks) =>
        (_low, _high, Logarithmic, _start, Ticks) = (low, high, logarithmic, start, ticks);

    /// <summary>True when equal steps on the axis are equal factors.</summary>
    public bool Logarithmic { get; }

    /// <summary>Round values to label, ascending; the last one lies above every value, so that an open end has room.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The axis for these values; without any, one from 0 to 1 that has no ticks.</summary>
    public static ValueAxis For(IEnumerable<double> values)
    {
        var all = values.Where(value => value >= 0).ToArray();
        var positive = all.Where(value => value > 0).ToArray();
        if (all.Length == 0)
            return new(0, 1, logarithmic: false, 0, []);
        if (positive.Length == 0)
            return Linear(1);
        return positive.Max() / positive.Min() > WideSpan ? Log(positive.Min(), positive.Max(), all.Length > positive.Length) : Linear(positive.Max());
    }

    /// <summary>Where a value stands: 0 at the start of the axis, 1 at its end.</summary>
    public double Position(double value)
    {
        if (!Logarithmic)
            return Math.Clamp(value / _high, 0, 1);
        if (value <= 0)
            return 0;
        var along = Math.Log(value / _low) / Math.Log(_high / _low);
        return Math.Clamp(_start + ((1 - _start) * along), 0, 1);
    }

    private static ValueAxis Linear(double largest)
    {
        var rough = largest / (MostLinearTicks - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var round = new[] { 1.0, 2, 5, 10 }.Select(factor => factor * power).First(candidate => candidate >= rough);
        var step = Math.Max(1, round);
        var count = (int)Math.Floor(largest / step) + 1;
        return new(0, count * step, logarithmic: false, 0, [.. Enumerable.Range(0, count + 1).Select(i => i * step)]);
    }

    private static ValueAxis Log(double smallest, double largest, bool zero)
    {
        var ticks = LogTicks(smallest, largest, thirds: true);
        if (ticks.Count > MostLogTicks)
            ticks = LogTicks(smallest, largest, thirds: false);
        return new(ticks[0], ticks[^1], logarithmic: true, zero ? ZeroGap : 0, zero ? [0, .. ticks] : ticks);
    }

    // 1, 3, 10, 30, ...: from the last one at or below the smallest value to the first one above the largest.
    private static List<double> LogTicks(double smallest, double largest, bool thirds)
    {
        var all = Enumerable.Range((int)Math.Floor(Math.Log10(smallest)), 20).Select(exponent => Math.Pow(10, exponent))
            .SelectMany(power => thirds ? new[] { power, 3 * power } : [power]).ToList();
        var from = all.FindLastIndex(tick => tick <= smallest);
        var to = all.FindIndex(tick => tick > largest);
        return all[from..(to + 1)];
    }
}
