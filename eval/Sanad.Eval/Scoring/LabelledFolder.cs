using System.Text;
using System.Text.Json;
using Sanad.Basics;
using Sanad.Claims;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Eval.Scoring;

/// <summary>Texts with their labels: NAME.txt, NAME.claims.jsonl, and NAME.meta.json where outlet and date are given.</summary>
internal static class LabelledFolder
{
    private static readonly DocumentReader Reader = new(Packs.BuiltIn);
    private static readonly ClaimExtractor Extractor = new(Packs.BuiltIn);

    /// <summary>Every labelled text of a folder, or every sentence of a file of them, with what the rules propose for it, by language of the text.</summary>
    public static IReadOnlyList<(string Language, ClaimAlignment Alignment)> Align(string folder) =>
        File.Exists(folder) ? [.. AlignSentences(folder)] : [.. Directory.EnumerateFiles(folder, "*.claims.jsonl").Order(StringComparer.Ordinal).Select(AlignOne)];

    /// <summary>Reads one text as `sanad claims` does; null when it cannot be read.</summary>
    public static Document? Read(string file)
    {
        using var stream = File.OpenRead(file);
        return Reader.Read(stream, Path.GetFileName(file), GivenBeside(file), CancellationToken.None) is ReadOutcome.Read read ? read.Document : null;
    }

    /// <summary>A file of sentences, one a line with its date and its labels; each is a text of its own.</summary>
    private static IEnumerable<(string Language, ClaimAlignment Alignment)> AlignSentences(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var row = JsonDocument.Parse(line);
            string Text(string key) => row.RootElement.GetProperty(key).GetString()!;
            var text = Text("text");
            var document = new Document
            {
                Original = ContentHash.Of(Encoding.UTF8.GetBytes(text)), MediaType = "text/plain", Text = text, Published = DateInterval.Parse(Text("published")), PublishedKind = PublishedKind.Given,
            };
            var gold = row.RootElement.GetProperty("claims").EnumerateArray().Select(claim => ScoredClaim.Labelled(claim) with { QuoteText = text }).ToList();
            yield return (Text("lang"), ClaimAlignment.Of(Text("id"), gold, [.. Claims(document, Text("id")).Select(ScoredClaim.Of)]));
        }
    }

    /// <summary>The proposals of one text, as `sanad claims --json` prints them.</summary>
    public static IReadOnlyList<ClaimJson> Claims(string file)
    {
        if (Read(file) is not { } document)
            return [];
        return Claims(document, Path.GetFileNameWithoutExtension(file));
    }

    private static IReadOnlyList<ClaimJson> Claims(Document document, string name)
    {
        var codePoints = CodePointMap.For(document.Text);
        return [.. Extractor.Extract(document).Select(claim => ClaimJson.From(claim, name, document.Text, codePoints))];
    }

    private static (string, ClaimAlignment) AlignOne(string labels)
    {
        var text = labels.Replace(".claims.jsonl", ".txt", StringComparison.Ordinal);
        var gold = File.ReadLines(labels).Where(line => line.Length > 0).Select(ScoredClaim.Labelled).ToList();
        var language = GivenBeside(text).Language ?? Read(text)?.Language ?? "?";
        return (language, ClaimAlignment.Of(Path.GetFileNameWithoutExtension(text), gold, [.. Claims(text).Select(ScoredClaim.Of)]));
    }

    private static Given GivenBeside(string file)
    {
        var meta = Path.ChangeExtension(file, ".meta.json");
        return File.Exists(meta) && MetaJson.TryRead(File.ReadAllBytes(meta)) is MetaOutcome.Read read ? read.Given : Given.Nothing;
    }
}
