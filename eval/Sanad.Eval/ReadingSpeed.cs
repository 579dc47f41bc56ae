using System.Diagnostics;
using System.Globalization;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Eval;

/// <summary>How many bytes a second are read, from the file to its document; a folder is read file by file, as a casebook reads it.</summary>
internal static class ReadingSpeed
{
    public static void Print(string path, TextWriter output)
    {
        var files = Directory.Exists(path) ? Directory.GetFiles(path) : [path];
        var reader = new DocumentReader(Packs.BuiltIn);
        Read(reader, files[0]);
        var (clock, used) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var documents = files.Count(file => Read(reader, file));
        var megabytes = files.Sum(file => new FileInfo(file).Length) / 1e6;
        var cpu = (Process.GetCurrentProcess().TotalProcessorTime - used).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{documents} documents, {megabytes:0.0} MB, {megabytes / clock.Elapsed.TotalSeconds:0.0} MB/s, {megabytes / cpu:0.0} MB/s of processor time, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
    }

    private static bool Read(DocumentReader reader, string file)
    {
        using var stream = File.OpenRead(file);
        return reader.Read(stream, Path.GetFileName(file), Given.Nothing, CancellationToken.None) is ReadOutcome.Read;
    }
}
