using System.CommandLine;
using Sanad.Casebook.Estimate;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Cli.Terminal;
using Sanad.Dossier;
using Sanad.Estimation;
using Sanad.Reading;

namespace Sanad.Cli.Commands;

/// <summary>sanad try: the main job on the sample, in a temporary folder, told step by step.</summary>
internal static class TryCommand
{
    private static string Samples => Path.Combine(AppContext.BaseDirectory, "samples", "november-2019");

    public static Verb Of(Run run)
    {
        var language = new Option<string>("--lang") { Description = "Language of the report: en or fa", DefaultValueFactory = _ => "en", HelpName = "CODE" };
        language.AcceptOnlyFromAmong("en", "fa");
        return new Verb("try", "Make a casebook from the sample and show what Sanad does with it", "sanad try", "sanad try --lang fa")
            .With(language)
            .Does(run, (result, _) => Tour(run, result.GetValue(language)!));
    }

    private static int Tour(Run run, string language)
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("sanad-try-").FullName, "casebook");
        run.Print("The sample: notes on November 2019, written for Sanad from public figures; their outlets are invented.\n");
        using var book = run.Open(folder, database: null, create: true);
        Keep(run, book);
        var documents = ShowVerb.Documents(book);
        Claims(run, documents);
        var rows = TollTable.Of(book, null, acceptedOnly: false);
        Step(run, 3, "Tolls: who claims what, side by side (nothing here is Sanad's own figure)");
        TollText.Print(run, rows, withChart: true);
        Step(run, 4, "Estimates: how many no list recorded, from how lists of names overlap; or a refusal with its reason");
        Estimates(run, book, rows);
        Step(run, 5, "What verification proves, and what it cannot");
        var verification = VerifyCommand.Check(run, folder);
        VerifyCommand.Print(run, verification);
        var report = Path.Combine(Path.GetDirectoryName(folder)!, "report.html");
        File.WriteAllText(report, Report.Html(new ReportMaterial(book.Id, documents, rows, verification, Heads(book), run.Packs), language));
        Next(run, folder, report, rows);
        return verification.Broken.Count > 0 ? ExitCode.VerificationFailed : ExitCode.Done;
    }

    private static void Keep(Run run, OpenCasebook book)
    {
        Step(run, 1, "Kept under seal, with the SHA-256 of each original, and read");
        using var progress = run.Progress();
        foreach (var outcome in KeepFiles.Run(book, [Samples], Given.Nothing, new KeepCommand.Progress(progress), run.Cancel))
            KeepCommand.Print(run, outcome);
    }

    private static void Claims(Run run, IReadOnlyList<DocumentView> documents)
    {
        Step(run, 2, "Claims that the machine proposes; a person decides");
        foreach (var document in documents)
        {
            run.Print($"{Shown.Safe(document.ReceivedAs)}");
            foreach (var claim in document.Claims)
                ClaimText.Print(run, claim.Claim);
        }
    }

    // The sample holds tolls and no list of names: that is refused. What lists give is shown by a public table, all methods but the one that takes seconds.
    private static void Estimates(Run run, OpenCasebook book, IReadOnlyList<TollRow> rows)
    {
        if (rows.Count > 0 && EstimateVerb.Run(book, new() { Event = rows[0].Event.Id, DryRun = true }) is EstimateOutcome.Refused refused)
            run.Print($"of this sample  refused: {Shown.OneLine(refused.Reason)}\n");
        run.Print("Of the killings in Kosovo in 1999 it was published how four lists of names overlap (samples/estimation/kosovo.csv):\n");
        var table = CountsFile.Read(Path.Combine(AppContext.BaseDirectory, "samples", "estimation", "kosovo.csv")).Table;
        string[] methods = ["chao", "coverage", "loglinear", "decomposable", "stepwise", "saturated"];
        EstimateText.Print(run, table, [.. methods.Select(method => Methods.Run(method, table, new(), cancel: run.Cancel))]);
    }

    private static void Next(Run run, string folder, string report, IReadOnlyList<TollRow> rows)
    {
        var sanad = Environment.GetEnvironmentVariable("SANAD_LAUNCHER") ?? "sanad";
        run.Print($"\nThe report:    {report}\nThe casebook:  {folder}\n\nNext:");
        run.Print($"  {sanad} show -c {folder}");
        run.Print($"  {sanad} tolls {(rows.Count > 0 ? rows[0].Event.Id : "")} --chart -c {folder}");
        run.Print($"  {sanad} estimate YOUR-COUNTS.csv --charts CHARTS");
        run.Print($"  {sanad} keep YOUR-FILES... -c YOUR-CASE");
    }

    // What a reader years later compares with the casebook: number and hash of each writer's last commit.
    public static List<string> Heads(OpenCasebook book) => [.. book.Folder.Heads().Select(head => $"{head.Writer} {head.Number} {head.Commit}")];

    private static void Step(Run run, int number, string title) => run.Print($"\n{number}. {title}\n");
}
