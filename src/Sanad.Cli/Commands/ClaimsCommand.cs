using Sanad.Basics;
using Sanad.Claims;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad claims: what Sanad proposes from a file, without a casebook.</summary>
internal static class ClaimsCommand
{
    public static Verb Of(Run run)
    {
        var files = Verb.Several("file", "Text, HTML, DOCX or PDF");
        var given = new GivenOptions();
        return new Verb("claims", "Show the claims that are proposed from a file; nothing is kept",
                "sanad claims note.txt", "sanad claims notes/*.txt --json > claims.jsonl")
            .With(files, given.Outlet, given.Published, given.Language, run.Json)
            .Does(run, (result, _) =>
            {
                var extractor = new ClaimExtractor(run.Packs);
                return OneByOne.Run(run, result.GetValue(files)!, given.Of(result), (name, document) =>
                {
                    var claims = extractor.Extract(document, run.Cancel);
                    if (result.GetValue(run.Json))
                        PrintJson(run, name, document, claims);
                    else
                        Print(run, name, claims);
                });
            });
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
