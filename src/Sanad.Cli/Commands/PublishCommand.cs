using System.CommandLine;
using System.Globalization;
using System.Text;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Publish;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Cli.Terminal;
using Sanad.Custody;
using Sanad.Dossier;

namespace Sanad.Cli.Commands;

/// <summary>sanad publish bag: chosen exhibits with the signed journal, in a folder that anyone can check.</summary>
internal static class PublishCommand
{
    private const int MostExhibitsShown = 50;

    public static Verb Of(Run run) => new Verb("publish", "Give a part of a casebook to others, so that they can check it",
            "sanad publish bag --event EVENT --out bag -c case")
        .With(Bag(run));

    private static Verb Bag(Run run)
    {
        var to = new Option<string?>("--out") { Description = "The bag's folder: new, and not inside the casebook", HelpName = "DIR" };
        var events = new Option<string[]>("--event") { Description = "The documents of this event; may be given several times", HelpName = "EVENT" };
        var documents = new Option<string[]>("--document") { Description = "This document, or file of a list, by its SHA-256; may be given several times", HelpName = "DOCUMENT" };
        var all = new Option<bool>("--all") { Description = "Every original and every entry of the journal" };
        var withhold = new Option<string[]>("--withhold") { Description = "Stays out all the same: a document, a file of a list, a journal entry, or a type of entries such as claim.verdict; may be given several times", HelpName = "WHAT" };
        var report = new Option<string?>("--report") { Description = "With --event: the report on these events goes in too, in this language: en or fa", HelpName = "CODE" };
        var plan = new Option<bool>("--plan") { Description = "Say what would go in and what would be withheld, and write nothing" };
        report.AcceptOnlyFromAmong("en", "fa");
        return new Verb("bag", "Write a BagIt bag: the chosen originals, the journal with every other entry as a hash, proofs, a signature, and VERIFY.txt in five languages",
                "sanad publish bag --event EVENT --out bag -c case", "sanad publish bag --event EVENT --plan -c case",
                "sanad publish bag --document 6fda --document 1306 --out bag -c case", "sanad publish bag --all --withhold claim.verdict --out bag -c case")
            .With(to, events, documents, all, withhold, report, plan, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                var target = result.GetValue(to) is { } given ? Path.GetFullPath(given, run.Folder) : null;
                if (target is null && !result.GetValue(plan))
                    throw CommandEndsException.Usage("Name the bag's folder: --out DIR. To see what would go in: --plan");
                using var book = run.Open(result);
                var chosen = Chosen(run, result, book, new()
                {
                    Events = result.GetValue(events) ?? [], Documents = result.GetValue(documents) ?? [], All = result.GetValue(all), Withhold = result.GetValue(withhold) ?? [],
                });
                var reports = result.GetValue(report) is { } language ? ReportOf(run, book, chosen, language) : new Dictionary<string, byte[]>();
                return result.GetValue(plan) ? Plan(run, result, book, chosen) : Write(run, result, book, chosen, target!, reports);
            });
    }

    private static PublishOutcome.Chosen Chosen(Run run, ParseResult result, OpenCasebook book, PublishRequest request) => PublishVerb.Choose(book, request) switch
    {
        PublishOutcome.Chosen chosen => chosen,
        PublishOutcome.NotChosen no => throw new InvalidOperationException($"An outcome without words: {Outcomes.Report(run, result, no.Why)}"),
        var other => throw new InvalidOperationException($"An outcome without words: {other}"),
    };

    private static int Plan(Run run, ParseResult result, OpenCasebook book, PublishOutcome.Chosen chosen)
    {
        var plan = Custody.Bag.Plan(book.Folder, chosen.Choice);
        if (result.GetValue(run.Json))
            run.PrintJson(plan);
        else
            Print(run, plan);
        foreach (var refusal in plan.Refusals)
            run.Say($"sanad: {Shown.OneLine(refusal)}");
        return plan.Refusals.Count > 0 ? ExitCode.Usage : ExitCode.Done;
    }

    private static int Write(Run run, ParseResult result, OpenCasebook book, PublishOutcome.Chosen chosen, string target, Dictionary<string, byte[]> reports)
    {
        using var progress = run.Progress();
        var made = PublishVerb.Bag(book, chosen, target, reports, new VerifyCommand.Progress(progress), run.Cancel);
        progress.Dispose();
        if (result.GetValue(run.Json))
        {
            run.PrintJson(made);
            return ExitCode.Done;
        }
        Print(run, made.Plan);
        run.Print(string.Create(CultureInfo.InvariantCulture, $"Bag          {Shown.Safe(made.Path)}: {made.Files:N0} files, {made.Bytes:N0} bytes; journal entry {made.Entry[..16]}"));
        run.Print($"Tell by another way: the casebook {book.Id}, and the SHA-256 of tagmanifest-sha256.txt, which names exactly this bag:\n             {made.TagManifest}");
        run.Print($"Check it     sh {Shown.Safe(made.Path)}/verify.sh, or: sanad verify {Shown.Safe(made.Path)}");
        return ExitCode.Done;
    }

    private static void Print(Run run, BagPlan plan)
    {
        foreach (var exhibit in plan.Exhibits.Take(MostExhibitsShown))
            run.Print(string.Create(CultureInfo.InvariantCulture, $"Exhibit      {exhibit.Hash.Hex[..16]}  {Shown.Cut(exhibit.FileName ?? "", 50)}  {exhibit.Size:N0} bytes"));
        if (plan.Exhibits.Count > MostExhibitsShown)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"             and {plan.Exhibits.Count - MostExhibitsShown:N0} more"));
        if (plan.Derived > 0)
            run.Print($"Derived      {plan.Derived} texts made of them");
        run.Print($"In clear     {Listed(plan.Entries.Where(e => e.Shown > 0).Select(e => (e.Type, e.Shown)))}");
        run.Print($"As a hash    {Listed(plan.Entries.Where(e => e.Withheld > 0).Select(e => (e.Type, e.Withheld)))}");
    }

    private static string Listed(IEnumerable<(string Type, int Count)> types) =>
        string.Join(", ", types.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Count} {Shown.OneLine(t.Type)}"))) is { Length: > 0 } list ? list : "nothing";

    // Only what stands in the exhibits: a figure from a withheld document, or the hash of one, would tell of it.
    private static Dictionary<string, byte[]> ReportOf(Run run, OpenCasebook book, PublishOutcome.Chosen chosen, string language)
    {
        if (chosen.Events.Count == 0 || !chosen.Complete)
            throw CommandEndsException.Usage("A report goes in with --event, and only where no document of the event is withheld: its figures would tell of them.");
        var shown = ShowVerb.Documents(book).Where(d => chosen.Choice.Exhibits.Contains(d.Document.Original))
            .Select(d => d.CopyOf is { } copied && !chosen.Choice.Exhibits.Contains(copied) ? d with { CopyOf = null } : d).ToList();
        var material = new ReportMaterial(book.Id, shown, TollTable.OfSome(book, chosen.Events, acceptedOnly: false), null, TryCommand.Heads(book), run.Packs);
        return new() { ["report.html"] = Encoding.UTF8.GetBytes(Report.Html(material, language)) };
    }
}
