using System.Xml.Linq;
using Sanad.Casebook.Estimate;
using Sanad.Estimation;

namespace Sanad.Dossier;

/// <summary>The charts of a run that stands in the journal, as HTML text; a table of the same figures is to follow.</summary>
public static class EstimateFigure
{
    /// <summary>Documented, claimed and estimated on one axis, each told by its sign.</summary>
    public static string Layers(EstimateView run, InterfaceTexts texts) => Markup.Text(LayersOf(run, texts));

    /// <summary>How the lists overlap.</summary>
    public static string Overlap(ListTable table, InterfaceTexts texts) => Markup.Text(EstimateCharts.Overlap(table, texts));

    internal static XElement LayersOf(EstimateView run, InterfaceTexts texts)
    {
        var people = texts.Number(run.Whole.Table.Observed);
        List<IntervalRow> rows =
        [
            new(texts["estimate_layers.documented"], texts.Filled("estimate_words.at_least", people), IntervalKind.Documented, Point: run.Whole.Table.Observed) { Note = texts.Filled("estimate_layers.in_lists", texts.Number(run.Whole.Table.Lists.Count)) },
            .. run.Claimed.Select(span => new IntervalRow(texts.Filled("estimate_layers.claimed", span.Act is { } act ? texts.Of("acts", act) : texts.Of("act_groups", span.ActGroup)), Span(span.Lowest, span.Highest, span.OpenEnded, texts), IntervalKind.Claimed, span.Lowest, span.Highest)
            {
                Note = texts.Filled("estimate_layers.by_speakers", texts.Count("speakers", span.Speakers)),
            }),
            .. run.Whole.Figures.Where(figure => figure.Method != "twolist").Select(figure => RowOf(figure, run.Whole.Table.Observed, texts)),
        ];
        return IntervalChart.Svg(texts["estimate_layers.title"], rows, [new(texts.Filled("estimate_chart.documented", people), run.Whole.Table.Observed, "none")], texts);
    }

    private static IntervalRow RowOf(MethodFigure figure, long documented, InterfaceTexts texts) => new(
        texts.Method(figure.Method), texts.Given(figure.Method, figure.Status, figure.Low, figure.High, figure.Estimate, documented),
        figure.Status == EstimateStatus.Refused || figure.Low is null ? IntervalKind.None : figure.Method == "chao" ? IntervalKind.AtLeast : IntervalKind.Estimate,
        figure.Low, figure.Method == "chao" ? null : figure.High, figure.Method == "chao" ? null : figure.Estimate) { Note = texts["estimate_layers.estimated"] };

    private static string Span(double low, double high, bool open, InterfaceTexts texts)
    {
        var words = low == high ? texts.Number(high) : texts.Filled("estimate_words.range", texts.Number(low), texts.Number(high));
        return open ? texts.Filled("estimate_layers.and_more", words) : words;
    }
}
