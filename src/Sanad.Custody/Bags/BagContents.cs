using System.Text;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Bags;

/// <summary>A payload file before it is written.</summary>
/// <param name="Name">Below data/, forward slashes.</param>
/// <param name="From">The file to copy; null when <paramref name="Make"/> gives the bytes.</param>
/// <param name="Size">For progress.</param>
/// <param name="Make">Bytes that are no file of the casebook.</param>
/// <param name="Must">The SHA-256 that the copy must have; null when its name does not say it.</param>
internal sealed record BagItem(string Name, string? From, long Size, Func<byte[]>? Make = null, ContentHash? Must = null);

/// <summary>What a bag will hold: the plan that a person looks at, the payload files, and the proofs.</summary>
internal sealed class BagContents
{
    private readonly Layout _layout;
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> _writers;
    private readonly SortedDictionary<string, (int Shown, int Withheld)> _types = new(StringComparer.Ordinal);
    private readonly List<(ContentHash Exhibit, SealedFiles Files, int Index, byte[] Line)> _captures = [];

    public BagContents(CasebookFolder folder, BagChoice choice)
    {
        (_layout, Casebook) = (folder.Layout, folder.Id);
        var selection = new Selection(folder, choice);
        Refuse(folder, choice, selection);
        (Heads, Sealed) = Still(folder);
        _writers = [.. Sealed.Select(f => f.Writer)];
        foreach (var files in Sealed)
            Sort(files, selection);
        var objects = selection.Objects;
        if (choice.All && objects.Count == 0)
            selection.Refusals.Add("There is no original to publish.");
        Plan = new(
            [.. selection.Captured.Values.Where(e => objects.Contains(e.Hash)).Select(e => e with { Size = SizeOf(e.Hash) })],
            objects.Count(o => !selection.Captured.ContainsKey(o)),
            [.. _types.Select(t => new BagEntries(t.Key, t.Value.Shown, t.Value.Withheld))], objects.Sum(SizeOf), selection.Refusals);
        Items = [.. Fixed(), .. Sealed.SelectMany(Files), .. Receipts(), .. objects.Order().Select(Object)];
    }

    /// <summary>Stands in a list of types for lines that were forgotten before.</summary>
    public const string Forgotten = "forgotten";

    public string Casebook { get; }

    public BagPlan Plan { get; }

    public List<BagItem> Items { get; }

    /// <summary>The last commits of admitted writers, as they go in.</summary>
    public IReadOnlyList<WriterHead> Heads { get; }

    private List<SealedFiles> Sealed { get; }

    /// <summary>A proof for each exhibit: that its first capture shown here was sealed.</summary>
    public IEnumerable<InclusionProof> Proofs()
    {
        var trees = new Dictionary<SealedFiles, MerkleTree.Subtrees>();
        foreach (var (exhibit, files, index, line) in _captures.Where(c => File.Exists(_layout.Object(c.Exhibit))).DistinctBy(c => c.Exhibit))
        {
            if (!trees.TryGetValue(files, out var tree))
                trees[files] = tree = new(files.LeavesIn(_layout).ConvertAll(Convert.FromHexString));
            yield return new(Casebook, exhibit, files.Commit, index, tree.Count, Convert.ToBase64String(tree.Root(0, tree.Count)), line, MerkleTree.InclusionProof(tree, index));
        }
    }

    // Another process may seal meanwhile: heads and files are those of one moment.
    private static (IReadOnlyList<WriterHead> Heads, List<SealedFiles> Sealed) Still(CasebookFolder folder)
    {
        while (true)
        {
            var (heads, files) = (folder.Heads(), Relevant(folder, SealedFiles.In(folder.Layout)));
            if (heads.Select(h => h.Commit).SequenceEqual(folder.Heads().Select(h => h.Commit), StringComparer.Ordinal))
                return (heads, files);
        }
    }

