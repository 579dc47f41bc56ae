using System.CommandLine;
using Sanad.Casebook;
using Sanad.Cli.Terminal;

namespace Sanad.Cli;

/// <summary>Says what became of an act of a person.</summary>
internal static class Outcomes
{
    /// <param name="run">Where it is said.</param>
    /// <param name="result">What was typed.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="takenBack">How the act is taken back; null = by nothing.</param>
    public static int Report(Run run, ParseResult result, VerbOutcome outcome, string? takenBack = "undo takes it")
    {
        switch (outcome)
        {
            case VerbOutcome.Done done when result.GetValue(run.Json):
                run.PrintJson(new { done.Id, done.Entry });
                return ExitCode.Done;
            case VerbOutcome.Done done:
                run.Print($"{done.Id}  done; journal entry {done.Entry[..16]}{(takenBack is null ? "" : $" ({takenBack})")}");
                return ExitCode.Done;
            case VerbOutcome.NotFound missing:
                throw CommandEndsException.Usage($"No {missing.Kind} has the id {Shown.Safe(missing.Id)}. List them: {ListOf(missing.Kind)}");
            case VerbOutcome.Ambiguous many:
                throw CommandEndsException.Usage($"{Shown.Safe(many.Id)} could be any of {string.Join(", ", many.Candidates)}. Write more of the id.");
            case VerbOutcome.Refused refused:
                throw CommandEndsException.Usage(Shown.OneLine(refused.Reason));
            default:
                throw new InvalidOperationException($"An outcome without words: {outcome}");
        }
    }

    private static string ListOf(string kind) => kind switch
    {
        "event" => "sanad event list",
        "claim" => "sanad review --list",
        "record" => "sanad list show NAME",
        "person" => "sanad people",
        _ => "sanad show",
    };
}
