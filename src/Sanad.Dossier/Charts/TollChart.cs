using System.Globalization;
using System.Xml.Linq;
using Sanad.Basics;
using Sanad.Casebook.Tolls;

namespace Sanad.Dossier;

/// <summary>
/// The figures of one toll as static SVG: a row for each speaker and figure with its sign, its band from lowest to highest, hatched
/// where an end was not given. Horizontal places are percentages, so that the drawing fits any width without shrinking its letters. Meaning is carried by
/// shape and hatching, never by colour alone. Right-to-left languages get a mirrored chart.
/// </summary>
public static class TollChart
{
    /// <summary>Rows beyond these stand in the table only.</summary>
    internal const int MostRows = 60;

    private const double RowHeight = 74;
    private const double RowWithoutSign = 54; // no row has a number: names and words alone, no empty axis
    private const double BandAt = 56;
    private const double AxisHeight = 46;
    private const double LabelAt = 17;
    private const double NoteAt = 38;
    private const double Indent = 18;
    private const double LabelSize = 15;
    private const double NoteSize = 12.5;
    private const double NarrowWidth = 296;
    private const double WideWidth = 600;

    internal static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The chart of the rows of one event and act group. Without a style sheet it is drawn in the current colour.</summary>
    public static XElement Svg(IReadOnlyList<TollRow> rows, InterfaceTexts texts)
    {
        var lines = ChartRow.Of(rows, texts).Take(MostRows).ToArray();
        var place = new ChartPlace(ValueAxis.For(lines.SelectMany(line => line.Values)), texts.RightToLeft);
        var hatch = StableId.Of('h', [.. rows.SelectMany(row => row.Claims)]);
        var axisHeight = place.Axis.Ticks.Count > 0 ? AxisHeight : 0;
        var rowHeight = axisHeight > 0 || Array.Exists(lines, line => line.Sign == Sign.Denial) ? RowHeight : RowWithoutSign;
        var height = (lines.Length * rowHeight) + axisHeight;
        return new(
            Namespace + "svg",
            Attributes(("class", "toll-chart"), ("width", "100%"), ("height", height), ("direction", place.Direction)),
            Attributes(("role", "group"), ("aria-label", texts["columns.figure"])),
            Hatch(hatch),
            Axis(place, lines.Length * rowHeight, texts),
            lines.Select((line, at) => Row(line, at * rowHeight, place, hatch, ChartNote.HasSeveralActs(rows), texts)));
    }

    private static XElement Row(ChartRow line, double top, ChartPlace place, string hatch, bool severalActs, InterfaceTexts texts)
    {
        var note = ChartNote.Of(line.Row, severalActs, texts);
        var indent = line.Row.Depth > 0 ? Indent : 0;
        return Of(
            "g",
            Attributes(("class", "row"), ("role", "img"), ("transform", string.Create(CultureInfo.InvariantCulture, $"translate(0 {top})"))),
            Of("title", texts.Filled("chart.row", line.Speaker, line.Figure, note, texts.Of("stances", line.Row.Stance))),
            Labels(line, note, indent, place),
            place.Axis.Ticks.Count > 0 ? Track(line, place) : [],
            Band(line, place, hatch),
            line.Point is { } point ? ChartSigns.At(line.Sign, place.X(place.Axis.Position(point)), BandAt) : null,
            line is { Point: null, Sign: Sign.Denial } ? ChartSigns.At(line.Sign, place.Before, BandAt) : null);
    }

    // A row without a number has no place on the axis: its track is dotted and its sign stands before it.
    private static IEnumerable<XElement> Track(ChartRow line, ChartPlace place)
    {
        var onAxis = line.Values.Any();
        yield return Line(onAxis ? "track" : "track off", (place.X(0), BandAt), (place.X(1), BandAt), onAxis ? "none" : "1 5");
        foreach (var x in onAxis ? place.Axis.Ticks.Select(tick => place.X(place.Axis.Position(tick))) : [])
            yield return Line("grid", (x, BandAt - 4), (x, BandAt + 4));
    }

    internal static XElement Line(string name, (string X, double Y) from, (string X, double Y) to, string dashes = "none") => Of("line", Attributes(
        ("class", name), ("x1", from.X), ("x2", to.X), ("y1", from.Y), ("y2", to.Y),
        ("stroke", "currentColor"), ("stroke-opacity", 0.3), ("stroke-dasharray", dashes)));

