using FsCheck;
using FsCheck.Fluent;
using Sanad.Estimation.LogLinear;

namespace Sanad.Estimation.Tests;

/// <summary>Against the figures that R's Rcapture prints for published tables.</summary>
public sealed class ModelSearchTests
{
    [Theory]
    [InlineData(3, 2, 8)]
    [InlineData(4, 3, 113)]
    [InlineData(5, 2, 1024)]
    [InlineData(5, 4, 6893)]
    public void There_are_as_many_hierarchical_models_as_the_books_count(int lists, int largest, int models) => Model.All(lists, largest).Distinct().Count().ShouldBe(models);

    [Fact]
    public void Kosovo()
    {
        var table = Published.Kosovo;
        var best = ModelSearch.Best(table, ModelSearch.FitAll(table))!;
        best.Model.Named(table.Lists).ShouldBe("[EXH.ABA.OSCE, EXH.HRW, OSCE.HRW]");
        ShouldBe(ModelSearch.Estimate(table, best), 10_357, 8_994, 12_110);
    }

    [Fact]
    public void Hepatitis_which_every_criterion_takes_for_saturated()
    {
        var (table, fits) = (Published.Hepatitis, ModelSearch.FitAll(Published.Hepatitis));
        fits.Single(fit => fit.Model == Model.Independence(3)).Unseen.ShouldBe(388 - 271, 0.5);
        foreach (var criterion in Enum.GetValues<Criterion>())
            ShouldBe(ModelSearch.Estimate(table, ModelSearch.Best(table, fits, criterion)!), 1_313, 655, 3_031);
    }

    [Fact]
    public void Australia_whose_empty_combinations_send_parameters_to_infinity()
    {
        var (table, fits) = (Published.Australia, ModelSearch.FitAll(Published.Australia));
        ShouldBe(ModelSearch.Estimate(table, ModelSearch.Best(table, fits)!), 6_496, 3_130, 17_580);
        ShouldBe(ModelSearch.Estimate(table, ModelSearch.Best(table, fits, Criterion.Aic)!), 2_440, 1_254, 6_246);
        (fits.Single(fit => fit.Model == Model.Independence(4)).Unseen + table.Observed).ShouldBe(827, 0.5);
    }

    [Fact]
    public void Netherlands_as_if_its_lists_were_independent() =>
        (ModelSearch.FitAll(Published.Netherlands, largest: 1).Single().Unseen + Published.Netherlands.Observed).ShouldBe(52_800, 50);

    [Fact]
    public void Congenital_anomaly_of_five_lists() =>
        ShouldBe(ModelSearch.Estimate(Published.CongenitalAnomaly, ModelSearch.Best(Published.CongenitalAnomaly, ModelSearch.FitAll(Published.CongenitalAnomaly, largest: 2))!), 620, 593, 652);

    // The saturated model but one has a closed form: what no list holds is the product of odd cells over that of even ones.
    [Fact]
    public void All_pairs_of_three_lists_are_the_saturated_model() => Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(1, 500), 7)), counts =>
    {
        var table = ListTable.Of(["A", "B", "C"], counts.Select((people, at) => new Cell((uint)at + 1, people)));
        var fit = ModelSearch.FitAll(table).Single(fit => fit.Model.Parameters == 7);
        (fit.Unseen + table.Observed).ShouldBe(Saturated.Of(table)!.Value.Total, 1e-6 * Saturated.Of(table)!.Value.Total);
        fit.Deviance.ShouldBe(0, 1e-6);
    }).QuickCheckThrowOnFailure();

    // With two independent lists and a third that nothing joins, the margins are fitted exactly: what maximum likelihood means here.
    [Fact]
    public void Margins_of_the_model_are_those_of_the_table() => Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Choose(0, 60), 15)), counts =>
    {
        var table = ListTable.Of(["A", "B", "C", "D"], counts.Select((people, at) => new Cell((uint)at + 1, people + 1)));
        var fitter = new ModelFitter(4);
        foreach (var model in Model.All(4, 3).Where((_, at) => at % 7 == 0))
        {
            if (!fitter.Fit(table.Dense(), [.. model.Sets]).IsDetermined)
                continue;
            var means = fitter.Means();
            foreach (var set in model.Sets)
                Enumerable.Range(1, 15).Where(x => (x & set) == set).Sum(x => means[x]).ShouldBe(table.OnAllOf(set), 1e-4 * (table.OnAllOf(set) + 1));
        }
    }).QuickCheckThrowOnFailure();

    private static void ShouldBe(Estimated estimate, double total, double low, double high)
    {
        estimate.Total.ShouldBe(total, 1);
        estimate.Low.ShouldBe(low, 1);
        estimate.High.ShouldBe(high, 1);
    }
}
