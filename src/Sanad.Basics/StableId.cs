using System.Security.Cryptography;
using System.Text;

namespace Sanad.Basics;

/// <summary>Ids that are functions of content, never of run history.</summary>
public static class StableId
{
    private const byte Separator = 0x1F;
    private const int LargestOnStack = 512;

    /// <summary>
    /// A letter for the kind of thing, then the first 16 hexadecimal digits of the SHA-256 over the parts (UTF-8, joined by U+001F):
    /// c for a claim, e for an event.
    /// </summary>
    public static string Of(char kind, params ReadOnlySpan<string?> parts)
    {
        var most = parts.Length;
        foreach (var part in parts)
            most += Encoding.UTF8.GetMaxByteCount(part?.Length ?? 0);
        var joined = most <= LargestOnStack ? stackalloc byte[LargestOnStack] : new byte[most];
        var length = 0;
        foreach (var part in parts)
        {
            length += Encoding.UTF8.GetBytes(part, joined[length..]);
            joined[length++] = Separator;
        }
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(joined[..length], digest);
        return kind + Convert.ToHexStringLower(digest[..8]);
    }
}
