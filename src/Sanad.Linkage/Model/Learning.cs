using System.Runtime.InteropServices;
using Sanad.Linkage.Blocking;

namespace Sanad.Linkage.Model;

/// <summary>
/// Gathers what a model is learnt from: random pairs, and the pairs of every rule. Of a rule with very many pairs a sample of its blocks is enough; which
/// ones is decided by their keys, so neither threads nor the order of the records change it.
/// </summary>
/// <param name="blocks">Where the pairs are.</param>
/// <param name="candidates">Goes through them.</param>
internal sealed class Learning(Blocks blocks, Candidates candidates)
{
    // Levels of a few in a thousand are then still counted by hundreds of pairs.
    private const long EnoughPairs = 1 << 18;

    /// <summary>The pairs of each rule by their codes, and of all rules those that they are the first to find, as many as the sample stands for.</summary>
    public (List<Counts> OfRules, Counts First) Run()
    {
        var halvings = Enumerable.Range(0, blocks.Rules).Select(HalvingsOf).ToArray();
        var found = candidates.Each(LinkStep.Training, (rule, block) => IsSampled(blocks[rule].KeyOf(block), halvings[rule]), _ => new Both(new(), new()), Add);
        var (ofRules, first) = (Enumerable.Range(0, blocks.Rules).Select(_ => new Counts()).ToList(), new Counts());
        foreach (var (rule, counts) in found)
        {
            ofRules[rule].Add(counts.All, 1);
            first.Add(counts.First, 1L << halvings[rule]);
        }
        return (ofRules, first);
    }

    private void Add(int rule, ReadOnlySpan<int> block, Batch batch, Both counts)
    {
        for (var i = 0; i < block.Length - 1; i++)
        {
            batch.Compare(block[i], block[(i + 1)..]);
            for (var j = 0; j < batch.Count; j++)
            {
                var code = batch.Code(j);
                counts.All.Add(code, 1);
                if (blocks.IsFirst(rule, batch.Left, batch.Rights[j]))
                    counts.First.Add(code, 1);
            }
        }
    }

    // How often the blocks must be halved until their pairs are few enough.
    private int HalvingsOf(int rule)
    {
        var (own, halvings) = (blocks[rule], 0);
        while (PairsOf(own, halvings) > EnoughPairs)
            halvings++;
        return halvings;
    }

    private static long PairsOf(RuleBlocks blocks, int halvings)
    {
        var pairs = 0L;
        for (var block = 0; block < blocks.Count; block++)
            pairs += IsSampled(blocks.KeyOf(block), halvings) ? blocks.PairsOf(block) : 0;
        return pairs;
    }

    private static bool IsSampled(ulong key, int halvings) => (Features.Mix(key, 0x5A3B) & ((1UL << halvings) - 1)) == 0;

    private sealed record Both(Counts All, Counts First);
}

/// <summary>Codes and how many pairs have them.</summary>
internal sealed class Counts
{
    private readonly Dictionary<ulong, long> _counts = [];

    public void Add(ulong code, long pairs)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, code, out _);
        count += pairs;
    }

    public void Add(Counts more, long times)
    {
        foreach (var (code, pairs) in more._counts)
            Add(code, pairs * times);
    }

    /// <summary>In the order of the codes.</summary>
    public List<CodeCount> Sorted() => [.. _counts.OrderBy(code => code.Key).Select(code => new CodeCount(code.Key, code.Value))];
}
