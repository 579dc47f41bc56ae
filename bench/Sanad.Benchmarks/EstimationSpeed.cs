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
    private const int Runs = 5;

    public void Run()
    {
        Say("calibration, 100 million random numbers, processor; 195 on a quiet machine", Calibrate(), "ms");
        foreach (var (file, lists) in new[] { ("kosovo1999", 4), ("uk2013_6", 6), ("colombia_recruit_hombre_1999_R1", 20) })
            Say($"latent class sweep, {lists} lists, 10 classes, processor", Sweeps(Table(file)), "us");
        var (four, five, six) = (Table("kosovo1999"), Table("uk2013_5"), Table("uk2013_6"));
        Say("decomposable, 5 lists x 1,000 numbers", Milliseconds(() => GraphAverage.Of(five, UnseenGrid.Integers(1_000))), "ms");
        Say("decomposable, 6 lists, 18,154 graphs x 1,000 numbers", Milliseconds(() => GraphAverage.Of(six, UnseenGrid.Integers(1_000))), "ms");
        Say("log-linear, 4 lists, 113 models", Milliseconds(() => ModelSearch.FitAll(four)), "ms");
        Say("log-linear, 5 lists, 1,024 models of pairs", Milliseconds(() => ModelSearch.FitAll(five, largest: 2)), "ms");
        Say("log-linear, 5 lists, 6,893 models", Milliseconds(() => ModelSearch.FitAll(five)), "ms");
        Say("stepwise bootstrap, 5 lists, 1,000 replicates", Milliseconds(() => SparseStepwise.Bootstrap(five, 1_000, seed: 1)), "ms");
        foreach (var file in new[] { "kosovo1999", "uk2013_6" })
            Settled(file);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
    }

    private void Settled(string file)
    {
        var clock = Stopwatch.StartNew();
        var result = Methods.Run("latent", Table(file), new());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"latent to the end, {file,-14} {clock.Elapsed.TotalSeconds,8:0.0} s   R-hat {result.Diagnostics["r_hat"]:0.000}, bulk {result.Diagnostics["bulk_ess"]:0}"));
    }

    private ListTable Table(string file) => CountsFile.Read(Path.Combine(folder, file + ".csv")).Table;

    private static double Sweeps(ListTable table)
    {
        const int sweeps = 5_000;
        var chain = new Chain(table, new(), 0);
        chain.BeginWithManyClasses();
        Sweep(chain, sweeps);
        return Enumerable.Range(0, Runs).Select(_ => 1000 * Processor(() => Sweep(chain, sweeps)) / sweeps).Order().ElementAt(Runs / 2);
    }

    private static void Sweep(Chain chain, int sweeps)
    {
        for (var sweep = 0; sweep < sweeps; sweep++)
            chain.Sweep();
    }

    private static double Calibrate()
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

    private static double Milliseconds(Action act)
    {
        act();
        return Enumerable.Range(0, Runs).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            act();
            return clock.Elapsed.TotalMilliseconds;
        }).Order().ElementAt(Runs / 2);
    }

    private static void Say(string what, double number, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-72} {number,10:0.0} {unit}"));
}
