using System.Xml.Linq;

namespace Sanad.Dossier;

/// <summary>One row of a chart of linking: its words, its number as shown, and where its bar begins and ends.</summary>
internal sealed record LinkBar(string Label, string Shown, double From, double To)
{
    /// <summary>True for a row that sums the others up.</summary>
    public bool IsTotal { get; init; }

    /// <summary>True when the bar is to stand out.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Losses and marked bars are hatched, so that no colour is needed to see them.</summary>
    public bool IsHatched => IsMarked || To < From;

    public string Class => (IsTotal, IsHatched) switch
    {
        (true, _) => "bar total",
        (_, true) => "bar loss",
        _ => "bar gain",
    };
}

/// <summary>Rows of bars on one linear scale with a mark at 0; words above each bar, numbers at the end of the line.</summary>
internal static class LinkBarChart
{
    private const double RowHeight = 42, LabelAt = 16, BarAt = 23, BarHeight = 11, Overhang = 4, LabelSize = 14, WideWidth = 560, NarrowWidth = 296, Foot = 8;

    public static XElement Svg(string title, IReadOnlyList<LinkBar> bars, InterfaceTexts texts)
    {
        var place = new ChartPlace(ValueAxis.For([]), texts.RightToLeft);
        var scale = Scale(bars);
        var hatch = Basics.StableId.Of('h', [title, .. bars.Select(bar => bar.Label)]);
        return TollChart.Of(
            "svg",
            TollChart.Attributes(("class", "toll-chart link-chart"), ("width", "100%"), ("height", (bars.Count * RowHeight) + Foot), ("direction", place.Direction), ("role", "group"), ("aria-label", title)),
            TollChart.Hatch(hatch),
            bars.Select((bar, at) => Row(bar, at * RowHeight, scale, place, hatch)));
    }

    // 0 is always on the scale.
    private static Func<double, double> Scale(IReadOnlyList<LinkBar> bars)
    {
        var ends = bars.SelectMany(bar => (double[])[bar.From, bar.To]).Append(0).ToArray();
        var (low, high) = (ends.Min(), ends.Max());
        return value => high > low ? (value - low) / (high - low) : 0;
    }

    private static XElement Row(LinkBar bar, double top, Func<double, double> scale, ChartPlace place, string hatch)
    {
        var (left, width) = place.Stretch(scale(bar.From), scale(bar.To));
        var taken = (TextFit.Ems(bar.Shown) * LabelSize) + LabelSize;
        return TollChart.Of(
            "g",
            TollChart.Attributes(("class", bar.IsTotal ? "row total" : "row"), ("role", "img"), ("transform", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"translate(0 {top})"))),
            TollChart.Of("title", $"{bar.Label}: {bar.Shown}"),
            Words("speaker narrow", bar.Label, (NarrowWidth - taken) / LabelSize, place),
            Words("speaker wide", bar.Label, (WideWidth - taken) / LabelSize, place),
            TollChart.Text("figure", place.Edge(end: true), LabelAt, "end", LabelSize, bar.Shown),
            TollChart.Line("zero", (place.X(scale(0)), BarAt - Overhang), (place.X(scale(0)), BarAt + BarHeight + Overhang)),
            TollChart.Of("rect", TollChart.Attributes(
                ("class", bar.Class), ("x", left), ("width", width), ("y", BarAt), ("height", BarHeight), ("fill", bar.IsHatched ? $"url(#{hatch})" : "currentColor"), ("stroke", "currentColor"), ("stroke-width", 1))));
    }

    private static XElement Words(string name, string label, double ems, ChartPlace place) =>
        TollChart.Text(name, place.Edge(end: false), LabelAt, "start", LabelSize, TextFit.CutToEms(label, ems));
}
