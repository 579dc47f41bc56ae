using System.CommandLine;
using Sanad.Casebook.People;
using Sanad.Dossier;
using Sanad.Linkage.Model;

namespace Sanad.Cli.Commands;

/// <summary>The charts of linking as files of a folder.</summary>
internal sealed class LinkChartFiles(ChartFolder folder, InterfaceTexts texts)
{
    /// <summary>What the command line says of charts.</summary>
    public sealed class Options
    {
        public Option<string?> Folder { get; } = new("--charts") { Description = "Draw charts into this folder, as SVG: scores, cluster-sizes, rules; with --explain also waterfall", HelpName = "DIR" };

        public Option<string> Language { get; } = ChartFolder.Language();
    }

    /// <summary>Null when no charts are asked for.</summary>
    public static LinkChartFiles? Of(Run run, ParseResult result, Options options) =>
        ChartFolder.Of(run, result.GetValue(options.Folder), result.GetValue(options.Language)!) is { } folder ? new(folder, folder.Texts) : null;

    public void Draw(LinkFigures figures)
    {
        folder.Write("scores", LinkCharts.Scores(figures.Scores, texts), LinkCharts.ScoresFrom(LinkFigures.LeastScore, texts));
        folder.Write("cluster-sizes", LinkCharts.ClusterSizes(figures.ClusterSizes, texts), null);
        folder.Write("rules", LinkCharts.Rules(figures.Rules.Select(rule => new RuleCoverage(rule.Rule, rule.Pairs, rule.LeftOut)), texts), texts["link_chart.rules_note"]);
    }

    public void Draw(Explanation why) =>
        folder.Write("waterfall", LinkCharts.Waterfall(why.Prior, [.. why.Steps.Select(step => new ScoreStep(step.Part, step.Level, step.Left, step.Right, step.Weight + step.Rarity))], texts), null);
}
