using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Sanad.Custody.Disk;

/// <summary>The few system calls that .NET does not offer.</summary>
internal static class Posix
{
    private const int CloseOnExecLinux = 0x80000;
    private const int CloseOnExecMac = 0x1000000;
    private const int NonBlockingLinux = 0x800;
    private const int NonBlockingMac = 0x4;
    private const int NoSuchDevice = 6;
    private const int StatfsSize = 512;

    /// <summary>Flushes a folder's names.</summary>
    /// <returns>Null when the disk confirmed.</returns>
    public static Win32Exception? FlushFolder(string folder)
    {
        var descriptor = Open(Z(folder), OperatingSystem.IsMacOS() ? CloseOnExecMac : CloseOnExecLinux);
        if (descriptor < 0)
            throw new IOException($"Cannot open the folder {folder} to flush it", new Win32Exception());
        var failed = Fsync(descriptor) != 0 ? new Win32Exception() : null;
        _ = Close(descriptor);
        return failed;
    }

    /// <summary>Opens a file for reading without waiting for whoever may stand at its other end; null for a pipe, a socket or a device.</summary>
    public static SafeFileHandle? OpenPlainFile(string file)
    {
        if (OperatingSystem.IsWindows())
            return File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        var descriptor = Open(Z(file), OperatingSystem.IsMacOS() ? CloseOnExecMac | NonBlockingMac : CloseOnExecLinux | NonBlockingLinux);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == NoSuchDevice)
            return null;
        if (descriptor < 0)
            throw new IOException($"Cannot read {file}: {new Win32Exception().Message}");
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        using var kind = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        // A device says that it is empty, and may be read for ever.
        if (kind.CanSeek && (kind.Length > 0 || kind.ReadByte() < 0))
            return handle;
        handle.Dispose();
        return null;
    }

    /// <summary>f_type of statfs(2), Linux only.</summary>
    public static long FileSystemMagic(string folder)
    {
        var room = new byte[StatfsSize];
        if (Statfs(Z(folder), room) != 0)
            throw new IOException($"Cannot ask what file system {folder} lies on", new Win32Exception());
        return BitConverter.ToUInt32(room);
    }

    /// <summary>The path with all links resolved; null when it leads nowhere.</summary>
    public static string? RealPath(string path)
    {
        var found = RealPath(Z(path), IntPtr.Zero);
        if (found == IntPtr.Zero)
            return null;
        var name = Marshal.PtrToStringUTF8(found);
        Free(found);
        return name;
    }

    private static byte[] Z(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "statfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statfs(byte[] path, [Out] byte[] room);

    [DllImport("libc", EntryPoint = "realpath", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr RealPath(byte[] path, IntPtr room);

    [DllImport("libc", EntryPoint = "free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Free(IntPtr room);
}
