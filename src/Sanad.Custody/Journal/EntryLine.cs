using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sanad.Custody.Journal;

/// <summary>The envelope of an entry: {"v":1,"type","seq","lamport","time","salt","body"}, in this order, on one line.</summary>
internal static class EntryLine
{
    public const int Version = 1;
    private const int SaltBytes = 16;
    private const long Most = 1L << 53;
    private const int ForgottenLength = 65;
    private const byte LineFeed = (byte)'\n';
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Now(TimeProvider clock) => clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The line without its LF. The salt keeps a forgotten entry from being guessed from its leaf hash.</summary>
    public static byte[] Write(string type, long sequence, long lamport, string time, JsonObject body)
    {
        var room = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(room, Writing))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteString("type", type);
            json.WriteNumber("seq", sequence);
            json.WriteNumber("lamport", lamport);
            json.WriteString("time", time);
            json.WriteString("salt", RandomNumberGenerator.GetHexString(SaltBytes * 2, lowercase: true));
            json.WritePropertyName("body");
            body.WriteTo(json, JsonText.Options);
            json.WriteEndObject();
        }
        return room.WrittenSpan.ToArray();
    }

    /// <summary>RFC 6962 leaf: SHA-256 over 0x00 and the line with its LF. A forgotten line carries its leaf itself.</summary>
    /// <param name="line">Without the LF.</param>
    /// <param name="leaf">32 bytes to fill.</param>
    public static void Leaf(ReadOnlySpan<byte> line, Span<byte> leaf)
    {
        if (IsForgotten(line))
        {
            Convert.FromHexString(line[1..], leaf, out _, out _);
            return;
        }
        var room = ArrayPool<byte>.Shared.Rent(line.Length + 2);
        room[0] = 0;
        line.CopyTo(room.AsSpan(1));
        room[line.Length + 1] = LineFeed;
        SHA256.HashData(room.AsSpan(0, line.Length + 2), leaf);
        ArrayPool<byte>.Shared.Return(room);
    }

    public static string LeafHex(ReadOnlySpan<byte> line)
    {
        Span<byte> leaf = stackalloc byte[SHA256.HashSizeInBytes];
        Leaf(line, leaf);
        return Convert.ToHexStringLower(leaf);
    }

    /// <summary>A line that was forgotten on request: "!" and its leaf hash, nothing else.</summary>
    public static bool IsForgotten(ReadOnlySpan<byte> line) =>
        line.Length == ForgottenLength && line[0] == (byte)'!' && line[1..].IndexOfAnyExcept("0123456789abcdef"u8) < 0;

    /// <summary>Reads a line; null when it is not an entry of format 1.</summary>
    /// <exception cref="NewerFormatException">It says that it is of a newer format.</exception>
    public static JournalEntry? Read(ReadOnlySpan<byte> line, string writer, string id, bool isSealed)
    {
        try
        {
            return ReadStrictly(line, writer, id, isSealed);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JournalEntry? ReadStrictly(ReadOnlySpan<byte> line, string writer, string id, bool isSealed)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject || !Number(ref json, "v"u8, out var version))
            return null;
        if (version > Version)
            throw new NewerFormatException(string.Create(CultureInfo.InvariantCulture, $"entries of format {version}"));
        if (!Text(ref json, "type"u8, out var type) || !Number(ref json, "seq"u8, out var sequence)
            || !Number(ref json, "lamport"u8, out var lamport) || !Text(ref json, "time"u8, out var time)
            || !Text(ref json, "salt"u8, out _) || !Property(ref json, "body"u8) || json.TokenType != JsonTokenType.StartObject)
            return null;
        var body = JsonElement.ParseValue(ref json);
        var whole = json.Read() && json.TokenType == JsonTokenType.EndObject && !json.Read();
        return whole ? new(id, writer, sequence, lamport, time, type, body, isSealed) : null;
    }

    private static bool Property(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name) && json.Read();

    private static bool Number(ref Utf8JsonReader json, ReadOnlySpan<byte> name, out long value)
    {
        value = 0;
        return Property(ref json, name) && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out value) && value is > 0 and < Most;
    }

    private static bool Text(ref Utf8JsonReader json, ReadOnlySpan<byte> name, out string value)
    {
        value = "";
        if (!Property(ref json, name) || json.TokenType != JsonTokenType.String)
            return false;
        try
        {
            value = json.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate written as \uD800: not text.
            return false;
        }
    }
}
