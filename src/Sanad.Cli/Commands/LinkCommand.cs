using System.CommandLine;
using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Lists;
using Sanad.Casebook.People;
using Sanad.Cli.Terminal;
using Sanad.Linkage;
using Sanad.Linkage.Model;

namespace Sanad.Cli.Commands;

/// <summary>sanad link: which rows of which lists are one person, without a casebook; without files, the records of a casebook.</summary>
internal static class LinkCommand
{
    private const double ShownPairs = 0;

    public static Verb Of(Run run)
    {
        var options = new Options();
        return new Verb("link", "Find which rows of some lists are one person: of files, and nothing is kept; without files, of the lists of a casebook, as proposals to review",
                "sanad link -c case", "sanad link undo ENTRY -c case", "sanad link a.csv b.csv --map given_name=first,family_name=last,birth_date=dob --json",
                "sanad link list.csv --map full_name=name,birth_date=y+m+d --null NA --explain 12 57")
            .With(options.Lists, options.Map, options.Id, options.Null, options.Encoding, options.OnePerList, options.Pairs, options.Explain, options.Model, options.Draws, options.Threads, options.Seed, options.Charts.Folder, options.Charts.Language, run.CasebookFolder, run.Database, run.Json, CasebookLink.Undo(run))
            .Does(run, (result, _) => result.GetValue(options.Lists) is { Length: > 0 } ? Link(run, result, options) : InCasebook(run, result, options));
    }

    private sealed class Options
    {
        public Argument<string[]> Lists { get; } = Verb.Any("list", "CSV files, each a list: first row names the columns. Without any: the lists of the casebook");

        public Option<string?> Map { get; } = new("--map") { Description = "ROLE=COLUMN[+COLUMN],... : which columns of the files hold what (docs/methods/linkage.md has the roles)" };

        public Option<string?> Id { get; } = new("--id") { Description = "The column that names a row; without it, or with none, rows are numbered from 1" };

        public Option<string?> Null { get; } = new("--null") { Description = "A word that stands for an empty cell, for example NA" };

        public Option<string?> Encoding { get; } = ListCommand.EncodingOption();

        public Option<bool> OnePerList { get; } = new("--one-per-list") { Description = "Each list holds each person once: no two of its rows are one" };

        public Option<bool> Pairs { get; } = new("--pairs") { Description = "Print scored pairs instead of clusters" };

        public Option<string[]> Explain { get; } = new("--explain") { Description = "Two rows, as ID or LIST:ID, or two records of the casebook: why they have their score", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };

        public Option<string?> Model { get; } = new("--model") { Description = "A model as JSON: used when the file is there (also one that Splink saved), written after training when it is not" };

        public Option<int?> Threads { get; } = new("--threads") { Description = "Processors used; without it all. The result does not depend on it" };

        public Option<int?> Draws { get; } = LinkDrawLines.Option();

        public LinkChartFiles.Options Charts { get; } = new();

        public Option<int> Seed { get; } = new("--seed") { Description = "Where random draws begin", DefaultValueFactory = _ => 1 };
    }

    private static int InCasebook(Run run, ParseResult result, Options options)
    {
        if (result.GetValue(options.Map) is not null || result.GetValue(options.Id) is not null || result.GetValue(options.Null) is not null || result.GetValue(options.Encoding) is not null || result.GetValue(options.Pairs) || result.GetValue(options.Model) is not null)
            throw CommandEndsException.Usage("Those options are for files: name the lists, for example sanad link a.csv b.csv --map full_name=name. In a casebook `sanad list add` says which columns hold what.");
        if (result.GetValue(options.Explain) is [{ } left, { } right])
            return CasebookLink.Explain(run, result, left, right, LinkChartFiles.Of(run, result, options.Charts));
        if (result.GetValue(options.Draws) is { } draws)
            return CasebookLink.Draw(run, result, draws);
        return CasebookLink.Go(run, result, result.GetValue(options.OnePerList), result.GetValue(options.Seed), LinkChartFiles.Of(run, result, options.Charts));
    }

