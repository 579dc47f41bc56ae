using Sanad.Casebook;
using Sanad.Casebook.Opening;

namespace Sanad.Cli;

/// <summary>The "undo" under a verb: takes one journal entry back by a new one.</summary>
internal static class UndoVerb
{
    /// <param name="run">This run.</param>
    /// <param name="printedBy">What printed the entry: "correction".</param>
    /// <param name="summary">What it does, for the help.</param>
    /// <param name="example">For the help.</param>
    /// <param name="undo">Takes the entry back.</param>
    public static Verb Of(Run run, string printedBy, string summary, string example, Func<OpenCasebook, string, VerbOutcome> undo)
    {
        var entry = Verb.One("entry", $"The journal entry that the {printedBy} printed");
        return new Verb("undo", summary, example)
            .With(entry, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                using var book = run.Open(result);
                return Outcomes.Report(run, result, undo(book, result.GetValue(entry)!));
            });
    }
}
