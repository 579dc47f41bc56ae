namespace Sanad.Custody;

/// <summary>Whether the disk under a folder looks encrypted.</summary>
public enum DiskEncryption
{
    /// <summary>It cannot be told from here.</summary>
    CannotTell,

    /// <summary>The kernel encrypts what is written to it (dm-crypt: LUKS and its like).</summary>
    Encrypted,

    /// <summary>No encryption by the kernel; a drive may still encrypt by itself, and a folder on it may be a mounted volume of another program.</summary>
    NoneSeen,
}

/// <summary>Looks below a folder, cheaply: on Linux into the mount table and /sys; elsewhere it cannot be told.</summary>
public static class DiskUnder
{
    private const int DeepestStack = 8;

    /// <summary>What the disk under this folder looks like.</summary>
    public static DiskEncryption Of(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/sys/dev/block"))
            return DiskEncryption.CannotTell;
        var path = Path.GetFullPath(folder);
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { Length: > 0 } parent)
            path = parent;
        return Of(Keys.Marks.Resolve(path), File.ReadAllText("/proc/self/mountinfo"), "/sys/dev/block");
    }

    internal static DiskEncryption Of(string path, string mountTable, string blockDevices)
    {
        if (Disk.NetworkShare.MountAbove(path, mountTable) is not { } mount)
            return DiskEncryption.CannotTell;
        var device = Path.Combine(blockDevices, mount.Device);
        return mount.Type == "ecryptfs" ? DiskEncryption.Encrypted
            : !Directory.Exists(device) ? DiskEncryption.CannotTell
            : IsEncrypted(device, DeepestStack) ? DiskEncryption.Encrypted : DiskEncryption.NoneSeen;
    }

    // A logical volume or a RAID may stand on the encrypted one.
    private static bool IsEncrypted(string device, int deepest)
    {
        var id = Path.Combine(device, "dm", "uuid");
        if (File.Exists(id) && File.ReadAllText(id).StartsWith("CRYPT-", StringComparison.Ordinal))
            return true;
        var below = Path.Combine(device, "slaves");
        return deepest > 0 && Directory.Exists(below) && Directory.EnumerateDirectories(below) is var disks && disks.Any() && disks.All(disk => IsEncrypted(disk, deepest - 1));
    }
}
