namespace Sanad.Estimation.LatentClass;

/// <summary>What the chains drew.</summary>
/// <param name="Chains">Totals, by chain.</param>
public sealed record LatentClassPosterior(IReadOnlyList<double[]> Chains)
{
    private readonly double[] _sorted = [.. Chains.SelectMany(chain => chain).Order()];

    /// <summary>Near 1 when the chains agree; above 1.05 they do not.</summary>
    public double RHat { get; } = ChainDiagnostics.RHat(Chains);

    /// <summary>Independent draws that they are worth in the middle; 400 at least are wanted.</summary>
    public double BulkSize { get; } = ChainDiagnostics.BulkSize(Chains);

    /// <summary>Independent draws that they are worth at the ends.</summary>
    public double TailSize { get; } = ChainDiagnostics.TailSize(Chains);

    /// <summary>The total below which lies a share of the draws (type 7 of Hyndman and Fan 1996).</summary>
    public double Quantile(double share)
    {
        var at = share * (_sorted.Length - 1);
        var below = (int)at;
        return below + 1 < _sorted.Length ? _sorted[below] + ((at - below) * (_sorted[below + 1] - _sorted[below])) : _sorted[^1];
    }

    /// <summary>The mean of all draws.</summary>
    public double Mean => _sorted.Average();

    /// <summary>The median of each chain: where they sit when they do not agree.</summary>
    public IReadOnlyList<double> Medians => [.. Chains.Select(chain => chain.Order().ElementAt(chain.Length / 2))];

    /// <summary>Samples the model.</summary>
    /// <param name="table">Two lists at least.</param>
    /// <param name="options">How.</param>
    /// <param name="stratum">A number of its own for each table of a run: its random numbers.</param>
    /// <param name="progress">Told the share of sweeps done; null = nobody listens.</param>
    /// <param name="cancel">Stops between draws.</param>
    public static LatentClassPosterior Of(ListTable table, LatentClassOptions options, ulong stratum = 0, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var (chains, done) = (new double[options.Chains][], 0);
        Parallel.For(0, options.Chains, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, c =>
        {
            var chain = Begun(table, options, stratum, c);
            Sweep(chain, options.BurnIn, cancel);
            chains[c] = new double[options.Draws];
            for (var draw = 0; draw < options.Draws; draw++)
            {
                Sweep(chain, options.Thin, cancel);
                chains[c][draw] = table.Observed + chain.Unseen;
                if (Interlocked.Increment(ref done) % 100 == 0)
                    progress?.Report((double)done / (options.Chains * options.Draws));
            }
        });
        return new(chains);
    }

    // Starts lie as far apart as the model allows, in turn.
    private static Chain Begun(ListTable table, LatentClassOptions options, ulong stratum, int number)
    {
        var chain = new Chain(table, options, (stratum << 16) + (ulong)number);
        switch (number % 3)
        {
            case 0: chain.BeginWithOneClass(); break;
            case 1: chain.BeginWithManyClasses(); break;
            default: chain.BeginWithManyUnseen(); break;
        }
        return chain;
    }

    private static void Sweep(Chain chain, int sweeps, CancellationToken cancel)
    {
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            if (sweep % 1000 == 0)
                cancel.ThrowIfCancellationRequested();
            chain.Sweep();
        }
    }
}
