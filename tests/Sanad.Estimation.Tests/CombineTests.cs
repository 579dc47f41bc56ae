using Sanad.Estimation.Combine;
using Sanad.Estimation.Gate;

namespace Sanad.Estimation.Tests;

/// <summary>Replicates brought together: pooled, by Rubin's rules, over draws of the links, over parts.</summary>
public sealed class CombineTests
{
    // verdata 1.0.1's combine_estimates, its formulas worked out by hand in another language with these totals.
    [Fact]
    public void Rubins_rules_on_the_logarithm_give_whole_people_as_verdata_rounds_them()
    {
        Replicate[] three = [new(100, [150, 160, 175, 210]), new(104, [149, 171, 180, 190]), new(98, [140, 150, 205, 240])];
        var combined = RubinLog.Of(three)!.Value;
        ((int)combined.Low, (int)combined.Total, (int)combined.High).ShouldBe((132, 177, 265));
        RubinLog.Of(three[..1]).ShouldBeNull();
        RubinLog.Of([new(100, [100, 100]), new(100, [100, 100])])!.Value.ShouldBe(new Estimated(100, 100, 100));
    }

    [Fact]
    public void Rubins_interval_widens_when_replicates_differ_and_uses_more_than_the_normal_when_they_are_few()
    {
        var alike = RubinLog.FromSummary(new(3, 100, 70, 4.2, 0.04, 1e-9), .95);
        var apart = RubinLog.FromSummary(new(3, 100, 70, 4.2, 0.04, 0.02), .95);
        (apart.High - apart.Low).ShouldBeGreaterThan(alike.High - alike.Low);
        alike.High.ShouldBe(100 + Math.Round(Math.Exp(4.2 + (1.96 * 0.2))));
    }

    [Theory]
    [InlineData("loglinear")]
    [InlineData("latent")]
    [InlineData("decomposable")]
    [InlineData("coverage")]
    [InlineData("saturated")]
    public void The_equally_likely_totals_of_a_method_have_its_own_interval(string method)
    {
        var result = Methods.Run(method, Published.Hepatitis, new());
        var (value, pooled) = (result.Value!.Value, Pooled.Of(result.Draws, result.Level)!.Value);
        result.Draws.ShouldHaveSingleItem().Totals.Count.ShouldBe(Replicate.Size);
        pooled.Total.ShouldBe(value.Total, value.Total * 0.01);
        pooled.Low.ShouldBe(value.Low, value.Low * 0.01);
        pooled.High.ShouldBe(value.High, value.High * 0.03);
    }

    [Fact]
    public void Links_that_are_sure_change_nothing_and_links_that_are_not_widen_the_interval()
    {
        var table = Published.Kosovo;
        var sure = Methods.Run("loglinear", table, new());
        var same = OverLinks.Run("loglinear", table, [table, table, table], new());
        (same.Value!.Value.High / sure.Value!.Value.High).ShouldBe(1, 0.01);
        same.Diagnostics["linkage_share"].ShouldBe(0);
        same.Diagnostics["linkage_tables"].ShouldBe(1);
        same.Totals["as_linked"].ShouldBe(sure.Value!.Value.Total);
        var drawn = Enumerable.Range(0, 10).Select(number => Linked(table, number * 15)).ToList();
        var unsure = OverLinks.Run("loglinear", table, drawn, new());
        unsure.Status.ShouldNotBe(EstimateStatus.Refused);
        var (wide, narrow) = (unsure.Value!.Value, sure.Value!.Value);
        (wide.High - wide.Low).ShouldBeGreaterThan(1.2 * (narrow.High - narrow.Low));
        unsure.Diagnostics["linkage_share"].ShouldBeInRange(0.1, 0.95);
        OverLinks.Run("loglinear", table, drawn, new()).Value.ShouldBe(unsure.Value);
        sure.Reasons.ShouldHaveSingleItem().Kind.ShouldBe(ReasonKind.CloseModels);
        OverLinks.Combined(sure, [new(4_400, [8_000, 10_000, 20_000])], 1, .95).Reasons.ShouldBeEmpty(); // wide enough to hold the other models
    }

