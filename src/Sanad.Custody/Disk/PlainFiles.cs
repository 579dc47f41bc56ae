namespace Sanad.Custody.Disk;

/// <summary>Pipes, sockets and devices where files belong: a folder that came from somebody else may hold them, and whoever opens one waits for ever.</summary>
internal static class PlainFiles
{
    // Originals are not among them: there may be very many, and each is asked when its turn comes.
    private static readonly string[] Opened = ["journal", "forks", "keys", "receipts"];

    /// <summary>False for what is no plain file, or leads to such a thing. Opens only what has no length of its own.</summary>
    public static bool IsPlain(FileInfo file)
    {
        // What has gone by now was the draft of somebody at work.
        if (file.LinkTarget is null && (!file.Exists || file.Length > 0))
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

    /// <summary>
    /// The first of those that a check opens by name and that nobody should open: no plain file, or longer than such files are. Or a folder that leads elsewhere: what is written, set aside
    /// or cleaned up in it would be somebody else's. Null when all is well.
    /// </summary>
    public static Finding? FirstOdd(Layout layout)
    {
        var opened = Opened.SelectMany(name => Folders(new(layout.At(name)))).ToList();
        var others = Folders(new(layout.Recovered), 0).Concat(Folders(new(layout.At("objects")), 2));
        if (opened.Concat(others).FirstOrDefault(folder => folder.LinkTarget is not null) is { } link)
            return new("link", $"{layout.Relative(link.FullName)} is a link to another folder: the casebook is not opened while that stands in it", layout.Relative(link.FullName));
        var files = opened.SelectMany(folder => OrNone(folder.GetFiles));
        var about = new FileInfo(layout.About);
        return (about.Exists ? files.Prepend(about) : files).Select(file => Judge(file, layout.Relative(file.FullName))).FirstOrDefault(odd => odd is not null);
    }

    /// <summary>What a folder or a file holds; nothing when there is none, or another process has taken it away this moment.</summary>
    public static T[] OrNone<T>(Func<T[]> list)
    {
        try
        {
            return list();
        }
        catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException)
        {
            return [];
        }
    }

    // A link is named and not followed: it may lead to its own beginning, or to all files there are.
    private static IEnumerable<DirectoryInfo> Folders(DirectoryInfo folder, int levels = int.MaxValue)
    {
        if (!folder.Exists)
            return [];
        var below = levels == 0 || folder.LinkTarget is not null ? [] : OrNone(folder.GetDirectories).SelectMany(f => Folders(f, levels - 1));
        return below.Prepend(folder);
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
        : name.EndsWith(".commit", StringComparison.Ordinal) || name.StartsWith("keys/", StringComparison.Ordinal) || name == "journal/merge.tmp" ? 1 << 24
        : 2_000_000_000;
}
