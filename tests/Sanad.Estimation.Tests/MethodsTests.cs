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
        results["loglinear"].Status.ShouldBe(EstimateStatus.Ok);
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

    [Fact]
    public void Lists_in_two_groups_are_refused()
    {
        var table = ListTable.Of(["A", "B", "C", "D"], [new(1, 50), new(2, 60), new(3, 30), new(4, 50), new(8, 60), new(12, 30)]);
        Methods.Run("decomposable", table, Quick).Reasons.ShouldContain(reason => reason.Kind == ReasonKind.NotConnected && reason.Refuses);
    }

    [Fact]
    public void A_refused_method_gives_no_number_but_the_bound_stands()
    {
        var table = ListTable.Of(["A", "B", "C"], [new(1, 2), new(2, 2), new(4, 2), new(3, 1), new(5, 1), new(7, 1)]);
        Methods.Run("stepwise", table, Quick).Value.ShouldBeNull();
        Methods.Run("chao", table, Quick).Value!.Value.Total.ShouldBeGreaterThanOrEqualTo(9);
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
