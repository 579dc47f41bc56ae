using System.Collections.Concurrent;
using Sanad.Custody.Disk;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Verify;

/// <summary>Every original and derived text: there, as long as its entry says, and with the bytes that its name says.</summary>
internal static class ObjectCheck
{
    /// <summary>How many named objects were hashed, and their bytes. Those in <paramref name="sound"/> are not hashed again, and what is found good comes to them.</summary>
    public static (int Objects, long Bytes) Run(
        Layout layout, List<WriterJournal> writers, IReadOnlySet<ContentHash> removed, HashSet<ContentHash> sound, Findings found, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var named = Named(writers);
        var files = Files(layout);
        var before = found.Broken.Count;
        foreach (var (hash, wanted) in named.Where(n => !files.ContainsKey(n.Key) && !removed.Contains(n.Key)).OrderBy(n => n.Key))
            found.Broken.Add(new("object-gone", $"an original named by {wanted.File} is gone", Layout.ObjectName(hash), wanted.Line));
        var hashed = Hashed(layout, files, sound, progress, cancel);
        sound.UnionWith(files.Keys.Where(h => !hashed.Altered.Contains(h) && !hashed.Unreadable.ContainsKey(h)));
        foreach (var (hash, length) in files.OrderBy(f => f.Key))
            Judge(hash, length, hashed, named, found);
        var read = named.Keys.Where(h => files.ContainsKey(h) && !hashed.Unreadable.ContainsKey(h)).ToList();
        var (count, bytes) = (read.Count, read.Sum(h => files[h]));
        found.ProvenUnlessBroken(before, "objects", $"{count} originals and derived texts ({bytes} bytes) have the SHA-256 that their entries name");
        return (count, bytes);
    }

    private static void Judge(ContentHash hash, long length, HashedFiles hashed, Dictionary<ContentHash, Naming> named, Findings found)
    {
        var name = Layout.ObjectName(hash);
        if (hashed.Unreadable.TryGetValue(hash, out var why))
            found.NotHere.Add(new("unreadable", $"could not be read: {why}", name));
        else if (hashed.Altered.Contains(hash))
            found.Broken.Add(new("object-altered", "the bytes are not those that the name says", name));
        else if (!named.TryGetValue(hash, out var wanted))
            found.NotHere.Add(new("object-not-named", "no entry names this object: left by an interrupted import, or put here", name));
        else if (wanted.Size is { } size && size != length)
            found.Broken.Add(new("object-size", $"has {length} bytes; {wanted.File} says {size}", name, wanted.Line));
    }

    private sealed record Naming(string File, int Line, long? Size);

    private static Dictionary<ContentHash, Naming> Named(List<WriterJournal> writers)
    {
        var named = new Dictionary<ContentHash, Naming>();
        foreach (var batch in writers.SelectMany(w => w.AllBatches))
            Add(named, batch.Entries, Layout.In(batch.Branch, batch.Number, "entries.jsonl"));
        foreach (var writer in writers)
            Add(named, writer.OpenEntries, $"journal/{writer.Writer}/open.wal");
        return named;
    }

    private static void Add(Dictionary<ContentHash, Naming> named, WrittenEntries entries, string file)
    {
        using var reader = new WrittenEntries.Reader();
        for (var i = 0; i < entries.Count; i++)
        {
            if (!NamedObjects.AreIn(entries.TypeAt(i)))
                continue;
            foreach (var it in NamedObjects.In(reader.Read(entries, i)))
            {
                var known = named.GetValueOrDefault(it.Hash);
                named[it.Hash] = known is null ? new(file, i + 1, it.Size) : known with { Size = known.Size ?? it.Size };
            }
        }
    }

    // What lies elsewhere below objects/ is left to the check for unlisted files.
    private static Dictionary<ContentHash, long> Files(Layout layout)
    {
        var files = new Dictionary<ContentHash, long>();
        if (!Directory.Exists(layout.Objects))
            return files;
        foreach (var file in new DirectoryInfo(layout.Objects).EnumerateDirectories().SelectMany(d => d.EnumerateFiles()))
        {
            if (ContentHash.TryParse(file.Name, out var hash) && file.Directory!.Name == hash.Hex[..2] && file is { LinkTarget: null, Exists: true } && PlainFiles.IsPlain(file))
                files[hash] = file.Length;
        }
        return files;
    }

    // Two at a time even on one core: one reads while the other hashes.
    private static HashedFiles Hashed(Layout layout, Dictionary<ContentHash, long> files, HashSet<ContentHash> sound, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var (altered, unreadable) = (new ConcurrentBag<ContentHash>(), new ConcurrentDictionary<ContentHash, string>());
        var due = files.Keys.Where(h => !sound.Contains(h)).ToList();
        var total = files.Values.Sum();
        var done = total - due.Sum(h => files[h]);
        progress?.Report(new(done, total, null));
        var how = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 2, 4) };
        Parallel.ForEach(due, how, static () => new FileDigest(), (hash, _, digest) =>
        {
            Action<int>? read = progress is null ? null : bytes => progress.Report(new(Interlocked.Add(ref done, bytes), total, Layout.ObjectName(hash)));
            if (Differs(digest, layout.Object(hash), hash, read, out var why, cancel))
                altered.Add(hash);
            if (why is not null)
                unreadable[hash] = why;
            return digest;
        }, static digest => digest.Dispose());
        return new([.. altered], unreadable);
    }

    // One file that may not be read leaves the others to be judged.
    private static bool Differs(FileDigest digest, string file, ContentHash hash, Action<int>? read, out string? why, CancellationToken cancel)
    {
        why = null;
        try
        {
            return digest.Of(file, cancel, read) != hash;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            why = wrong.Message;
            return false;
        }
    }

    private sealed record HashedFiles(HashSet<ContentHash> Altered, IReadOnlyDictionary<ContentHash, string> Unreadable);
}
