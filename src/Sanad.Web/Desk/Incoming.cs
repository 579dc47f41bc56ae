using Sanad.Casebook.Keep;

namespace Sanad.Web.Desk;

/// <summary>
/// Where files lie between the browser and the casebook: a folder of this server's own that only its owner can read. It goes with the server; what
/// a killed server left is found by the lock beside it, which nobody holds any more, and removed at the next start.
/// </summary>
public sealed class Incoming : IDisposable
{
    private const string Prefix = "sanad-incoming-", LockEnding = ".lock";
    private readonly FileStream _held;
    private int _batches;

    /// <param name="parent">The system's folder for passing files; TMPDIR names another.</param>
    public Incoming(string parent)
    {
        Sweep(parent);
        Folder = Path.Combine(parent, Prefix + Path.GetRandomFileName());
        // Held before there is a folder to be found, and until there is none.
        _held = Hold(Folder, FileMode.CreateNew);
        CreatePrivate(Folder);
    }

    public IncomingBatch NewBatch() => new(Directory.CreateDirectory(Path.Combine(Folder, Interlocked.Increment(ref _batches).ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName);

    public string Folder { get; }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        _held.Dispose();
        File.Delete(Folder + LockEnding);
    }

    private static FileStream Hold(string folder, FileMode mode) => new(folder + LockEnding, mode, FileAccess.ReadWrite, FileShare.None);

    // On Windows the folder for passing files is the user's own.
    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // Where everyone may write, a name proves nothing: links are left alone, and what belongs to others cannot be opened.
    private static void Sweep(string parent)
    {
        foreach (var folder in new DirectoryInfo(parent).EnumerateDirectories(Prefix + "*").Where(d => d.LinkTarget is null))
        {
            try
            {
                using (Hold(folder.FullName, FileMode.Open))
                    folder.Delete(recursive: true);
                File.Delete(folder.FullName + LockEnding);
            }
            catch (Exception notOurs) when (notOurs is IOException or UnauthorizedAccessException)
            {
                // Another server's that is running, or another person's.
            }
        }
    }
}

/// <summary>The files of one upload. On this disk they have numbers for names; what they were called is remembered beside.</summary>
/// <param name="folder">Removed with everything in it when the batch is disposed.</param>
public sealed class IncomingBatch(string folder) : IDisposable
{
    /// <summary>How the name of a file ends that describes the one beside it.</summary>
    public const string DescriptionEnding = ".meta.json";

    private readonly Dictionary<string, int> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Folder, string Stem), int> _stems = [];
    private readonly List<ReceivedFile> _files = [];

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<ReceivedFile> Files => _files;

    /// <summary>A new file; its name leads nowhere but into this folder. A description gets a name by which it is found beside its file.</summary>
    /// <param name="received">As the browser named it, perhaps with folders.</param>
    public FileStream Create(string received)
    {
        var parts = received.Split('/').Where(part => part.Trim() is not ("" or "." or "..")).ToList();
        var (name, below) = (parts.Count > 0 ? parts[^1] : "?", string.Join('/', parts.SkipLast(1)));
        var path = Path.Combine(FolderOf(below, out var number), NumberedName(number, name));
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        _files.Add(new(path, below.Length == 0 ? name : $"{below}/{name}"));
        return file;
    }

    /// <summary>The name under which a file of this batch was received; null when it is none of them.</summary>
    public string? NameOf(string path) => _files.Find(file => file.Path == path)?.Name;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string FolderOf(string below, out int number)
    {
        if (!_folders.TryGetValue(below, out number))
            _folders[below] = number = _folders.Count;
        return Directory.CreateDirectory(Path.Combine(folder, $"f{number}")).FullName;
    }

    // Files of one stem share its number, since a description belongs to every file of its stem; the number behind tells them apart.
    private string NumberedName(int folderNumber, string name)
    {
        var describes = name.EndsWith(DescriptionEnding, StringComparison.OrdinalIgnoreCase) && name.Length > DescriptionEnding.Length;
        var stem = describes ? name[..^DescriptionEnding.Length] : Path.GetFileNameWithoutExtension(name);
        if (!_stems.TryGetValue((folderNumber, stem), out var number))
            _stems[(folderNumber, stem)] = number = _stems.Count;
        var isFirst = describes && !File.Exists(Path.Combine(folder, $"f{folderNumber}", $"{number}{DescriptionEnding}"));
        return isFirst ? $"{number}{DescriptionEnding}" : $"{number}.{_files.Count}";
    }
}
