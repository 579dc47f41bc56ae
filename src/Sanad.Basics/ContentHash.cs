using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Sanad.Basics;

/// <summary>The SHA-256 of some bytes: the name of an original. Written as 64 lower-case hexadecimal digits.</summary>
public readonly record struct ContentHash : IComparable<ContentHash>
{
    private const int HexLength = 64;
    private readonly string? _hex;

    private ContentHash(string hex) => _hex = hex;

    /// <summary>64 lower-case hexadecimal digits. A default value is a bug and throws.</summary>
    public string Hex => _hex ?? throw new InvalidOperationException("A ContentHash that was never computed");

    /// <summary>The hash of these bytes.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> bytes) => FromDigest(SHA256.HashData(bytes));

    /// <summary>Takes a digest that was computed elsewhere, for example while streaming.</summary>
    /// <exception cref="ArgumentException">The digest has not 32 bytes.</exception>
    public static ContentHash FromDigest(ReadOnlySpan<byte> digest) => digest.Length == SHA256.HashSizeInBytes
        ? new(Convert.ToHexStringLower(digest))
        : throw new ArgumentException($"A SHA-256 has 32 bytes, not {digest.Length}", nameof(digest));

    /// <summary>Reads 64 hexadecimal digits in lower case; anything else is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContentHash hash)
    {
        var good = text is { Length: HexLength } && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;
        hash = good ? new(text!) : default;
        return good;
    }

    /// <summary>Reads 64 hexadecimal digits in lower case.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static ContentHash Parse(string text) => TryParse(text, out var hash)
        ? hash
        : throw new FormatException($"Not a SHA-256 in lower-case hexadecimal: {text}");

    /// <inheritdoc/>
    public int CompareTo(ContentHash other) => string.CompareOrdinal(Hex, other.Hex);

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
