namespace Sanad.Custody;

/// <summary>Who signs times (RFC 3161): asked only when a person says so, and believed only as far as its pinned certificate goes.</summary>
/// <param name="Name">1 to 24 of a-z, 0-9 and hyphen, beginning with a letter; stands in file names.</param>
/// <param name="Url">Where requests go, http or https.</param>
/// <param name="CaFile">PEM: the self-signed certificate under which its signer's was issued, and any between, fetched and compared by the person beforehand.</param>
public sealed record TimeAuthority(string Name, Uri Url, string CaFile)
{
    /// <summary>What a proof by OpenTimestamps is filed under; no authority can have this name.</summary>
    public const string OpenTimestamps = "ots";

    private const int LongestName = 24;

    /// <summary>True for a name that can stand in a file name.</summary>
    public static bool IsName(string? name) => name is { Length: > 0 and <= LongestName } and not OpenTimestamps
        && char.IsAsciiLetterLower(name[0]) && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") < 0;

    /// <summary>True for an address that requests can be sent to.</summary>
    public static bool IsAddress(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https" };

    /// <summary>Its pinned certificate.</summary>
    /// <exception cref="InvalidDataException">The file is gone or holds no self-signed certificate.</exception>
    internal Receipts.Anchor Anchor() => Receipts.Anchor.Open(CaFile, $"The certificate file of the time-stamp authority {Name}");
}
