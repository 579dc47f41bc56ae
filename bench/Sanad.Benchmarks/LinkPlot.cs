using System.Globalization;
using System.Xml.Linq;

namespace Sanad.Benchmarks;

/// <summary>What linking so many records took.</summary>
internal sealed record LinkFigure(int Records, double Clock, double Processor, double Megabytes);

/// <summary>Time and memory over records, both axes by powers of ten, as a static picture.</summary>
internal static class LinkPlot
{
    private const int Width = 640, Height = 400, Left = 70, Right = 150, Top = 30, Bottom = 50, FirstPower = -1, LastPower = 4, Above = -6, Below = 14;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws the figures; the axis of records goes from the power of ten of the least to that of the most.</summary>
    public static XElement Of(IReadOnlyList<LinkFigure> figures)
    {
        var (from, to) = (Math.Floor(Math.Log10(figures.Min(f => f.Records))), Math.Ceiling(Math.Log10(figures.Max(f => f.Records))));
        var isSlow = figures[^1].Clock > figures[^1].Processor; // names beside the two lines must not meet
        double X(double records) => Left + ((Math.Log10(records) - from) / Math.Max(1, to - from) * (Width - Left - Right));
        double Y(double value) => Height - Bottom - ((Math.Log10(value) - FirstPower) / (LastPower - FirstPower) * (Height - Top - Bottom));
        return new XElement(Svg + "svg", new XAttribute("viewBox", $"0 0 {Width} {Height}"), new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 13),
            new XElement(Svg + "title", "Linking: time and memory over records"),
            new XElement(Svg + "rect", new XAttribute("width", Width), new XAttribute("height", Height), new XAttribute("fill", "#fff")),
            Enumerable.Range(FirstPower, LastPower - FirstPower + 1).SelectMany(power => Grid(Left, Y(Math.Pow(10, power)), Width - Right, Y(Math.Pow(10, power)), Left - 8, Y(Math.Pow(10, power)) + 4, "end", Math.Pow(10, power).ToString("#,0.#", CultureInfo.InvariantCulture))),
            Enumerable.Range((int)from, (int)(to - from) + 1).SelectMany(power => Grid(X(Math.Pow(10, power)), Top, X(Math.Pow(10, power)), Height - Bottom, X(Math.Pow(10, power)), Height - Bottom + 20, "middle", Math.Pow(10, power).ToString("#,0", CultureInfo.InvariantCulture))),
            Text((Left + Width - Right) / 2.0, Height - 10, "middle", "records"),
            Line(figures, f => X(f.Records), f => Y(f.Megabytes), "peak memory, MB", 0, "#7a4a00", "2 4"),
            Line(figures, f => X(f.Records), f => Y(f.Processor), "processor, s", isSlow ? Below : Above, "#00558b", "none"),
            Line(figures, f => X(f.Records), f => Y(f.Clock), "clock, s", isSlow ? Above : Below, "#333", "8 4"));
    }

    private static IEnumerable<XElement> Grid(double x1, double y1, double x2, double y2, double textX, double textY, string anchor, string text) =>
    [
        new(Svg + "line", At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2), new XAttribute("stroke", "#ccc")),
        Text(textX, textY, anchor, text),
    ];

    private static IEnumerable<XElement> Line(IReadOnlyList<LinkFigure> figures, Func<LinkFigure, double> x, Func<LinkFigure, double> y, string name, int aside, string colour, string dashes) =>
    [
        new(Svg + "polyline", new XAttribute("points", string.Join(' ', figures.Select(f => $"{Number(x(f))},{Number(y(f))}"))), new XAttribute("fill", "none"), new XAttribute("stroke", colour), new XAttribute("stroke-width", 2), new XAttribute("stroke-dasharray", dashes)),
        .. figures.Select(f => new XElement(Svg + "circle", At("cx", x(f)), At("cy", y(f)), new XAttribute("r", 3), new XAttribute("fill", colour))),
        Text(x(figures[^1]) + 8, y(figures[^1]) + aside, "start", name),
    ];

    private static XElement Text(double x, double y, string anchor, string text) => new(Svg + "text", At("x", x), At("y", y), new XAttribute("text-anchor", anchor), text);

    private static XAttribute At(string name, double value) => new(name, Number(value));

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
