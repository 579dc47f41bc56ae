using System.Globalization;
using System.Numerics;
using System.Xml.Linq;
using Sanad.Estimation;

namespace Sanad.Dossier;

/// <summary>How the lists overlap (UpSet, Lex and others 2014, laid on its side): first how many people each list holds, then how many stand on exactly which lists, a dot for each list.</summary>
internal static class OverlapChart
{
    private const int MostRows = 24, MostDots = 10;
    private const double RowHeight = 42, TextAt = 16, BarAt = 24, BarHeight = 10, LabelSize = 14, DotStep = 13, DotRadius = 4.5, Foot = 8, Gap = 14, NarrowWidth = 296, WideWidth = 560;

    public static XElement Svg(ListTable table, InterfaceTexts texts)
    {
        var sizes = table.Lists.Select((name, j) => new Row(name, table.SizeOf(j), 1u << j, IsList: true)).ToList();
        var cells = table.Cells.OrderByDescending(cell => cell.People).ThenBy(cell => cell.Lists).Take(MostRows).Select(cell => new Row(Named(table, cell.Lists, texts), cell.People, cell.Lists, IsList: false)).ToList();
        var place = new ChartPlace(ValueAxis.For([]), texts.RightToLeft);
        var most = Math.Max(1, sizes.Concat(cells).Max(row => row.People));
        var title = texts.Filled("estimate_chart.overlap", texts.Number(table.Observed));
        var hatch = Basics.StableId.Of('h', title, table.Hash);
        var rows = sizes.Concat(cells).Select((row, at) => Draw(row, (at * RowHeight) + (row.IsList ? 0 : Gap), most, table.Lists.Count, place, hatch, texts));
        var height = ((sizes.Count + cells.Count) * RowHeight) + Gap + Foot;
        return TollChart.Of(
            "svg",
            TollChart.Attributes(("class", "toll-chart overlap-chart"), ("width", "100%"), ("height", height), ("direction", place.Direction), ("role", "group"), ("aria-label", title)),
            TollChart.Hatch(hatch),
            TollChart.Line("grid", (place.Edge(end: false), (sizes.Count * RowHeight) + (Gap / 2)), (place.Edge(end: true), (sizes.Count * RowHeight) + (Gap / 2))),
            rows);
    }

    /// <summary>What to say of combinations that are not drawn; null when all are.</summary>
    public static string? Note(ListTable table, InterfaceTexts texts) => table.Cells.Count > MostRows
        ? texts.Filled("estimate_chart.overlap_more", texts.Number(MostRows), texts.Number(table.Cells.Count))
        : texts["estimate_chart.overlap_note"];

    private static string Named(ListTable table, uint lists, InterfaceTexts texts) => BitOperations.PopCount(lists) == 1
        ? texts.Filled("estimate_chart.only", table.Lists[BitOperations.TrailingZeroCount(lists)])
        : string.Join(" + ", table.Lists.Where((_, j) => (lists >> j & 1) != 0).Select(name => $"\u2068{name}\u2069"));

    private static XElement Draw(Row row, double top, long most, int lists, ChartPlace place, string hatch, InterfaceTexts texts)
    {
        var (shown, dots) = (texts.Number(row.People), lists <= MostDots ? (lists * DotStep) + 4 : 0);
        var taken = (TextFit.Ems(shown) * LabelSize) + LabelSize + dots;
        var (left, width) = place.Stretch(0, (double)row.People / most);
        return TollChart.Of(
            "g",
            TollChart.Attributes(("class", "row"), ("role", "img"), ("transform", string.Create(CultureInfo.InvariantCulture, $"translate(0 {top})"))),
            TollChart.Of("title", $"{row.Label}: {shown}"),
            dots > 0 ? Dots(row.Lists, lists, place) : null,
            Words("speaker narrow", row.Label, (NarrowWidth - taken) / LabelSize, dots, place),
            Words("speaker wide", row.Label, (WideWidth - taken) / LabelSize, dots, place),
            TollChart.Text("figure", place.Edge(end: true), TextAt, "end", LabelSize, shown),
            TollChart.Of("rect", TollChart.Attributes(
                ("class", row.IsList ? "bar total" : "bar gain"), ("x", left), ("width", width), ("y", BarAt), ("height", BarHeight), ("fill", row.IsList ? $"url(#{hatch})" : "currentColor"), ("stroke", "currentColor"), ("stroke-width", 1))));
    }

    private static XElement Dots(uint pattern, int lists, ChartPlace place) => TollChart.Of(
        "svg",
        TollChart.Attributes(("x", place.Edge(end: false)), ("y", TextAt - 5), ("overflow", "visible"), ("aria-hidden", "true")),
        Enumerable.Range(0, lists).Select(j => TollChart.Of("circle", TollChart.Attributes(
            ("cx", place.Inset((j * DotStep) + DotRadius + 1)), ("cy", 0), ("r", DotRadius), ("class", (pattern >> j & 1) != 0 ? "full" : "ring"), ("fill", (pattern >> j & 1) != 0 ? "currentColor" : "none"), ("stroke", "currentColor"), ("stroke-width", 1), ("stroke-opacity", (pattern >> j & 1) != 0 ? 1 : 0.45)))));

    private static XElement Words(string name, string label, double ems, double inset, ChartPlace place)
    {
        var text = TollChart.Text(name, place.Edge(end: false), TextAt, "start", LabelSize, TextFit.CutToEms(label, ems));
        text.SetAttributeValue("dx", place.Inset(inset));
        return text;
    }

    private sealed record Row(string Label, long People, uint Lists, bool IsList);
}
