using System.Security.Cryptography;
using System.Text;

namespace Sanad.Basics;

/// <summary>Ids that are functions of content, never of run history.</summary>
public static class StableId
{
    private const char Separator = '\u001F';

    /// <summary>
    /// A letter for the kind of thing, then the first 16 hexadecimal digits of the SHA-256 over the parts (UTF-8, joined by U+001F):
    /// c for a claim, e for an event.
    /// </summary>
    public static string Of(char kind, params ReadOnlySpan<string?> parts)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
            joined.Append(part).Append(Separator);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(joined.ToString()));
        return kind + Convert.ToHexStringLower(digest.AsSpan(0, 8));
    }
}
