using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;
using Sanad.Custody.Verify;

namespace Sanad.Custody.Receipts;

/// <summary>The entry about a receipt that came in. The commit that seals it names the receipt's files, so that they are signed for from then on.</summary>
internal static class ReceiptEntry
{
    public const string Type = "receipt";

    private static ReadOnlySpan<byte> Start => "{\"v\":1,\"type\":\"receipt\","u8;

    public static JsonObject Body(TimeReceipt receipt, IEnumerable<CommitLine> files) => new()
    {
        ["commit"] = receipt.Commit,
        ["writer"] = receipt.Writer,
        ["number"] = receipt.Number,
        ["kind"] = receipt.State == ReceiptState.NotCheckedHere ? "opentimestamps" : "rfc3161",
        ["authority"] = receipt.Authority,
        ["time"] = receipt.Time is { } time ? ReceiptCheck.Text(time) : null,
        ["files"] = new JsonArray([.. files.Select(f => (JsonNode)new JsonObject { ["file"] = f.File, ["sha256"] = f.Hash })]),
    };

    /// <summary>Lines for the next commit: the files that entries about receipts name, as far as they are here as named.</summary>
    public static IEnumerable<CommitLine> Files(Layout layout, IEnumerable<byte[]> lines)
    {
        var entries = lines.Where(line => line.AsSpan().StartsWith(Start)).Select(line => EntryLine.Read(line, "", "", isSealed: false)).OfType<JournalEntry>();
        return entries.SelectMany(e => Named(e.Body)).Distinct().Where(f => IsHere(layout, f)).OrderBy(f => f.File, StringComparer.Ordinal);
    }

    private static IEnumerable<CommitLine> Named(JsonElement body) =>
        body.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Array
            ? files.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.Object).Select(f => (File: Introduction.Text(f, "file"), Hash: Introduction.Text(f, "sha256")))
                .Where(f => f.File is not null && ContentHash.TryParse(f.Hash, out _)).Select(f => new CommitLine(f.Hash!, f.File!))
            : [];

    private static bool IsHere(Layout layout, CommitLine line) =>
        line.File.StartsWith("receipts/", StringComparison.Ordinal) && Commit.IsPlainName(line.File) && File.Exists(layout.At(line.File))
        && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(layout.At(line.File)))) == line.Hash;
}
