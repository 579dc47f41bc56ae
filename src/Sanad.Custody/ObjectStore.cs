using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Sanad.Custody.Disk;

namespace Sanad.Custody;

/// <summary>Originals of one session: written and hashed at once, made durable and visible together in one pass.</summary>
internal sealed class ObjectStore(Layout layout)
{
    public const int BufferSize = 1 << 20;
    private const int MostPending = 4096;
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead;
    private readonly Dictionary<ContentHash, string> _pending = [];
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly List<ContentHash> _unnamed = [];
    private int _made;

    /// <summary>Those that have their place since the last <see cref="AreNamed"/>: an entry that names them may still fail to come.</summary>
    public IReadOnlyList<ContentHash> Unnamed => _unnamed;

    /// <summary>Entries that name all that is in its place are on disk.</summary>
    public void AreNamed() => _unnamed.Clear();

    /// <summary>The temporary file that holds these bytes until the next flush; null when none does.</summary>
    public string? PendingFile(ContentHash hash) => _pending.GetValueOrDefault(hash);

    /// <summary>Takes the bytes in. What had that name but other bytes is set aside, and its new place is told in <paramref name="setAside"/>.</summary>
    public StoredObject Store(Stream content, CancellationToken cancel, out string? setAside)
    {
        Durable.CreateFolder(layout.Objects);
        var temporary = NextTemporary();
        setAside = null;
        try
        {
            var stored = Write(content, temporary, cancel);
            return Place(stored, temporary, out setAside);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Takes the bytes of another copy's original in; null when they are not those of this name.</summary>
    public long? Take(Stream content, ContentHash expected, CancellationToken cancel)
    {
        Durable.CreateFolder(layout.Objects);
        var temporary = NextTemporary();
        try
        {
            var (hash, size) = Copy(content, temporary, cancel);
            if (hash != expected)
            {
                File.Delete(temporary);
                return null;
            }
            Wait(hash, temporary);
            return size;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Flushes every new original, then gives each its name, then flushes the folders.</summary>
    public void Flush()
    {
        Durable.FlushAll([.. _pending.Values]);
        foreach (var (hash, temporary) in _pending.ToList())
            GiveName(hash, temporary);
        foreach (var folder in _touched)
            Durable.FlushFolder(folder);
        _touched.Clear();
    }

    /// <summary>Drops what was not flushed.</summary>
    public void Discard()
    {
        foreach (var temporary in _pending.Values)
            File.Delete(temporary);
        _pending.Clear();
    }

    /// <summary>Drops one of the originals of this session.</summary>
    public void Drop(ContentHash hash)
    {
        if (_pending.Remove(hash, out var temporary))
            File.Delete(temporary);
        else
            File.Delete(layout.Object(hash));
    }

    /// <summary>Removes what a killed process left; call it under the write lock only.</summary>
    public static void RemoveLeftovers(Layout layout)
    {
        if (!Directory.Exists(layout.Objects))
            return;
        foreach (var leftover in Directory.EnumerateFiles(layout.Objects, "new-*" + Layout.Temporary))
            File.Delete(leftover);
    }

    /// <summary>SHA-256 of a file, in large reads.</summary>
    public static ContentHash HashOf(string file, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        Pump(stream, chunk => sha.AppendData(chunk), cancel);
        return ContentHash.FromDigest(sha.GetHashAndReset());
    }

    private delegate void TakeChunk(ReadOnlySpan<byte> chunk);

    private static long Pump(Stream from, TakeChunk take, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var total = 0L;
            for (var read = from.Read(buffer); read > 0; read = from.Read(buffer))
            {
                cancel.ThrowIfCancellationRequested();
                take(buffer.AsSpan(0, read));
                total += read;
            }
            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static StoredObject Write(Stream content, string temporary, CancellationToken cancel)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        using var file = NewReadOnly(temporary);
        var size = Pump(content, chunk =>
        {
            sha256.AppendData(chunk);
            sha512.AppendData(chunk);
            file.Write(chunk);
        }, cancel);
        return new(ContentHash.FromDigest(sha256.GetHashAndReset()), Convert.ToHexStringLower(sha512.GetHashAndReset()), size, false);
    }

    private StoredObject Place(StoredObject stored, string temporary, out string? setAside)
    {
        var target = layout.Object(stored.Hash);
        setAside = null;
        var there = File.Exists(target) && HashOf(target, CancellationToken.None) == stored.Hash;
        if (there || _pending.ContainsKey(stored.Hash))
        {
            File.Delete(temporary);
            return stored with { AlreadyThere = true };
        }
        if (File.Exists(target))
            setAside = SetAside(target, stored.Hash);
        Wait(stored.Hash, temporary);
        return stored;
    }

    private string NextTemporary() => Path.Combine(layout.Objects, string.Create(CultureInfo.InvariantCulture, $"new-{++_made:D6}{Layout.Temporary}"));

    private void Wait(ContentHash hash, string temporary)
    {
        _pending[hash] = temporary;
        if (_pending.Count >= MostPending)
            Flush();
    }

    private static (ContentHash Hash, long Size) Copy(Stream content, string temporary, CancellationToken cancel)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = NewReadOnly(temporary);
        var size = Pump(content, chunk =>
        {
            sha256.AppendData(chunk);
            file.Write(chunk);
        }, cancel);
        return (ContentHash.FromDigest(sha256.GetHashAndReset()), size);
    }

    private static FileStream NewReadOnly(string temporary)
    {
        var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.SafeFileHandle, ReadOnly);
        return file;
    }

    // One at a time, so that a failure half way leaves the rest waiting for the next flush.
    private void GiveName(ContentHash hash, string temporary)
    {
        var target = layout.Object(hash);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        File.Move(temporary, target, overwrite: true);
        _touched.UnionWith([folder, layout.Objects]);
        _pending.Remove(hash);
        _unnamed.Add(hash);
    }

    private string SetAside(string altered, ContentHash hash)
    {
        Durable.CreateFolder(layout.Recovered);
        var name = $"recovered/object-{hash.Hex}";
        File.Move(altered, layout.At(name), overwrite: true);
        Durable.FlushFolder(layout.Recovered);
        return name;
    }
}
