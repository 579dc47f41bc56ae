namespace Sanad.Estimation.Tests;

/// <summary>What a table's own lists say of a method.</summary>
public sealed class ListChecksTests
{
    // 10,000 people, four independent lists of 30, 20, 20 and 10 %: counts as they are expected.
    private static ListTable Independent => ListTable.Of(["A", "B", "C", "D"], Enumerable.Range(1, 15).Select(x => new Cell((uint)x,
        (long)Math.Round(10_000 * Chance(x, 0, .3) * Chance(x, 1, .2) * Chance(x, 2, .2) * Chance(x, 3, .1)))));

    [Fact]
    public void Independent_lists_find_each_other_again()
    {
        var known = ListChecks.KnownLists("loglinear", Independent, new());
        known.Select(check => check.Truth).ShouldBe([3_000, 2_000, 2_000, 1_000], ignoreOrder: false);
        known.ShouldAllBe(check => check.Covers == true);
        foreach (var check in known)
            check.Result.Value!.Value.Total.ShouldBe(check.Truth!.Value, 0.02 * check.Truth.Value);
    }

    [Fact]
    public void Without_any_one_of_them_the_answer_stays()
    {
        foreach (var check in ListChecks.LeaveOneOut("loglinear", Independent, new()))
        {
            check.Covers.ShouldBeNull();
            check.Result.Value!.Value.Total.ShouldBe(10_000, 150);
        }
    }

    [Fact]
    public void Lists_of_Kosovo_depend_on_each_other_and_miss_what_is_known()
    {
        var known = ListChecks.KnownLists("loglinear", Published.Kosovo, new());
        known.Select(check => check.Truth).ShouldBe([.. Enumerable.Range(0, 4).Select(j => (long?)Published.Kosovo.SizeOf(j))]);
        known.Count(check => check.Covers == true).ShouldBeLessThan(4);
    }

    [Fact]
    public void Of_three_lists_too_few_are_left_for_either()
    {
        ListChecks.KnownLists("loglinear", Published.Hepatitis, new()).ShouldAllBe(check => check.Result.Status == EstimateStatus.Refused && check.Covers == null);
        ListChecks.LeaveOneOut("decomposable", Published.Hepatitis, new()).ShouldAllBe(check => check.Result.Status == EstimateStatus.Refused);
    }

    private static double Chance(int pattern, int list, double found) => (pattern >> list & 1) != 0 ? found : 1 - found;
}
