using System.Globalization;
using System.Xml.Linq;

namespace Sanad.Dossier;

/// <summary>A frame with two scales: places across in percent, so that it fits any width, heights in units. Lines and areas stand in a drawing of their own that is stretched to the frame.</summary>
internal sealed class PlotChart
{
    private const double AxisHeight = 46, LabelSize = 12.5, MarkHeight = 16;
    private readonly ChartPlace _place;
    private readonly double _height, _head;
    private readonly List<XElement> _behind = [], _shapes = [], _signs = [], _words = [];

    /// <param name="place">The scale across.</param>
    /// <param name="height">Of the frame.</param>
    /// <param name="marks">Lines of words above it.</param>
    public PlotChart(ChartPlace place, double height, int marks) => (_place, _height, _head) = (place, height, 6 + (marks * MarkHeight));

    /// <summary>A level line with its number at the start.</summary>
    /// <param name="up">0 at the bottom, 1 at the top.</param>
    /// <param name="label">Empty = none.</param>
    public void Level(double up, string label)
    {
        _behind.Add(TollChart.Line("grid", (_place.X(0), Y(up)), (_place.X(1), Y(up))));
        if (label.Length > 0)
            _behind.Add(TollChart.Text("tick", _place.Edge(end: false), Y(up) - 4, "start", LabelSize, label));
    }

    /// <summary>A line through points: position across (0 to 1) and height (0 to 1).</summary>
    public void Line(IEnumerable<(double Across, double Up)> points, string dashes = "none", double opacity = 1, double width = 1.5) => _shapes.Add(TollChart.Of("polyline", TollChart.Attributes(
        ("points", Points(points)), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", width), ("stroke-opacity", opacity), ("stroke-dasharray", dashes), ("vector-effect", "non-scaling-stroke"))));

    /// <summary>An area within points.</summary>
    public void Area(IEnumerable<(double Across, double Up)> points, double opacity) => _shapes.Add(TollChart.Of("polygon", TollChart.Attributes(
        ("points", Points(points)), ("fill", "currentColor"), ("fill-opacity", opacity), ("stroke", "none"))));

    /// <summary>A dot; a marked one is full.</summary>
    public void Dot(double across, double up, bool marked, string title) => _signs.Add(TollChart.Of(
        "circle",
        TollChart.Attributes(("cx", _place.X(across)), ("cy", Y(up)), ("r", marked ? 6 : 4), ("class", marked ? "full" : "ring"), ("fill", marked ? "currentColor" : "none"), ("stroke", "currentColor"), ("stroke-width", 1.2)),
        TollChart.Of("title", title)));

    /// <summary>A line from the bottom to the top with its words above the frame.</summary>
    public void Mark(double across, string label, string dashes, int line)
    {
        var text = TollChart.Text("tick", _place.X(across), 12 + (line * MarkHeight), across > 0.5 ? "end" : "start", LabelSize, label);
        text.SetAttributeValue("dx", _place.Inset(across > 0.5 ? -5 : 5));
        _signs.Add(TollChart.Of("line", TollChart.Attributes(("class", "mark"), ("x1", _place.X(across)), ("x2", _place.X(across)), ("y1", 2 + (line * MarkHeight)), ("y2", _head + _height), ("stroke", "currentColor"), ("stroke-width", 1.5), ("stroke-dasharray", dashes))));
        _signs.Add(text);
    }

    /// <summary>Words inside the frame, at its start.</summary>
    public void Words(double up, string words, bool atEnd = false) => _words.Add(TollChart.OverLines(TollChart.Text("speaker", _place.Edge(atEnd), Y(up), atEnd ? "end" : "start", LabelSize + 1, words)));

    /// <summary>The chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="ticks">Numbers below: position and words.</param>
    /// <param name="axis">What they count.</param>
    public XElement Svg(string title, IEnumerable<(double Across, string Words)> ticks, string axis) => TollChart.Of(
        "svg",
        TollChart.Attributes(("class", "toll-chart plot-chart"), ("width", "100%"), ("height", _head + _height + AxisHeight), ("direction", _place.Direction), ("role", "img"), ("aria-label", title)),
        TollChart.Of("title", title),
        _behind,
        TollChart.Of("svg", TollChart.Attributes(("x", 0), ("y", _head), ("width", "100%"), ("height", _height), ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 1000 {_height}")), ("preserveAspectRatio", "none")), _shapes),
        _signs,
        _words,
        TollChart.Line("track", (_place.X(0), _head + _height), (_place.X(1), _head + _height)),
        ticks.Select(tick => TollChart.Text("tick", _place.X(tick.Across), _head + _height + 16, "middle", LabelSize, tick.Words)),
        TollChart.Text("axis", _place.Edge(end: true), _head + _height + 38, "end", LabelSize, axis));

    private double Y(double up) => _head + (_height * (1 - up));

    private string Points(IEnumerable<(double Across, double Up)> points) =>
        string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{_place.Along(point.Across) * 10:0.#},{_height * (1 - point.Up):0.#}")));
}
