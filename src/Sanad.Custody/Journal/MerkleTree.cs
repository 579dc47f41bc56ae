using System.Security.Cryptography;

namespace Sanad.Custody.Journal;

/// <summary>The tree hash of RFC 6962, section 2.1.</summary>
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

    /// <summary>SHA-256 over 0x01, left and right.</summary>
    internal static byte[] Join(byte[] left, byte[] right)
    {
        Span<byte> room = stackalloc byte[1 + 2 * Size];
        room[0] = 1;
        left.CopyTo(room[1..]);
        right.CopyTo(room[(1 + Size)..]);
        return SHA256.HashData(room);
    }
}