    // The figure at the row's end, the speaker before it: cut for narrow screens, and again less for wide ones. Never over one another.
    private static IEnumerable<XElement> Labels(ChartRow line, string note, double indent, ChartPlace place)
    {
        var figure = TextFit.CutToEms(line.Figure, NarrowWidth * 0.55 / LabelSize);
        var taken = (TextFit.Ems(figure) * LabelSize) + indent + 14;
        return
        [
            .. Cut("speaker", line.Speaker, LabelSize, LabelAt, taken, indent, place),
            .. Cut("note", note, NoteSize, NoteAt, indent, indent, place),
            Text("figure", place.Edge(end: true), LabelAt, "end", LabelSize, Isolated(figure)),
        ];
    }

    private static IEnumerable<XElement> Cut(string name, string text, double size, double y, double taken, double indent, ChartPlace place)
    {
        var narrow = TextFit.CutToEms(text, (NarrowWidth - taken) / size);
        var wide = TextFit.CutToEms(text, (WideWidth - taken) / size);
        if (narrow == wide)
            return [Label(name, text, size, y, indent, place)];
        return [Label(name + " narrow", narrow, size, y, indent, place), Label(name + " wide", wide, size, y, indent, place)];
    }

    private static XElement Label(string name, string text, double size, double y, double indent, ChartPlace place) => Of(
        "text",
        Attributes(("class", name), ("x", place.Edge(end: false)), ("dx", place.Inset(indent)), ("y", y), ("font-size", size)),
        Isolated(text));

    private static IEnumerable<XElement> Band(ChartRow line, ChartPlace place, string hatch)
    {
        if (!line.HasBand)
            return [];
        var from = line.From is { } low ? place.Axis.Position(low) : 0;
        var to = line.To is { } high ? place.Axis.Position(high) : 1;
        var (left, width) = place.Stretch(from, to);
        var box = Of("rect", Attributes(
            ("x", left), ("width", width), ("y", BandAt - 5), ("height", 10), ("class", BandClass(line)),
            ("fill", Fill(line, hatch)), ("stroke", "currentColor"), ("stroke-width", line.IsOpen ? 0 : 1)));
        var towardsMore = line.To is null;
        return line.IsOpen ? [box, ChartSigns.Arrow(place.X(towardsMore ? 1 : 0), BandAt, place.PointsRight(towardsMore))] : [box];
    }

    private static string BandClass(ChartRow line) => line switch
    {
        { Sign: Sign.Share } => "band share",
        { IsOpen: true } => "band open",
        _ => "band",
    };

    private static string Fill(ChartRow line, string hatch) => line switch
    {
        { Sign: Sign.Share } => "none",
        { IsOpen: true } => $"url(#{hatch})",
        _ => "currentColor",
    };

    internal static IEnumerable<XElement> Axis(ChartPlace place, double top, InterfaceTexts texts)
    {
        foreach (var tick in place.Axis.Ticks)
        {
            var x = place.X(place.Axis.Position(tick));
            yield return Text("tick", x, top + 14, "middle", NoteSize, texts.Number(tick));
        }
        if (place.Axis.Ticks.Count == 0)
            yield break;
        var name = texts[place.Axis.Logarithmic ? "chart.axis_log" : "chart.axis_linear"];
        yield return Text("axis", place.Edge(end: true), top + 36, "end", NoteSize, name);
    }

    internal static XElement Text(string name, string x, double y, string anchor, double size, string text) =>
        Of("text", Attributes(("class", name), ("x", x), ("y", y), ("text-anchor", anchor), ("font-size", size)), text);

    // Words that lines pass behind: the colour of the paper stands around the letters, which a style sheet may know better.
    internal static XElement OverLines(XElement text)
    {
        text.Add(Attributes(("paint-order", "stroke"), ("stroke", "Canvas"), ("stroke-width", 4), ("stroke-linejoin", "round")));
        text.SetAttributeValue("class", text.Attribute("class")!.Value + " over");
        return text;
    }

    internal static XElement Hatch(string id) => Of(
        "defs",
        Of(
            "pattern",
            Attributes(("id", id), ("width", 6), ("height", 6), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)")),
            Of("line", Attributes(("x1", 0), ("y1", 0), ("x2", 0), ("y2", 6), ("stroke", "currentColor"), ("stroke-width", 2)))));

    // First strong isolate ... pop directional isolate: a name in another script keeps its own direction inside the label.
    private static string Isolated(string text) => $"\u2068{text}\u2069";

    internal static XElement Of(string name, params object?[] content) => new(Namespace + name, content);

    internal static IEnumerable<XAttribute> Attributes(params (string Name, object Value)[] pairs) => pairs.Select(pair =>
        new XAttribute(pair.Name, pair.Value is double number ? number.ToString("0.##", CultureInfo.InvariantCulture) : pair.Value));
}
