using System.Globalization;
using System.Security.Cryptography;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Journal;

/// <summary>One commit with its entries, checked against each other and against the writer's key.</summary>
/// <param name="Branch">The folder it lies in.</param>
/// <param name="Writer">Whose branch that is.</param>
/// <param name="Number">As in the file name.</param>
/// <param name="CommitHash">SHA-256 of the commit file; empty when it cannot be read.</param>
/// <param name="Commit">Null when malformed.</param>
/// <param name="Entries">Lines that the signed leaves name; none when the signature or the leaves file is not good.</param>
/// <param name="Broken">What contradicts what was signed.</param>
internal sealed record Batch(
    string Branch, string Writer, long Number, string CommitHash, Commit? Commit, WrittenEntries Entries, IReadOnlyList<Finding> Broken)
{
    private static readonly string[] NotSigned = ["malformed-commit", "wrong-casebook", "wrong-writer", "wrong-number", "no-signature", "bad-signature", "no-key"];

    public string Name => Layout.In(Branch, Number, "commit");

    /// <summary>Hash of the commit before; that of an empty chain for a first one.</summary>
    public string Before => Commit?.Before ?? Wal.Origin;

    /// <summary>True when the commit carries its writer's good signature, whatever became of its entries since.</summary>
    public bool IsSigned => Commit is not null && !Broken.Any(f => NotSigned.Contains(f.Code));

    /// <summary>Leaves of all that was sealed and is here, also of what was forgotten since.</summary>
    public IEnumerable<string> SealedLeaves => Enumerable.Range(0, Entries.Count).Select(Entries.IdAt).Concat(Entries.Forgotten.Select(f => f.Leaf));

    /// <summary>True when the tree hash in the commit is that of the leaves beside it.</summary>
    public bool TreeFits(Layout layout) =>
        LeavesIn(File.ReadAllBytes(layout.At(Layout.In(Branch, Number, "leaves")))) is { } leaves && TreeHash(leaves) == Commit!.TreeHash;

    /// <summary>Reads and checks commit, signature, leaves and entries; without a key nothing counts.</summary>
    /// <remarks>The tree hash is left to verify: the commit is signed and names the leaves file itself.</remarks>
    public static Batch Read(Layout layout, string casebook, string branch, string writer, long number, SshPublicKey? key)
    {
        var name = Layout.In(branch, number, "commit");
        var bytes = File.ReadAllBytes(layout.At(name));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (Commit.Read(bytes) is not { } commit)
            return new(branch, writer, number, hash, null, WrittenEntries.None, [new("malformed-commit", "not a commit of format 1", name)]);
        List<Finding> broken = [.. Header(commit, name, casebook, writer, number), .. Signature(layout, bytes, name, writer, key)];
        if (broken.Count > 0)
            return new(branch, writer, number, hash, commit, WrittenEntries.None, broken);
        var entries = Sealed(layout, branch, commit, broken);
        return new(branch, writer, number, hash, commit, entries, broken);
    }

    private static IEnumerable<Finding> Header(Commit commit, string name, string casebook, string writer, long number)
    {
        if (commit.Casebook != casebook)
            yield return new("wrong-casebook", $"belongs to casebook {commit.Casebook}, not {casebook}", name);
        if (commit.Writer != writer)
            yield return new("wrong-writer", $"says writer {commit.Writer} but lies under {writer}", name);
        if (commit.Number != number)
            yield return new("wrong-number", string.Create(CultureInfo.InvariantCulture, $"says number {commit.Number} in its header"), name);
    }

    private static IEnumerable<Finding> Signature(Layout layout, byte[] commit, string commitName, string writer, SshPublicKey? key)
    {
        var name = commitName + ".sig";
        if (key is null)
            yield return new("no-key", $"no entry of writer {writer} carries its public key, so nothing of it can be checked", commitName);
        else if (!File.Exists(layout.At(name)))
            yield return new("no-signature", "the commit has no signature", name);
        else if (SshSignature.Verify(commit, Layout.CommitNamespace, File.ReadAllText(layout.At(name))) != key)
            yield return new("bad-signature", $"bad signature: not made by writer {writer} over this commit", name);
    }

    private static WrittenEntries Sealed(Layout layout, string branch, Commit commit, List<Finding> broken)
    {
        var leaves = ReadLeaves(layout, commit, Layout.In(branch, commit.Number, "leaves"), broken);
        var entriesName = Layout.In(branch, commit.Number, "entries.jsonl");
        if (leaves is null)
            return WrittenEntries.None;
        if (!File.Exists(layout.At(entriesName)))
        {
            broken.Add(new("missing-file", "the entries of this commit are gone", entriesName));
            return WrittenEntries.None;
        }
        return Genuine(new(commit.Writer, layout.At(entriesName), isSealed: true), leaves, entriesName, broken);
    }

    private static List<string>? ReadLeaves(Layout layout, Commit commit, string name, List<Finding> broken)
    {
        var listed = commit.LeavesHash;
        var bytes = File.Exists(layout.At(name)) ? File.ReadAllBytes(layout.At(name)) : null;
        if (bytes is null)
            broken.Add(new("missing-file", "the leaves of this commit are gone", name));
        else if (listed != Convert.ToHexStringLower(SHA256.HashData(bytes)))
            broken.Add(new("leaves-altered", "the leaves file is not the one that the commit names", name));
        else if (LeavesIn(bytes) is { } leaves && leaves.Count == commit.Leaves)
            return leaves;
        else
            broken.Add(new("leaves-malformed", "the leaves file was signed but is not a list of as many hashes as the commit says", name));
        return null;
    }

    /// <summary>The lines of a leaves file; null when one is not a hash.</summary>
    public static List<string>? LeavesIn(byte[] bytes)
    {
        var (lines, rest) = Lines.Of(bytes);
        var leaves = lines.ConvertAll(l => System.Text.Encoding.ASCII.GetString(bytes.AsSpan(l)));
        return rest == 0 && leaves.TrueForAll(l => ContentHash.TryParse(l, out _)) ? leaves : null;
    }

    public static string TreeHash(IReadOnlyList<string> leaves) =>
        Convert.ToBase64String(MerkleTree.Root([.. leaves.Select(Convert.FromHexString)]));

    // A line that was signed stays usable when another one was altered, moved or deleted: each leaf vouches for its own line.
    private static WrittenEntries Genuine(WrittenEntries entries, List<string> leaves, string name, List<Finding> broken)
    {
        var bytes = File.ReadAllBytes(entries.File!);
        entries.Length = bytes.Length;
        var (lines, rest) = Lines.Of(bytes);
        HashSet<string>? signed = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = bytes.AsSpan(lines[i]);
            var leaf = EntryLine.LeafHex(line);
            var inPlace = i < leaves.Count && leaf == leaves[i];
            if (!inPlace)
                broken.Add(new("leaves-differ", $"leaves differ: entry {i + 1} is not the one that was sealed in this place", name, i + 1));
            var isSigned = inPlace || (signed ??= leaves.ToHashSet(StringComparer.Ordinal)).Contains(leaf);
            if (isSigned && EntryLine.Read(line, entries.Writer, leaf, isSealed: true) is { } entry)
                entries.Add(entry, lines[i].Start.Value, line);
            else if (EntryLine.IsForgotten(line))
                entries.Forgotten.Add((leaf, i + 1));
            else if (isSigned)
                broken.Add(new("malformed-entry", $"entry {i + 1} was sealed but is not an entry of format 1", name, i + 1));
        }
        if (lines.Count < leaves.Count || rest > 0)
            broken.Add(new("leaves-differ", $"leaves differ: {leaves.Count} entries were sealed, {lines.Count} whole lines are here", name));
        return entries;
    }
}
