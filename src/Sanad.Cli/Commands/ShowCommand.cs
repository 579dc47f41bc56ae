using System.CommandLine;
using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Read;
using Sanad.Casebook.Show;
using Sanad.Claims;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad show: a document with its custody and claims, a claim, an event, or a person.</summary>
internal static class ShowCommand
{
    public static Verb Of(Run run)
    {
        var id = Verb.Perhaps("id", "Of a document (SHA-256), a claim (c...), an event (e...), a person (p...) or its record (r...); the beginning is enough. Without it: all documents");
        return new Verb("show", "Show a document, a claim, an event or a person; without an id, the list of documents",
                "sanad show -c case", "sanad show 6fda3ad8 -c case", "sanad show c41f --json")
            .With(id, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                using var book = run.Open(result);
                if (result.GetValue(id) is { } given)
                    One(run, result, book, given);
                else
                    All(run, result, book);
                return ExitCode.Done;
            });
    }

    private static void All(Run run, ParseResult result, OpenCasebook book)
    {
        foreach (var view in ShowVerb.Documents(book))
        {
            if (result.GetValue(run.Json))
                run.PrintJson(ShownJson.Of(view));
            else
                run.Print($"{view.Document.Original.Hex[..16]}  {view.Document.Published?.ToString() ?? "?",-10}  {view.Claims.Count,3} claims  {Shown.Cut(view.Document.Title ?? view.ReceivedAs, run.Width - 42)}");
        }
    }

    private static void One(Run run, ParseResult result, OpenCasebook book, string id)
    {
        var json = result.GetValue(run.Json);
        switch (ShowVerb.Find(book, id))
        {
            case ShowOutcome.ADocument found when json:
                run.PrintJson(ShownJson.Of(found.Document));
                break;
            case ShowOutcome.ADocument found:
                Print(run, found.Document);
                break;
            case ShowOutcome.AClaim found when json:
                run.PrintJson(Json(found));
                break;
            case ShowOutcome.AClaim found:
                Print(run, found.Claim);
                run.Print($"     document {found.Document.Document.Original.Hex[..16]}  {Shown.Cut(found.Document.Document.Title ?? found.Document.ReceivedAs, 60)}");
                break;
            case ShowOutcome.AnEvent found when json:
                run.PrintJson(found.Event);
                break;
            case ShowOutcome.AnEvent found:
                TollText.Print(run, found.Tolls, withChart: true);
                break;
            case ShowOutcome.APerson found when json:
                run.PrintJson(PersonText.Json(found.Person));
                break;
            case ShowOutcome.APerson found:
                PersonText.Print(run, found.Person);
                break;
            case ShowOutcome.NotFound:
                throw CommandEndsException.Usage($"Nothing has an id that begins with {Shown.Safe(id)}. Documents: sanad show; events: sanad event list; persons: sanad people");
            case ShowOutcome.Ambiguous many:
                throw CommandEndsException.Usage($"{Shown.Safe(id)} could be any of {string.Join(", ", many.Candidates)}. Write more of the id.");
        }
    }

    private static object Json(ShowOutcome.AClaim found)
    {
        var document = found.Document.Document;
        var claim = ClaimJson.From(found.Claim.Claim, Path.GetFileNameWithoutExtension(found.Document.ReceivedAs), document.Text, CodePointMap.For(document.Text));
        return new { document = document.Original, status = found.Claim.Status, @event = found.Claim.EventId, claim };
    }

    private static void Print(Run run, DocumentView view)
    {
        DocumentText.Print(run, view.ReceivedAs, view.Document);
        run.Print(string.Create(CultureInfo.InvariantCulture, $"  custody     {view.Size:N0} bytes, captured {view.CapturedAt}, object sha256/{view.Document.Original.Hex[..2]}/{view.Document.Original.Hex}"));
        if (view.CopyOf is { } copy)
            run.Print($"  copy of     {copy}");
        foreach (var other in view.Copies)
            run.Print(CopyText.Line(other));
        foreach (var claim in view.Claims)
            Print(run, claim);
    }

    private static void Print(Run run, ClaimView view)
    {
        ClaimText.Print(run, view.Claim);
        ClaimText.PrintPeople(run, view.Claim);
        run.Print($"     {(view.Status is { } status ? ClaimText.Word(status) : "rejected")}; event {view.EventId ?? "none"}");
    }

    private sealed record ShownJson(DocumentJson Document, string ReceivedAs, long Size, string CapturedAt, string OriginGroup, ContentHash? CopyOf, IReadOnlyList<CopyJson> Copies, IReadOnlyList<string> Claims)
    {
        public static ShownJson Of(DocumentView view) => new(DocumentJson.Of(view.ReceivedAs, view.Document), view.ReceivedAs, view.Size,
            view.CapturedAt, view.OriginGroup, view.CopyOf, CopyJson.Of(view), [.. view.Claims.Select(c => c.Claim.Id)]);
    }
}
