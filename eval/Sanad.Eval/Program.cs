using Sanad.Basics;
using Sanad.Eval;
using Sanad.Eval.Scoring;

if (args is not [var verb, .. var paths] || paths.Length == 0 || Mode(verb) is not { } run)
{
    Console.Error.WriteLine("""
        usage: Sanad.Eval MODE FOLDER|FILE...
          score FOLDER    the claim rules against labelled texts (NAME.txt, NAME.claims.jsonl): a table, a column a language
          rules FOLDER    how often each rule is right
          errors FOLDER   each difference with its words
          claims FOLDER   the claims of every .txt as JSON lines, as `sanad claims --json` prints them
          pages FOLDER    main text against furniture on labelled pages (NAME.html, NAME.main.txt, NAME.facts.json): a row a page
          found FOLDER    the main text of those pages as it was found
          speed FILE      characters a second of the claim rules alone
        """);
    return 2;
}
Console.OutputEncoding = new System.Text.UTF8Encoding(false);
foreach (var path in paths)
    run(path, Console.Out);
return 0;

static Action<string, TextWriter>? Mode(string verb) => verb switch
{
    "score" => ScoreTable.Print,
    "rules" => ScoreTable.PrintRules,
    "errors" => ScoreTable.PrintErrors,
    "claims" => PrintClaims,
    "pages" => PagesTable.Print,
    "found" => PagesTable.PrintFound,
    "speed" => Speed.Print,
    _ => null,
};

static void PrintClaims(string path, TextWriter output)
{
    var files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.txt").Order(StringComparer.Ordinal) : Enumerable.Repeat(path, 1);
    foreach (var claim in files.SelectMany(LabelledFolder.Claims))
        output.WriteLine(JsonText.Line(claim));
}
