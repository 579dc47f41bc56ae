using System.Diagnostics;
using System.Globalization;
using Sanad.Basics;

namespace Sanad.Eval.Fuzz;

/// <summary>A run of the fuzz for as long as one likes; inputs that fail are saved.</summary>
internal static class FuzzRun
{
    private const int FaultsShown = 50;

    /// <summary>Fuzzes; returns how many inputs failed.</summary>
    /// <param name="time">How long.</param>
    /// <param name="seed">Of the first input.</param>
    /// <param name="samples">A folder of honest files.</param>
    /// <param name="failures">Where failing inputs are saved; made when there is one.</param>
    /// <param name="output">What was done.</param>
    public static int Run(TimeSpan time, int seed, string samples, string failures, TextWriter output)
    {
        var inputs = new FuzzInputs(seed, [.. Directory.EnumerateFiles(samples).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)]);
        var (check, clock, count, bytes, faults) = (new FuzzCheck(), Stopwatch.StartNew(), 0, 0L, 0);
        output.WriteLine($"seed {seed}, samples {samples}");
        for (; clock.Elapsed < time && faults < FaultsShown; count++)
        {
            var input = inputs.Next();
            bytes += input.Bytes.Length;
            if (check.Fault(input) is not { } fault)
                continue;
            faults++;
            Directory.CreateDirectory(failures);
            var path = Path.Combine(failures, $"{ContentHash.Of(input.Bytes).Hex[..12]}-{input.Name}");
            File.WriteAllBytes(path, input.Bytes);
            output.WriteLine($"{input.Kind} (input {count}), saved as {path}\n  {fault}");
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} inputs, {bytes / 1e6:0.0} MB, {clock.Elapsed.TotalMinutes:0.0} minutes, {faults} faults"));
        return faults;
    }
}
