using Sanad.Linkage.Blocking;

namespace Sanad.Linkage.Model;

/// <summary>
/// Goes through the candidate pairs, rule by rule, in portions of about one size that threads take as they come. What is found is put where its portion
/// belongs, so that the order of the results does not depend on them.
/// </summary>
/// <param name="blocks">Where the pairs are.</param>
/// <param name="room">Makes what a thread works in.</param>
/// <param name="workers">Who does it.</param>
/// <param name="progress">Told after each portion; null = nobody listens.</param>
internal sealed class Candidates(Blocks blocks, Func<Batch> room, Workers workers, IProgress<LinkProgress>? progress)
{
    private const int PortionPairs = 1 << 16;

    /// <summary>What a portion is: blocks of one rule from one number to another.</summary>
    public readonly record struct Portion(int Rule, int From, int To, long Pairs);

    /// <summary>Does the work for every block of every rule that is wanted; the results in the order of the portions.</summary>
    /// <param name="step">What it is done for.</param>
    /// <param name="isWanted">Of a rule and the number of a block.</param>
    /// <param name="begin">Makes a portion's result.</param>
    /// <param name="work">Adds a block to it.</param>
    public (int Rule, TResult Result)[] Each<TResult>(LinkStep step, Func<int, int, bool> isWanted, Func<int, TResult> begin, BlockWork<TResult> work)
    {
        var portions = Enumerable.Range(0, blocks.Rules).SelectMany(rule => PortionsOf(rule, isWanted)).ToArray();
        var (results, done, total) = (new (int, TResult)[portions.Length], 0L, portions.Sum(p => p.Pairs));
        progress?.Report(new(step, 0, total));
        workers.For(portions.Length, room, (at, batch) =>
        {
            var (rule, result) = (portions[at].Rule, begin(portions[at].Rule));
            for (var block = portions[at].From; block < portions[at].To; block++)
            {
                if (isWanted(rule, block))
                    work(rule, blocks[rule][block], batch, result);
            }
            results[at] = (rule, result);
            progress?.Report(new(step, Interlocked.Add(ref done, portions[at].Pairs), total));
        });
        return results;
    }

    private List<Portion> PortionsOf(int rule, Func<int, int, bool> isWanted)
    {
        var (portions, from, pairs, own) = (new List<Portion>(), 0, 0L, blocks[rule]);
        for (var block = 0; block < own.Count; block++)
        {
            pairs += isWanted(rule, block) ? own.PairsOf(block) : 0;
            if (pairs < PortionPairs && block + 1 < own.Count)
                continue;
            portions.Add(new(rule, from, block + 1, pairs));
            (from, pairs) = (block + 1, 0);
        }
        return portions;
    }
}

/// <summary>Adds what one block has to a result.</summary>
internal delegate void BlockWork<in TResult>(int rule, ReadOnlySpan<int> block, Batch batch, TResult result);
