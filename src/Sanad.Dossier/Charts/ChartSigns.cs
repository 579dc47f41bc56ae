using System.Xml.Linq;

namespace Sanad.Dossier;

/// <summary>
/// The signs of a chart. Each is a small drawing of its own whose origin is set at a percentage, since a path cannot be. Told apart by shape and
/// filling, so that they survive grey print and colour blindness.
/// </summary>
internal static class ChartSigns
{
    /// <summary>A sign centred on a point.</summary>
    public static XElement At(Sign sign, string x, double y) => TollChart.Of(
        "svg",
        TollChart.Attributes(("x", x), ("y", y), ("overflow", "visible"), ("class", "sign " + sign.ToString().ToLowerInvariant())),
        Shapes(sign));

    /// <summary>The head of an open end.</summary>
    public static XElement Arrow(string x, double y, bool pointsRight) => TollChart.Of(
        "svg",
        TollChart.Attributes(("x", x), ("y", y), ("overflow", "visible"), ("class", "arrow")),
        Path(pointsRight ? "M-1 -6 L7 0 L-1 6 Z" : "M1 -6 L-7 0 L1 6 Z", filled: true));

    /// <summary>A sign or a band as it stands in the legend, 24 by 16 units.</summary>
    public static XElement Legend(LegendEntry entry, bool rightToLeft) => TollChart.Of(
        "svg",
        TollChart.Attributes(("class", "toll-chart key"), ("width", 24), ("height", 16), ("aria-hidden", "true")),
        entry.Sign is { } sign ? At(sign, "12", 8) : BandKey(entry.Open, rightToLeft));

    private static IEnumerable<XElement> BandKey(bool open, bool rightToLeft) => (open, rightToLeft) switch
    {
        (true, true) => [Path("M8 13 L12 3 M14 13 L18 3 M20 13 L24 3", filled: false), Arrow("8", 8, pointsRight: false)],
        (true, false) => [Path("M0 13 L4 3 M6 13 L10 3 M12 13 L16 3", filled: false), Arrow("16", 8, pointsRight: true)],
        (false, _) => [TollChart.Of("rect", TollChart.Attributes(
            ("class", "band"), ("x", 1), ("y", 3), ("width", 22), ("height", 10), ("fill", "currentColor"), ("stroke", "currentColor")))],
    };

    private static IEnumerable<XElement> Shapes(Sign sign) => sign switch
    {
        Sign.Proposed => [Circle(filled: false)],
        Sign.Accepted => [Circle(filled: true)],
        Sign.Edited => [Path("M0 -7.5 L7.5 0 L0 7.5 L-7.5 0 Z", filled: true)],
        Sign.Contested => [Circle(filled: false), Path("M0 -6 A6 6 0 0 1 0 6 Z", filled: true)],
        Sign.Denial => [Path("M-6 -6 L6 6 M-6 6 L6 -6", filled: false, width: 2.5)],
        Sign.Share => [Path("M0 -6 L6.5 5.5 L-6.5 5.5 Z", filled: false)],
    };

    // The ring covers the band beneath it with the colour of the paper, which the style sheet knows.
    private static XElement Circle(bool filled) => TollChart.Of("circle", Pen(filled, 2), TollChart.Attributes(("r", 6)));

    private static XElement Path(string shape, bool filled, double width = 2) => TollChart.Of("path", Pen(filled, width), TollChart.Attributes(("d", shape)));

    private static IEnumerable<XAttribute> Pen(bool filled, double width) => TollChart.Attributes(
        ("class", filled ? "full" : "ring"), ("fill", filled ? "currentColor" : "Canvas"), ("stroke", "currentColor"), ("stroke-width", width));
}
