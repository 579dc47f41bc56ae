using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Sanad.Casebook.Estimate;
using Sanad.Casebook.Tolls;
using Sanad.Cli.Terminal;
using Sanad.Estimation;

namespace Sanad.Cli.Commands;

/// <summary>sanad estimate in a casebook: documented, claimed and estimated, three layers that never mix.</summary>
internal static class CasebookEstimate
{
    public static Verb Undo(Run run) => UndoVerb.Of(run, "run", "Take an estimate back: it counts as not made", "sanad estimate undo 3f9a", EstimateVerb.Undo);

    public static int Go(Run run, ParseResult result, EstimateRequest request, ChartFolder? charts)
    {
        using var book = run.Open(result);
        using var progress = run.Progress();
        var outcome = EstimateVerb.Run(book, request, new Progress(progress));
        progress.Dispose();
        var report = outcome switch
        {
            EstimateOutcome.Run done => done.Report,
            EstimateOutcome.Refused refused => throw CommandEndsException.Usage(Shown.OneLine(refused.Reason)),
            var other => throw new InvalidOperationException($"An outcome without words: {other}"),
        };
        if (result.GetValue(run.Json))
            PrintJson(run, report);
        else
            Print(run, report);
        if (charts is not null)
            EstimateChartFiles.Draw(charts, report.Whole.Table, report.Whole.Results, request.Options, run.Cancel);
        return ExitCode.Done;
    }

    public static int List(Run run, ParseResult result)
    {
        using var book = run.Open(result);
        var past = EstimateVerb.Past(book);
        if (result.GetValue(run.Json))
        {
            foreach (var one in past)
                run.PrintJson(one);
            return ExitCode.Done;
        }
        if (past.Count == 0)
            run.Print("No estimate was made here. Of an event: sanad estimate EVENT -c case. Of a file of counts: sanad estimate counts.csv");
        foreach (var one in past)
            PrintPast(run, one);
        return ExitCode.Done;
    }

    private static void PrintPast(Run run, PastEstimate one)
    {
        var usable = one.Figures.Where(figure => figure is { Status: not EstimateStatus.Refused, Low: not null } && figure.Method != "chao").ToList();
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{one.Entry[..16]}  {one.Time}  {one.Event}  {one.Observed:N0} documented on {one.Lists.Count} lists; {(usable.Count == 0 ? "refused" : $"{usable.Count} of {one.Figures.Count} methods gave an interval")}{(one.By.Count > 0 ? $"; by {string.Join(", ", one.By)}" : "")}"));
    }

    private static void Print(Run run, EstimateReport report)
    {
        run.Print(Shown.Isolated(Shown.OneLine(report.Event.Title)));
        run.Print("");
        foreach (var span in report.Claimed)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"claimed       {span.ActGroup.ToString().ToLowerInvariant()}{(span.Act is { } act ? $", {JsonNamingPolicy.SnakeCaseLower.ConvertName(act.ToString())}" : "")}: {Bounds(span)}, by {Counted(span.Speakers, "speaker")} in {Counted(span.Figures, "figure")}"));
        if (report.Claimed.Count == 0)
            run.Print("claimed       no figure of the whole event");
        EstimateText.Print(run, report.Whole.Table, report.Whole.Results);
        PrintDraws(run, report.Whole);
        foreach (var part in report.Strata)
        {
            run.Print("");
            run.Print($"── {string.Join(", ", report.By.Zip(part.Stratum, (by, value) => $"{by} {Shown.Isolated(Shown.OneLine(value ?? "not known"))}"))}");
            EstimateText.Print(run, part.Table, part.Results);
        }
        if (report.Total.Count > 0)
        {
            run.Print("");
            run.Print("── the parts together, draw by draw");
            EstimateText.PrintResults(run, report.Total);
        }
        run.Print("");
        run.Print("Claimed, documented and estimated are three things: none is computed from another here, and none stands for another.");
        if (report.Entry is { } entry)
            run.Print($"journal entry {entry[..16]} (sanad estimate undo takes it)");
    }

    private static void PrintDraws(Run run, StratumEstimate whole)
    {
        if (whole.Drawn.Count > 0)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"The links were drawn {whole.Drawn.Count:N0} times, {whole.Drawn.Min(table => table.Observed):N0} to {whole.Drawn.Max(table => table.Observed):N0} people standing on the lists; intervals hold what the links do not know, as far as the model tells it."));
    }

    private static string Bounds(TollSpan span) => span.Lowest == span.Highest && !span.OpenEnded
        ? span.Highest.ToString("N0", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{span.Lowest:N0} to {span.Highest:N0}{(span.OpenEnded ? " and more" : "")}");

    private static string Counted(int number, string what) => number == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}s");

    private static void PrintJson(Run run, EstimateReport report)
    {
        foreach (var part in report.Strata.Prepend(report.Whole))
        {
            run.PrintJson(new LayersJson(report.Event.Id, report.Lists, report.By.Zip(part.Stratum).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal), part.Table.Observed,
                part.Stratum.Count == 0 ? report.Claimed : [], [.. part.Results.Select(EstimateJson.From)], part.Together?.Status, report.Draws,
                part.Stratum.Count == 0 ? [.. report.Total.Select(EstimateJson.From)] : [], report.Entry));
        }
    }

    /// <summary>The layers of one part of an event; the whole first.</summary>
    private sealed record LayersJson(string Event, IReadOnlyList<ListGroup> Lists, IReadOnlyDictionary<string, string?> Stratum, long Documented, IReadOnlyList<TollSpan> Claimed, IReadOnlyList<EstimateJson> Estimated,
        EstimateStatus? Together, int Draws, IReadOnlyList<EstimateJson> Total, string? Entry);

    private sealed class Progress(ProgressLine line) : IProgress<double>
    {
        public void Report(double value) => line.Show((int)(value * 100), 100, "estimating");
    }
}
