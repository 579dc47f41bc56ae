using System.Runtime.Intrinsics;

namespace Sanad.Linkage.Blocking;

/// <summary>
/// Records with one key, for every rule. A pair belongs to the first rule whose key the two share, so that no pair is made twice and none must be
/// remembered. A block that is too large is divided by further features until it is not; one that cannot be divided is left out of this rule and reported.
/// </summary>
internal sealed class Blocks
{
    // What a rule may make: it grows with the records, not with their square.
    private const long FewPairs = 2_000_000, PairsOfRecord = 8;
    private readonly IReadOnlyList<Rule> _rules;
    private readonly RuleBlocks[] _blocks;
    private readonly int[] _numbers;
    private readonly int _width;

    /// <param name="records">How many.</param>
    /// <param name="rules">In the order in which they claim pairs.</param>
    /// <param name="refinements">Features that divide blocks that are too large, the most dividing last.</param>
    /// <param name="largest">Records of a block at most.</param>
    /// <param name="workers">Who sorts.</param>
    /// <param name="countOf">How many a record stands for in what is reported; null = itself.</param>
    public Blocks(int records, IReadOnlyList<Rule> rules, IReadOnlyList<Feature> refinements, int largest, Workers workers, Func<int, int>? countOf = null)
    {
        (_rules, _blocks) = (rules, new RuleBlocks[rules.Count]);
        _width = (rules.Count + Vector256<int>.Count - 1) / Vector256<int>.Count * Vector256<int>.Count;
        _numbers = new int[(long)records * _width];
        workers.For(rules.Count, rule =>
        {
            _blocks[rule] = RuleBlocks.Of(rules[rule], records, refinements, largest, Math.Max(FewPairs, records * PairsOfRecord), countOf);
            Number(rule);
        });
    }

    /// <summary>The blocks of a rule.</summary>
    public RuleBlocks this[int rule] => _blocks[rule];

    /// <summary>True when a record has all that a rule asks for, so that others may share its key.</summary>
    public bool Applies(int rule, int record) => _rules[rule].Features.All(feature => feature.Of(record) != 0);

    /// <summary>Names of the parts that pairs of a rule agree on by how they were found.</summary>
    public IReadOnlyList<string> Fixes(int rule) => _rules[rule].Fixes;

    /// <summary>Rules in all.</summary>
    public int Rules => _rules.Count;

    /// <summary>The records of <paramref name="others"/> that no earlier rule puts into one block with this one, moved to the front; how many they are.</summary>
    public int KeepFirst(int rule, int record, Span<int> others)
    {
        var kept = 0;
        foreach (var other in others)
        {
            if (IsFirst(rule, record, other))
                others[kept++] = other;
        }
        return kept;
    }

    /// <summary>True when no earlier rule finds this pair.</summary>
    public bool IsFirst(int rule, int left, int right)
    {
        ref var one = ref _numbers[left * _width];
        ref var other = ref _numbers[right * _width];
        for (var at = 0; at < rule; at += Vector256<int>.Count)
        {
            var (ours, theirs) = (Vector256.LoadUnsafe(ref one, (nuint)at), Vector256.LoadUnsafe(ref other, (nuint)at));
            var shared = Vector256.AndNot(Vector256.Equals(ours, theirs), Vector256.Equals(ours, Vector256<int>.Zero)).ExtractMostSignificantBits();
            if (rule - at < Vector256<int>.Count)
                shared &= (1u << (rule - at)) - 1;
            if (shared != 0)
                return false;
        }
        return true;
    }

    /// <summary>How many of the others no earlier rule puts into one block with this record.</summary>
    public int CountFirst(int rule, int record, ReadOnlySpan<int> others)
    {
        var count = 0;
        foreach (var other in others)
            count += IsFirst(rule, record, other) ? 1 : 0;
        return count;
    }

    /// <summary>True when some rule finds this pair.</summary>
    public bool AreCandidates(int left, int right) => !IsFirst(Rules, left, right);

    /// <summary>Differs when a record stands in other blocks than before, by what their members share.</summary>
    public ulong PlaceOf(int record)
    {
        var place = 1UL;
        for (var rule = 0; rule < Rules; rule++)
            place = Features.Mix(place, _numbers[(record * _width) + rule] is > 0 and var number ? _blocks[rule].KeyOf(number - 1) : 0);
        return place;
    }

    /// <summary>What a rule did, but for its pairs.</summary>
    public RuleReport Report(int rule, long pairs) => new(_rules[rule].Name, pairs, _blocks[rule].Refined, _blocks[rule].LeftOut);

    // The numbers of all the blocks of a record stand side by side, 0 = alone there: whether two records share one is a comparison of registers.
    private void Number(int rule)
    {
        for (var block = 0; block < _blocks[rule].Count; block++)
        {
            foreach (var record in _blocks[rule][block])
                _numbers[(record * _width) + rule] = block + 1;
        }
    }
}
