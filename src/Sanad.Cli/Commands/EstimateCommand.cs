using System.CommandLine;
using System.Globalization;
using Sanad.Casebook.Estimate;
using Sanad.Cli.Terminal;
using Sanad.Estimation;

namespace Sanad.Cli.Commands;

/// <summary>sanad estimate: how many no list recorded, from how the lists overlap; without a casebook.</summary>
internal static class EstimateCommand
{
    private const string All = "all";

    public static Verb Of(Run run)
    {
        var options = new Options();
        return new Verb("estimate", "Estimate from how lists overlap how many people none of them holds, or refuse with the reason; nothing is kept",
                "sanad estimate counts.csv", "sanad estimate counts.csv --method loglinear --json", "sanad estimate people.csv --lists police,hospital,press --seed 7")
            .With(options.Table, options.Method, options.Lists, options.Delta, options.Level, options.Seed, run.Json)
            .Does(run, (result, _) => Estimate(run, result, options));
    }

    private sealed class Options
    {
        public Argument<string> Table { get; } = new("table") { Description = "CSV: a column of 0 and 1 for each list, and a column \"count\"; without that column a row is one person" };

        public Option<string> Method { get; } = new("--method") { Description = $"One of {All} {string.Join(' ', Methods.Names)}", DefaultValueFactory = _ => All };

        public Option<string?> Lists { get; } = new("--lists") { Description = "The columns that are lists, with commas; without it all but \"count\"" };

        public Option<double> Delta { get; } = new("--delta") { Description = "The assumption of the saturated model: 1 = no interaction of all lists", DefaultValueFactory = _ => 1 };

        public Option<double> Level { get; } = new("--level") { Description = "Of the intervals", DefaultValueFactory = _ => .95 };

        public Option<ulong> Seed { get; } = new("--seed") { Description = "Where random draws begin", DefaultValueFactory = _ => 1 };
    }

    private static int Estimate(Run run, ParseResult result, Options options)
    {
        var settings = SettingsOf(result, options);
        var methods = result.GetValue(options.Method) switch
        {
            All => Methods.Names,
            { } one when Methods.Names.Contains(one) => [one],
            var other => throw CommandEndsException.Usage($"There is no method \"{Shown.Safe(other ?? "")}\". Methods: {All} {string.Join(' ', Methods.Names)}"),
        };
        var counts = CountsFile.Read(run.Resolve([result.GetValue(options.Table)!])[0], result.GetValue(options.Lists)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        foreach (var warning in counts.Warnings)
            run.Say(Shown.OneLine(warning));
        var results = Run(run, counts.Table, methods, settings);
        if (result.GetValue(run.Json))
        {
            foreach (var one in results)
                run.PrintJson(EstimateJson.From(one));
        }
        else
        {
            EstimateText.Print(run, counts.Table, results);
        }
        return ExitCode.Done;
    }

    private static EstimateOptions SettingsOf(ParseResult result, Options options)
    {
        var (level, delta) = (result.GetValue(options.Level), result.GetValue(options.Delta));
        if (level is not (> 0 and < 1))
            throw CommandEndsException.Usage("The level of an interval lies between 0 and 1: .95 is usual.");
        return delta > 0 && double.IsFinite(delta)
            ? new() { Level = level, Delta = delta, Seed = result.GetValue(options.Seed) }
            : throw CommandEndsException.Usage("Delta is above 0; 1 = no interaction of all lists.");
    }

    private static List<EstimateResult> Run(Run run, ListTable table, IReadOnlyList<string> methods, EstimateOptions settings)
    {
        using var progress = run.Progress();
        var results = new List<EstimateResult>();
        foreach (var method in methods)
        {
            progress.Show(results.Count * 100, methods.Count * 100, method);
            results.Add(Methods.Run(method, table, settings, new Progress(share => progress.Show((int)((results.Count + share) * 100), methods.Count * 100, method)), run.Cancel));
        }
        return results;
    }

    private sealed class Progress(Action<double> show) : IProgress<double>
    {
        public void Report(double value) => show(value);
    }
}

/// <summary>An estimate as scripts read it.</summary>
internal sealed record EstimateJson(string Method, EstimateStatus Status, IReadOnlyList<string> Reasons, long Observed, double? Estimate, double? Low, double? High, double Level, string? Model,
    IReadOnlyDictionary<string, double?> Diagnostics, ulong? Seed, string TableSha256, string Engine)
{
    public static EstimateJson From(EstimateResult result)
    {
        (Estimated? value, IEnumerable<KeyValuePair<string, double>> numbers) = result.Status == EstimateStatus.Refused ? (null, result.Diagnostics) : (result.Value, result.Diagnostics.Concat(result.Totals));
        if (result.Method == "twolist") // a diagnosis, never an estimate
            numbers = result.Totals;
        return new(result.Method, result.Status, [.. result.Reasons.Select(reason => reason.ToString())], result.Observed, Finite(value?.Total), Finite(value?.Low), Finite(value?.High), result.Level,
            result.Model, numbers.ToDictionary(number => number.Key, number => Finite(number.Value), StringComparer.Ordinal), result.Seed, result.TableHash, Methods.Engine);
    }

    private static double? Finite(double? number) => number is { } value && double.IsFinite(value) ? Math.Round(value, 6) : null;
}

/// <summary>Estimates as people read them: what is documented first, the interval before the number, and what was refused with its reason.</summary>
internal static class EstimateText
{
    public static void Print(Run run, ListTable table, IReadOnlyList<EstimateResult> results)
    {
        run.Print(string.Create(CultureInfo.InvariantCulture, $"documented    at least {table.Observed:N0} people, on {table.Lists.Count} lists: {string.Join(", ", table.Lists.Select((name, j) => string.Create(CultureInfo.InvariantCulture, $"{Shown.Safe(name)} {table.SizeOf(j):N0}")))}"));
        foreach (var result in results)
            PrintOne(run, result);
        if (results.Count > 1)
            PrintTogether(run, SideBySide.Of(results));
    }

    private static void PrintOne(Run run, EstimateResult result)
    {
        var number = result is { Status: not EstimateStatus.Refused, Value: { } value }
            ? result.Method == "chao" ? $"at least {Round(value.Total)}" : $"{Round(value.Low)} to {Round(value.High)}, most likely about {Round(value.Total)}"
            : "refused";
        run.Print($"{result.Method,-13} {number}{(result.Model is { } model && result.Status != EstimateStatus.Refused ? $"   {Shown.Safe(model)}" : "")}");
        foreach (var reason in result.Reasons)
            run.Print($"              {(reason.Refuses ? "refused" : "caution")}: {Shown.Safe(reason.ToString())}");
    }

    private static void PrintTogether(Run run, SideBySide together)
    {
        run.Print("");
        run.Print(together.Status switch
        {
            EstimateStatus.Refused => $"No estimate. What stands: at least {Round(together.AtLeast)}.",
            EstimateStatus.Caution => $"The methods disagree: from {Round(together.Low!.Value)} to {Round(together.High!.Value)}. The spread is the answer; no number stands for it.",
            _ => $"The methods agree within {Round(together.Low!.Value)} to {Round(together.High!.Value)}.",
        });
        if (together.Status != EstimateStatus.Refused)
            run.Print("People whom none of these lists could have recorded are not in these numbers; if there are such people, the true number is higher.");
    }

    // Two significant figures: more would claim a precision that no method has.
    private static string Round(double number)
    {
        if (!double.IsFinite(number))
            return "no limit";
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, number))) - 1));
        return (Math.Round(number / unit) * unit).ToString("N0", CultureInfo.InvariantCulture);
    }
}
