using Sanad.Custody.Disk;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Merge;

/// <summary>Originals and derived texts that sealed entries name, that are not here, and that the other copy has.</summary>
internal sealed record IncomingObjects(IReadOnlyList<(ContentHash Hash, long Size)> Coming, IReadOnlyList<Finding> Gone, int NotNamed)
{
    /// <param name="from">The other copy.</param>
    /// <param name="sealedThere">Its commits that are here or come.</param>
    /// <param name="into">This copy.</param>
    /// <param name="here">Its journal.</param>
    /// <param name="forgotten">Objects that a tombstone names never come back.</param>
    public static IncomingObjects Of(Layout from, IEnumerable<Batch> sealedThere, Layout into, CasebookJournal here, IReadOnlySet<ContentHash> forgotten)
    {
        var there = Files(from);
        var named = Named(sealedThere);
        var wanted = named.Concat(Named(here.Writers.SelectMany(w => w.AllBatches))).Where(h => !forgotten.Contains(h) && !File.Exists(into.Object(h))).Distinct().Order().ToList();
        var gone = wanted.Where(h => !there.ContainsKey(h) && named.Contains(h))
            .Select(h => new Finding("object-gone", "an original that its entries name is not in the other copy", Layout.ObjectName(h)));
        return new([.. wanted.Where(there.ContainsKey).Select(h => (h, there[h]))], [.. gone], there.Keys.Count(h => !named.Contains(h) && !File.Exists(into.Object(h))));
    }

    private static HashSet<ContentHash> Named(IEnumerable<Batch> batches)
    {
        var named = new HashSet<ContentHash>();
        foreach (var entries in batches.Select(b => b.Entries))
            named.UnionWith(entries.OfType("capture").Concat(entries.OfType("derive")).SelectMany(NamedObjects.In).Select(o => o.Hash));
        return named;
    }

    private static Dictionary<ContentHash, long> Files(Layout layout)
    {
        var files = new Dictionary<ContentHash, long>();
        if (!Directory.Exists(layout.Objects))
            return files;
        foreach (var file in new DirectoryInfo(layout.Objects).EnumerateDirectories().SelectMany(d => d.EnumerateFiles()))
        {
            if (ContentHash.TryParse(file.Name, out var hash) && file is { LinkTarget: null, Exists: true } && PlainFiles.IsPlain(file))
                files[hash] = file.Length;
        }
        return files;
    }
}
