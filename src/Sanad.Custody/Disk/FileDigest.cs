using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Sanad.Custody.Disk;

/// <summary>
/// Hashes files one after another through one buffer of 1 MiB (80 KiB reach 0.6 of its speed); nothing but the handle is made for a file. With SHA-512 as
/// well, both are computed in one pass. For one thread.
/// </summary>
internal sealed class FileDigest(bool withSha512 = false) : IDisposable
{
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(ObjectStore.BufferSize, pinned: true);
    private readonly byte[] _digest = new byte[SHA512.HashSizeInBytes];
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash? _sha512 = withSha512 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA512) : null;

    /// <summary>SHA-512 of the last file, 128 lower-case hexadecimal digits; only when it was asked for.</summary>
    public string Sha512 { get; private set; } = "";

    /// <summary>Bytes of the last file.</summary>
    public long Length { get; private set; }

    /// <summary>SHA-256 of a file.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="cancel">Stops between two reads.</param>
    /// <param name="read">Told the bytes of each read.</param>
    public ContentHash Of(string file, CancellationToken cancel, Action<int>? read = null)
    {
        // The kernel reads ahead twice as far where a file is said to be read from end to end.
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        return Of(handle, null, cancel, read);
    }

    /// <summary>SHA-256 of an open file.</summary>
    /// <param name="file">Read from its beginning.</param>
    /// <param name="copy">Gets the bytes, at the same places; null = nobody does.</param>
    /// <param name="cancel">Stops between two reads.</param>
    /// <param name="read">Told the bytes of each read.</param>
    public ContentHash Of(SafeFileHandle file, SafeFileHandle? copy, CancellationToken cancel, Action<int>? read = null)
    {
        Forget();
        for (var chunk = RandomAccess.Read(file, _buffer, 0); chunk > 0; chunk = RandomAccess.Read(file, _buffer, Length))
        {
            cancel.ThrowIfCancellationRequested();
            var bytes = _buffer.AsSpan(0, chunk);
            // First, since it can fail: what was hashed is always what Length says.
            if (copy is not null)
                RandomAccess.Write(copy, bytes, Length);
            _sha256.AppendData(bytes);
            _sha512?.AppendData(bytes);
            Length += chunk;
            read?.Invoke(chunk);
        }
        return Finish();
    }

    public void Dispose()
    {
        _sha256.Dispose();
        _sha512?.Dispose();
    }

    private ContentHash Finish()
    {
        if (_sha512 is not null)
            Sha512 = Convert.ToHexStringLower(_digest.AsSpan(0, _sha512.GetHashAndReset(_digest)));
        return ContentHash.FromDigest(_digest.AsSpan(0, _sha256.GetHashAndReset(_digest)));
    }

    // A reading that was given up leaves its beginning in the hashes.
    private void Forget()
    {
        if (Length > 0)
            Finish();
        Length = 0;
    }
}
