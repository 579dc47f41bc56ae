using System.Collections.Concurrent;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Verify;

/// <summary>Every original and derived text: there, as long as its entry says, and with the bytes that its name says.</summary>
internal static class ObjectCheck
{
    /// <summary>How many named objects were hashed, and their bytes.</summary>
    public static (int Objects, long Bytes) Run(
        Layout layout, List<WriterJournal> writers, IReadOnlySet<ContentHash> removed, Findings found, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var named = Named(writers);
        var files = Files(layout);
        var before = found.Broken.Count;
        foreach (var (hash, wanted) in named.Where(n => !files.ContainsKey(n.Key) && !removed.Contains(n.Key)).OrderBy(n => n.Key))
            found.Broken.Add(new("object-gone", $"an original named by {wanted.File} is gone", Layout.ObjectName(hash), wanted.Line));
        var altered = Altered(layout, files, progress, cancel);
        foreach (var (hash, length) in files.OrderBy(f => f.Key))
            Judge(hash, length, altered.Contains(hash), named, found);
        var (count, bytes) = (named.Keys.Count(files.ContainsKey), named.Keys.Sum(h => files.GetValueOrDefault(h)));
        found.ProvenUnlessBroken(before, "objects", $"{count} originals and derived texts ({bytes} bytes) have the SHA-256 that their entries name");
        return (count, bytes);
    }

    private static void Judge(ContentHash hash, long length, bool altered, Dictionary<ContentHash, Naming> named, Findings found)
    {
        var name = Layout.ObjectName(hash);
        if (altered)
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
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var it in NamedObjects.In(entries[i]))
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
            if (ContentHash.TryParse(file.Name, out var hash) && file.Directory!.Name == hash.Hex[..2] && file.LinkTarget is null)
                files[hash] = file.Length;
        }
        return files;
    }

    private static HashSet<ContentHash> Altered(
        Layout layout, Dictionary<ContentHash, long> files, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var altered = new ConcurrentBag<ContentHash>();
        var (total, done) = (files.Values.Sum(), 0L);
        progress?.Report(new(0, total, null));
        var how = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) };
        Parallel.ForEach(files, how, file =>
        {
            if (ObjectStore.HashOf(layout.Object(file.Key), cancel) != file.Key)
                altered.Add(file.Key);
            progress?.Report(new(Interlocked.Add(ref done, file.Value), total, Layout.ObjectName(file.Key)));
        });
        return [.. altered];
    }
}
