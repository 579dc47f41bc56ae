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
