using System.Xml.Linq;
using Sanad.Basics;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Language;
using Sanad.Tests;

namespace Sanad.Dossier.Tests;

public class TollChartTests
{
    private static readonly InterfaceTexts English = InterfaceTexts.For(Packs.BuiltIn, "en");
    private static readonly InterfaceTexts Persian = InterfaceTexts.For(Packs.BuiltIn, "fa");
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static IReadOnlyList<TollRow> Deaths => HandMade.Deaths(HandMade.Lantern(), HandMade.Gull(), HandMade.Eskeleh());

    [Fact]
    public void The_chart_looks_as_expected() => Expectation.Is(TollChart.Svg(Deaths, English) + "\n", "deaths.en.svg");

    [Fact]
    public void The_Persian_chart_is_mirrored()
    {
        var chart = TollChart.Svg(Deaths, Persian);
        Expectation.Is(chart + "\n", "deaths.fa.svg");
        chart.Attribute("direction")!.Value.ShouldBe("rtl");
        Ticks(chart).ShouldBeInOrder(SortDirection.Descending);
        Ticks(TollChart.Svg(Deaths, English)).ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public void The_terminal_chart_looks_as_expected() => Expectation.Is(TerminalChart.Text(Deaths, English, 100), "deaths.en.txt");

    [Fact]
    public void The_terminal_chart_has_Persian_digits_in_Persian() => Expectation.Is(TerminalChart.Text(Deaths, Persian, 100), "deaths.fa.txt");

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(132)]
    public void No_line_of_the_terminal_chart_is_wider_than_the_terminal(int width) =>
        TerminalChart.Text(Deaths, English, width).Split('\n').ShouldAllBe(line => TextFit.Columns(line) <= width);

    [Fact]
    public void No_rows_make_no_terminal_chart() => TerminalChart.Text([], English, 80).ShouldBeEmpty();

    [Fact]
    public void Every_row_says_itself_to_a_screen_reader()
    {
        var titles = TollChart.Svg(Deaths, English).Descendants(Svg + "title").Select(title => title.Value).ToArray();
        titles.Length.ShouldBe(Deaths.Count);
        titles.ShouldContain(title => title.StartsWith("National Council of Resistance of Iran: 1,500", StringComparison.Ordinal));
    }

    [Fact]
    public void A_denial_without_a_number_is_a_cross_at_no_number()
    {
        var denial = Deaths.Single(row => row.Stance == Stance.Deny);
        var chart = TollChart.Svg([denial], English);
        chart.Descendants(Svg + "svg").Single().Attribute("class")!.Value.ShouldBe("sign denial");
        chart.Descendants(Svg + "line").ShouldAllBe(line => line.Parent!.Name == Svg + "pattern" || line.Ancestors(Svg + "svg").Count() > 1, "a chart without numbers has no axis");
        chart.Descendants(Svg + "text").Select(text => text.Value).ShouldContain(text => text.Contains("denied"));
    }

    [Fact]
    public void A_denied_number_is_a_cross_at_the_number_and_no_band()
    {
        var denial = Deaths.Single(row => row.Stance == Stance.Deny) with { Quantity = new(208, 208, null, Qualifier.AtLeast) };
        var line = ChartRow.Of([denial], English).Single();
        (line.Sign, line.Point, line.HasBand).ShouldBe((Sign.Denial, 208, false));
        line.Figure.ShouldBe("denied: at least 208");
    }

    [Fact]
    public void A_share_is_drawn_under_its_whole_and_as_a_part_of_it()
    {
        var lines = ChartRow.Of(Deaths, English);
        var at = lines.ToList().FindIndex(line => line.Sign == Sign.Share);
        lines[at - 1].Row.Quantity!.Value.ShouldBe(200);
        lines[at].Point.ShouldBe(50);
        lines[at].To.ShouldBe(200);
        lines[at].Figure.ShouldBe("25% of 200");
    }

    [Fact]
    public void A_share_whose_whole_is_elsewhere_gets_no_number()
    {
        var share = Deaths.Single(row => row.Quantity?.Qualifier == Qualifier.Fraction);
        var line = ChartRow.Of([share], English).Single();
        line.Values.ShouldBeEmpty();
        line.Figure.ShouldBe("nearly a quarter (25%)");
    }

    [Fact]
    public void Rows_keep_the_order_of_the_toll() =>
        ChartRow.Of(Deaths, English).Select(line => line.Row.Claims[0]).ShouldBe(Deaths.Select(row => row.Claims[0]));

    [Fact]
    public void Proposed_and_accepted_differ_in_shape_not_only_in_colour()
    {
        var lines = ChartRow.Of(Deaths, English).Select(line => line.Sign).ToArray();
        lines.ShouldContain(Sign.Proposed);
        lines.ShouldContain(Sign.Accepted);
        ChartSigns.At(Sign.Proposed, "0%", 0).ToString().ShouldNotBe(ChartSigns.At(Sign.Accepted, "0%", 0).ToString().Replace("accepted", "proposed"));
    }

    [Fact]
    public void A_very_long_speaker_is_cut_and_stays_whole_in_the_title()
    {
        var name = string.Concat(Enumerable.Repeat("Committee for the Very Long Name ", 8)).Trim();
        var chart = TollChart.Svg([Deaths[0] with { Speaker = name }], English);
        chart.Descendants(Svg + "text").ShouldAllBe(text => text.Value.Length < 100);
        chart.Descendants(Svg + "title").Single().Value.ShouldContain(name);
    }

    [Fact]
    public void A_hostile_speaker_cannot_reorder_the_chart() =>
        TollChart.Svg([Deaths[0] with { Speaker = "\u202Eevil\u0000" }], English).ToString().ShouldContain("[U+202E]evil[U+0000]");

    private static double[] Ticks(XElement chart) => [.. chart.Descendants(Svg + "text").Where(text => text.Attribute("class")?.Value == "tick")
        .Select(text => double.Parse(text.Attribute("x")!.Value.TrimEnd('%')))];
}
