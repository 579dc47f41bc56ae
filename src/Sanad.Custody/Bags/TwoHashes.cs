using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Sanad.Custody.Disk;

namespace Sanad.Custody.Bags;

/// <summary>Both hashes that a bag's manifests carry, in lower-case hexadecimal, and the length.</summary>
internal readonly record struct TwoHashes(string Sha256, string Sha512, long Size)
{
    /// <summary>Of bytes at hand.</summary>
    public static TwoHashes Of(ReadOnlySpan<byte> bytes) =>
        new(Convert.ToHexStringLower(SHA256.HashData(bytes)), Convert.ToHexStringLower(SHA512.HashData(bytes)), bytes.Length);

    /// <summary>Of a file, read once; null when it is no plain file (a pipe would never end).</summary>
    public static TwoHashes? OfFile(string file, CancellationToken cancel)
    {
        using var from = Posix.OpenPlainFile(file);
        return from is null ? null : Run(from, null, cancel);
    }

    /// <summary>Of a file, while it is copied to a new one. The copy is not flushed.</summary>
    public static TwoHashes Copy(string from, string to, CancellationToken cancel)
    {
        using var source = File.OpenHandle(from, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        using var target = File.OpenHandle(to, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        return Run(source, target, cancel);
    }

    private static TwoHashes Run(SafeFileHandle from, SafeFileHandle? to, CancellationToken cancel)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        var buffer = ArrayPool<byte>.Shared.Rent(ObjectStore.BufferSize);
        try
        {
            var size = 0L;
            for (var read = RandomAccess.Read(from, buffer, 0); read > 0; read = RandomAccess.Read(from, buffer, size))
            {
                cancel.ThrowIfCancellationRequested();
                var chunk = buffer.AsSpan(0, read);
                sha256.AppendData(chunk);
                sha512.AppendData(chunk);
                if (to is not null)
                    RandomAccess.Write(to, chunk, size);
                size += read;
            }
            return new(Convert.ToHexStringLower(sha256.GetHashAndReset()), Convert.ToHexStringLower(sha512.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
