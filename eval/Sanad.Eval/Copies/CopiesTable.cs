using System.Diagnostics;
using System.Globalization;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Eval.Copies;

/// <summary>Scores the search for copies on generated texts of known descent, and measures how its work grows.</summary>
internal static class CopiesTable
{
    private const int Seed = 1398;
    private static readonly double[] Rates = [0, 0.02, 0.04, 0.06, 0.08, 0.10, 0.12, 0.15, 0.20, 0.30];

    /// <summary>Prints the three tables; <paramref name="texts"/> originals, and as many documents again twice over for the growth.</summary>
    public static void Print(int texts, TextWriter output)
    {
        Scores(texts, output);
        Curve(texts, output);
        Growth(texts * 10, output);
    }

    // Every original has one copy with an error of each kind in turn, and every second one is quoted by a text that is no copy.
    private static void Scores(int texts, TextWriter output)
    {
        var maker = new CopyMaker(Seed);
        var (search, families) = (new CopySearch(), new List<int>());
        var rows = maker.Errors.Select(e => new Row(e.Name)).Append(new("quotes three sentences (no copy)")).ToList();
        for (var i = 0; i < texts; i++)
        {
            var original = maker.Text();
            Take(search, families, i, original, null);
            var kind = i % maker.Errors.Count;
            Take(search, families, i, maker.Errors[kind].Make(original), rows[kind]);
            if (i % 2 == 0)
                Take(search, families, -1 - i, maker.Quoting(original), rows[^1]);
        }
        output.WriteLine($"{"copies by kind of error",-36} texts  found  wrong");
        foreach (var row in rows)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-36} {row.Texts,5}  {row.Found,5}  {row.Wrong,5}"));
        var (found, wrong, all) = (rows.Sum(r => r.Found), rows.Sum(r => r.Wrong), rows.SkipLast(1).Sum(r => r.Texts));
        var (precision, recall) = ((double)found / Math.Max(1, found + wrong), (double)found / all);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"links: P {precision:0.000}  R {recall:0.000}  F1 {2 * precision * recall / (precision + recall):0.000}\n"));
    }

    private static void Take(CopySearch search, List<int> families, int family, List<string> text, Row? row)
    {
        var finding = search.Add(Sketch(text));
        if (finding.Number is not null)
            families.Add(family);
        if (row is null)
            return;
        row.Texts++;
        row.Found += family >= 0 && finding.Related.Any(earlier => families[earlier] == family) ? 1 : 0;
        row.Wrong += finding.Related.Any(earlier => families[earlier] != family) ? 1 : 0;
    }

    private static void Curve(int texts, TextWriter output)
    {
        output.WriteLine($"{"words replaced",-16} recall  mean share of the copy's runs");
        foreach (var rate in Rates)
        {
            var (maker, search, found, share) = (new CopyMaker(Seed + 1), new CopySearch(), 0, 0.0);
            for (var i = 0; i < texts; i++)
            {
                var original = maker.Text();
                var (earlier, later) = (Sketch(original), Sketch(maker.Replaced(original, rate)));
                search.Add(earlier);
                found += search.Add(later).Related.Count > 0 ? 1 : 0;
                share += later.ShareIn(earlier);
            }
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate,13:0 %}    {(double)found / texts:0.000}  {share / texts:0.000}"));
        }
        output.WriteLine();
    }

    private static void Growth(int most, TextWriter output)
    {
        output.WriteLine("documents   processor   a second   comparisons a document   (one in three a copy; sketching not counted; processor seconds of one core)");
        foreach (var count in (int[])[most / 4, most / 2, most, most * 2])
        {
            var maker = new CopyMaker(Seed + 2);
            var sketches = new List<TextSketch>(count);
            while (sketches.Count < count)
            {
                var text = maker.Text();
                sketches.AddRange([Sketch(text), Sketch(maker.Text()), Sketch(maker.Replaced(text, 0.02))]);
            }
            using var process = Process.GetCurrentProcess();
            var (search, before) = (new CopySearch(), process.TotalProcessorTime);
            foreach (var sketch in sketches)
                search.Add(sketch);
            process.Refresh();
            var seconds = (process.TotalProcessorTime - before).TotalSeconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{sketches.Count,9}   {seconds,9:0.00}   {sketches.Count / seconds,8:0}   {(double)search.Comparisons / sketches.Count,22:0.00}"));
        }
    }

    private static TextSketch Sketch(List<string> text) => TextSketch.Of(Folding.SearchTerms(string.Join(' ', text)));

    private sealed class Row(string name)
    {
        public string Name { get; } = name;
        public int Texts { get; set; }
        public int Found { get; set; }
        public int Wrong { get; set; }
    }
}
