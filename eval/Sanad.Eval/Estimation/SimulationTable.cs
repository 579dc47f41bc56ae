using System.Globalization;
using Sanad.Estimation;

namespace Sanad.Eval.Estimation;

/// <summary>How often intervals hold the truth, with what error; where they miss, and on which side.</summary>
internal static class SimulationTable
{
    private const double Level = .95;

    public static void Print(string scenarioFile, string resultFile, TextWriter output)
    {
        var scenarios = Scenario.Read(scenarioFile);
        var results = Simulation.Read(resultFile).ToLookup(result => (result.Scenario, result.Method));
        output.WriteLine("| population | method | runs | refused | covers | too high | too low | bias | score |\n|---|---|---|---|---|---|---|---|---|");
        foreach (var scenario in scenarios)
        {
            foreach (var runs in results.Where(group => group.Key.Scenario == scenario.Name && group.Key.Method != "chao"))
                output.WriteLine(Row(scenario.Name, (scenario.Inside.Contains(runs.Key.Method) ? "**" + runs.Key.Method + "**" : runs.Key.Method), [.. runs], scenario.People));
        }
        output.WriteLine();
        output.WriteLine("| inside the assumptions | runs | refused | covers | too high | too low |\n|---|---|---|---|---|---|");
        foreach (var method in results.Select(group => group.Key.Method).Distinct().Append("all"))
            PrintInside(method, [.. scenarios.SelectMany(scenario => results.Where(group => group.Key.Scenario == scenario.Name && scenario.Inside.Contains(group.Key.Method)
                && (method == "all" || group.Key.Method == method)).SelectMany(group => group.Select(result => (result, scenario.People))))], output);
        output.WriteLine();
        foreach (var scenario in scenarios)
            PrintBound(scenario, [.. results[(scenario.Name, "chao")]], output);
    }

    private static string Row(string scenario, string method, List<Simulated> runs, double truth)
    {
        var given = runs.Where(run => run.Status != EstimateStatus.Refused && double.IsFinite(run.Total)).ToList();
        var start = string.Create(CultureInfo.InvariantCulture, $"| {scenario} | {method} | {runs.Count} | {runs.Count - given.Count} | ");
        return given.Count == 0 ? start + "| | | | |" : start + Shares(given.ConvertAll(run => (run, truth)))
            + string.Create(CultureInfo.InvariantCulture, $" | {100 * (Math.Exp(Median([.. given.Select(run => Math.Log(run.Total / truth))])) - 1):+0;-0;0} % | {given.Average(run => Score(run, truth)):0.00} |");
    }

    private static void PrintInside(string method, List<(Simulated Run, int People)> runs, TextWriter output)
    {
        var given = runs.Where(run => run.Run.Status != EstimateStatus.Refused && double.IsFinite(run.Run.Total)).Select(run => (run.Run, (double)run.People)).ToList();
        if (given.Count > 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {method} | {runs.Count} | {runs.Count - given.Count} | {Shares(given)} |"));
    }

    private static void PrintBound(Scenario scenario, List<Simulated> bounds, TextWriter output)
    {
        if (bounds.Count > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}: Chao's bound above the truth in {bounds.Count(bound => bound.Total > scenario.People)} of {bounds.Count}, its low end in {bounds.Count(bound => bound.Low > scenario.People)}; ")
                + string.Create(CultureInfo.InvariantCulture, $"its median {Median([.. bounds.Select(bound => bound.Total)]):N0}, people on lists {Median([.. bounds.Select(bound => (double)bound.Observed)]):N0}"));
        }
    }

    private static string Shares(List<(Simulated Run, double Truth)> given)
    {
        var (above, below) = (given.Count(run => run.Run.Low > run.Truth), given.Count(run => run.Run.High < run.Truth));
        var covers = 1 - ((above + below) / (double)given.Count);
        return string.Create(CultureInfo.InvariantCulture, $"{covers:.00} ± {Math.Sqrt(covers * (1 - covers) / given.Count):.00} | {above} | {below}");
    }

    // The interval score of Gneiting and Raftery 2007 in multiples of the truth: width, and what a miss costs.
    private static double Score(Simulated run, double truth) =>
        (run.High - run.Low + (2 / (1 - Level) * (Math.Max(0, run.Low - truth) + Math.Max(0, truth - run.High)))) / truth;

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
