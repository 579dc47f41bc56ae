using System.Diagnostics;
using System.Globalization;
using Sanad.Basics;
using Sanad.Claims;
using Sanad.Language;
using Sanad.Reading;

// dotnet run --project eval/Sanad.Eval -- claims FOLDER|FILE...     the claims of every .txt as JSON lines, as `sanad claims --json` prints them
// dotnet run --project eval/Sanad.Eval -- speed FILE                MB/s of claims alone
if (args is not [("claims" or "speed") and var verb, .. var paths] || paths.Length == 0)
{
    Console.Error.WriteLine("usage: Sanad.Eval claims|speed FOLDER|FILE...");
    return 2;
}
Console.OutputEncoding = new System.Text.UTF8Encoding(false);
var reader = new DocumentReader(Packs.BuiltIn);
var extractor = new ClaimExtractor(Packs.BuiltIn);
foreach (var file in paths.SelectMany(TextFiles))
{
    using var stream = File.OpenRead(file);
    if (reader.Read(stream, Path.GetFileName(file), GivenBeside(file), CancellationToken.None) is not ReadOutcome.Read { Document: var document })
    {
        Console.Error.WriteLine($"not readable: {file}");
        continue;
    }
    var clock = Stopwatch.StartNew();
    var claims = extractor.Extract(document);
    if (verb == "speed")
    {
        var megabytes = document.Text.Length / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{claims.Count} claims, {megabytes:0.0} million characters, {megabytes / clock.Elapsed.TotalSeconds:0.0} a second, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
        continue;
    }
    var codePoints = CodePointMap.For(document.Text);
    foreach (var claim in claims)
        Console.WriteLine(JsonText.Line(ClaimJson.From(claim, Path.GetFileNameWithoutExtension(file), document.Text, codePoints)));
}
return 0;

static Given GivenBeside(string file)
{
    var meta = Path.ChangeExtension(file, ".meta.json");
    return File.Exists(meta) && MetaJson.TryRead(File.ReadAllBytes(meta)) is MetaOutcome.Read read ? read.Given : Given.Nothing;
}

static IEnumerable<string> TextFiles(string path) =>
    Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.txt").Order(StringComparer.Ordinal) : [path];
