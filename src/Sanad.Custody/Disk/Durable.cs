using System.Collections.Concurrent;

namespace Sanad.Custody.Disk;

/// <summary>Writing that has reached the disk when the call returns.</summary>
internal static class Durable
{
    private const int FlushesAtOnce = 8;

    /// <summary>Flushes what was written to a file, by whatever handle.</summary>
    /// <exception cref="FlushFailedException">The disk did not take it. Never try again: a second call may succeed without the bytes.</exception>
    public static void Flush(string file)
    {
        // Windows flushes through a writable handle only; an original is read-only, and Unix takes any handle.
        var access = OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read;
        using var handle = File.OpenHandle(file, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        Flush(handle, file);
    }

    /// <summary>
    /// Flushes many files, several at a time: the file system then writes its own journal once for all that wait, and 3,000 small files
    /// take 0.2 s instead of 5 s.
    /// </summary>
    public static void FlushAll(IReadOnlyCollection<string> files)
    {
        var waiting = new ConcurrentQueue<string>(files);
        var failed = new ConcurrentQueue<Exception>();
        // Threads of our own: they sleep in the kernel, and the pool would start them one by one.
        var threads = Enumerable.Range(0, Math.Min(FlushesAtOnce, files.Count)).Select(_ => new Thread(() => FlushWaiting(waiting, failed))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        if (failed.TryPeek(out var first))
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
    }

    private static void FlushWaiting(ConcurrentQueue<string> waiting, ConcurrentQueue<Exception> failed)
    {
        try
        {
            while (failed.IsEmpty && waiting.TryDequeue(out var file))
                Flush(file);
        }
        catch (Exception wrong)
        {
            // Thrown again by the thread that asked.
            failed.Enqueue(wrong);
        }
    }

    /// <summary>Flushes an open file.</summary>
    public static void Flush(Microsoft.Win32.SafeHandles.SafeFileHandle handle, string file)
    {
        try
        {
            RandomAccess.FlushToDisk(handle);
        }
        catch (IOException failed)
        {
            throw new FlushFailedException(file, failed);
        }
    }

    /// <summary>Flushes the names in a folder: without this a rename can be lost. .NET has no call for it; Windows needs none.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (Posix.FlushFolder(folder) is { } failed)
            throw new FlushFailedException(folder, failed);
    }

    /// <summary>Creates a folder and makes its name durable in its parent.</summary>
    public static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var parent = Path.GetDirectoryName(folder);
        if (parent is { Length: > 0 } && !Directory.Exists(parent))
            CreateFolder(parent);
        Directory.CreateDirectory(folder);
        if (parent is { Length: > 0 })
            FlushFolder(parent);
    }

    /// <summary>Writes beside the target, flushes, then renames over it. The caller flushes the folder, once for several files.</summary>
    public static void Write(string file, ReadOnlySpan<byte> bytes, UnixFileMode? mode = null)
    {
        var temporary = file + Layout.Temporary;
        try
        {
            WriteTemporary(temporary, bytes, mode);
            File.Move(temporary, file, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void WriteTemporary(string temporary, ReadOnlySpan<byte> bytes, UnixFileMode? mode, bool flush = true)
    {
        File.Delete(temporary);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (mode is { } wanted && !OperatingSystem.IsWindows())
            how.UnixCreateMode = wanted;
        using var stream = new FileStream(temporary, how);
        stream.Write(bytes);
        if (flush)
            Flush(stream.SafeFileHandle, temporary);
    }

    /// <summary>Writes a temporary file that the caller flushes together with others and then renames.</summary>
    public static void Stage(string temporary, ReadOnlySpan<byte> bytes, UnixFileMode mode) => WriteTemporary(temporary, bytes, mode, flush: false);
}
