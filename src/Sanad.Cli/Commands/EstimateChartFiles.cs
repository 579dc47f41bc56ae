using System.CommandLine;
using Sanad.Dossier;
using Sanad.Estimation;

namespace Sanad.Cli.Commands;

/// <summary>The charts of an estimate as files of a folder.</summary>
internal static class EstimateChartFiles
{
    // The quickest method whose answer does not hang on chance shows what a list carries.
    private const string LeftOutBy = "loglinear";

    public static Option<string?> Folder() => new("--charts")
    {
        Description = "Draw charts into this folder, as SVG: methods, overlap, totals, models, without-lists, delta, and of latent classes traces and ranks; those that the table allows",
        HelpName = "DIR",
    };

    public static void Draw(ChartFolder folder, ListTable table, IReadOnlyList<EstimateResult> results, EstimateOptions options, CancellationToken cancel)
    {
        var texts = folder.Texts;
        folder.Write("methods", EstimateCharts.Methods(table, results, texts), null);
        folder.Write("overlap", EstimateCharts.Overlap(table, texts), EstimateCharts.OverlapNote(table, texts));
        folder.Write("totals", EstimateCharts.Totals(table, results, texts), null);
        if (results.FirstOrDefault(result => result.Method == LeftOutBy && result.Status != EstimateStatus.Refused) is not null)
        {
            folder.Write("models", EstimateCharts.Models(table, texts, cancel), texts["estimate_chart.models_note"]);
            folder.Write("without-lists", EstimateCharts.WithoutLists(table, LeftOutBy, options, texts, cancel), null);
        }
        if (results.Any(result => result.Method == "saturated" && result.Status != EstimateStatus.Refused))
            folder.Write("delta", EstimateCharts.Delta(table, options.Level, texts), texts["estimate_chart.delta_note"]);
        if (results.FirstOrDefault(result => result.Method == "latent") is { } latent)
        {
            folder.Write("traces", EstimateCharts.Traces(latent, texts), null);
            folder.Write("ranks", EstimateCharts.Ranks(latent, texts), null);
        }
    }
}
