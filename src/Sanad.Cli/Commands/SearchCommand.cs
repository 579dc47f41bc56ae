using System.CommandLine;
using Sanad.Casebook.Search;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad search: documents and claims by their words, in both scripts.</summary>
internal static class SearchCommand
{
    public static Verb Of(Run run)
    {
        var query = Verb.One("words", "What to look for; the last word also matches as a beginning");
        var limit = new Option<int>("--limit") { Description = "At most so many hits", DefaultValueFactory = _ => 20, HelpName = "N" };
        return new Verb("search", "Find documents and claims by their words; Persian and Latin spellings are folded first",
                "sanad search \"اوین\" -c case", "sanad search \"death toll\" --json")
            .With(query, limit, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) => Search(run, result, result.GetValue(query)!, result.GetValue(limit)));
    }

    private static int Search(Run run, ParseResult result, string query, int limit)
    {
        using var book = run.Open(result);
        var hits = SearchVerb.Run(book, query, limit);
        foreach (var hit in hits)
        {
            if (result.GetValue(run.Json))
                run.PrintJson(HitJson.Of(hit));
            else
                Print(run, hit);
        }
        if (SearchVerb.AlsoFor(book, query) is { Count: > 0 } also)
            run.Say($"Also searched for: {string.Join(", ", also)}");
        if (hits.Count == 0)
            run.Say("Nothing found. Search looks for whole words, and for words that begin with the last one.");
        return ExitCode.Done;
    }

    private static void Print(Run run, SearchHit hit)
    {
        var (kind, id) = hit.ClaimId is { } claim ? ("claim", claim) : ("document", hit.Original.Hex[..16]);
        run.Print($"{kind,-8}  {id,-17}  {Shown.Cut(hit.Title ?? "(no title)", run.Width - 29)}");
        run.Print($"          {Shown.Cut(hit.Snippet, run.Width - 10)}");
    }

    private sealed record HitJson(string Kind, string Id, string Document, string? Title, string Snippet, int Start, int End, double Score)
    {
        public static HitJson Of(SearchHit hit) => new(hit.ClaimId is null ? "document" : "claim", hit.ClaimId ?? hit.Original.Hex,
            hit.Original.Hex, hit.Title, hit.Snippet, hit.Span.Start, hit.Span.End, Math.Round(hit.Score, 6));
    }
}
