using System.CommandLine;
using System.Globalization;
using Sanad.Casebook.People;
using Sanad.Cli.Terminal;

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

    private static void Print(Run run, LinkRunReport report)
    {
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{report.Records:N0} records = {report.Persons:N0} persons, as proposed and decided so far; {report.Proposals:N0} pairs are worth a look: sanad review --links"));
        run.Print($"  model {report.ModelSha256[..16]}, journal entry {report.Entry[..16]} (sanad link undo takes it)");
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
