using System.CommandLine;
using Sanad.Casebook.Estimate;
using Sanad.Cli.Terminal;
using Sanad.Estimation;

namespace Sanad.Cli.Commands;

/// <summary>sanad estimate: how many no list recorded, from how the lists overlap; of a file of counts, or of an event and the linked lists of a casebook.</summary>
internal static class EstimateCommand
{
    private const string All = "all";

    public static Verb Of(Run run)
    {
        var options = new Options();
        return new Verb("estimate", "Estimate from how lists overlap how many people none of them holds, or refuse with the reason: of a file of counts, without a casebook; of an event, from the linked lists of a casebook. Without either: the estimates made so far",
                "sanad estimate counts.csv", "sanad estimate counts.csv --method loglinear --json", "sanad estimate people.csv --lists police,hospital,press --seed 7", "sanad estimate counts.csv --charts charts --lang fa", "sanad estimate e102a3 -c case --by place,month --lists official=police+courts,union,clinic")
            .With(options.Table, options.Method, options.Lists, options.By, options.Delta, options.Level, options.Seed, options.Draws, options.DryRun, options.Charts, options.Language, run.CasebookFolder, run.Database, run.Json, CasebookEstimate.Undo(run))
            .Does(run, (result, _) => result.GetValue(options.Table) is { } named && IsFile(run, named) ? Estimate(run, result, options) : InCasebook(run, result, options));
    }

    private sealed class Options
    {
        public Argument<string?> Table { get; } = new("table")
        {
            Description = "CSV: a column of 0 and 1 for each list, and a column \"count\"; without that column a row is one person. Or the id of an event",
            Arity = ArgumentArity.ZeroOrOne,
        };

        public Option<string> Method { get; } = new("--method") { Description = $"One of {All} {string.Join(' ', Methods.Names)}", DefaultValueFactory = _ => All };

        public Option<string?> Lists { get; } = new("--lists") { Description = "The columns that are lists, with commas; without it all but \"count\". Of a casebook: its lists; NAME=A+B counts several as one" };

        public Option<string?> By { get; } = new("--by") { Description = "Of a casebook: divide people by place, month, year or a role of the columns, with commas, and estimate each part too", HelpName = "WHAT" };

        public Option<string?> Charts { get; } = EstimateChartFiles.Folder();

        public Option<string> Language { get; } = ChartFolder.Language();

        public Option<int?> Draws { get; } = new("--draws") { Description = $"Of a casebook: draw the links so many times by the scores, so that what they do not know is in the intervals; 0 = take them for sure (without it {EstimateRequest.UsualDraws})", HelpName = "M" };

        public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Of a casebook: write nothing into the journal" };

        public Option<double> Delta { get; } = new("--delta") { Description = "The assumption of the saturated model: 1 = no interaction of all lists", DefaultValueFactory = _ => 1 };

        public Option<double> Level { get; } = new("--level") { Description = "Of the intervals", DefaultValueFactory = _ => .95 };

        public Option<ulong> Seed { get; } = new("--seed") { Description = "Where random draws begin", DefaultValueFactory = _ => 1 };
    }

    // What has the look of an id is one, unless a file has that name.
    private static bool IsFile(Run run, string named) => File.Exists(run.Resolve([named])[0]) || named.AsSpan().ContainsAnyExcept("eE0123456789abcdfABCDF");

    private static int InCasebook(Run run, ParseResult result, Options options)
    {
        if (result.GetValue(options.Table) is not { } named)
            return result.GetValue(options.Lists) is null && result.GetValue(options.By) is null && !result.GetValue(options.DryRun) ? CasebookEstimate.List(run, result)
                : throw CommandEndsException.Usage("Of which event? sanad event list shows them: sanad estimate EVENT --by place. Without event and options the estimates made so far are shown.");
        return CasebookEstimate.Go(run, result, new()
        {
            Event = named,
            Lists = [.. Words(result.GetValue(options.Lists)).Select(Group)],
            By = Words(result.GetValue(options.By)),
            Methods = MethodsOf(result, options),
            Options = SettingsOf(result, options),
            Draws = DrawsOf(result, options),
            DryRun = result.GetValue(options.DryRun),
        }, ChartsOf(run, result, options));
    }

    private static ChartFolder? ChartsOf(Run run, ParseResult result, Options options) => ChartFolder.Of(run, result.GetValue(options.Charts), result.GetValue(options.Language)!);

    private static int DrawsOf(ParseResult result, Options options) => result.GetValue(options.Draws) switch
    {
        null => EstimateRequest.UsualDraws,
        >= 0 and <= EstimateRequest.MostDraws and var draws => draws,
        _ => throw CommandEndsException.Usage(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--draws takes a number from 0 to {EstimateRequest.MostDraws}.")),
    };

    private static string[] Words(string? typed) => typed?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static ListGroup Group(string typed) => typed.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var members]
        ? new(name, members.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : new(typed, [typed]);

    private static IReadOnlyList<string> MethodsOf(ParseResult result, Options options) => result.GetValue(options.Method) switch
    {
        All => Methods.Names,
        { } one when Methods.Names.Contains(one) => [one],
        var other => throw CommandEndsException.Usage($"There is no method \"{Shown.Safe(other ?? "")}\". Methods: {All} {string.Join(' ', Methods.Names)}"),
    };

    private static int Estimate(Run run, ParseResult result, Options options)
    {
        if (result.GetValue(options.By) is not null || result.GetValue(options.Draws) is not null || result.GetValue(options.DryRun))
            throw CommandEndsException.Usage("--by, --draws and --dry-run are for the lists of a casebook; a file of counts has no places and dates, and stands in no journal.");
        var (settings, methods, charts) = (SettingsOf(result, options), MethodsOf(result, options), ChartsOf(run, result, options));
        var path = run.Resolve([result.GetValue(options.Table)!])[0];
        if (Directory.Exists(path))
            throw CommandEndsException.Usage($"{Shown.Safe(path)} is a folder. A table of counts is a CSV file.");
        if (!File.Exists(path))
            throw CommandEndsException.Usage($"There is no file {Shown.Safe(path)}. A table of counts is a CSV file; an event of a casebook is named by its id, which sanad event list shows.");
        var counts = CountsFile.Read(path, result.GetValue(options.Lists) is { } typed ? Words(typed) : null);
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
        if (charts is not null)
            EstimateChartFiles.Draw(charts, counts.Table, results, settings, run.Cancel);
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
            results.Add(EstimateMemory.Run(run.Home, method, table, [], settings, new Progress(share => progress.Show((int)((results.Count + share) * 100), methods.Count * 100, method)), run.Cancel));
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
