using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Sanad.Dossier;

/// <summary>
/// The report: one HTML file with the tolls of every event, their charts, the texts with the quoted words highlighted, and what
/// verification showed.
/// No script, and by its own security policy no request: it can be mailed, printed, and opened on a machine without a network.
/// </summary>
public static class Report
{
    /// <summary>The report in a language, "en" or "fa".</summary>
    /// <exception cref="Sanad.Language.PackException">There is no pack of interface texts for the language.</exception>
    public static string Html(ReportMaterial material, string language)
    {
        var texts = InterfaceTexts.For(material.Packs, language);
        var places = new ReportPlaces(material);
        return Markup.Page(Markup.Of(
            "html",
            Markup.Set("lang", texts.Language),
            Markup.Set("dir", texts.RightToLeft ? "rtl" : "ltr"),
            Head(texts),
            Body(material, places, texts)));
    }

    private static XElement Head(InterfaceTexts texts) => Markup.Of(
        "head",
        Markup.Of("meta", Markup.Set("charset", "utf-8")),
        Markup.Of("meta", Markup.Set("http-equiv", "Content-Security-Policy"), Markup.Set("content", Policy())),
        Markup.Of("meta", Markup.Set("name", "viewport"), Markup.Set("content", "width=device-width, initial-scale=1")),
        Markup.Of("meta", Markup.Set("name", "referrer"), Markup.Set("content", "no-referrer")),
        Markup.Of("meta", Markup.Set("name", "color-scheme"), Markup.Set("content", "light dark")),
        Markup.Of("title", texts["report.title"]),
        Markup.Of("style", StyleSheets.Report));

    private static XElement Body(ReportMaterial material, ReportPlaces places, InterfaceTexts texts) => Markup.Of(
        "body",
        Opening.Header(material, texts),
        Markup.Of(
            "main",
            Opening.About(texts),
            Opening.Contents(material, places, texts),
            EventSections.Of(places, texts),
            new DocumentSections(material, places, texts).All(),
            Closing.Integrity(material, texts)),
        Closing.Footer(material, texts));

    // Only our own style sheet, named by its hash, and nothing from anywhere.
    private static string Policy()
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(StyleSheets.Report)));
        return $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'";
    }
}
