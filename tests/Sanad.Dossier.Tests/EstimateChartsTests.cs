using System.Globalization;
using System.Xml.Linq;
using Sanad.Estimation;
using Sanad.Estimation.Combine;
using Sanad.Estimation.Gate;
using Sanad.Language;
using Sanad.Tests;

namespace Sanad.Dossier.Tests;

/// <summary>Charts of estimates over a small table of invented lists.</summary>
public sealed class EstimateChartsTests
{
    private static readonly ListTable Table = ListTable.Of(["police", "فهرست خانواده‌ها", "press", "union"],
        [new(1, 60), new(2, 49), new(3, 40), new(4, 87), new(5, 32), new(6, 42), new(7, 12), new(8, 30), new(9, 11), new(10, 12), new(11, 8), new(12, 9), new(13, 7), new(14, 6), new(15, 5)]);

    private static readonly EstimateResult[] Results =
    [
        Result("chao", new(540, 510, 600), new Reason(ReasonKind.LowerBound, Refuses: false)),
        Result("coverage", null, new Reason(ReasonKind.LowCoverage, Refuses: true, "40%", "55%")),
        Result("loglinear", new(700, 600, 900)),
        Result("saturated", new(1_240, 800, 2_060), new Reason(ReasonKind.Assumption, Refuses: false, "1")),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void Methods_and_overlap_look_as_expected(string language)
    {
        var texts = Texts(language);
        Expectation.Is(EstimateCharts.Methods(Table, Results, texts) + "\n", $"estimate-methods.{language}.svg");
        Expectation.Is(EstimateCharts.Overlap(Table, texts) + "\n", $"estimate-overlap.{language}.svg");
    }

    [Fact]
    public void A_refused_method_shows_no_number_and_the_documented_number_stands_in_the_charts()
    {
        var chart = EstimateCharts.Methods(Table, Results, Texts("en"));
        chart.Descendants().Single(e => e.Name.LocalName == "title" && e.Value.StartsWith("sample coverage", StringComparison.Ordinal)).Value.ShouldBe("sample coverage: refused");
        chart.Value.ShouldContain("documented: 410");
        chart.Value.ShouldContain("lower bound: 510");
        EstimateCharts.Totals(Table, Results, Texts("en")).ShouldNotBeNull().Value.ShouldContain("documented: 410");
        EstimateCharts.Totals(Table, Results[..2], Texts("en")).ShouldBeNull();
    }

    [Fact]
    public void A_lower_bound_that_is_refused_is_drawn_nowhere()
    {
        EstimateResult refused = Results[0] with { Reasons = [new(ReasonKind.NotLinked, Refuses: true)] };
        EstimateCharts.Methods(Table, [refused, .. Results[1..]], Texts("en")).Value.ShouldNotContain("lower bound: ");
        EstimateCharts.Totals(Table, [refused, .. Results[1..]], Texts("en")).ShouldNotBeNull().Value.ShouldNotContain("lower bound: ");
    }

    // "At least" stays true, and nothing falls below the people documented.
    [Theory]
    [InlineData(8_591, 4_400, 8_500)]
    [InlineData(4_451, 4_451, 4_451)]
    [InlineData(4_460, 4_451, 4_451)]
    [InlineData(96, 96, 96)]
    [InlineData(540, 410, 540)]
    public void A_lower_bound_is_rounded_down_but_not_below_those_documented(double bound, long documented, double shown) => EstimateFigures.Bound(bound, documented).ShouldBe(shown);

    [Theory]
    [InlineData(8_994, 12_110, 4_400, 9_000, 12_000)]
    [InlineData(174, 215, 174, 174, 220)]
    [InlineData(621, 648, 621, 621, 650)]
    [InlineData(6_221, 6_243, 4_000, 6_220, 6_240)]
    [InlineData(9_998_412, 10_003_122, 6_794_900, 9_998_000, 10_000_000)]
    [InlineData(612.2, 612.4, 400, 612, 612)]
    [InlineData(155, 155, 155, 155, 155)]
    [InlineData(155, 155, 90, 155, 155)]
    [InlineData(500, double.PositiveInfinity, 400, 500, double.PositiveInfinity)]
    public void Both_ends_have_two_figures_more_where_they_would_read_the_same_and_none_is_below_those_documented(double low, double high, long documented, double from, double to) =>
        EstimateFigures.Ends(low, high, documented).ShouldBe((from, to));

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void Models_lists_left_out_and_delta_are_drawn_from_the_table_itself(string language)
    {
        var texts = Texts(language);
        var models = EstimateCharts.Models(Table, texts, CancellationToken.None).ShouldNotBeNull();
        models.Descendants().Count(e => e.Name.LocalName == "circle" && e.Attribute("class")!.Value == "full").ShouldBe(1);
        EstimateCharts.WithoutLists(Table, "loglinear", new(), texts, CancellationToken.None).ShouldNotBeNull().Elements().Count(e => e.Attribute("class")?.Value == "row").ShouldBe(5);
        Points(EstimateCharts.Delta(Table, .95, texts).ShouldNotBeNull()).ShouldAllBe(point => point.X >= 0 && point.X <= 1000);
        EstimateCharts.WithoutLists(Table.Without(0), "loglinear", new(), texts, CancellationToken.None).ShouldBeNull();
        EstimateCharts.Delta(ListTable.Of(["a", "b", "c"], [new(1, 4), new(3, 5)]), .95, texts).ShouldBeNull();
    }

    [Fact]
    public void Chains_that_agree_have_level_ranks_and_one_that_sits_apart_shows()
    {
        var random = new Random(3);
        double[] Chain(double around) => [.. Enumerable.Range(0, 2_000).Select(_ => around + random.NextDouble())];
        var result = Results[2] with { Method = "latent", Chains = [Chain(500), Chain(500), Chain(500), Chain(600)] };
        EstimateCharts.Traces(result, Texts("en")).ShouldNotBeNull().Descendants().Count(e => e.Name.LocalName == "polyline").ShouldBe(4);
        var bars = EstimateCharts.Ranks(result, Texts("en")).ShouldNotBeNull().Descendants().Where(e => e.Name.LocalName == "polygon").ToList();
        bars.Count.ShouldBe(80);
        bars.TakeLast(20).Take(14).ShouldAllBe(bar => Height(bar) == 0); // the highest draws are all of the last chain
        EstimateCharts.Traces(Results[2], Texts("en")).ShouldBeNull();
    }

    private static EstimateResult Result(string method, Estimated? value, params Reason[] reasons) => new()
    {
        Method = method, Reasons = reasons, Observed = Table.Observed, Value = value, Level = .95, TableHash = Table.Hash,
        Draws = value is { } known ? [new Replicate(Table.Observed, [known.Low, known.Total, known.Total, known.Total, known.High])] : [],
    };

    private static double Height(XElement polygon) => polygon.Attribute("points")!.Value.Split(' ').Select(point => double.Parse(point.Split(',')[1], CultureInfo.InvariantCulture)).ToList() is var ups ? ups.Max() - ups.Min() : 0;

    private static IEnumerable<(double X, double Y)> Points(XElement chart) => chart.Descendants().Select(e => e.Attribute("points")?.Value).OfType<string>().SelectMany(points => points.Split(' '))
        .Select(point => point.Split(',')).Select(point => (double.Parse(point[0], CultureInfo.InvariantCulture), double.Parse(point[1], CultureInfo.InvariantCulture)));

    private static InterfaceTexts Texts(string language) => InterfaceTexts.For(Packs.BuiltIn, language);
}
