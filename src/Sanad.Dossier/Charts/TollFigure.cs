using System.Xml.Linq;
using Sanad.Casebook.Tolls;

namespace Sanad.Dossier;

/// <summary>The chart of a toll as it stands on a page: drawing, signs, and a word on what it shows.</summary>
public static class TollFigure
{
    /// <summary>As HTML text; the table of the same rows is to follow it.</summary>
    /// <param name="rows">Of one event and act group, in the order of the toll.</param>
    /// <param name="about">What the chart is about, made visible: event and act group.</param>
    /// <param name="texts">The language.</param>
    public static string Html(IReadOnlyList<TollRow> rows, string about, InterfaceTexts texts) => Markup.Text(Of(rows, about, texts));

    internal static XElement Of(IReadOnlyList<TollRow> rows, string about, InterfaceTexts texts) => Markup.Of(
        "figure",
        Markup.Set("aria-label", texts.Filled("chart.title", about)),
        TollChart.Svg(rows, texts),
        Markup.Of("figcaption", Legend(rows, texts), Markup.Of("p", texts["chart.description"]), More(rows, texts)));

    private static XElement Legend(IReadOnlyList<TollRow> rows, InterfaceTexts texts) => Markup.Of(
        "ul.legend",
        Markup.Set("aria-label", texts["chart.legend"]),
        ChartLegend.Of(ChartRow.Of(rows, texts), texts).Select(entry => Markup.Of("li", ChartSigns.Legend(entry, texts.RightToLeft), entry.Words)));

    private static XElement? More(IReadOnlyList<TollRow> rows, InterfaceTexts texts) => rows.Count <= TollChart.MostRows
        ? null
        : Markup.Of("p", texts.Filled("chart.more", texts.Number(rows.Count - TollChart.MostRows)));
}
