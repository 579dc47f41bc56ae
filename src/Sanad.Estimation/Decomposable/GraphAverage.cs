using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics;

namespace Sanad.Estimation.Decomposable;

/// <summary>A graph and how likely it is, the table known.</summary>
/// <param name="Graph">Which.</param>
/// <param name="Probability">Over all graphs 1.</param>
public sealed record WeighedGraph(ListGraph Graph, double Probability);

/// <summary>
/// Averages over all decomposable graphs of the lists (Madigan and York 1997, Biometrika 84, p. 19; the R package dga): each graph has a closed posterior of the
/// total under hyper-Dirichlet priors, and counts by its own probability. Prior of the total 1/N, of graphs equal.
/// </summary>
public sealed class GraphAverage
{
    // Logarithms below the best: what is rarer than this adds nothing that a double could hold.
    private const double Negligible = 60;
    private const int MostWidenings = 6;
    private readonly ListTable _table;
    private readonly UnseenGrid _grid;
    private readonly double[] _posterior;

    private GraphAverage(ListTable table, UnseenGrid grid, double[] posterior, IReadOnlyList<WeighedGraph> graphs) =>
        (_table, _grid, _posterior, Graphs) = (table, grid, posterior, graphs);

    /// <summary>Graphs by their probability, likeliest first.</summary>
    public IReadOnlyList<WeighedGraph> Graphs { get; }

    /// <summary>Numbers of all people at which the posterior was computed, rising.</summary>
    public IReadOnlyList<double> Totals => Array.ConvertAll(_grid.Values, unseen => _table.Observed + unseen);

    /// <summary>The probability that each of <see cref="Totals"/> stands for; together 1.</summary>
    public IReadOnlyList<double> Posterior => _posterior;

    /// <summary>The total that is expected to be wrong least, errors measured as shares: sum(p/N) / sum(p/N²).</summary>
    public double LeastRelativeError
    {
        get
        {
            var totals = Totals;
            return _posterior.Zip(totals, (p, total) => p / total).Sum() / _posterior.Zip(totals, (p, total) => p / (total * total)).Sum();
        }
    }

    /// <summary>The probability in the top fiftieth of the numbers looked at: not near 0 when they end too early.</summary>
    public double AtTheEnd => _grid.Values.Zip(_posterior).Where(node => node.First >= 0.98 * _grid.Values[^1]).Sum(node => node.Second);

    /// <summary>The total below which lies a share of the probability.</summary>
    public double Quantile(double share)
    {
        var below = 0.0;
        for (var at = 0; at < _posterior.Length; at++)
        {
            below += _posterior[at];
            if (below >= share)
                return _table.Observed + _grid.Values[at] + (_grid.Widths[at] > 1 ? _grid.Widths[at] * (0.5 - ((below - share) / _posterior[at])) : 0);
        }
        return _table.Observed + _grid.Values[^1];
    }

    /// <summary>The posterior, on a grid that is widened until its end does not matter.</summary>
    /// <param name="table">3 to 6 lists.</param>
    /// <param name="delta">The prior weight of a combination of lists, in people; null = 1 over the number of combinations.</param>
    /// <param name="cancel">Stops between graphs.</param>
    /// <exception cref="ArgumentException">Other numbers of lists.</exception>
    public static GraphAverage Of(ListTable table, double? delta = null, CancellationToken cancel = default)
    {
        var limit = 10.0 * table.Observed;
        for (var widenings = 0; ; widenings++)
        {
            var average = Of(table, UnseenGrid.UpTo(limit), delta, cancel);
            if (average.AtTheEnd < 1e-4 || widenings == MostWidenings)
                return average;
            limit *= 3;
        }
    }

    internal static GraphAverage Of(ListTable table, UnseenGrid grid, double? delta = null, CancellationToken cancel = default)
    {
        if (table.Lists.Count is < 3 or > ListGraph.MostLists)
            throw new ArgumentException("Three to six lists.", nameof(table));
        var graphs = ListGraph.All(table.Lists.Count);
        var sets = SetLikelihoods(table, grid, delta ?? Math.ScaleB(1, -table.Lists.Count));
        var common = Common(table, grid);
        var (total, weights, logs) = (new double[common.Length], new double[graphs.Count], new double[common.Length]);
        var best = double.NegativeInfinity;
        for (var at = 0; at < graphs.Count; at++)
        {
            cancel.ThrowIfCancellationRequested();
            var highest = Sum(common, graphs[at], sets, logs);
            if (highest > best)
            {
                Scale(total, Math.Exp(best - highest));
                Scale(weights, Math.Exp(best - highest));
                best = highest;
            }
            weights[at] = highest > best - Negligible ? AddExponentials(logs, best, total) : 0;
        }
        var sum = total.Sum();
        Scale(total, 1 / sum);
        return new(table, grid, total, [.. graphs.Select((graph, at) => new WeighedGraph(graph, weights[at] / sum)).OrderByDescending(graph => graph.Probability)]);
    }

