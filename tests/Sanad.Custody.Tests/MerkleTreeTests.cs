using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Tests;

public sealed class MerkleTreeTests
{
    [Fact]
    public void The_root_is_that_of_the_recursion_in_rfc_6962()
    {
        Prop.ForAll<byte[][]>(items =>
        {
            var leaves = items.Select(i => SHA256.HashData(i ?? [])).ToList();
            return MerkleTree.Root(leaves).SequenceEqual(Recursive(leaves));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1000)]
    public void Counts_around_powers_of_two_split_as_the_rfc_says(int count)
    {
        var leaves = Enumerable.Range(0, count).Select(i => SHA256.HashData(BitConverter.GetBytes(i))).ToList();
        MerkleTree.Root(leaves).ShouldBe(Recursive(leaves));
    }

    [Fact]
    public void The_known_roots_of_the_certificate_transparency_test_vectors_come_out()
    {
        string[] inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
        var leaves = inputs.Select(i => SHA256.HashData([0, .. Convert.FromHexString(i)])).ToList();
        Convert.ToHexStringLower(MerkleTree.Root([])).ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        Convert.ToHexStringLower(MerkleTree.Root(leaves[..1])).ShouldBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        Convert.ToHexStringLower(MerkleTree.Root(leaves)).ShouldBe("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    [Fact]
    public void Every_leaf_of_every_tree_has_a_proof_that_leads_to_its_root_and_to_no_other()
    {
        foreach (var count in Enumerable.Range(1, 70))
        {
            var leaves = Leaves(count);
            var (tree, root) = (new MerkleTree.Subtrees(leaves), MerkleTree.Root(leaves));
            for (var i = 0; i < count; i++)
            {
                var path = MerkleTree.InclusionProof(tree, i);
                MerkleTree.Includes(leaves[i], i, count, path, root).ShouldBeTrue($"{i} of {count}");
                MerkleTree.Includes(leaves[(i + 1) % count], i, count, path, root).ShouldBe(count == 1);
                MerkleTree.Includes(leaves[i], (i + 1) % count, count, path, root).ShouldBe(count == 1, $"{i} of {count} in another place");
                MerkleTree.Includes(leaves[i], i, count, [.. path, new(true, root)], root).ShouldBeFalse();
                if (path.Count > 0)
                    MerkleTree.Includes(leaves[i], i, count, [.. path.Skip(1)], root).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void A_changed_byte_of_leaf_path_or_root_breaks_a_proof()
    {
        Prop.ForAll(Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (count, seed) =>
        {
            var leaves = Leaves(count);
            var (index, root) = (seed % count, MerkleTree.Root(leaves));
            var path = MerkleTree.InclusionProof(new(leaves), index);
            var hashes = path.Select(s => s.Hash).Append(leaves[index]).Append(root).ToList();
            var at = seed % hashes.Count;
            hashes[at] = [.. hashes[at]];
            hashes[at][seed % 32] ^= 1;
            return MerkleTree.Includes(leaves[index], index, count, path, root)
                && !MerkleTree.Includes(hashes[^2], index, count, [.. path.Select((s, i) => s with { Hash = hashes[i] })], hashes[^1]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_tree_that_goes_on_is_proven_to_continue_every_earlier_one_and_no_rewritten_one()
    {
        foreach (var second in Enumerable.Range(1, 40))
        {
            var leaves = Leaves(second);
            var (tree, root) = (new MerkleTree.Subtrees(leaves), MerkleTree.Root(leaves));
            for (var first = 1; first <= second; first++)
            {
                var proof = MerkleTree.ConsistencyProof(tree, first);
                var before = MerkleTree.Root(leaves[..first]);
                MerkleTree.Continues(first, before, second, root, proof).ShouldBeTrue($"{first} of {second}");
                List<byte[]> rewritten = [.. leaves[..(first - 1)], SHA256.HashData([7])];
                MerkleTree.Continues(first, MerkleTree.Root(rewritten), second, root, proof).ShouldBeFalse($"{first} of {second}, rewritten");
                MerkleTree.Continues(first, before, second, root, [.. proof, root]).ShouldBeFalse();
                if (first < second)
                    MerkleTree.Continues(first, before, second, root, [.. proof.SkipLast(1)]).ShouldBeFalse();
            }
        }
        MerkleTree.Continues(0, [], 1, [], []).ShouldBeFalse();
        MerkleTree.Continues(2, [], 1, [], []).ShouldBeFalse();
    }

    // Known paths of RFC 6962, section 2.1.3, for a tree of seven: which subtrees stand in them.
    [Fact]
    public void The_paths_of_the_example_in_rfc_6962_come_out()
    {
        var d = Leaves(7);
        byte[] Mth(int from, int to) => MerkleTree.Root(d[from..to]);
        var tree = new MerkleTree.Subtrees(d);
        MerkleTree.InclusionProof(tree, 0).Select(s => s.Hash).ShouldBe([d[1], Mth(2, 4), Mth(4, 7)]);
        MerkleTree.InclusionProof(tree, 3).Select(s => s.Hash).ShouldBe([d[2], Mth(0, 2), Mth(4, 7)]);
        MerkleTree.InclusionProof(tree, 4).Select(s => s.Hash).ShouldBe([d[5], d[6], Mth(0, 4)]);
        MerkleTree.InclusionProof(tree, 6).Select(s => s.Hash).ShouldBe([Mth(4, 6), Mth(0, 4)]);
        MerkleTree.ConsistencyProof(tree, 3).ShouldBe([d[2], d[3], Mth(0, 2), Mth(4, 7)]);
        MerkleTree.ConsistencyProof(tree, 4).ShouldBe([Mth(4, 7)]);
        MerkleTree.ConsistencyProof(tree, 6).ShouldBe([Mth(4, 6), d[6], Mth(0, 4)]);
    }

    // Published with the certificate transparency implementations: a tree of eight leaves.
    [Theory]
    [InlineData(0, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    public void The_published_inclusion_proofs_come_out(int index, string path) =>
        Hex(MerkleTree.InclusionProof(new(Published), index).Select(s => s.Hash)).ShouldBe(path);

    [Theory]
    [InlineData(1, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void The_published_consistency_proofs_come_out(int first, int second, string proof)
    {
        var leaves = Published[..second];
        var made = MerkleTree.ConsistencyProof(new(leaves), first);
        Hex(made).ShouldBe(proof);
        MerkleTree.Continues(first, MerkleTree.Root(leaves[..first]), second, MerkleTree.Root(leaves), made).ShouldBeTrue();
    }

    private static List<byte[]> Published =>
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(i => SHA256.HashData([0, .. Convert.FromHexString(i)]))];

    private static string Hex(IEnumerable<byte[]> hashes) => string.Join(' ', hashes.Select(Convert.ToHexStringLower));

    private static List<byte[]> Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => SHA256.HashData(BitConverter.GetBytes(i)))];

    private static byte[] Recursive(List<byte[]> leaves)
    {
        if (leaves.Count < 2)
            return leaves.Count == 0 ? SHA256.HashData([]) : leaves[0];
        var split = 1;
        while (split * 2 < leaves.Count)
            split *= 2;
        return SHA256.HashData([1, .. Recursive(leaves[..split]), .. Recursive(leaves[split..])]);
    }
}
