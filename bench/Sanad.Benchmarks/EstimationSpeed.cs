using System.Diagnostics;
using System.Globalization;
using Sanad.Casebook.Estimate;
using Sanad.Estimation;
using Sanad.Estimation.Decomposable;
using Sanad.Estimation.LatentClass;
using Sanad.Estimation.LogLinear;
using Sanad.Estimation.Stepwise;

namespace Sanad.Benchmarks;

/// <summary>How long the engines of estimation take over published tables in a folder; each is run once to warm up, then the median of five runs counts.</summary>
internal sealed class EstimationSpeed(string folder)
{
    private const int Runs = 5, WarmUp = 2_000;
    private const double QuietCalibration = 195;

    public void Run()
    {
        Console.WriteLine("measured, and scaled to a machine that takes 195 ms for 100 million random numbers (taken before and after each; processor)");
        var twenty = Table("colombia_recruit_hombre_1999_R1");
        foreach (var table in new[] { Table("kosovo1999"), Table("uk2013_6"), Longest(twenty, 8), twenty })
        {
            Say($"latent class sweep, {table.Lists.Count} lists, 10 classes, processor", () => Sweeps(table, new() { RoundsToJump = int.MaxValue }), "us");
            Say("   with its jumps", () => Sweeps(table, new()), "us");
        }
        var (four, five, six) = (Table("kosovo1999"), Table("uk2013_5"), Table("uk2013_6"));
        Say("decomposable, 5 lists x 1,000 numbers", () => Milliseconds(() => GraphAverage.Of(five, UnseenGrid.Integers(1_000))), "ms");
        Say("decomposable, 6 lists, 18,154 graphs x 1,000 numbers", () => Milliseconds(() => GraphAverage.Of(six, UnseenGrid.Integers(1_000))), "ms");
        Say("log-linear, 4 lists, 113 models", () => Milliseconds(() => ModelSearch.FitAll(four)), "ms");
        Say("log-linear, 5 lists, 1,024 models of pairs", () => Milliseconds(() => ModelSearch.FitAll(five, largest: 2)), "ms");
        Say("log-linear, 5 lists, 6,893 models", () => Milliseconds(() => ModelSearch.FitAll(five)), "ms");
        Say("stepwise bootstrap, 5 lists, 1,000 replicates", () => Milliseconds(() => SparseStepwise.Bootstrap(five, 1_000, seed: 1)), "ms");
        foreach (var file in new[] { "kosovo1999", "uk2013_5", "uk2013_6" })
            Settled(file);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
    }

    private void Settled(string file)
    {
        var result = new EstimateResult[1];
        Say($"latent to the end, {file}", () => Clock(() => result[0] = Methods.Run("latent", Table(file), new())).TotalSeconds, "s");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   R-hat {result[0].Diagnostics["r_hat"]:0.000}, bulk {result[0].Diagnostics["bulk_ess"]:0}, {result[0].Diagnostics["sweeps"]:N0} sweeps"));
    }

    /// <summary>What seed after seed says of one table by latent classes, as long as it takes until the chains are settled.</summary>
    public void Seeds(string file, int seeds)
    {
        var (table, options) = (Table(file), new EstimateOptions());
        for (var seed = 1ul; seed <= (ulong)seeds; seed++)
        {
            var (clock, before, sampling) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, new LatentClassOptions { Seed = seed, BurnIn = 10_000, Draws = 1_500, Thin = 20 });
            var posterior = LatentClassPosterior.Settled(table, sampling, enough: 400, options.MostSweeps);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {posterior.Quantile(.025):0} {posterior.Quantile(.5):0} {posterior.Quantile(.975):0}  R-hat {posterior.RHat:0.000}, bulk {posterior.BulkSize:0}, tail {posterior.TailSize:0}, {posterior.Sweeps:N0} sweeps a chain, {clock.Elapsed.TotalSeconds:0} s clock, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0} s processor, calibration {Calibrate():0} ms"));
        }
    }

    private static ListTable Longest(ListTable table, int lists) =>
        table.Regroup([.. Enumerable.Range(0, table.Lists.Count).OrderByDescending(table.SizeOf).Take(lists).Select(j => (table.Lists[j], 1u << j))]);

    private ListTable Table(string file) => CountsFile.Read(Path.Combine(folder, file + ".csv")).Table;

    private static double Sweeps(ListTable table, LatentClassOptions options)
    {
        const int sweeps = 5_000;
        var chain = new Chain(table, options, 0);
        chain.BeginWithManyClasses();
        for (var warm = Stopwatch.StartNew(); warm.ElapsedMilliseconds < WarmUp;)
            Sweep(chain, sweeps);
        return Enumerable.Range(0, Runs).Select(_ => 1000 * Processor(() => Sweep(chain, sweeps)) / sweeps).Order().ElementAt(Runs / 2);
    }

    private static void Sweep(Chain chain, int sweeps)
    {
        for (var sweep = 0; sweep < sweeps; sweep++)
            chain.Sweep();
    }

    internal static double Calibrate()
    {
        var (random, last) = (new Sanad.Estimation.Random.Xoshiro(1), 0ul);
        return Processor(() =>
        {
            for (var at = 0; at < 100_000_000; at++)
                last ^= random.Bits();
        }) + (last == 0 ? 1e-9 : 0);
    }

    // Milliseconds of processor: other programs beside this one count less than on the clock.
    private static double Processor(Action act)
    {
        var before = Environment.CpuUsage.TotalTime;
        act();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    // What runs often is compiled a second time: that is waited for.
    private static double Milliseconds(Action act)
    {
        for (var warm = Stopwatch.StartNew(); warm.ElapsedMilliseconds < WarmUp;)
            act();
        return Enumerable.Range(0, Runs).Select(_ => Clock(act).TotalMilliseconds).Order().ElementAt(Runs / 2);
    }

    private static TimeSpan Clock(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        return clock.Elapsed;
    }

    private static void Say(string what, Func<double> measure, string unit)
    {
        var before = Calibrate();
        var number = measure();
        var scale = 2 * QuietCalibration / (before + Calibrate());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} {number,9:0.0} {unit,-2} {number * scale,9:0.0} {unit} scaled"));
    }
}
