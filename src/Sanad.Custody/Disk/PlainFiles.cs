namespace Sanad.Custody.Disk;

/// <summary>Pipes, sockets and devices where files belong: a folder that came from somebody else may hold them, and whoever opens one waits for ever.</summary>
internal static class PlainFiles
{
    // Originals are not among them: there may be very many, and each is asked when its turn comes.
    private static readonly string[] Opened = ["journal", "forks", "keys", "receipts"];

    /// <summary>False for what is no plain file, or leads to such a thing. Opens only what has no length of its own.</summary>
    public static bool IsPlain(FileInfo file)
    {
        if (file.LinkTarget is null && file.Length > 0)
            return true;
        try
        {
            using var opened = Posix.OpenPlainFile(file.FullName);
            return opened is not null;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return true; // whoever reads it is told why it cannot be read, and waits for nothing
        }
    }

    /// <summary>The first of those that a check opens by name and that nobody should open; null when all are plain files, and no longer than such files are.</summary>
    public static Finding? FirstOdd(Layout layout)
    {
        var files = Opened.Select(layout.At).Where(Directory.Exists).SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories));
        var about = new FileInfo(layout.About);
        return (about.Exists ? files.Prepend(about) : files).Select(file => Judge(file, layout.Relative(file.FullName))).FirstOrDefault(odd => odd is not null);
    }

    private static Finding? Judge(FileInfo file, string name)
    {
        if (!IsPlain(file))
            return new("not-a-file", $"{name} is no file but a pipe, a socket or a device: the folder is not opened while that stands in it", name);
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        return target is { Exists: true } && target.Length > MostOf(name) ? new("too-long", $"{name} is far too long for what its name says: the folder is not opened while that stands in it", name) : null;
    }

    // Such files are read whole. The last is what one piece of memory holds.
    private static long MostOf(string name) => name.EndsWith(".sig", StringComparison.Ordinal) ? 1 << 16
        : name.EndsWith(".commit", StringComparison.Ordinal) || name.StartsWith("keys/", StringComparison.Ordinal) ? 1 << 24
        : 2_000_000_000;
}
