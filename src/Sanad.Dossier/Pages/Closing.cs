using System.Reflection;
using System.Xml.Linq;
using Sanad.Custody;

namespace Sanad.Dossier;

/// <summary>How the report ends: what verification proved and what it did not, and the heads that reveal a rollback.</summary>
internal static class Closing
{
    /// <summary>The three parts of a check, never mixed.</summary>
    public static XElement Integrity(ReportMaterial material, InterfaceTexts texts) => Markup.Of(
        "section.integrity",
        Markup.Set("aria-labelledby", "integrity"),
        Markup.Of("h2", Markup.Set("id", "integrity"), texts["integrity.heading"]),
        material.Verification is { } report
            ?
            [
                Part("broken", report.Broken, report.Counts, texts),
                Part("proven", report.Proven, report.Counts, texts),
                Part("not_provable", report.NotProvableHere, report.Counts, texts),
            ]
            : new[] { Markup.Of("p", texts["integrity.none"]) });

    /// <summary>Heads, and what the program does not say.</summary>
    public static XElement Footer(ReportMaterial material, InterfaceTexts texts) => Markup.Of(
        "footer",
        Markup.Of("h2", texts["integrity.heads"]),
        material.Heads.Count == 0
            ? Markup.Of("p", texts["integrity.no_heads"])
            : Markup.Of(
                "div",
                Markup.Of("p", texts["integrity.heads_about"]),
                Markup.Of("ul.heads", material.Heads.Select(head => Markup.Of("li", Markup.Code(VisibleText.Name(head)))))),
        Markup.Of("p.motto", texts["footer.asserts_nothing"]),
        Markup.Of("p", Markup.Fill(texts["footer.made_by"], Markup.Bdi(Version()), Markup.Code(VisibleText.Name(material.CasebookId)))));

    private static XElement Part(string key, IReadOnlyList<Finding> findings, VerifyCounts counts, InterfaceTexts texts) => Markup.Of(
        $"div.findings.{key}",
        Markup.Of("h3", texts["integrity." + key]),
        findings.Count == 0
            ? Markup.Of("p.missing", texts["integrity.nothing"])
            : Markup.Of("ul", findings.Select(finding => Markup.Of("li", Sentence(key, finding, counts, texts), Where(finding)))));

    // The pack's sentence in the reader's language; what is broken also in the exact words of the check.
    private static object Sentence(string part, Finding finding, VerifyCounts counts, InterfaceTexts texts)
    {
        var exact = Markup.Of("span", Markup.Set("dir", "auto"), VisibleText.Name(finding.Text));
        if (texts.Find($"{part}.{finding.Code.Replace('-', '_')}") is not { } known)
            return exact;
        long[] numbers = [counts.Commits, counts.Entries, counts.Writers, counts.Objects, counts.Bytes];
        var sentence = Markup.Of("span", Markup.Fill(known, [.. numbers.Select(number => Markup.Bdi(texts.Number(number)))]));
        return part == "broken" ? new object[] { sentence, Markup.Of("span.exact", exact) } : sentence;
    }

    private static object[]? Where(Finding finding) => finding.File is { } file ? [" ", Markup.Code(VisibleText.Name(file))] : null;

    private static string Version() => Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "";
}