    // A writer whom nobody admitted is nobody's business, unless a commit of somebody admitted stands on its commits.
    private static List<SealedFiles> Relevant(CasebookFolder folder, List<SealedFiles> files)
    {
        var admitted = files.Where(f => folder.PersonOf(f.Writer) is not null).Select(f => f.Writer).ToHashSet(StringComparer.Ordinal);
        var named = files.Where(f => admitted.Contains(f.Writer)).SelectMany(f => Commit.Read(File.ReadAllBytes(folder.Layout.At(f.Commit)))?.Files ?? []).Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        var others = files.Where(f => named.Contains(f.Commit)).Select(f => f.Writer).ToHashSet(StringComparer.Ordinal);
        return files.FindAll(f => admitted.Contains(f.Writer) || others.Contains(f.Writer));
    }

    private static void Refuse(CasebookFolder folder, BagChoice choice, Selection selection)
    {
        if (folder.Problems is [var first, ..])
            selection.Refusals.Add($"The journal does not hold ({first.File}): nothing is published from it. Run verify.");
        if (!choice.All && choice.Exhibits.Count == 0)
            selection.Refusals.Add("Nothing is chosen: name an event or a document, or take all.");
    }

    private void Sort(SealedFiles files, Selection selection)
    {
        var index = 0;
        foreach (var (line, leaf) in files.Lines(_layout))
        {
            var entry = EntryLine.IsForgotten(line) ? null : EntryLine.Read(line, files.Writer, leaf, isSealed: true);
            var shows = entry is not null && selection.Shows(entry, line);
            var type = entry?.Type ?? Forgotten;
            var count = _types.GetValueOrDefault(type);
            _types[type] = shows ? count with { Shown = count.Shown + 1 } : count with { Withheld = count.Withheld + 1 };
            if (shows)
                _shown.Add(leaf);
            if (shows && entry!.Type == "capture")
                _captures.AddRange(NamedObjects.In(entry).Select(o => (o.Hash, files, index, line)));
            index++;
        }
    }

    private long SizeOf(ContentHash hash) => new FileInfo(_layout.Object(hash)).Length;

    private BagItem Object(ContentHash hash) => new(Layout.ObjectName(hash), _layout.Object(hash), SizeOf(hash), Must: hash);

    private IEnumerable<BagItem> Files(SealedFiles files) =>
        [Copied(files.Commit), Copied(files.Signature), Copied(files.Leaves), new(files.Entries, null, new FileInfo(_layout.At(files.Entries)).Length, () => Shown(files))];

    private byte[] Shown(SealedFiles files)
    {
        var bytes = new MemoryStream();
        foreach (var (line, leaf) in files.Lines(_layout))
        {
            bytes.Write(_shown.Contains(leaf) ? line : Encoding.ASCII.GetBytes("!" + leaf));
            bytes.WriteByte((byte)'\n');
        }
        return bytes.ToArray();
    }

    private static readonly string[] Common = ["CASEBOOK.txt", "keys/allowed_signers", "keys/revoked"];

    private IEnumerable<BagItem> Fixed() => Common
        .Concat(_writers.Order(StringComparer.Ordinal).Select(writer => $"keys/{writer}.pem")).Where(name => File.Exists(_layout.At(name))).Select(Copied);

    // Of a writer who is not in the bag no receipt goes in either: it would be for a commit that is not here, and tell of that writer.
    private IEnumerable<BagItem> Receipts()
    {
        if (!Directory.Exists(_layout.Receipts))
            return [];
        var named = Sealed.SelectMany(f => Commit.Read(File.ReadAllBytes(_layout.At(f.Commit)))?.Files ?? []).Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(_layout.Receipts, "*", SearchOption.AllDirectories).Select(_layout.Relative)
            .Where(name => Manifest.IsPlainName(name) && !name.EndsWith(Layout.Temporary, StringComparison.Ordinal) && (named.Contains(name) || _writers.Contains(name.Split('/')[1])))
            .Order(StringComparer.Ordinal).Select(Copied);
    }

    private BagItem Copied(string name) => new(name, _layout.At(name), new FileInfo(_layout.At(name)).Length);
}
