namespace Sanad.Custody.Disk;

/// <summary>Recognises folders on network shares, by the file system's magic number and, for FUSE, by its name in the mount table.</summary>
internal static class NetworkShare
{
    private const long Fuse = 0x65735546;

    // statfs(2), "f_type".
    private static readonly Dictionary<long, string> Shares = new()
    {
        [0x6969] = "nfs",
        [0x517B] = "smb",
        [0xFF534D42] = "cifs",
        [0xFE534D42] = "smb2",
        [0x5346414F] = "afs",
        [0x564c] = "ncp",
    };

    private static readonly HashSet<string> FuseShares = ["fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.rclone", "fuse.s3fs", "fuse.gvfsd-fuse", "fuse.smbnetfs"];

    /// <exception cref="NetworkShareException">The nearest existing folder above lies on a share.</exception>
    public static void Refuse(string path)
    {
        if (Name(path) is { } share)
            throw new NetworkShareException(path, share);
    }

    private static string? Name(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var folder = path;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { Length: > 0 } parent)
            folder = parent;
        return ShareOf(Posix.FileSystemMagic(folder), () => MountedAs(folder, File.ReadAllText("/proc/self/mountinfo")));
    }

    /// <summary>The share's name, or null for a disk of this device.</summary>
    internal static string? ShareOf(long magic, Func<string?> mountedAs) => magic == Fuse
        ? mountedAs() is { } type && FuseShares.Contains(type) ? type : null
        : Shares.GetValueOrDefault(magic);

    /// <summary>The file system type of the longest mount point above a path; null when none is found.</summary>
    internal static string? MountedAs(string path, string mountTable) => MountAbove(path, mountTable)?.Type;

    /// <summary>The longest mount point above a path, its device as MAJOR:MINOR; null when none is found. Format: proc(5), mountinfo.</summary>
    internal static (string Type, string Device)? MountAbove(string path, string mountTable)
    {
        ((string Type, string Device)? Mount, int Length) best = (null, -1);
        foreach (var line in mountTable.Split('\n'))
        {
            var fields = line.Split(' ');
            var dash = Array.IndexOf(fields, "-");
            if (dash < 5 || dash + 1 >= fields.Length)
                continue;
            var point = fields[4].Replace("\\040", " ", StringComparison.Ordinal);
            if (point.Length >= best.Length && Covers(point, path))
                best = ((fields[dash + 1], fields[2]), point.Length);
        }
        return best.Mount;
    }

    private static bool Covers(string mountPoint, string path) =>
        mountPoint == "/" || path == mountPoint || path.StartsWith(mountPoint + "/", StringComparison.Ordinal);
}
