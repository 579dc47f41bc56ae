using Sanad.Estimation.Gate;

namespace Sanad.Estimation.Tests;

/// <summary>What the gate lets through, and what it holds back with which reason.</summary>
public sealed class MethodsTests
{
    private static readonly EstimateOptions Quick = new() { Replicates = 100, MostSweeps = 50_000 };

    [Fact]
    public void Kosovo_side_by_side()
    {
        var results = Methods.Names.Select(method => Methods.Run(method, Published.Kosovo, Quick with { MostSweeps = 400_000 })).ToDictionary(result => result.Method, StringComparer.Ordinal);
        foreach (var result in results.Values)
            TestContext.Current.TestOutputHelper?.WriteLine($"{result.Method} {result.Status} {result.Value} {result.Model} {string.Join("; ", result.Reasons)} {string.Join(", ", result.Diagnostics.Select(d => $"{d.Key} {d.Value:0.###}"))}");
        results["twolist"].Status.ShouldBe(EstimateStatus.Refused);
        results["chao"].Reasons.ShouldHaveSingleItem().Kind.ShouldBe(ReasonKind.LowerBound);
        // Models at .08 and .9 of the best by BIC say 12,741 and 18,393, outside its interval.
        results["loglinear"].Reasons.ShouldHaveSingleItem().Kind.ShouldBe(ReasonKind.CloseModels);
        results["latent"].Status.ShouldBe(EstimateStatus.Ok);
        results["saturated"].Reasons.ShouldHaveSingleItem().Kind.ShouldBe(ReasonKind.Assumption);
        results.Values.ShouldAllBe(result => result.Observed == 4400);
    }

    [Fact]
    public void Three_lists_without_any_overlap_are_refused()
    {
        foreach (var method in Methods.Names.Where(method => method is not "chao" and not "twolist"))
            Kinds(method, new(1, 300), new(2, 400), new(4, 500)).ShouldBe([ReasonKind.ListApart, ReasonKind.ListApart, ReasonKind.ListApart, ReasonKind.FewLists]);
    }

    [Fact]
    public void Nine_people_are_refused() =>
        Kinds("loglinear", new(1, 2), new(2, 2), new(4, 2), new(3, 1), new(5, 1), new(7, 1)).ShouldContain(ReasonKind.LittleOverlap);

    [Fact]
    public void An_empty_list_is_left_out_and_said()
    {
        var table = ListTable.Of(["A", "B", "C", "D"], [new(1, 100), new(2, 120), new(4, 90), new(3, 30), new(5, 25), new(6, 40), new(7, 12)]);
        var result = Methods.Run("loglinear", table, Quick);
        result.Status.ShouldBe(EstimateStatus.Caution);
        result.Reasons[0].ToString().ShouldBe("the list D holds nobody and was left out");
        result.Value.ShouldNotBeNull();
    }

    [Fact]
    public void A_list_copied_twice_is_refused_until_it_is_merged() =>
        Kinds("latent", new(1, 100), new(6, 150), new(7, 50), new(2, 1)).ShouldContain(ReasonKind.CopiedList);

    // One list has everybody: it may have been made from the others, or they from it.
    [Fact]
    public void A_list_inside_another_is_named_and_an_interval_without_width_says_that_it_is_none()
    {
        var table = ListTable.Of(["A", "B", "C"], [new(1, 60), new(3, 40), new(5, 30), new(7, 25)]);
        var coverage = Methods.Run("coverage", table, Quick);
        coverage.Reasons.Select(reason => (reason.Kind, string.Join(' ', reason.Values))).ShouldBe([(ReasonKind.OneOrigin, "B A"), (ReasonKind.OneOrigin, "C A"), (ReasonKind.NobodyUnseen, "")]);
        coverage.Value.ShouldBe(new(155, 155, 155));
        Kinds("coverage", new(1, 100), new(6, 150), new(7, 50), new(2, 1)).ShouldNotContain(ReasonKind.OneOrigin); // a copy, and said as one
    }

    [Fact]
    public void Intervals_less_than_a_person_apart_do_not_disagree()
    {
        var one = Methods.Run("saturated", Published.Kosovo, Quick);
        SideBySide.Of([one with { Value = new(413.4, 413.2, 413.6) }, one with { Value = new(415, 414, 416) }]).Status.ShouldBe(EstimateStatus.Ok);
        SideBySide.Of([one with { Value = new(413.4, 413.2, 413.6) }, one with { Value = new(416, 415, 417) }]).Status.ShouldBe(EstimateStatus.Refused);
    }

    [Fact]
    public void Lists_in_two_groups_are_refused()
    {
        var table = ListTable.Of(["A", "B", "C", "D"], [new(1, 50), new(2, 60), new(3, 30), new(4, 50), new(8, 60), new(12, 30)]);
        Methods.Run("decomposable", table, Quick).Reasons.ShouldContain(reason => reason.Kind == ReasonKind.NotConnected && reason.Refuses);
    }

    [Fact]
    public void Where_methods_are_refused_by_themselves_the_bound_stands()
    {
        var table = Published.Australia;
        Methods.Run("stepwise", table, Quick).Status.ShouldBe(EstimateStatus.Refused);
        SideBySide.Of([Methods.Run("stepwise", table, Quick), Methods.Run("chao", table, Quick)]).AtLeast.ShouldBe(932, .5);
    }

    // 59 rows on each of three lists that share nobody would give "at least 15,753"; nine people, a hundred.
    [Theory]
    [InlineData("no overlap", 59, 59, 0, 59, 0, 0, 0)]
    [InlineData("nine people", 2, 2, 1, 2, 1, 0, 1)]
    [InlineData("two lists of three", 40, 30, 6, 20, 0, 0, 0)]
    public void A_table_that_forbids_every_estimate_has_no_bound_but_its_people(string _, params int[] people)
    {
        var table = ListTable.Of(["A", "B", "C"], people.Select((count, at) => new Cell((uint)at + 1, count)));
        var results = Methods.Names.Select(method => Methods.Run(method, table, Quick)).ToList();
        results.ShouldAllBe(result => result.Status == EstimateStatus.Refused && result.Value == null);
        SideBySide.Of(results).AtLeast.ShouldBe(table.Observed);
    }

    [Fact]
    public void A_bound_that_somebody_else_refuses_does_not_stand()
    {
        var chao = Methods.Run("chao", Published.Kosovo, Quick);
        SideBySide.Of([chao]).AtLeast.ShouldBe(8_193, .5);
        SideBySide.Of([chao with { Reasons = [new(ReasonKind.NotLinked, Refuses: true)] }]).AtLeast.ShouldBe(4_400);
    }

    // Lists that keep people off each other lift the bound above the truth.
    [Fact]
    public void There_is_no_bound_where_lists_share_fewer_people_than_by_chance()
    {
        var chao = Methods.Run("chao", Published.UnitedKingdomOfFive, Quick);
        chao.Status.ShouldBe(EstimateStatus.Refused);
        chao.Reasons.ShouldAllBe(reason => reason.Kind == ReasonKind.ListsAvoid && reason.Refuses); // and no "at least so many" without a number
        chao.Reasons[0].ToString().ShouldStartWith("NG and GP share fewer people");
        SideBySide.Of([chao]).AtLeast.ShouldBe(Published.UnitedKingdomOfFive.Observed);
        Methods.Run("chao", Published.Kosovo, Quick).Reasons.ShouldAllBe(reason => reason.Kind == ReasonKind.LowerBound);
    }

    [Fact]
    public void Two_lists_that_share_nobody_have_no_number_in_the_diagnosis_by_pairs()
    {
        var table = ListTable.Of(["A", "B", "C"], [new(1, 40), new(2, 30), new(4, 20), new(3, 6), new(5, 8)]);
        Methods.Run("twolist", table, Quick).Totals.Keys.ShouldBe(["A.B", "A.C"]);
    }

    [Fact]
    public void Modes_that_chains_do_not_cross_are_shown_instead_of_an_answer()
    {
        var result = Methods.Run("latent", Published.Netherlands, Quick);
        TestContext.Current.TestOutputHelper?.WriteLine($"{result.Status} {string.Join("; ", result.Reasons)}");
        result.Status.ShouldNotBe(EstimateStatus.Ok);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        foreach (var method in Methods.Names)
            System.Text.Json.JsonSerializer.Serialize(Methods.Run(method, Published.Hepatitis, Quick)).ShouldBe(System.Text.Json.JsonSerializer.Serialize(Methods.Run(method, Published.Hepatitis, Quick)));
    }

    [Fact]
    public void Every_reason_has_its_words()
    {
        foreach (var kind in Enum.GetValues<ReasonKind>())
            new Reason(kind, Refuses: true, "1", "2").ToString().ShouldNotBeNullOrWhiteSpace();
    }

    private static IEnumerable<ReasonKind> Kinds(string method, params Cell[] cells) => Methods.Run(method, ListTable.Of(["A", "B", "C"], cells), Quick).Reasons.Select(reason => reason.Kind);
}
