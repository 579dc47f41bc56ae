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

    /// <summary>Every labelled text of the folder with what the rules propose for it, by language of the text.</summary>
    public static IReadOnlyList<(string Language, ClaimAlignment Alignment)> Align(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.claims.jsonl").Order(StringComparer.Ordinal).Select(AlignOne)];

    /// <summary>Reads one text as `sanad claims` does; null when it cannot be read.</summary>
    public static Document? Read(string file)
    {
        using var stream = File.OpenRead(file);
        return Reader.Read(stream, Path.GetFileName(file), GivenBeside(file), CancellationToken.None) is ReadOutcome.Read read ? read.Document : null;
    }

    /// <summary>The proposals of one text, as `sanad claims --json` prints them.</summary>
    public static IReadOnlyList<ClaimJson> Claims(string file)
    {
        if (Read(file) is not { } document)
            return [];
        var codePoints = CodePointMap.For(document.Text);
        return [.. Extractor.Extract(document).Select(claim => ClaimJson.From(claim, Path.GetFileNameWithoutExtension(file), document.Text, codePoints))];
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
