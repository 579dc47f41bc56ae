using System.Xml.Linq;
using Sanad.Casebook.Tolls;

namespace Sanad.Dossier;

/// <summary>
/// All figures of a toll on one line, for lists of tolls: each sign at its number on an axis that the whole list shares, so that one toll can be seen
/// beside the next. The words beside it say lowest and highest.
/// </summary>
public sealed class TollStrip
{
    private const double Height = 26, Middle = 13, AxisHeight = 22;
    private readonly ChartPlace _place;
    private readonly InterfaceTexts _texts;

    /// <summary>An axis for all these rows.</summary>
    public TollStrip(IEnumerable<TollRow> every, InterfaceTexts texts)
    {
        _texts = texts;
        _place = new(ValueAxis.For(ChartRow.Of([.. every], texts).SelectMany(line => line.Values)), texts.RightToLeft);
    }

    /// <summary>One toll, as HTML text; hidden from screen readers, which read the words.</summary>
    public string Html(IReadOnlyList<TollRow> rows)
    {
        var lines = ChartRow.Of(rows, _texts).Where(line => line.Values.Any()).Take(TollChart.MostRows).ToList();
        var ends = lines.SelectMany(line => line.Values).Select(_place.Axis.Position).DefaultIfEmpty(0).ToList();
        var (left, width) = _place.Stretch(ends.Min(), ends.Max());
        return Markup.Text(Drawing(
            Height,
            Grid(0, Height),
            TollChart.Of("rect", TollChart.Attributes(("class", "band"), ("x", left), ("width", width), ("y", Middle - 5), ("height", 10), ("fill", "currentColor"))),
            lines.Where(line => line.Point is not null).Select(line => ChartSigns.At(line.Sign, _place.X(_place.Axis.Position(line.Point!.Value)), Middle))));
    }

    /// <summary>The axis that stands under the last of them, as HTML text.</summary>
    public string AxisHtml() => Markup.Text(Drawing(
        AxisHeight,
        Grid(0, 5),
        _place.Axis.Ticks.Select(tick => TollChart.Of(
            "text",
            TollChart.Attributes(("class", "tick"), ("x", _place.X(_place.Axis.Position(tick))), ("y", 18), ("text-anchor", "middle"), ("font-size", 12.5)),
            _texts.Number(tick)))));

    private XElement Drawing(double height, params object?[] content) => TollChart.Of(
        "svg",
        TollChart.Attributes(("class", "toll-chart strip"), ("width", "100%"), ("height", height), ("direction", _place.Direction), ("aria-hidden", "true")),
        content);

    private IEnumerable<XElement> Grid(double from, double to) => _place.Axis.Ticks.Select(tick => _place.X(_place.Axis.Position(tick))).Select(x =>
        TollChart.Of("line", TollChart.Attributes(("class", "grid"), ("x1", x), ("x2", x), ("y1", from), ("y2", to), ("stroke", "currentColor"), ("stroke-opacity", 0.3))));
}
