using System.Diagnostics;
using System.Globalization;
using Sanad.Claims;
using Sanad.Eval.Scoring;
using Sanad.Language;

namespace Sanad.Eval;

/// <summary>How many characters a second the claim rules read.</summary>
internal static class Speed
{
    public static void Print(string file, TextWriter output)
    {
        if (LabelledFolder.Read(file) is not { } document)
        {
            output.WriteLine($"not readable: {file}");
            return;
        }
        var extractor = new ClaimExtractor(Packs.BuiltIn);
        var clock = Stopwatch.StartNew();
        var claims = extractor.Extract(document);
        var megabytes = document.Text.Length / 1e6;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{claims.Count} claims, {megabytes:0.0} million characters, {megabytes / clock.Elapsed.TotalSeconds:0.0} a second, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
    }
}