    // What all graphs have in common: the arrangements of people, the prior of the total, and how many numbers a node stands for.
    private static double[] Common(ListTable table, UnseenGrid grid)
    {
        var arranged = table.Cells.Sum(cell => SpecialFunctions.GammaLn(cell.People + 1));
        return [.. grid.Values.Zip(grid.Widths, (unseen, width) => SpecialFunctions.GammaLn(table.Observed + unseen + 1) - SpecialFunctions.GammaLn(unseen + 1) - arranged
            - Math.Log(table.Observed + unseen) + Math.Log(width))];
    }

    // The log marginal likelihood of each set of lists, at each node: people are spread over its combinations by a Dirichlet prior of weight delta a full combination.
    private static double[][] SetLikelihoods(ListTable table, UnseenGrid grid, double delta)
    {
        var weight = Math.ScaleB(delta, table.Lists.Count);
        var sum = Array.ConvertAll(grid.Values, unseen => SpecialFunctions.GammaLn(weight) - SpecialFunctions.GammaLn(table.Observed + unseen + weight));
        return [.. Enumerable.Range(0, 1 << table.Lists.Count).Select(set => set == 0 ? [] : OfSet((uint)set))];

        double[] OfSet(uint set)
        {
            var size = System.Numerics.BitOperations.PopCount(set);
            var share = Math.ScaleB(delta, table.Lists.Count - size);
            var counts = table.Cells.GroupBy(cell => cell.Lists & set).ToDictionary(cells => cells.Key, cells => (double)cells.Sum(cell => cell.People));
            var (outside, nothing) = (counts.GetValueOrDefault(0u), SpecialFunctions.GammaLn(share));
            var known = counts.Where(count => count.Key != 0).Sum(count => SpecialFunctions.GammaLn(count.Value + share) - nothing);
            return [.. grid.Values.Zip(sum, (unseen, all) => all + known + SpecialFunctions.GammaLn(outside + unseen + share) - nothing)];
        }
    }

    // The graph's logarithms at all nodes, and the highest of them.
    private static double Sum(double[] common, ListGraph graph, double[][] sets, double[] logs)
    {
        common.CopyTo(logs, 0);
        foreach (var clique in graph.Cliques)
            Add(logs, sets[clique], 1);
        foreach (var separator in graph.Separators)
            Add(logs, sets[separator], -1);
        return Highest(logs);
    }

    private static void Add(double[] logs, double[] more, double sign)
    {
        var to = MemoryMarshal.Cast<double, Vector256<double>>(logs.AsSpan());
        var from = MemoryMarshal.Cast<double, Vector256<double>>(more.AsSpan());
        for (var i = 0; i < to.Length; i++)
            to[i] += from[i] * sign;
        for (var i = to.Length * 4; i < logs.Length; i++)
            logs[i] += more[i] * sign;
    }

    private static double Highest(ReadOnlySpan<double> logs)
    {
        var highest = Vector256.Create(double.NegativeInfinity);
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(logs);
        foreach (var vector in vectors)
            highest = Vector256.Max(highest, vector);
        var best = Math.Max(Math.Max(highest[0], highest[1]), Math.Max(highest[2], highest[3]));
        foreach (var log in logs[(vectors.Length * 4)..])
            best = Math.Max(best, log);
        return best;
    }

    private static double AddExponentials(ReadOnlySpan<double> logs, double below, double[] total)
    {
        var from = MemoryMarshal.Cast<double, Vector256<double>>(logs);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(total.AsSpan());
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < from.Length; i++)
        {
            var share = Vector256.Exp(from[i] - Vector256.Create(below));
            sum += share;
            to[i] += share;
        }
        var all = Vector256.Sum(sum);
        for (var i = from.Length * 4; i < logs.Length; i++)
        {
            var share = Math.Exp(logs[i] - below);
            all += share;
            total[i] += share;
        }
        return all;
    }

    private static void Scale(double[] values, double by)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] *= by;
    }
}
