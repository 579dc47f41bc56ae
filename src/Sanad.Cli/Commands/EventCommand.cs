using System.CommandLine;
using Sanad.Casebook;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Events;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad event: what people do with events; each act is one journal entry and can be undone.</summary>
internal static class EventCommand
{
    public static Verb Of(Run run) => new Verb("event", "List events, and correct how claims were gathered; every act is journalled and can be undone",
            "sanad event list -c case", "sanad event rename e1f2 \"November 2019\"", "sanad event undo ENTRY")
        .With(List(run), Rename(run), Move(run), Merge(run), Split(run), Part(run), Respond(run), UndoVerb.Of(run, "act", "Take an act back; the journal keeps both", "sanad event undo 3f9a", EventVerbs.Undo));

    private static Verb List(Run run) => new Verb("list", "Events with their place, time and number of claims", "sanad event list -c case")
        .With(run.CasebookFolder, run.Database, run.Json)
        .Does(run, (result, _) =>
        {
            using var book = run.Open(result);
            foreach (var view in EventVerbs.List(book))
            {
                if (result.GetValue(run.Json))
                    run.PrintJson(view);
                else
                    Print(run, view);
            }
            return ExitCode.Done;
        });

    private static Verb Rename(Run run)
    {
        var (id, title) = (Verb.One("event", "Its id, or the beginning of it"), Verb.One("title", "The new title"));
        return Act(run, new Verb("rename", "Give an event a title", "sanad event rename e1f2 \"November 2019\"").With(id, title),
            (book, result) => EventVerbs.Rename(book, result.GetValue(id)!, result.GetValue(title)!));
    }

    private static Verb Move(Run run)
    {
        var (claim, to) = (Verb.One("claim", "The claim's id"), Verb.One("event", "The event that it belongs to"));
        return Act(run, new Verb("move", "Move a claim to another event", "sanad event move c77a e1f2").With(claim, to),
            (book, result) => EventVerbs.Move(book, [result.GetValue(claim)!], result.GetValue(to)!));
    }

    private static Verb Merge(Run run)
    {
        var (id, into) = (Verb.One("event", "The event that ends"), Verb.One("into", "The event that takes its claims"));
        return Act(run, new Verb("merge", "Two events are one", "sanad event merge e9c0 e1f2").With(id, into),
            (book, result) => EventVerbs.Merge(book, result.GetValue(id)!, result.GetValue(into)!));
    }

    private static Verb Split(Run run)
    {
        var (id, claims) = (Verb.One("event", "The event"), Verb.Several("claim", "Claims that make the new event"));
        var title = new Option<string?>("--title") { Description = "Title of the new event", HelpName = "TITLE" };
        return Act(run, new Verb("split", "Some claims of an event are another event", "sanad event split e1f2 c77a c81b --title \"Zahedan\"").With(id, claims, title),
            (book, result) => EventVerbs.Split(book, result.GetValue(id)!, result.GetValue(claims)!, result.GetValue(title)));
    }

    private static Verb Part(Run run)
    {
        var (id, whole) = (Verb.One("event", "The part"), Verb.One("whole", "The event that contains it"));
        return Act(run, new Verb("part", "An event is part of another", "sanad event part e9c0 e1f2").With(id, whole),
            (book, result) => EventVerbs.Part(book, result.GetValue(id)!, result.GetValue(whole)!));
    }

    private static Verb Respond(Run run)
    {
        var (id, to) = (Verb.One("event", "The answer"), Verb.One("to", "The event that it answers"));
        var kind = new Option<ResponseKind>("--kind") { Description = "statement, resolution, trial, sanction or strike", HelpName = "KIND" };
        return Act(run, new Verb("respond", "An event answers another", "sanad event respond e9c0 e1f2 --kind trial").With(id, to, kind),
            (book, result) => EventVerbs.Respond(book, result.GetValue(id)!, result.GetValue(to)!, result.GetValue(kind)));
    }

    private static Verb Act(Run run, Verb verb, Func<OpenCasebook, ParseResult, VerbOutcome> act) => verb
        .With(run.CasebookFolder, run.Database, run.Json)
        .Does(run, (result, _) =>
        {
            using var book = run.Open(result);
            return Outcomes.Report(run, result, act(book, result));
        });

    private static void Print(Run run, EventView view)
    {
        var about = view.Summary;
        run.Print($"{about.Id}  {Shown.OneLine(about.Title)}");
        run.Print($"    {about.Place ?? "place not known"} · {about.When?.ToString() ?? "time not known"} · {view.Claims.Count} claims in {view.Documents} documents · gathered by {view.GatheredBy}");
        if (view.PartOf is { } whole)
            run.Print($"    part of {whole}");
        foreach (var part in view.Parts)
            run.Print($"    has the part {part.Id}  {Shown.OneLine(part.Title)}");
        foreach (var response in view.Responses)
            run.Print($"    answered by {response.Id}  {Shown.OneLine(response.Title)} ({ClaimText.Word(response.Kind)})");
        foreach (var act in view.Acts)
            run.Print($"    changed by entry {act[..16]}");
    }
}
