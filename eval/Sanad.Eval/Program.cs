using System.Globalization;
using Sanad.Basics;
using Sanad.Eval;
using Sanad.Eval.Copies;
using Sanad.Eval.Estimation;
using Sanad.Eval.Fuzz;
using Sanad.Eval.Linkage;
using Sanad.Eval.Scoring;

Console.OutputEncoding = new System.Text.UTF8Encoding(false);
switch (args)
{
    case ["copies", .. var count]:
        CopiesTable.Print(count is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 2000, Console.Out);
        return 0;
    case ["linkage-set", var name, var folder]:
        LinkageTable.PrintSet(name, folder, Console.Out);
        return 0;
    case ["draws", var sets]:
        DrawsTable.Print(int.Parse(sets, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    case ["simulate", var scenarios, var results, .. var methods]:
        Simulation.Run(scenarios, results, methods);
        return 0;
    case ["simulated", var scenarios, var results]:
        SimulationTable.Print(scenarios, results, Console.Out);
        return 0;
    case ["people-errors"]:
        LinkageTable.PrintErrors(Console.Out);
        return 0;
    case ["people", var people, var firstSeed]:
        new InventedPeople(Facts.Read(), int.Parse(firstSeed, CultureInfo.InvariantCulture)).WriteCsv(int.Parse(people, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    case ["speed", var text, "--passes", var passes]:
        Speed.PrintPasses(text, int.Parse(passes, CultureInfo.InvariantCulture), Console.Out);
        return 0;
    case ["fuzz", var samples, "--minutes", var minutes, .. var rest] when rest is [] or ["--seed", _]:
        return FuzzRun.Run(TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)), rest is [_, var seed] ? int.Parse(seed, CultureInfo.InvariantCulture) : 1, samples, "fuzz-failures", Console.Out) == 0 ? 0 : 1;
}
if (args is not [var verb, .. var paths] || paths.Length == 0 || Mode(verb) is not { } run)
{
    Console.Error.WriteLine("""
        usage: Sanad.Eval MODE FOLDER|FILE...
          score FOLDER    the claim rules against labelled texts (NAME.txt, NAME.claims.jsonl): a table, a column a language
          rules FOLDER    how often each rule is right
          errors FOLDER   each difference with its words
          claims FOLDER   the claims of every .txt as JSON lines, as `sanad claims --json` prints them
          pages FOLDER    main text against furniture on labelled pages (NAME.html, NAME.main.txt, NAME.facts.json): a row a page
          furniture FOLDER   furniture of labelled plain texts (NAME.txt, NAME.doc.json), in characters
          found FOLDER    the main text of those pages as it was found
          linkage FOLDER  linking on the sets of the folder (those that are not there are named) and on our own; pairs of names; keys of names
          linkage-set NAME FOLDER   one row of that table
          name-errors FOLDER   pairs of names of the half looked at that are judged otherwise; given names that their key does not find
          people-errors   invented people that were joined or missed, each with its steps
          draws N         how often draws of persons hold the true number of people, on N invented sets, the model held and drawn
          simulate SCENARIOS RESULTS [METHOD...]   estimates of drawn populations, added to a file (eval/estimation/README.md)
          simulated SCENARIOS RESULTS   how often their intervals hold the truth
          people N SEED   N invented people in two to four lists as CSV (eval/linkage/README.md)
          copies [N]      the search for copies on N generated originals (2,000) of known descent: scores, recall curve, growth
          fuzz FOLDER --minutes M [--seed S]   spoilt samples and noise through reader and claim rules; failing inputs go to ./fuzz-failures
          speed FILE [--passes N]   megabytes that are read a second of processor time, stage by stage; or of claims alone, pass by pass
          reading FOLDER  megabytes of files that are read a second, from file to document
        """);
    return 2;
}
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
    "furniture" => FurnitureTable.Print,
    "found" => PagesTable.PrintFound,
    "reading" => ReadingSpeed.Print,
    "linkage" => LinkageTable.Print,
    "name-errors" => (folder, output) => { NamePairsTable.PrintErrors(folder, output); SkeletonTable.PrintErrors(folder, output); },
    "speed" => Speed.Print,
    _ => null,
};

static void PrintClaims(string path, TextWriter output)
{
    var files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.txt").Order(StringComparer.Ordinal) : Enumerable.Repeat(path, 1);
    foreach (var claim in files.SelectMany(LabelledFolder.Claims))
        output.WriteLine(JsonText.Line(claim));
}
