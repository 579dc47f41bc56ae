using System.Diagnostics;
using System.Globalization;
using Sanad.Basics;
using Sanad.Claims;
using Sanad.Eval.Scoring;
using Sanad.Language;

namespace Sanad.Eval;

/// <summary>How many bytes of a text are read a second of processor time, stage by stage, as `sanad claims FILE --json` goes through them.</summary>
internal static class Speed
{
    /// <summary>Reads the claims of one text again and again: the first pass pays for compiling, the last is what a long text gets.</summary>
    public static void PrintPasses(string file, int passes, TextWriter output)
    {
        var (extractor, document) = (new ClaimExtractor(Packs.BuiltIn), LabelledFolder.Read(file) ?? throw new InvalidDataException($"not readable: {file}"));
        for (var pass = 1; pass <= passes; pass++)
        {
            var (claims, allocated) = (0, GC.GetTotalAllocatedBytes());
            var seconds = Time(() => claims = extractor.Extract(document).Count);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"pass {pass}: {claims} claims, {new FileInfo(file).Length / 1e6 / seconds:0.00} MB a second of processor time, {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:0} MB allocated"));
        }
    }

    public static void Print(string file, TextWriter output)
    {
        var megabytes = new FileInfo(file).Length / 1e6;
        var extractor = new ClaimExtractor(Packs.BuiltIn);
        Document? document = null;
        IReadOnlyList<Claim> claims = [];
        double[] seconds =
        [
            Time(() => document = LabelledFolder.Read(file)),
            Time(() => claims = document is null ? [] : extractor.Extract(document)),
            Time(() => Write(document, claims)),
        ];
        if (document is null)
        {
            output.WriteLine($"not readable: {file}");
            return;
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{megabytes:0.0} MB, {claims.Count} claims; MB a second of processor time:"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"reading {megabytes / seconds[0]:0.0}, claims {megabytes / seconds[1]:0.0}, JSON {megabytes / seconds[2]:0.0}, together {megabytes / seconds.Sum():0.0}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB, allocated {GC.GetTotalAllocatedBytes() / 1e6:0} MB, collections {GC.CollectionCount(0)} {GC.CollectionCount(1)} {GC.CollectionCount(2)}, {GC.GetTotalPauseDuration().TotalSeconds:0.00} s of them"));
    }

    private static void Write(Document? document, IReadOnlyList<Claim> claims)
    {
        if (document is null)
            return;
        var codePoints = CodePointMap.For(document.Text);
        foreach (var claim in claims)
            TextWriter.Null.WriteLine(JsonText.Line(ClaimJson.From(claim, "speed", document.Text, codePoints)));
    }

    private static double Time(Action work)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        work();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }
}
