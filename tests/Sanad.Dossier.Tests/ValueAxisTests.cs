using FsCheck;
using FsCheck.Fluent;

namespace Sanad.Dossier.Tests;

public class ValueAxisTests
{
    [Fact]
    public void Values_within_thirtyfold_get_a_linear_axis_from_zero()
    {
        var axis = ValueAxis.For([106, 304, 1500]);
        axis.Logarithmic.ShouldBeFalse();
        axis.Ticks.ShouldBe([0, 500, 1000, 1500, 2000]);
    }

    [Fact]
    public void Values_over_thirtyfold_get_a_logarithmic_axis()
    {
        var axis = ValueAxis.For([23, 200, 1500]);
        axis.Logarithmic.ShouldBeTrue();
        axis.Ticks.ShouldBe([10, 30, 100, 300, 1000, 3000]);
    }

    [Fact]
    public void A_zero_beside_thousands_has_its_own_place()
    {
        var axis = ValueAxis.For([0, 10, 30_000]);
        axis.Position(0).ShouldBe(0);
        axis.Position(10).ShouldBeGreaterThan(0);
        axis.Ticks[0].ShouldBe(0);
    }

    [Fact]
    public void Without_values_there_is_nothing_to_label() => ValueAxis.For([]).Ticks.ShouldBeEmpty();

    [Fact]
    public void People_are_counted_whole() => ValueAxis.For([1]).Ticks.ShouldBe([0, 1, 2]);

    [Fact]
    public void An_axis_keeps_order_and_never_leaves_its_ends() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<uint>>(),
        numbers =>
        {
            var values = numbers.Get.Select(number => (double)number).Order().ToArray();
            var axis = ValueAxis.For(values);
            var places = values.Select(axis.Position).ToArray();
            places.ShouldBeInOrder();
            places.ShouldAllBe(place => place >= 0 && place <= 1);
            axis.Ticks.Count.ShouldBeLessThan(16);
            axis.Ticks[^1].ShouldBeGreaterThan(values[^1]);
        }).QuickCheckThrowOnFailure();
}
