using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sanad.Custody;
using Sanad.Estimation;
using Sanad.Estimation.Combine;

namespace Sanad.Casebook.Estimate;

/// <summary>
/// Estimates that took long, remembered by this device under the hash of all that they come from: counts, names of lists, draws, method, options and the engine's build. Asked again, they
/// are read, to the same bytes. Chance begins at the seed, so that nothing else can change them.
/// </summary>
public static class EstimateMemory
{
    private static readonly TimeSpan WorthIt = TimeSpan.FromSeconds(.5);
    private static readonly JsonSerializerOptions Exactly = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Runs a method over a table and the draws of its links, or remembers what it gave.</summary>
    /// <param name="home">Where this device remembers.</param>
    /// <param name="method">One of <see cref="Methods.Names"/>.</param>
    /// <param name="table">As linked, or as counted.</param>
    /// <param name="drawn">A table for each draw of the links; empty = none.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the share done; null = nobody listens.</param>
    /// <param name="cancel">Stops it.</param>
    public static EstimateResult Run(SanadHome home, string method, ListTable table, IReadOnlyList<ListTable> drawn, EstimateOptions options, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var key = KeyOf(method, table, drawn, options);
        if (Remembered(home, key) is { } known)
            return known;
        var began = Stopwatch.GetTimestamp();
        var result = OverLinks.Run(method, table, drawn, options, progress, cancel);
        if (Stopwatch.GetElapsedTime(began) > WorthIt)
            Remember(home, key, result);
        return result;
    }

    private static string KeyOf(string method, ListTable table, IReadOnlyList<ListTable> drawn, EstimateOptions options) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { Methods.Engine, Build = typeof(Methods).Module.ModuleVersionId, method, options, table.Lists, table.Hash, Drawn = drawn.Select(one => one.Hash) })));

    // A file that cannot be read, was cut off or altered is none: it is computed again and written anew.
    private static EstimateResult? Remembered(SanadHome home, string key)
    {
        try
        {
            return home.Computed(key) is { } bytes ? JsonSerializer.Deserialize<EstimateResult>(bytes, Exactly) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Where nothing can be written, as on a system without a home, the next run takes its time again; the estimate is none the worse.
    private static void Remember(SanadHome home, string key, EstimateResult result)
    {
        try
        {
            home.KeepComputed(key, JsonSerializer.SerializeToUtf8Bytes(result, Exactly));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
