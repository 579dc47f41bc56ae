namespace Sanad.Estimation.LatentClass;

/// <summary>What the chains drew.</summary>
/// <param name="Chains">Totals, by chain, as many of each as diagnostics need.</param>
/// <param name="Totals">Every total that was drawn, of all chains, for quantiles; null = those of <paramref name="Chains"/>.</param>
public sealed record LatentClassPosterior(IReadOnlyList<double[]> Chains, IReadOnlyList<double>? Totals = null)
{
    private const double SettledRHat = 1.01, HopelessRHat = 1.2;
    private const int TimesToGiveUp = 32;
    private readonly double[] _sorted = [.. (Totals ?? [.. Chains.SelectMany(chain => chain)]).Order()];

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

    /// <summary>Sweeps of each chain, those before anything was kept included.</summary>
    public long Sweeps { get; private init; }

    /// <summary>
    /// True when R-hat is at most 1.01 and the chains are worth so many draws in the middle and at the ends, as Vehtari and others ask (2021, section 4): an interval is its ends.
    /// </summary>
    /// <param name="enough">Independent draws that are wanted.</param>
    public bool IsSettled(double enough) => RHat <= SettledRHat && BulkSize >= enough && TailSize >= enough;

    /// <summary>Samples the model, as long as the options say.</summary>
    /// <param name="table">Two lists at least.</param>
    /// <param name="options">How.</param>
    /// <param name="stratum">A number of its own for each table of a run: its random numbers.</param>
    /// <param name="progress">Told the share of sweeps done; null = nobody listens.</param>
    /// <param name="cancel">Stops between draws.</param>
    public static LatentClassPosterior Of(ListTable table, LatentClassOptions options, ulong stratum = 0, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var sampling = new Sampling(table, options, stratum, progress, cancel);
        return sampling.GoOn(options.BurnIn + ((long)options.Draws * options.Thin), options.BurnIn);
    }

    /// <summary>
    /// Samples the model as long as the options say, then twice as long, and so on, until the chains are settled; the same part of the whole counts as burn-in each time, and
    /// as many draws are kept. Chains that still sit apart after 32 times the first length are given up: they are in modes that they do not cross.
    /// </summary>
    /// <param name="table">Two lists at least.</param>
    /// <param name="options">How, and how long at first.</param>
    /// <param name="enough">Independent draws that are wanted.</param>
    /// <param name="mostSweeps">Of a chain; the first length is gone in any case.</param>
    /// <param name="stratum">A number of its own for each table of a run: its random numbers.</param>
    /// <param name="progress">Told the share of the present length that is done; null = nobody listens.</param>
    /// <param name="cancel">Stops between draws.</param>
    public static LatentClassPosterior Settled(
        ListTable table, LatentClassOptions options, double enough, long mostSweeps, ulong stratum = 0, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var (sampling, first) = (new Sampling(table, options, stratum, progress, cancel), options.BurnIn + ((long)options.Draws * options.Thin));
        for (var times = 1; ; times *= 2)
        {
            var posterior = sampling.GoOn(first * times, options.BurnIn * times);
            if (posterior.IsSettled(enough) || first * times * 2 > mostSweeps || (times >= TimesToGiveUp && posterior.RHat > HopelessRHat))
                return posterior;
        }
    }

    /// <summary>Chains that can go on from where they stand, with all that they drew.</summary>
    private sealed class Sampling(ListTable table, LatentClassOptions options, ulong stratum, IProgress<double>? progress, CancellationToken cancel)
    {
        private readonly (Chain Chain, List<double> Drawn)[] _chains = [.. Enumerable.Range(0, options.Chains).Select(c => (Begun(table, options, stratum, c), new List<double>()))];
        private long _sweeps;

        /// <summary>Goes on until each chain has so many sweeps; those after the burn-in count, as many draws as the options say.</summary>
        public LatentClassPosterior GoOn(long to, long burnIn)
        {
            var (rounds, done) = ((to - _sweeps) / options.Thin, 0L);
            Parallel.For(0, _chains.Length, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, c =>
            {
                var (chain, drawn) = _chains[c];
                for (var round = 0; round < rounds; round++)
                {
                    Sweep(chain, options.Thin, cancel);
                    drawn.Add(table.Observed + chain.Unseen);
                    if (Interlocked.Increment(ref done) % 100 == 0)
                        progress?.Report(((double)done / _chains.Length * options.Thin + _sweeps) / to);
                }
            });
            _sweeps = to;
            var first = (int)(burnIn / options.Thin);
            return new([.. _chains.Select(c => Kept(c.Drawn, first))], [.. _chains.SelectMany(c => c.Drawn.Skip(first))]) { Sweeps = to };
        }

        private double[] Kept(List<double> drawn, int first)
        {
            var step = Math.Max(1, (drawn.Count - first) / options.Draws);
            return [.. Enumerable.Range(1, options.Draws).Select(draw => drawn[first + (draw * step) - 1])];
        }
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
