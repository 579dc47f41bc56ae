using System.Numerics;
using System.Security.Cryptography;

namespace Sanad.Custody.Journal;

/// <summary>A node beside the way from a leaf to the root.</summary>
/// <param name="Left">True when it stands on the left of the way.</param>
/// <param name="Hash">32 bytes.</param>
internal sealed record Sibling(bool Left, byte[] Hash);

/// <summary>The tree hash of RFC 6962, section 2.1, and the proofs of sections 2.1.1 and 2.1.2.</summary>
internal static class MerkleTree
{
    private const int Size = SHA256.HashSizeInBytes;

    /// <summary>
    /// The root over leaf hashes. Works like adding one to a binary counter: each set bit of the count is a whole subtree on the
    /// stack, so memory is logarithmic; what remains is joined from the right, which is the split at the largest power of two.
    /// </summary>
    public static byte[] Root(IReadOnlyList<byte[]> leaves)
    {
        var subtrees = new Stack<byte[]>();
        for (var i = 0; i < leaves.Count; i++)
        {
            var node = leaves[i];
            for (var bit = i; (bit & 1) == 1; bit >>= 1)
                node = Join(subtrees.Pop(), node);
            subtrees.Push(node);
        }
        return subtrees.Count == 0 ? SHA256.HashData([]) : subtrees.Aggregate((right, left) => Join(left, right));
    }

    /// <summary>The audit path of a leaf, section 2.1.1: its siblings from the leaf upwards, each with the side on which it stands.</summary>
    public static List<Sibling> InclusionProof(Subtrees tree, int index)
    {
        var path = new List<Sibling>();
        for (var (start, end) = (0, tree.Count); end - start > 1;)
        {
            var middle = start + Split(end - start);
            path.Add(index < middle ? new(false, tree.Root(middle, end)) : new(true, tree.Root(start, middle)));
            (start, end) = index < middle ? (start, middle) : (middle, end);
        }
        path.Reverse();
        return path;
    }

    /// <summary>True when the path leads from this leaf, in this place of so many, to the root.</summary>
    public static bool Includes(byte[] leaf, long index, long count, IReadOnlyList<Sibling> path, byte[] root)
    {
        if (index < 0 || index >= count || !Sides(index, count).SequenceEqual(path.Select(s => s.Left)))
            return false;
        return path.Aggregate(leaf, static (node, s) => s.Left ? Join(s.Hash, node) : Join(node, s.Hash)).AsSpan().SequenceEqual(root);
    }

    /// <summary>
    /// The consistency proof of section 2.1.2: that a tree over the first leaves was continued and not rewritten. A casebook itself needs none, since each commit has a tree of its own and
    /// names the one before by hash; it is for who keeps the tree hash of one growing list, and its properties hold this tree to be that of the RFC.
    /// </summary>
    public static List<byte[]> ConsistencyProof(Subtrees tree, int first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, tree.Count);
        var proof = new List<byte[]>();
        var (start, end, whole) = (0, tree.Count, true);
        while (first < end)
        {
            var middle = start + Split(end - start);
            proof.Add(first <= middle ? tree.Root(middle, end) : tree.Root(start, middle));
            (start, end, whole) = first <= middle ? (start, middle, whole) : (middle, end, false);
        }
        if (!whole)
            proof.Add(tree.Root(start, end));
        proof.Reverse();
        return proof;
    }

    /// <summary>True when the proof shows that the second tree begins with all leaves of the first. The steps are those of RFC 9162, section 2.1.4.2.</summary>
    public static bool Continues(long first, byte[] firstRoot, long second, byte[] secondRoot, IReadOnlyList<byte[]> proof)
    {
        if (first < 1 || first > second)
            return false;
        if (first == second)
            return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(secondRoot);
        IReadOnlyList<byte[]> path = long.IsPow2(first) ? [firstRoot, .. proof] : proof;
        var (at, last) = (first - 1, second - 1);
        var low = BitOperations.TrailingZeroCount(~at);
        (at, last) = (at >> low, last >> low);
        if (path.Count == 0)
            return false;
        var (older, newer) = (path[0], path[0]);
        foreach (var node in path.Skip(1))
        {
            if (last == 0)
                return false;
            var onTheLeft = (at & 1) == 1 || at == last;
            (older, newer) = onTheLeft ? (Join(node, older), Join(node, newer)) : (older, Join(newer, node));
            var up = onTheLeft && at > 0 ? BitOperations.TrailingZeroCount(at) : 0;
            (at, last) = (at >> (up + 1), last >> (up + 1));
        }
        return last == 0 && older.AsSpan().SequenceEqual(firstRoot) && newer.AsSpan().SequenceEqual(secondRoot);
    }

    /// <summary>On which side the siblings of a leaf stand, from the leaf upwards: true = left.</summary>
    private static List<bool> Sides(long index, long count)
    {
        var sides = new List<bool>();
        while (count > 1)
        {
            var split = Split(count);
            sides.Add(index >= split);
            (index, count) = index < split ? (index, split) : (index - split, count - split);
        }
        sides.Reverse();
        return sides;
    }

    private static int Split(int count) => (int)Split((long)count);

    // The largest power of two below the count.
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    /// <summary>SHA-256 over 0x01, left and right.</summary>
    internal static byte[] Join(byte[] left, byte[] right)
    {
        Span<byte> room = stackalloc byte[1 + 2 * Size];
        room[0] = 1;
        left.CopyTo(room[1..]);
        right.CopyTo(room[(1 + Size)..]);
        return SHA256.HashData(room);
    }

    /// <summary>The roots of the subtrees of section 2.1, each computed once: all proofs of a tree together cost one pass over it.</summary>
    internal sealed class Subtrees(IReadOnlyList<byte[]> leaves)
    {
        private readonly Dictionary<(int Start, int End), byte[]> _roots = [];

        public int Count => leaves.Count;

        public byte[] Root(int start, int end)
        {
            if (end - start == 1)
                return leaves[start];
            if (_roots.TryGetValue((start, end), out var known))
                return known;
            var middle = start + Split(end - start);
            return _roots[(start, end)] = Join(Root(start, middle), Root(middle, end));
        }
    }
}
