using System.Collections.Concurrent;
using System.Numerics;

namespace Sanad.Estimation.Decomposable;

/// <summary>
/// A decomposable graph of lists: joined lists depend on each other, others do so through the lists between them. It is written by its cliques and the separators
/// between them (Lauritzen 1996, section 2.1).
/// </summary>
/// <param name="Cliques">The largest sets of lists that are all joined, as bits.</param>
/// <param name="Separators">What neighbouring cliques share, as bits; empty ones are left out.</param>
public sealed record ListGraph(IReadOnlyList<uint> Cliques, IReadOnlyList<uint> Separators)
{
    /// <summary>More lists have too many graphs: 617,675 for seven.</summary>
    public const int MostLists = 6;

    private static readonly ConcurrentDictionary<int, IReadOnlyList<ListGraph>> Known = new();

    /// <summary>All decomposable graphs of some lists: 2, 8, 61, 822, 18,154 for two to six.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 or more than 6.</exception>
    public static IReadOnlyList<ListGraph> All(int lists) => lists is < 2 or > MostLists
        ? throw new ArgumentOutOfRangeException(nameof(lists), lists, "2 to 6 lists.")
        : Known.GetOrAdd(lists, Find);

    private static List<ListGraph> Find(int lists)
    {
        var (graphs, pairs) = (new List<ListGraph>(), lists * (lists - 1) / 2);
        for (var edges = 0u; edges < 1u << pairs; edges++)
        {
            if (Of(NeighboursOf(lists, edges)) is { } graph)
                graphs.Add(graph);
        }
        return graphs;
    }

    /// <summary>The graph by the names of its lists: [A.B, B.C].</summary>
    public string Named(IReadOnlyList<string> names) =>
        "[" + string.Join(", ", Cliques.OrderByDescending(BitOperations.PopCount).ThenBy(clique => clique).Select(clique => string.Join('.', names.Where((_, j) => (clique >> j & 1) != 0)))) + "]";

    private static uint[] NeighboursOf(int lists, uint edges)
    {
        var (neighbours, bit) = (new uint[lists], 0);
        for (var i = 1; i < lists; i++)
        {
            for (var j = 0; j < i; j++, bit++)
            {
                if ((edges >> bit & 1) == 0)
                    continue;
                neighbours[i] |= 1u << j;
                neighbours[j] |= 1u << i;
            }
        }
        return neighbours;
    }

    // Maximum cardinality search (Tarjan and Yannakakis 1984): next is always a list with most joined ones behind it. The graph is decomposable when those behind
    // are all joined; where a list has no more behind it than the one before had, a new clique begins.
    private static ListGraph? Of(uint[] neighbours)
    {
        var (cliques, separators) = (new List<uint>(), new List<uint>());
        var (done, current) = (0u, 0u);
        for (var step = 0; step < neighbours.Length; step++)
        {
            var next = Enumerable.Range(0, neighbours.Length).Where(v => (done >> v & 1) == 0).MaxBy(v => BitOperations.PopCount(neighbours[v] & done));
            var behind = neighbours[next] & done;
            if (!AreJoined(behind, neighbours))
                return null;
            if (step > 0 && behind != current)
            {
                cliques.Add(current);
                if (behind != 0)
                    separators.Add(behind);
            }
            current = behind | (1u << next);
            done |= 1u << next;
        }
        return new([.. cliques, current], separators);
    }

    private static bool AreJoined(uint set, uint[] neighbours)
    {
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            var v = BitOperations.TrailingZeroCount(rest);
            if ((set & ~(1u << v) & ~neighbours[v]) != 0)
                return false;
        }
        return true;
    }
}
