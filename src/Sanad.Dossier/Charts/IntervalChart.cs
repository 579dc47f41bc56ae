using System.Globalization;
using System.Xml.Linq;

namespace Sanad.Dossier;

/// <summary>How a row of such a chart is drawn.</summary>
internal enum IntervalKind
{
    /// <summary>A band and a point.</summary>
    Estimate,

    /// <summary>A hatched band from a lower bound towards more.</summary>
    AtLeast,

    /// <summary>A square: so many are known by name.</summary>
    Documented,

    /// <summary>A ring at each end of a line: figures that somebody said.</summary>
    Claimed,

    /// <summary>A dotted track: nothing is given.</summary>
    None,
}

/// <summary>One row: its words, its numbers as shown, and where its band begins and ends.</summary>
internal sealed record IntervalRow(string Label, string Shown, IntervalKind Kind, double? Low = null, double? High = null, double? Point = null)
{
    /// <summary>A smaller line below; null = none.</summary>
    public string? Note { get; init; }

    /// <summary>The numbers that the axis must reach.</summary>
    public IEnumerable<double> Values => new[] { Low, High, Point }.OfType<double>().Where(double.IsFinite);
}

/// <summary>A number that goes through all rows, such as the documented one.</summary>
internal sealed record IntervalMark(string Label, double Value, string Dashes);

/// <summary>Rows of intervals on one scale of people, with marks through all of them: words above each band, the interval in words at the end of the line.</summary>
internal static class IntervalChart
{
    private const double RowHeight = 56, NoteHeight = 16, LabelAt = 16, BandBelow = 16, LabelSize = 14.5, NoteSize = 12.5, MarkHeight = 18, AxisHeight = 46, NarrowWidth = 296, WideWidth = 592;

    public static XElement Svg(string title, IReadOnlyList<IntervalRow> rows, IReadOnlyList<IntervalMark> marks, InterfaceTexts texts)
    {
        var place = new ChartPlace(ValueAxis.For(rows.SelectMany(row => row.Values).Concat(marks.Select(mark => mark.Value))), texts.RightToLeft);
        var hatch = Basics.StableId.Of('h', [title, .. rows.Select(row => row.Label + row.Shown)]);
        var top = (marks.Count * MarkHeight) + 6;
        var tops = new List<double>();
        foreach (var row in rows)
        {
            tops.Add(top);
            top += RowHeight + (row.Note is null ? 0 : NoteHeight);
        }
        return TollChart.Of(
            "svg",
            TollChart.Attributes(("class", "toll-chart interval-chart"), ("width", "100%"), ("height", top + AxisHeight), ("direction", place.Direction), ("role", "group"), ("aria-label", title)),
            TollChart.Hatch(hatch),
            marks.Select((mark, at) => Mark(mark, at * MarkHeight, top, place)),
            rows.Select((row, at) => Row(row, tops[at], place, hatch)),
            TollChart.Axis(place, top, texts));
    }

    // The words stand on that side of their line where there is more room.
    private static XElement Mark(IntervalMark mark, double at, double bottom, ChartPlace place)
    {
        var position = place.Axis.Position(mark.Value);
        var text = TollChart.Text("tick", place.X(position), at + 12, position > 0.5 ? "end" : "start", NoteSize, mark.Label);
        text.SetAttributeValue("dx", place.Inset(position > 0.5 ? -5 : 5));
        return TollChart.Of(
            "g",
            TollChart.Attributes(("class", "mark"), ("role", "img")),
            TollChart.Of("title", mark.Label),
            TollChart.Of("line", TollChart.Attributes(("x1", place.X(position)), ("x2", place.X(position)), ("y1", at), ("y2", bottom), ("stroke", "currentColor"), ("stroke-width", 1.5), ("stroke-dasharray", mark.Dashes))),
            text);
    }

