using System.Xml.Linq;

namespace Sanad.Dossier;

/// <summary>A chart as a file that stands alone: a fixed width, its title above it, ink on white, no other file needed.</summary>
public static class ChartFile
{
    private const double Width = 640, Edge = 24, TitleAt = 34, NoteAt = 56, LineHeight = 20, NoteSize = 12.5;
    private const string Style = """
        svg { color: #1c5561; font-family: "Vazirmatn", "Vazir", "Noto Sans", "Noto Sans Arabic", "Segoe UI", Tahoma, "DejaVu Sans", sans-serif; }
        text { fill: #25221d; }
        .title { font-weight: 600; font-size: 17px; }
        .note { fill: #635c50; }
        .figure { font-weight: 600; }
        .over { stroke: #fff; }
        .bar.gain, .band { fill-opacity: 0.35; }
        .band.open { fill-opacity: 1; }
        .bar.total { fill-opacity: 0.85; }
        .total .speaker { font-weight: 600; }
        .narrow { display: none; }
        """;

    /// <summary>The text of the file.</summary>
    /// <param name="chart">A chart of <see cref="LinkCharts"/>; its label becomes the title.</param>
    /// <param name="note">A line below the title; null = none.</param>
    /// <param name="texts">The language.</param>
    public static string Of(XElement chart, string? note, InterfaceTexts texts)
    {
        var (title, height) = (chart.Attribute("aria-label")!.Value, (double)chart.Attribute("height")!);
        var top = (note is null ? TitleAt : NoteAt) + LineHeight;
        var start = texts.RightToLeft ? Width - Edge : Edge;
        var placed = new XElement(chart);
        placed.SetAttributeValue("x", Edge);
        placed.SetAttributeValue("y", top);
        placed.SetAttributeValue("width", Width - (2 * Edge));
        var whole = height + top + LineHeight;
        var file = TollChart.Of(
            "svg",
            TollChart.Attributes(("width", Width), ("height", whole), ("viewBox", FormattableString.Invariant($"0 0 {Width} {whole}")), ("lang", texts.Language), ("direction", texts.RightToLeft ? "rtl" : "ltr"), ("role", "img"), ("aria-label", title)),
            TollChart.Of("title", title),
            TollChart.Of("style", Style),
            TollChart.Of("rect", TollChart.Attributes(("width", "100%"), ("height", "100%"), ("fill", "#fff"))),
            TollChart.Of("text", TollChart.Attributes(("class", "title"), ("x", start), ("y", TitleAt)), title),
            note is null ? null : TollChart.Of("text", TollChart.Attributes(("class", "note"), ("x", start), ("y", NoteAt), ("font-size", NoteSize)), note),
            placed);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + file + "\n";
    }
}
