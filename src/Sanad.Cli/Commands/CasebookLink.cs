using System.CommandLine;
using System.Globalization;
using Sanad.Casebook.People;
using Sanad.Cli.Terminal;
using Sanad.Linkage.Model;

namespace Sanad.Cli.Commands;

/// <summary>sanad link in a casebook: proposes which records of its lists are one person, and says what changed since the last time.</summary>
internal static class CasebookLink
{
    private const int ChangesShown = 20;

    public static Verb Undo(Run run) => UndoVerb.Of(run, "run", "Take a run of linking back: the one before it proposes again", "sanad link undo 3f9a", LinkVerb.Undo);

    public static int Go(Run run, ParseResult result, bool onePerList, int seed, LinkChartFiles? charts)
    {
        using var book = run.Open(result);
        using var progress = run.Progress();
        var outcome = LinkVerb.Run(book, onePerList, seed, new LinkCommand.Progress(progress));
        progress.Dispose();
        var report = outcome switch
        {
            LinkRunOutcome.Linked linked => linked.Report,
            LinkRunOutcome.Refused refused => throw CommandEndsException.Usage(Shown.OneLine(refused.Reason)),
            var other => throw new InvalidOperationException($"An outcome without words: {other}"),
        };
        foreach (var warning in report.Warnings)
            run.Say($"! {Shown.OneLine(warning)}");
        if (result.GetValue(run.Json))
            run.PrintJson(report);
        else
            Print(run, report);
        charts?.Draw(LinkFigures.Of(book));
        return ExitCode.Done;
    }

    /// <summary>Why two records have their score.</summary>
    public static int Explain(Run run, ParseResult result, string one, string other, LinkChartFiles? charts)
    {
        using var book = run.Open(result);
        if (LinkVerb.Explain(book, one, other) is not var (why, records))
            throw CommandEndsException.Usage($"Name two records by their ids, as `sanad list show` prints them, after a run of `sanad link`; here {Shown.Safe(one)} or {Shown.Safe(other)} is no single record, or no run stands{(LinkVerb.Problem(book) is { } problem ? $": {problem}" : ".")}");
        LinkCommand.Explain(run, result, records, why, charts);
        return ExitCode.Done;
    }

    /// <summary>Persons drawn again and again by the model of the last run.</summary>
    public static int Draw(Run run, ParseResult result, int count)
    {
        LinkDrawLines.Check(count);
        using var book = run.Open(result);
        var records = LinkVerb.Draw(book, count) ?? throw CommandEndsException.Usage(LinkVerb.Problem(book) ?? "There is no run of linking to draw by: sanad link");
        foreach (var record in result.GetValue(run.Json) ? records : [])
            run.PrintJson(record);
        LinkDrawLines.Say(run, records.Count, records.Select(r => r.Person).Distinct(StringComparer.Ordinal).Count(), Enumerable.Range(0, count).Select(draw => records.Select(r => r.Draws[draw]).Distinct(StringComparer.Ordinal).Count()));
        return ExitCode.Done;
    }

    private static void Print(Run run, LinkRunReport report)
    {
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{report.Records:N0} records = {report.Persons:N0} persons, as proposed and decided so far; {report.Proposals:N0} pairs are worth a look: sanad review --links"));
        run.Print($"  model {report.ModelSha256[..16]}, journal entry {report.Entry[..16]} (sanad link undo takes it)");
        if (report.Calibration is { } by)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"  calibrated on {by.Same + by.Different:N0} decisions ({by.Same:N0} same, {by.Different:N0} different; about {by.Mistaken:P0} taken for slips): a bit counts {by.Slope:0.00}, every pair {by.Offset:+0.0;-0.0;0.0}; {Calibration.Method}"));
        Changes(run, report.Merged, report.Split);
    }

    /// <summary>Which persons are one now, and which are several.</summary>
    public static void Changes(Run run, IReadOnlyList<PersonChange> merged, IReadOnlyList<PersonChange> split)
    {
        Changes(run, merged, "are one person now");
        Changes(run, split, "is several persons now");
    }

    private static void Changes(Run run, IReadOnlyList<PersonChange> changes, string words)
    {
        foreach (var change in changes.Take(ChangesShown))
            run.Print($"  {string.Join(", ", change.Before.Take(6))}{(change.Before.Count > 6 ? ", ..." : "")} {words}: {string.Join(", ", change.After.Take(6))}");
        if (changes.Count > ChangesShown)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"  ... and {changes.Count - ChangesShown:N0} more that {words}; --json has them all"));
    }
}