    private static XElement Row(IntervalRow row, double top, ChartPlace place, string hatch)
    {
        var band = LabelAt + BandBelow + (row.Note is null ? 0 : NoteHeight);
        var taken = (TextFit.Ems(row.Shown) * LabelSize) + LabelSize;
        return TollChart.Of(
            "g",
            TollChart.Attributes(("class", "row"), ("role", "img"), ("transform", string.Create(CultureInfo.InvariantCulture, $"translate(0 {top})"))),
            TollChart.Of("title", row.Note is null ? $"{row.Label}: {row.Shown}" : $"{row.Label}: {row.Shown}. {row.Note}"),
            Words("speaker narrow", row.Label, LabelAt, LabelSize, (NarrowWidth - taken) / LabelSize, place),
            Words("speaker wide", row.Label, LabelAt, LabelSize, (WideWidth - taken) / LabelSize, place),
            row.Note is null ? [] : new[] { Words("note narrow", row.Note, LabelAt + NoteHeight, NoteSize, NarrowWidth / NoteSize, place), Words("note wide", row.Note, LabelAt + NoteHeight, NoteSize, WideWidth / NoteSize, place) },
            TollChart.OverLines(TollChart.Text("figure", place.Edge(end: true), LabelAt, "end", LabelSize, row.Shown)),
            TollChart.Line(row.Kind == IntervalKind.None ? "track off" : "track", (place.X(0), band), (place.X(1), band), row.Kind == IntervalKind.None ? "1 5" : "none"),
            Drawn(row, band, place, hatch));
    }

    private static IEnumerable<XElement?> Drawn(IntervalRow row, double at, ChartPlace place, string hatch) => row.Kind switch
    {
        IntervalKind.None => [],
        IntervalKind.Documented => [Square(place.X(place.Axis.Position(row.Point ?? 0)), at)],
        IntervalKind.AtLeast => [Band(row.Low ?? row.Point ?? 0, null, at, $"url(#{hatch})", place), ChartSigns.Arrow(place.X(1), at, place.PointsRight(towardsMore: true))],
        IntervalKind.Claimed => [Bridge(row, at, place), .. row.Values.Distinct().Select(value => ChartSigns.At(Sign.Proposed, place.X(place.Axis.Position(value)), at))],
        _ =>
        [
            row is { Low: { } low, High: { } high } ? Band(low, high, at, "currentColor", place) : null,
            row.Point is { } point ? ChartSigns.At(Sign.Accepted, place.X(place.Axis.Position(point)), at) : null,
        ],
    };

    private static XElement Band(double low, double? high, double at, string fill, ChartPlace place)
    {
        var (left, width) = place.Stretch(place.Axis.Position(low), high is { } end ? place.Axis.Position(end) : 1);
        return TollChart.Of("rect", TollChart.Attributes(
            ("class", high is null ? "band open" : "band"), ("x", left), ("width", width), ("y", at - 5), ("height", 10), ("fill", fill), ("stroke", "currentColor"), ("stroke-width", high is null ? 0 : 1)));
    }

    private static XElement? Bridge(IntervalRow row, double at, ChartPlace place) => row is { Low: { } low, High: { } high } && low < high
        ? TollChart.Of("line", TollChart.Attributes(("x1", place.X(place.Axis.Position(low))), ("x2", place.X(place.Axis.Position(high))), ("y1", at), ("y2", at), ("stroke", "currentColor"), ("stroke-width", 2)))
        : null;

    private static XElement Square(string x, double at) => TollChart.Of(
        "svg",
        TollChart.Attributes(("x", x), ("y", at), ("overflow", "visible"), ("class", "sign documented")),
        TollChart.Of("rect", TollChart.Attributes(("class", "full"), ("x", -6), ("y", -6), ("width", 12), ("height", 12), ("fill", "currentColor"))));

    private static XElement Words(string name, string text, double y, double size, double ems, ChartPlace place) =>
        TollChart.OverLines(TollChart.Text(name, place.Edge(end: false), y, "start", size, $"\u2068{TextFit.CutToEms(text, ems)}\u2069"));
}
