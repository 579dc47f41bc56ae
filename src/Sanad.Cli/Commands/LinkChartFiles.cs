using System.CommandLine;
using System.Xml.Linq;
using Sanad.Casebook.People;
using Sanad.Cli.Terminal;
using Sanad.Dossier;
using Sanad.Linkage.Model;

namespace Sanad.Cli.Commands;

/// <summary>The charts of linking as files of a folder, each written beside and renamed: an interruption leaves no half of one.</summary>
internal sealed class LinkChartFiles(Run run, string folder, InterfaceTexts texts)
{
    /// <summary>What the command line says of charts.</summary>
    public sealed class Options
    {
        public Option<string?> Folder { get; } = new("--charts") { Description = "Draw charts into this folder, as SVG: scores, cluster-sizes, rules; with --explain also waterfall", HelpName = "DIR" };

        public Option<string> Language { get; } = new Option<string>("--lang") { Description = "Language of the charts: en or fa", DefaultValueFactory = _ => "en", HelpName = "CODE" }.AcceptOnlyFromAmong("en", "fa");
    }

    /// <summary>Null when no charts are asked for.</summary>
    public static LinkChartFiles? Of(Run run, ParseResult result, Options options) => result.GetValue(options.Folder) is { } named
        ? new(run, Path.GetFullPath(named, run.Folder), InterfaceTexts.For(run.Packs, result.GetValue(options.Language)!))
        : null;

    public void Draw(LinkFigures figures)
    {
        Write("scores", LinkCharts.Scores(figures.Scores, texts), LinkCharts.ScoresFrom(LinkFigures.LeastScore, texts));
        Write("cluster-sizes", LinkCharts.ClusterSizes(figures.ClusterSizes, texts), null);
        Write("rules", LinkCharts.Rules(figures.Rules.Select(rule => new RuleCoverage(rule.Rule, rule.Pairs, rule.LeftOut)), texts), texts["link_chart.rules_note"]);
    }

    public void Draw(Explanation why) =>
        Write("waterfall", LinkCharts.Waterfall(why.Prior, [.. why.Steps.Select(step => new ScoreStep(step.Part, step.Level, step.Left, step.Right, step.Weight + step.Rarity))], texts), null);

    private void Write(string name, XElement chart, string? note)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, name + ".svg");
        File.WriteAllText(file + ".part", ChartFile.Of(chart, note, texts));
        File.Move(file + ".part", file, overwrite: true);
        run.Say($"chart: {Shown.Safe(Path.GetRelativePath(run.Folder, file))}");
    }
}
