using System.Collections.Concurrent;

namespace Sanad.Custody.Bags;

/// <summary>What lies in a bag's folder: plain files by name, and what is no plain file. Links are never followed.</summary>
internal sealed class BagFiles
{
    private readonly string _root;
    private readonly SortedDictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TwoHashes> _hashes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _unread = new(StringComparer.Ordinal);

    public BagFiles(string root, Findings found)
    {
        _root = root;
        Walk(new DirectoryInfo(root), found);
    }

    public IEnumerable<string> Names => _sizes.Keys;

    /// <summary>False when a link or a pipe stands in the bag: then nothing below may be opened by name.</summary>
    public bool AllPlain { get; private set; } = true;

    public bool Has(string name) => _sizes.ContainsKey(name);

    public long SizeOf(string name) => _sizes[name];

    public string At(string name) => Path.Combine(_root, name.Replace('/', Path.DirectorySeparatorChar));

    public TwoHashes? HashesOf(string name) => _hashes.TryGetValue(name, out var hashes) ? hashes : null;

    /// <summary>Names of files that could not be read, which proves nothing either way.</summary>
    public IReadOnlyCollection<string> Unread => [.. _unread.Keys];

    public bool IsUnread(string name) => _unread.ContainsKey(name);

    /// <summary>A small file whole, after it was hashed; null when it is not there, no plain file, not readable or unreasonably long for its kind.</summary>
    public byte[]? Read(string name, long most) => HashesOf(name) is not null && SizeOf(name) <= most ? File.ReadAllBytes(At(name)) : null;

    /// <summary>Reads every file once and computes both hashes. A file that cannot be read leaves the others to be judged.</summary>
    public void Hash(Findings found, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var (total, done, odd) = (_sizes.Values.Sum(), 0L, new ConcurrentBag<string>());
        progress?.Report(new(0, total, null));
        Several.AtOnce(_sizes, (file, digest) =>
        {
            try
            {
                if (TwoHashes.OfFile(At(file.Key), digest, cancel) is { } hashes)
                    _hashes[file.Key] = hashes;
                else
                    odd.Add(file.Key);
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                _unread[file.Key] = wrong.Message;
            }
            progress?.Report(new(Interlocked.Add(ref done, file.Value), total, file.Key));
        }, cancel);
        foreach (var name in odd.Order(StringComparer.Ordinal))
            Odd(name, "not-a-file", "no file but a pipe, a socket or a device", found);
        foreach (var (name, why) in _unread.OrderBy(u => u.Key, StringComparer.Ordinal))
            found.NotHere.Add(new("unreadable", $"could not be read: {why}", name));
    }

    private void Walk(DirectoryInfo folder, Findings found)
    {
        var items = folder.GetFileSystemInfos();
        if (items.Length == 0)
            found.Broken.Add(new("unlisted", "no manifest names anything in this folder", Path.GetRelativePath(_root, folder.FullName).Replace(Path.DirectorySeparatorChar, '/')));
        foreach (var item in items.OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(_root, item.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (item.LinkTarget is not null)
                Odd(name, "link", "a link to somewhere else stands in the bag", found);
            else if (item is DirectoryInfo below)
                Walk(below, found);
            else
                _sizes[name] = ((FileInfo)item).Length;
        }
    }

    private void Odd(string name, string code, string text, Findings found)
    {
        found.Broken.Add(new(code, text, name));
        AllPlain = false;
    }
}
