using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Bags;

/// <summary>
/// That one entry was sealed in one commit: the entry's line and its audit path (RFC 6962) up to the tree hash that the commit's signature covers. With
/// the commit, its signature and the exhibit itself it stands alone, and says nothing of other entries.
/// </summary>
/// <param name="Casebook">The casebook's id.</param>
/// <param name="Exhibit">The original that the entry names.</param>
/// <param name="Commit">Name of the commit's file below data/.</param>
/// <param name="Index">Place of the entry among the leaves, 0 for the first.</param>
/// <param name="Count">Leaves of the commit.</param>
/// <param name="TreeHash">As the commit has it, base64.</param>
/// <param name="Line">The entry without its LF.</param>
/// <param name="Path">Siblings, from the leaf upwards.</param>
internal sealed record InclusionProof(
    string Casebook, ContentHash Exhibit, string Commit, long Index, long Count, string TreeHash, byte[] Line, IReadOnlyList<Sibling> Path)
{
    private const string First = "# sanad-proof/1";
    private const int HeaderLines = 6;

    public string Name => NameOf(Exhibit);

    public static string NameOf(ContentHash exhibit) => $"proofs/{exhibit.Hex}.txt";

    /// <summary>The exact bytes: six header lines, the entry, a line for each sibling; LF only.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{First}\n# casebook {Casebook}\n# exhibit {Exhibit.Hex}\n# commit {Commit}\n");
        text.Append(CultureInfo.InvariantCulture, $"# entry {Index + 1}\n# tree {Count} {TreeHash}\n");
        List<byte> bytes = [.. Encoding.ASCII.GetBytes(text.ToString()), .. Line, (byte)'\n'];
        foreach (var sibling in Path)
            bytes.AddRange(Encoding.ASCII.GetBytes($"{(sibling.Left ? "left" : "right")} {Convert.ToHexStringLower(sibling.Hash)}\n"));
        return [.. bytes];
    }

    /// <summary>Reads a proof; null unless writing it again gives the same bytes.</summary>
    public static InclusionProof? Read(byte[] bytes)
    {
        var (whole, _) = Lines.Of(bytes);
        if (whole.Count <= HeaderLines)
            return null;
        var header = whole[..HeaderLines].ConvertAll(l => Encoding.Latin1.GetString(bytes.AsSpan(l)));
        var tree = After(header[5], "# tree ").Split(' ');
        var path = whole[(HeaderLines + 1)..].ConvertAll(l => SiblingIn(Encoding.Latin1.GetString(bytes.AsSpan(l))));
        if (!ContentHash.TryParse(After(header[2], "# exhibit "), out var exhibit) || !Number(After(header[4], "# entry "), out var entry)
            || tree.Length != 2 || !Number(tree[0], out var count) || path.Contains(null))
            return null;
        var proof = new InclusionProof(
            After(header[1], "# casebook "), exhibit, After(header[3], "# commit "), entry - 1, count, tree[1], bytes[whole[HeaderLines]], [.. path.OfType<Sibling>()]);
        return proof.ToBytes().AsSpan().SequenceEqual(bytes) ? proof : null;
    }

    /// <summary>True when the path leads from the entry to the tree hash, and the entry names the exhibit.</summary>
    public bool Holds()
    {
        var leaf = new byte[SHA256.HashSizeInBytes];
        EntryLine.Leaf(Line, leaf);
        var root = new byte[SHA256.HashSizeInBytes];
        return !EntryLine.IsForgotten(Line) && Convert.TryFromBase64String(TreeHash, root, out var length) && length == root.Length
            && MerkleTree.Includes(leaf, Index, Count, Path, root)
            && EntryLine.Read(Line, "", "", isSealed: true) is { } entry && NamedObjects.In(entry).Any(o => o.Hash == Exhibit);
    }

    private static string After(string line, string start) => line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..] : "";

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static Sibling? SiblingIn(string line) => line.Split(' ') is ["left" or "right", var hash] parts && ContentHash.TryParse(hash, out _)
        ? new(parts[0] == "left", Convert.FromHexString(hash))
        : null;
}
