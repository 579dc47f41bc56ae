using System.Diagnostics;
using System.Globalization;
using Sanad.Estimation;

namespace Sanad.Eval.Estimation;

/// <summary>One method over one drawn population.</summary>
internal sealed record Simulated(string Scenario, int Repetition, string Method, EstimateStatus Status, long Observed, double Low, double Total, double High, string Reasons)
{
    public string Line() => string.Join('\t', Scenario, Text(Repetition), Method, Status, Text(Observed), Text(Low), Text(Total), Text(High), Reasons);

    /// <summary>Null for a line that was cut off.</summary>
    public static Simulated? From(string line) => line.Split('\t') is [var scenario, var repetition, var method, var status, var observed, var low, var total, var high, var reasons]
        ? new(scenario, int.Parse(repetition, CultureInfo.InvariantCulture), method, Enum.Parse<EstimateStatus>(status), long.Parse(observed, CultureInfo.InvariantCulture), Number(low), Number(total), Number(high), reasons)
        : null;

    public static Simulated Of(string scenario, int repetition, EstimateResult result) => new(scenario, repetition, result.Method, result.Status, result.Observed, result.Value?.Low ?? double.NaN,
        result.Value?.Total ?? double.NaN, result.Value?.High ?? double.NaN, string.Join(' ', result.Reasons.Select(reason => reason.Kind + (reason.Refuses ? "!" : ""))));

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Runs the scenarios and adds each result to a file; those that the file has are not run again.</summary>
internal static class Simulation
{
    /// <summary>Of each scenario.</summary>
    public const int Repetitions = 50;

    private static readonly string[] Methods = ["chao", "coverage", "loglinear", "decomposable", "stepwise", "saturated", "latent"];

    public static void Run(string scenarioFile, string resultFile, IReadOnlyList<string> methods)
    {
        var scenarios = Scenario.Read(scenarioFile);
        var done = Read(resultFile).Select(result => (result.Scenario, result.Repetition, result.Method)).ToHashSet();
        CloseLastLine(resultFile);
        var clock = Stopwatch.StartNew();
        foreach (var method in methods is [] ? Methods : methods)
        {
            for (var repetition = 0; repetition < Repetitions; repetition++)
            {
                foreach (var scenario in scenarios.Where(scenario => !done.Contains((scenario.Name, repetition, method))))
                    File.AppendAllText(resultFile, Once(scenario, repetition, method).Line() + "\n");
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalMinutes,6:0.0} min  {method}: {repetition + 1} of {Repetitions}"));
            }
        }
    }

    /// <summary>What a file holds; a last line that was cut off is passed over, and made anew.</summary>
    public static IEnumerable<Simulated> Read(string resultFile) => File.Exists(resultFile) ? File.ReadLines(resultFile).Select(Simulated.From).OfType<Simulated>() : [];

    private static void CloseLastLine(string resultFile)
    {
        if (File.Exists(resultFile) && File.ReadAllText(resultFile) is [.., not '\n'])
            File.AppendAllText(resultFile, "\n");
    }

    private static Simulated Once(Scenario scenario, int repetition, string method) =>
        Simulated.Of(scenario.Name, repetition, Sanad.Estimation.Methods.Run(method, scenario.Draw((ulong)repetition), new() { Seed = (ulong)repetition + 1, MostSweeps = 200_000 }));
}
