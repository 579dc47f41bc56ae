namespace Sanad.Estimation.Tests;

/// <summary>Estimates with closed formulas, against published figures.</summary>
public sealed class MomentTests
{
    [Fact]
    public void Sample_coverage_of_hepatitis_as_CARE_prints_it()
    {
        var coverage = SampleCoverage.Of(Published.Hepatitis);
        coverage.Independent.ShouldBe(407, 0.5);
        coverage.HighCoverage.ShouldBe(971, 0.5);
        coverage.OneStep.ShouldBe(508, 0.5);
        coverage.IsEnough.ShouldBeFalse();
    }

    [Fact]
    public void Sample_coverage_of_five_lists() => SampleCoverage.Of(Published.CongenitalAnomaly).HighCoverage.ShouldBe(659, 0.5);

    // Penned cottontail rabbits, 135 of them (Edwards and Eberhardt 1967): 43 caught once, 16 twice, ...
    [Fact]
    public void Chao_for_the_rabbits()
    {
        var bound = ChaoBounds.Mh([0, 43, 16, 8, 6, 0, 2, 1]);
        bound.Total.ShouldBe(133.78, 0.005);
        bound.Low.ShouldBe(102, 0.5);
        bound.High.ShouldBe(202, 0.5);
    }

    [Fact]
    public void Lower_bounds_of_lists_of_different_reach_as_Rcapture_prints_them()
    {
        var hepatitis = ChaoBounds.Mth(Published.Hepatitis)!;
        hepatitis.AtLeast.Total.ShouldBe(479, 0.5);
        hepatitis.StandardError.ShouldBe(44, 0.5);
        ChaoBounds.Mth(Published.Australia)!.AtLeast.Total.ShouldBe(1_157, 0.5);
    }

    [Theory]
    [InlineData(1 / 2.0, 10_671)]
    [InlineData(2 / 3.0, 12_761)]
    [InlineData(1, 16_942)]
    [InlineData(3 / 2.0, 23_213)]
    [InlineData(2, 29_484)]
    public void Kosovo_under_an_assumption_made_explicit(double delta, double total) => Saturated.Of(Published.Kosovo, delta)!.Value.Total.ShouldBe(total, 0.6);

    [Fact]
    public void The_saturated_model_is_not_defined_with_an_empty_combination() => Saturated.Of(Published.Australia).ShouldBeNull();

    [Fact]
    public void Pairs_of_Kosovo_disagree_as_dependent_lists_do()
    {
        var pairs = TwoList.Pairs(Published.Kosovo);
        pairs.Count.ShouldBe(6);
        pairs.Min(pair => pair.Chapman.Total).ShouldBe(5_447, 0.5);
        pairs.Max(pair => pair.Chapman.Total).ShouldBe(9_622, 0.5);
    }

    // A square matrix of the combinations does not fit into memory: of 13 lists it had half a gigabyte, of 16 it ended in an error.
    [Fact]
    public void Sixteen_lists_have_a_bound_without_a_matrix_of_their_combinations()
    {
        var random = new System.Random(2);
        var table = ListTable.Of([.. Enumerable.Range(0, 16).Select(j => $"L{j}")], Enumerable.Range(0, 3_000)
            .Select(_ => Enumerable.Range(0, 16).Where(_ => random.NextDouble() < .12).Aggregate(0u, (bits, j) => bits | (1u << j))).Where(bits => bits != 0).Select(bits => new Cell(bits, 1)));
        ChaoBounds.Mth(table).ShouldNotBeNull().AtLeast.Total.ShouldBe(3_000, 60);
    }

    [Fact]
    public void A_bound_of_lists_that_share_nobody_all_at_once_is_that_of_main_effects()
    {
        var table = ListTable.Of(["a", "b", "c"], [new(1, 9), new(2, 6), new(4, 8), new(3, 4), new(5, 3), new(6, 2)]);
        var bound = ChaoBounds.Mth(table)!.AtLeast;
        bound.Total.ShouldBeGreaterThan(table.Observed);
        double.IsFinite(bound.High).ShouldBeTrue();
        ChaoBounds.Mth(ListTable.Of(["a", "b", "c"], [new(3, 9), new(5, 8), new(6, 7), new(7, 20)])).ShouldBeNull();
    }
}