    private static int Link(Run run, ParseResult result, Options options)
    {
        if (result.GetValue(options.Map) is null)
            throw CommandEndsException.Usage("Say with --map which columns of the files hold what, for example --map given_name=first,family_name=last");
        var charts = LinkChartFiles.Of(run, result, options.Charts);
        using var progress = run.Progress();
        _ = Task.Run(() => run.Packs, run.Cancel); // while the lists are read
        var lists = Read(run, result, options);
        foreach (var warning in lists.Warnings)
            run.Say(Shown.OneLine(warning));
        try
        {
            var linker = Linker.Prepare(lists.Table, run.Packs, OptionsOf(result, options), new Progress(progress), run.Cancel);
            var model = ModelOf(run, result.GetValue(options.Model), linker, ColumnMap.Parse(result.GetValue(options.Map)!));
            foreach (var warning in model.Warnings)
                run.Say(warning);
            LinkResult? linked = null;
            if (result.GetValue(options.Explain) is [{ } left, { } right])
                Explain(run, result, lists.Table.Count, linker.Explain(model, RecordOf(lists.Table, left), RecordOf(lists.Table, right)), charts);
            else if (result.GetValue(options.Pairs))
                PrintPairs(run, result, lists.Table, linker, linker.Pairs(model, ShownPairs));
            else if (result.GetValue(options.Draws) is { } draws)
                LinkDrawLines.Print(run, result.GetValue(run.Json), lists.Table, linker, linked = linker.Link(model), draws);
            else
                PrintClusters(run, result, lists.Table, linked = linker.Link(model));
            charts?.Draw(LinkFigures.Of(linker, model, linked ?? linker.Link(model)));
            return ExitCode.Done;
        }
        catch (LinkRefusedException refused)
        {
            throw CommandEndsException.Usage(refused.Message);
        }
    }

    private static LinkTable Read(Run run, ParseResult result, Options options)
    {
        try
        {
            var (map, id) = (ColumnMap.Parse(result.GetValue(options.Map)!), result.GetValue(options.Id));
            var lists = LinkTable.Read(run.Resolve(result.GetValue(options.Lists)!), map, id == ListCommand.NoColumn ? null : id, result.GetValue(options.Null), result.GetValue(options.Encoding));
            return lists with { Warnings = [.. lists.Warnings, .. LinkTableNotes.Of(lists.Table, map, run.Packs)] };
        }
        catch (FormatException wrong)
        {
            throw CommandEndsException.Usage(wrong.Message);
        }
    }

    private static LinkOptions OptionsOf(ParseResult result, Options options) => new()
    {
        OnePerList = result.GetValue(options.OnePerList),
        Threads = result.GetValue(options.Threads),
        Seed = result.GetValue(options.Seed),
    };

    // Written beside and renamed: an interruption leaves no half of a model.
    private static LinkModel ModelOf(Run run, string? named, Linker linker, ColumnMap map)
    {
        if (named is null)
            return linker.Train();
        var file = Path.GetFullPath(named, run.Folder);
        if (File.Exists(file))
            return ReadModel(file, linker, map);
        var model = linker.Train();
        File.WriteAllText(file + ".part", JsonText.Line(model) + "\n");
        File.Move(file + ".part", file, overwrite: true);
        return model;
    }

    private static LinkModel ReadModel(string file, Linker linker, ColumnMap map)
    {
        try
        {
            var text = File.ReadAllText(file);
            return SplinkModel.Read(text) is { } splink ? splink.Onto(linker.Train(), column => PartOf(map, column)) : JsonText.Read<LinkModel>(text);
        }
        catch (System.Text.Json.JsonException wrong)
        {
            throw new InvalidDataException($"{file} is no model: {wrong.Message} Delete it, or name another file.", wrong);
        }
    }

    private static string? PartOf(ColumnMap map, string column) => map.Roles.Where(role => role.Columns is [var one] && one.Equals(column, StringComparison.OrdinalIgnoreCase))
        .Select(role => role.Role == Role.BirthYear ? ColumnMap.NameOf(Role.BirthDate) : ColumnMap.NameOf(role.Role)).FirstOrDefault();