    // As linked, the interval may hold the other models or have no width, and the pooled one the other way about.
    [Fact]
    public void What_is_said_of_an_interval_is_said_of_the_pooled_one()
    {
        var sure = Methods.Run("loglinear", Published.Kosovo, new()) with { Reasons = [] };
        OverLinks.Combined(sure, [new(4_400, [6_000, 6_500, 7_000])], 1, .95).Reasons.ShouldHaveSingleItem().Kind.ShouldBe(ReasonKind.CloseModels);
        var inside = ListTable.Of(["A", "B", "C"], [new(1, 60), new(3, 40), new(5, 30), new(7, 25)]);
        var nobody = Methods.Run("coverage", inside, new());
        nobody.Reasons[^1].Kind.ShouldBe(ReasonKind.NobodyUnseen);
        OverLinks.Combined(nobody, [new(155, [155, 155, 155])], 1, .95).Reasons[^1].Kind.ShouldBe(ReasonKind.NobodyUnseen);
        OverLinks.Combined(nobody, [new(155, [155, 160, 190])], 1, .95).Reasons.ShouldAllBe(reason => reason.Kind == ReasonKind.OneOrigin);
    }

    [Fact]
    public void A_method_that_many_draws_refuse_is_refused_and_a_few_are_said()
    {
        var (table, apart) = (Published.Kosovo, ListTable.Of(Published.Kosovo.Lists, [new(1, 900), new(2, 700), new(4, 800), new(8, 300)]));
        var few = OverLinks.Run("loglinear", table, [.. Enumerable.Repeat(table, 39), apart], new());
        (few.Status, few.Reasons[^1].Kind, few.Reasons[^1].ToString()).ShouldBe((EstimateStatus.Caution, ReasonKind.RefusedInDraws, "1 of 40 draws of the links give no answer"));
        OverLinks.Run("loglinear", table, [table, table, apart], new()).Status.ShouldBe(EstimateStatus.Refused);
        OverLinks.Run("loglinear", apart, [table], new()).Diagnostics.Keys.ShouldNotContain("linkage_draws");
    }

    [Fact]
    public void Parts_are_added_by_streams_of_their_own_so_that_errors_do_not_add_up()
    {
        var (one, other) = (Methods.Run("loglinear", Published.Kosovo, new()), Methods.Run("loglinear", Published.CongenitalAnomaly, new()));
        var sum = OverParts.Of([("a", one), ("b", one), ("c", other)], 9_500, "table", 1);
        var (a, c, together) = (one.Value!.Value, other.Value!.Value, sum.Value!.Value);
        together.Total.ShouldBe((2 * a.Total) + c.Total, together.Total * 0.02);
        (together.High - together.Low).ShouldBeLessThan(0.85 * ((2 * (a.High - a.Low)) + (c.High - c.Low)));
        sum.Reasons.Select(reason => reason.Kind).ShouldBe([ReasonKind.PartWithCare, ReasonKind.PartNotTold]);
        OverParts.Of([("a", one), ("b", one), ("c", other)], 9_500, "table", 1).Value.ShouldBe(sum.Value);
        var refused = OverParts.Of([("a", one), ("b", one with { Reasons = [new(ReasonKind.NoModel, Refuses: true)] })], 8_800, "table", 1);
        (refused.Status, refused.Value).ShouldBe((EstimateStatus.Refused, null));
        refused.Reasons[0].ToString().ShouldStartWith("of the parts b there is no estimate");
    }

    // So many pairs of one person, on the first and on the second list, are linked that were two before.
    private static ListTable Linked(ListTable table, int pairs) => ListTable.Of(table.Lists, table.Cells.Select(cell => cell with { People = cell.People + (cell.Lists switch { 1 or 2 => -pairs, 3 => pairs, _ => 0 }) }));
}
