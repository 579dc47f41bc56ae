using Sanad.Estimation.Random;

namespace Sanad.Estimation;

/// <summary>The interval of sample coverage: people are drawn again from those observed, and the spread of the estimates is taken for the variance of a log interval.</summary>
internal static class CoverageBootstrap
{
    private const int Replicates = 200;

    /// <summary>The one-step estimate with its interval, and how many replicates it rests on: one without a list or without a finite estimate cannot be used. Null when that is most of them.</summary>
    public static (Estimated? Value, int Used) Of(ListTable table, EstimateOptions options)
    {
        var estimate = SampleCoverage.Of(table).OneStep;
        var random = new Xoshiro(options.Seed, 0xC0);
        var totals = Enumerable.Range(0, Replicates).Select(_ => Resampling.Again(table, random)).Where(again => Enumerable.Range(0, again.Lists.Count).All(j => again.SizeOf(j) > 0))
            .Select(again => SampleCoverage.Of(again).OneStep).Where(double.IsFinite).ToList();
        if (!double.IsFinite(estimate) || totals.Count < Replicates / 2)
            return (null, totals.Count);
        var mean = totals.Average();
        return (Intervals.Log(table.Observed, estimate - table.Observed, totals.Sum(total => (total - mean) * (total - mean)) / (totals.Count - 1), options.Level), totals.Count);
    }
}
