using System.Globalization;
using System.Text.Json;
using Sanad.Basics;
using Sanad.Eval.Scoring;

namespace Sanad.Eval;

/// <summary>Furniture of labelled plain texts (NAME.txt, NAME.doc.json), character by character.</summary>
internal static class FurnitureTable
{
    public static void Print(string folder, TextWriter output)
    {
        output.WriteLine($"{"furniture: " + Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),-38}labelled  found  both (characters)");
        foreach (var labels in Directory.EnumerateFiles(folder, "*.doc.json").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(labels);
            using var gold = JsonDocument.Parse(stream);
            var wanted = gold.RootElement.GetProperty("furniture").EnumerateArray().SelectMany(span => Characters(span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32())).ToHashSet();
            var found = Found(labels.Replace(".doc.json", ".txt", StringComparison.Ordinal));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(labels),-38}{wanted.Count,8}{found.Count,7}{wanted.Intersect(found).Count(),6}"));
        }
    }

    private static HashSet<int> Found(string file)
    {
        if (LabelledFolder.Read(file) is not { } document)
            return [];
        var codePoints = CodePointMap.For(document.Text);
        return [.. document.Segments.Where(segment => segment.Kind == SegmentKind.Furniture).Select(segment => codePoints.ToCodePoints(segment.Span)).SelectMany(span => Characters(span.Start, span.End))];
    }

    private static IEnumerable<int> Characters(int start, int end) => Enumerable.Range(start, end - start);
}
