using System.Security.Cryptography;
using Sanad.Custody.Disk;

namespace Sanad.Custody.Bags;

/// <summary>Both hashes that a bag's manifests carry, in lower-case hexadecimal, and the length.</summary>
internal readonly record struct TwoHashes(string Sha256, string Sha512, long Size)
{
    /// <summary>Of bytes at hand.</summary>
    public static TwoHashes Of(ReadOnlySpan<byte> bytes) =>
        new(Convert.ToHexStringLower(SHA256.HashData(bytes)), Convert.ToHexStringLower(SHA512.HashData(bytes)), bytes.Length);

    /// <summary>Of a file, read once; null when it is no plain file (a pipe would never end).</summary>
    public static TwoHashes? OfFile(string file, FileDigest digest, CancellationToken cancel)
    {
        using var from = Posix.OpenPlainFile(file);
        return from is null ? null : Of(digest.Of(from, null, cancel), digest);
    }

    /// <summary>Of a file, while it is copied to a new one. The copy is not flushed.</summary>
    public static TwoHashes Copy(string from, string to, FileDigest digest, CancellationToken cancel)
    {
        using var source = File.OpenHandle(from, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        using var target = File.OpenHandle(to, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        return Of(digest.Of(source, target, cancel), digest);
    }

    private static TwoHashes Of(ContentHash sha256, FileDigest digest) => new(sha256.Hex, digest.Sha512, digest.Length);
}
