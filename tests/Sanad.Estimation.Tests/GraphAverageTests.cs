using Sanad.Estimation.Decomposable;

namespace Sanad.Estimation.Tests;

/// <summary>Against Madigan and York's own table and the R package dga.</summary>
public sealed class GraphAverageTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 8)]
    [InlineData(4, 61)]
    [InlineData(5, 822)]
    [InlineData(6, 18_154)]
    public void There_are_as_many_decomposable_graphs_as_the_books_count(int lists, int graphs) => ListGraph.All(lists).Count.ShouldBe(graphs);

    [Fact]
    public void Spina_bifida_as_Madigan_and_York_have_it()
    {
        var average = GraphAverage.Of(Published.SpinaBifida, UnseenGrid.Integers(300), delta: 1);
        average.LeastRelativeError.ShouldBe(731, 0.5);
        average.Totals[average.Posterior.Index().MaxBy(node => node.Item).Index].ShouldBe(728);
        average.Graphs[0].Graph.Named(Published.SpinaBifida.Lists).ShouldBe("[L1.L2, L3]");
        average.Graphs[0].Probability.ShouldBe(0.37, 0.005);
        average.Graphs.Sum(graph => graph.Probability).ShouldBe(1, 1e-12);
        average.Posterior.Sum().ShouldBe(1, 1e-12);
    }

    [Theory]
    [InlineData("uk", 10_400, 23_000, 33_300)]
    [InlineData("nl", 40_800, 47_900, 55_400)]
    [InlineData("congenital", 591, 618, 655)]
    public void Five_lists_as_dga_has_them(string name, double low, double median, double high)
    {
        var average = GraphAverage.Of(name switch { "uk" => Published.UnitedKingdomOfFive, "nl" => Published.NetherlandsOfFive, _ => Published.CongenitalAnomaly });
        average.Quantile(0.025).ShouldBe(low, 0.01 * low);
        average.Quantile(0.5).ShouldBe(median, 0.01 * median);
        average.Quantile(0.975).ShouldBe(high, 0.01 * high);
        average.AtTheEnd.ShouldBeLessThan(1e-4);
    }

    // dga over Kosovo with the settings of Silverman's table 14, and over tables of three to five lists with its own.
    [Theory]
    [InlineData("kosovo", .025, 9_800)]
    [InlineData("kosovo", .1, 10_800)]
    [InlineData("kosovo", .5, 12_600)]
    [InlineData("kosovo", .9, 14_900)]
    [InlineData("kosovo", .975, 16_500)]
    [InlineData("orleans", .025, 513)]
    [InlineData("orleans", .5, 868)]
    [InlineData("orleans", .975, 1_763)]
    [InlineData("australia", .025, 1_185)]
    [InlineData("australia", .5, 2_254)]
    [InlineData("hepatitis", .025, 274)]
    [InlineData("hepatitis", .5, 380)]
    public void Other_tables_as_dga_has_them(string name, double share, double total) => GraphAverage.Of(name switch
    {
        "kosovo" => Published.Kosovo,
        "orleans" => Published.NewOrleans,
        "australia" => Published.Australia,
        _ => Published.Hepatitis,
    }).Quantile(share).ShouldBe(total, 0.01 * total);

    // These ends of dga move with the end of its grid; it was 30 times those observed.
    [Fact]
    public void Upper_ends_as_dga_has_them_where_its_grid_ends()
    {
        GraphAverage.Of(Published.Australia, UnseenGrid.Integers(30 * 414)).Quantile(.975).ShouldBe(7_314, 15);
        GraphAverage.Of(Published.Hepatitis, UnseenGrid.Integers(30 * 271)).Quantile(.975).ShouldBe(1_653, 15);
        GraphAverage.Of(Published.Australia).Quantile(.975).ShouldBeGreaterThan(7_800);
    }

    // Nodes that stand for many numbers give what all numbers give.
    [Fact]
    public void A_grid_with_widths_says_what_the_grid_of_all_numbers_says()
    {
        var every = GraphAverage.Of(Published.Australia, UnseenGrid.Integers(60_000));
        var wide = GraphAverage.Of(Published.Australia, UnseenGrid.UpTo(60_000));
        foreach (var share in new[] { 0.025, 0.25, 0.5, 0.75, 0.975 })
            wide.Quantile(share).ShouldBe(every.Quantile(share), 0.003 * every.Quantile(share));
    }

    // The complete graph alone: a Dirichlet prior on all combinations, so the posterior of one graph can be written down in a line.
    [Fact]
    public void A_graph_by_hand()
    {
        var table = ListTable.Of(["A", "B", "C"], [new(1, 4), new(2, 3), new(4, 5), new(3, 2), new(7, 1)]);
        var average = GraphAverage.Of(table, UnseenGrid.Integers(400));
        var complete = average.Graphs.Single(graph => graph.Graph.Cliques is [7]);
        var independent = average.Graphs.Single(graph => graph.Graph.Cliques.Count == 3);
        (complete.Probability / independent.Probability).ShouldBe(ByHand(table, [7]) / ByHand(table, [1, 2, 4]), 1e-9);
    }

    private static double ByHand(ListTable table, uint[] cliques) => Enumerable.Range(1, 400).Sum(unseen =>
    {
        double Ln(double x) => MathNet.Numerics.SpecialFunctions.GammaLn(x);
        var total = (double)table.Observed + unseen;
        return Math.Exp(Ln(total + 1) - Ln(unseen + 1) - Math.Log(total) + cliques.Sum(clique =>
        {
            var combinations = Enumerable.Range(0, 8).Select(x => (uint)x & clique).Distinct().ToList();
            var share = 1.0 / combinations.Count;
            return Ln(1) - Ln(total + 1) + combinations.Sum(c => Ln(table.Cells.Where(cell => (cell.Lists & clique) == c).Sum(cell => cell.People) + (c == 0 ? unseen : 0) + share) - Ln(share));
        }));
    });
}
