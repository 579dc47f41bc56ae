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

    /// <summary>The first of those that a check opens by name and that is none; null when all are plain files.</summary>
    public static string? FirstOdd(Layout layout)
    {
        var files = Opened.Select(layout.At).Where(Directory.Exists).SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories));
        var about = new FileInfo(layout.About);
        return (about.Exists ? files.Prepend(about) : files).FirstOrDefault(file => !IsPlain(file)) is { } odd ? layout.Relative(odd.FullName) : null;
    }

    /// <summary>What there is to say of it.</summary>
    public static string Sentence(string odd) => $"{odd} is no file but a pipe, a socket or a device: the folder is not opened while that stands in it";
}