    private static int RecordOf(RecordTable table, string named)
    {
        var found = Enumerable.Range(0, table.Count).Where(r => table.RowId(r) == named || $"{table.ListName(r)}:{table.RowId(r)}" == named).Take(2).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw CommandEndsException.Usage($"No row has the id \"{Shown.Safe(named)}\"."),
            _ => throw CommandEndsException.Usage($"Rows of several lists have the id \"{Shown.Safe(named)}\". Write LIST:ID, for example {table.ListName(found[0])}:{Shown.Safe(named)}"),
        };
    }

    private static void PrintClusters(Run run, ParseResult result, RecordTable table, LinkResult linked)
    {
        if (result.GetValue(run.Json))
            ClusterLines.Write(run.Out, table, linked.Clusters);
        else
            PrintSame(run, table, linked.Clusters);
        run.Say(string.Create(CultureInfo.InvariantCulture, $"{table.Count:N0} rows = {linked.People:N0} people; {linked.Pairs:N0} pairs compared"));
        foreach (var rule in linked.Rules.Where(rule => rule.LeftOut > 0))
            run.Say(string.Create(CultureInfo.InvariantCulture, $"left out of the rule \"{rule.Rule}\": {rule.LeftOut:N0} rows that share one value with too many others"));
        if (linked.Repeated > 0)
            run.Say(string.Create(CultureInfo.InvariantCulture, $"{linked.Repeated:N0} rows say word for word what more than 30 say: equal ones count as one person"));
        if (linked.RepeatedApart > 0)
            run.Say(string.Create(CultureInfo.InvariantCulture, $"{linked.RepeatedApart:N0} rows say word for word what more than 30 say, but too little to be one person: they stay apart"));
    }

    private static void PrintSame(Run run, RecordTable table, IReadOnlyList<int> clusters)
    {
        for (var record = 0; record < table.Count; record++)
        {
            if (clusters[record] is var first && first != record)
                run.Print($"{Shown.Safe(table.ListName(record))}:{Shown.Safe(table.RowId(record))}  =  {Shown.Safe($"{table.ListName(first)}:{table.RowId(first)}")}");
        }
    }

    private static void PrintPairs(Run run, ParseResult result, RecordTable table, Linker linker, IReadOnlyList<ScoredPair> pairs)
    {
        foreach (var pair in pairs)
        {
            var levels = linker.LevelsOf(pair.Code);
            if (result.GetValue(run.Json))
                run.PrintJson(new PairJson(table.ListName(pair.Left), table.RowId(pair.Left), table.ListName(pair.Right), table.RowId(pair.Right), Math.Round(pair.Score, 3), levels));
            else
                run.Print(string.Create(CultureInfo.InvariantCulture, $"{pair.Score,7:0.0}  {table.ListName(pair.Left)}:{table.RowId(pair.Left)}  {table.ListName(pair.Right)}:{table.RowId(pair.Right)}  {string.Join(" · ", levels.Select(l => $"{l.Key} {l.Value}"))}"));
        }
    }

    internal static void Explain(Run run, ParseResult result, int records, Explanation why, LinkChartFiles? charts)
    {
        charts?.Draw(why);
        if (result.GetValue(run.Json))
        {
            run.PrintJson(new { score = Math.Round(why.Score, 3), probability = Math.Round(why.Probability, 6), prior = Math.Round(why.Prior, 3), steps = why.Steps });
            return;
        }
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{why.Prior,8:0.0}  any two of {records:N0} rows"));
        foreach (var step in why.Steps)
        {
            var rarity = step.Rarity == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", rarity {step.Rarity:+0.0;-0.0}");
            run.Print(string.Create(CultureInfo.InvariantCulture, $"{step.Weight + step.Rarity,8:+0.0;-0.0;0.0}  {step.Part}: {step.Level}{rarity}   {Shown.Safe(step.Left ?? "-")} | {Shown.Safe(step.Right ?? "-")}"));
        }
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{why.Score,8:0.0}  bits: one person with probability {why.Probability:0.####}, if the model is right"));
    }

    private sealed record PairJson(string LeftList, string LeftRowId, string RightList, string RightRowId, double Score, IReadOnlyDictionary<string, string> Levels);

    internal sealed class Progress(ProgressLine line) : IProgress<LinkProgress>
    {
        // Training and scoring go once through all rules each; sorting and clustering are quick beside them.
        public void Report(LinkProgress value) => line.Show(((int)value.Step * 100) + (value.Total == 0 ? 0 : value.Done * 100 / value.Total), 400, value.Step.ToString().ToLowerInvariant());
    }
}
