using Sanad.Casebook.Read;

namespace Sanad.Casebook.Keep;

/// <summary>One file to keep, or one thing that cannot be kept and why.</summary>
/// <param name="Path">As the user named it, or below a folder that was named.</param>
/// <param name="Name">What the journal will say: the file's own name, or its path below the folder, with forward slashes.</param>
/// <param name="Size">Bytes, as far as known.</param>
/// <param name="Refused">Set when it is refused already.</param>
internal sealed record FileItem(string Path, string Name, long Size, KeepOutcome.Refused? Refused = null);

/// <summary>Everything that was named, folders opened, in a fixed order. What cannot be opened is an item too: nothing is skipped in silence.</summary>
internal sealed class FileList
{
    private readonly List<FileItem> _items = [];
    private readonly string _casebook;

    private FileList(string casebook) => _casebook = System.IO.Path.TrimEndingDirectorySeparator(casebook);

    /// <param name="paths">Files and folders.</param>
    /// <param name="casebook">Never kept in itself.</param>
    public static IReadOnlyList<FileItem> Of(IEnumerable<string> paths, string casebook)
    {
        var list = new FileList(casebook);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                list.AddFolder(path, "");
            else
                list.AddFile(path, System.IO.Path.GetFileName(path));
        }
        return list._items;
    }

    /// <param name="files">Received under other names.</param>
    /// <param name="casebook">Never kept in itself.</param>
    public static IReadOnlyList<FileItem> Of(IEnumerable<ReceivedFile> files, string casebook)
    {
        var list = new FileList(casebook);
        foreach (var file in files)
            list.AddFile(file.Path, file.Name);
        return list._items;
    }

    private void AddFolder(string folder, string below)
    {
        if (IsThisCasebook(folder))
            return;
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
                AddEntry(entry, System.IO.Path.Combine(folder, entry.Name), below.Length == 0 ? entry.Name : $"{below}/{entry.Name}");
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            Refuse(folder, $"the folder cannot be opened: {denied.Message}", "Give yourself permission to read it, then keep it again.");
        }
    }

    // By its path; or, when a link leads to it, by the page that says what it is.
    private bool IsThisCasebook(string folder)
    {
        if (System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)) == _casebook)
            return true;
        var (about, ours) = (System.IO.Path.Combine(folder, "CASEBOOK.txt"), System.IO.Path.Combine(_casebook, "CASEBOOK.txt"));
        return File.Exists(about) && File.Exists(ours) && Directory.Exists(System.IO.Path.Combine(folder, "journal"))
            && File.ReadAllBytes(about).AsSpan().SequenceEqual(File.ReadAllBytes(ours));
    }

    private void AddEntry(FileSystemInfo entry, string path, string name)
    {
        if (entry is not DirectoryInfo)
            AddFile(path, name);
        else if (entry.LinkTarget is not null)
            Refuse(path, "it is a link to another folder", "Name that folder itself: links are not followed, since they can run in circles.");
        else
            AddFolder(path, name);
    }

    private void AddFile(string path, string name)
    {
        try
        {
            if (IsMeta(path, out var ofAnother))
            {
                if (!ofAnother)
                    Refuse(path, "it describes a file that is not beside it", "Put it beside its file, with the same name before the ending.");
                return;
            }
            var file = new FileInfo(path);
            var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            _items.Add(target.Exists ? Sized(path, name, target.Length) : Missing(path));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Refuse(path, wrong.Message, "Look at what this name stands for; name an ordinary file.");
        }
    }

    // Pipes, sockets and devices have a size of 0 too, and opening one could wait for ever.
    private static FileItem Sized(string path, string name, long size) => size > 0
        ? new(path, name, size)
        : new(path, name, 0, new(path, "it is empty, or no ordinary file", "Look whether its download or copy was complete."));

    private static FileItem Missing(string path) => new(path, path, 0, new(path, "there is no such file", "Check the name; relative names start at the current folder."));

    private void Refuse(string path, string reason, string whatToDo) => _items.Add(new(path, path, 0, new(path, reason, whatToDo)));

    private static bool IsMeta(string path, out bool ofAnother)
    {
        ofAnother = false;
        if (!path.EndsWith(MetaBeside.Ending, StringComparison.OrdinalIgnoreCase))
            return false;
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        var stem = System.IO.Path.GetFileName(path)[..^MetaBeside.Ending.Length];
        ofAnother = stem.Length > 0 && Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", new EnumerationOptions())
            .Any(other => System.IO.Path.GetFileNameWithoutExtension(other) == stem && !other.EndsWith(MetaBeside.Ending, StringComparison.OrdinalIgnoreCase));
        return true;
    }
}
