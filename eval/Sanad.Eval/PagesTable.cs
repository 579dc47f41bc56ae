using System.Globalization;
using Sanad.Eval.Pages;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Eval;

/// <summary>How well main text is told from furniture, and title, outlet, origin, author and date are found, on labelled pages.</summary>
internal static class PagesTable
{
    /// <summary>A row a page, the facts that are wrong, and the totals.</summary>
    public static void Print(string folder, TextWriter output)
    {
        var results = Results(folder);
        foreach (var page in results)
            Line(output, $"{page.Name,-32} right {page.Score.Right:0.000}  surplus {page.Score.Surplus:0.000}  missing {page.Score.Missing:0.000}");
        foreach (var fact in results.SelectMany(r => r.Facts).Where(f => !f.IsRight))
            Line(output, $"{fact.Page,-32} {fact.Field}: found {fact.Found ?? "nothing"}, labelled {fact.Expected ?? "nothing"}");
        foreach (var field in results.SelectMany(r => r.Facts).GroupBy(f => f.Field, StringComparer.Ordinal))
            Line(output, $"{field.Key,-10} {field.Count(f => f.IsRight)} of {field.Count()}");
        var (precision, recall, f1) = ShingleScore.Mean(results.Select(r => r.Score));
        Line(output, $"main text, 4-gram, {results.Count} pages: precision {precision:0.000}  recall {recall:0.000}  F1 {f1:0.000}");
    }

    /// <summary>Each page's main text as it was found, under its name.</summary>
    public static void PrintFound(string folder, TextWriter output)
    {
        foreach (var page in Results(folder))
            output.WriteLine($"== {page.Name}\n{page.Found}\n");
    }

    private static List<PageResult> Results(string folder)
    {
        var reader = new DocumentReader(Packs.BuiltIn);
        return [.. LabelledPage.In(folder).Select(page => page.Read(reader))];
    }

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
