using System.CommandLine;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad tolls: what each speaker claims about each event, side by side.</summary>
internal static class TollsCommand
{
    public static Verb Of(Run run)
    {
        var id = Verb.Perhaps("event", "An event's id, or its beginning; without it all events");
        var accepted = new Option<bool>("--accepted") { Description = "Only what a person has accepted or edited" };
        var chart = new Option<bool>("--chart") { Description = "Also draw each toll as a chart" };
        return new Verb("tolls", "Contested tolls side by side: a row a speaker and figure, with the exact words",
                "sanad tolls -c case", "sanad tolls e1f2 --chart", "sanad tolls --accepted --json")
            .With(id, accepted, chart, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                using var book = run.Open(result);
                if (result.GetValue(id) is { } given && ShowVerb.Find(book, given) is not ShowOutcome.AnEvent)
                    throw CommandEndsException.Usage($"No event, or more than one, has an id that begins with {Shown.Safe(given)}. List them: sanad event list");
                var rows = TollTable.Of(book, result.GetValue(id), result.GetValue(accepted));
                if (result.GetValue(run.Json))
                    rows.ToList().ForEach(row => run.PrintJson(TollJson.Of(row)));
                else
                    TollText.Print(run, rows, result.GetValue(chart));
                if (rows.Count == 0)
                    run.Say("No tolls yet. Keep documents first: sanad keep FILE...");
                return ExitCode.Done;
            });
    }
}
