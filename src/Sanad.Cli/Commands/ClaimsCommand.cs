using System.CommandLine;
using Sanad.Basics;
using Sanad.Casebook.Review;
using Sanad.Claims;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad claims: what Sanad proposes from a file, without a casebook.</summary>
internal static class ClaimsCommand
{
    public static Verb Of(Run run)
    {
        var files = Verb.Any("file", "Text, HTML, DOCX or PDF");
        var given = new GivenOptions();
        var diff = new Option<bool>("--diff") { Description = "Of a casebook: what the present rules propose otherwise than the ones before them" };
        return new Verb("claims", "Show the claims that are proposed from a file, nothing is kept; or what another version of the rules changed in a casebook",
                "sanad claims note.txt", "sanad claims notes/*.txt --json > claims.jsonl", "sanad claims --diff -c case")
            .With(files, diff, given.Outlet, given.Published, given.Language, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) => (result.GetValue(diff), result.GetValue(files)) switch
            {
                (true, null or []) => Diff(run, result),
                (false, { Length: > 0 } named) => Propose(run, result, named, given.Of(result)),
                _ => throw CommandEndsException.Usage("Name files, or --diff and a casebook with -c."),
            });
    }

    private static int Propose(Run run, ParseResult result, IReadOnlyList<string> files, Reading.Given given)
    {
        var extractor = new ClaimExtractor(run.Packs);
        return OneByOne.Run(run, files, given, (name, document) =>
        {
            var claims = extractor.Extract(document, run.Cancel);
            if (result.GetValue(run.Json))
                PrintJson(run, name, document, claims);
            else
                Print(run, name, claims);
        });
    }

    private static int Diff(Run run, ParseResult result)
    {
        using var book = run.Open(result);
        if (ProposalDiff.Of(book) is not { } diff)
            run.Say("No other version of the rules has read this casebook since its index was made: there is nothing to compare.");
        else if (result.GetValue(run.Json))
            DiffText.PrintJson(run, diff);
        else
            DiffText.Print(run, diff);
        return ExitCode.Done;
    }

    private static void PrintJson(Run run, string name, Document document, IReadOnlyList<Claim> claims)
    {
        var map = CodePointMap.For(document.Text);
        foreach (var claim in claims)
            run.PrintJson(ClaimJson.From(claim, Path.GetFileNameWithoutExtension(name), document.Text, map));
    }

    private static void Print(Run run, string name, IReadOnlyList<Claim> claims)
    {
        run.Print($"{Shown.Safe(name)}: {claims.Count} proposed claims");
        foreach (var claim in claims)
            ClaimText.Print(run, claim);
    }
}
