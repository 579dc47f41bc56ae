using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Sanad.Estimation.Gate;
using Sanad.Estimation.LatentClass;

namespace Sanad.Estimation.Tests;

/// <summary>The sampler against exact sums and against the R package LCMCR.</summary>
public sealed class LatentClassTests
{
    [Fact]
    public void With_one_class_the_posterior_is_known_exactly()
    {
        var table = Published.Hepatitis;
        var exact = Enumerable.Range(0, 2000).Select(unseen => Independent(table, unseen)).ToArray();
        var best = exact.Max();
        exact = Array.ConvertAll(exact, log => Math.Exp(log - best));
        var sum = exact.Sum();
        var posterior = LatentClassPosterior.Of(table, new() { Classes = 1, Draws = 20_000, Thin = 2, BurnIn = 500 });
        foreach (var share in new[] { .025, .25, .5, .75, .975 })
        {
            var (below, at) = (0.0, 0);
            while ((below += exact[at] / sum) < share)
                at++;
            posterior.Quantile(share).ShouldBe(table.Observed + at, 1.5);
        }
        posterior.RHat.ShouldBeLessThan(1.01);
    }

    // A few classes and a few people: all ways to divide them can be gone through, alpha integrated on a grid.
    [Theory]
    [InlineData(2, int.MaxValue)]
    [InlineData(2, 1)]
    [InlineData(3, int.MaxValue)]
    [InlineData(3, 1)]
    public void With_few_classes_and_few_people_the_posterior_is_the_sum_over_all_divisions(int classes, int roundsToJump)
    {
        var table = classes == 2
            ? ListTable.Of(["A", "B", "C"], [new(7, 3), new(3, 2), new(5, 2), new(6, 2), new(1, 1), new(2, 1), new(4, 1)])
            : ListTable.Of(["A", "B", "C"], [new(7, 3), new(3, 2), new(1, 1), new(2, 1), new(4, 1)]);
        var most = classes == 2 ? 40 : 16;
        var exact = FewClasses.Of(table, classes, most);
        var posterior = LatentClassPosterior.Of(table, new() { Classes = classes, Draws = 8_000, Thin = roundsToJump == 1 ? 2 : 4, BurnIn = 1_000, RoundsToJump = roundsToJump, JumpsAnywhere = true });
        var unseen = posterior.Chains.SelectMany(chain => chain).Select(total => (int)total - (int)table.Observed).Where(f0 => f0 <= most).ToList();
        for (var limit = 0; limit <= 8; limit++)
            ((double)unseen.Count(f0 => f0 <= limit) / unseen.Count).ShouldBe(exact.Take(limit + 1).Sum(), 0.012, $"at most {limit}");
    }

    // Four classes, of which some stay empty between others: a jump must find its way back among them.
    [Fact]
    public void Jumps_between_numbers_of_classes_leave_the_posterior_as_it_is()
    {
        var table = ListTable.Of(["A", "B", "C"], [new(7, 9), new(3, 3), new(5, 2), new(6, 4), new(1, 8), new(2, 6), new(4, 10)]);
        var options = new LatentClassOptions { Classes = 4, Draws = 6_000, Thin = 5, BurnIn = 1_000, RoundsToJump = int.MaxValue };
        var (without, with) = (LatentClassPosterior.Of(table, options), LatentClassPosterior.Of(table, options with { RoundsToJump = 1, JumpsAnywhere = true }));
        foreach (var share in new[] { .1, .25, .5, .75, .9 })
            ((double)with.Chains.Sum(chain => chain.Count(total => total <= without.Quantile(share))) / 24_000).ShouldBe((double)without.Chains.Sum(chain => chain.Count(total => total <= without.Quantile(share))) / 24_000, 0.02, $"{share}");
        with.BulkSize.ShouldBeGreaterThan(1_000);
    }

    // A large class that stands last makes all sticks before it small, and alpha large with them: a part of the posterior with hardly any weight, which chains once did not leave.
    [Fact]
    public void No_chain_stays_where_a_large_class_stands_last()
    {
        foreach (var seed in Enumerable.Range(1, 12))
        {
            var chain = new Chain(Published.Kosovo, new() { Seed = (ulong)seed });
            chain.BeginWithManyClasses();
            for (var sweep = 0; sweep < 1_000; sweep++)
                chain.Sweep();
            var alpha = Enumerable.Range(0, 3_000).Average(_ =>
            {
                chain.Sweep();
                return chain.Alpha;
            });
            alpha.ShouldBeLessThan(4, $"seed {seed}");
        }
    }

    // Chains alike, nearly alike, apart, and hardly moving: what is said of them, with where they sit.
    [Theory]
    [InlineData(0, 1, new ReasonKind[0])]
    [InlineData(40, 1, new[] { ReasonKind.ChainsNear })]
    [InlineData(400, 1, new[] { ReasonKind.ChainsDisagree })]
    [InlineData(0, 50, new[] { ReasonKind.FewDraws })]
    public void Chains_that_did_not_settle_are_said_with_where_they_sit(double apart, int repeated, ReasonKind[] said)
    {
        var posterior = new LatentClassPosterior([.. Enumerable.Range(0, 4).Select(c => Enumerable.Range(0, 1_500).Select(at => Drawn(c, at / repeated, c % 2 * apart)).ToArray())]);
        var reasons = MethodRun.OfChains(posterior).ToList();
        reasons.Select(reason => reason.Kind).ShouldBe(said, $"R-hat {posterior.RHat:0.000}, {posterior.BulkSize:0} draws");
        if (apart > 0)
            reasons.ShouldHaveSingleItem().ToString().ShouldContain($", at {string.Join(", ", posterior.Medians.Select(Reason.Number))}: ");
    }

    // As many low draws as there should be, of which each stretch has its own all at once.
    [Fact]
    public void Draws_that_seldom_reach_an_end_are_a_caution()
    {
        var chains = Enumerable.Range(0, 4).Select(c => Enumerable.Range(0, 1_500).Select(at => Drawn(c, at, 0)).Chunk(500).SelectMany(stretch => stretch.OrderBy(draw => draw < 836)).ToArray());
        var posterior = new LatentClassPosterior([.. chains]);
        posterior.BulkSize.ShouldBeGreaterThan(400);
        MethodRun.OfChains(posterior).ShouldHaveSingleItem().ShouldSatisfyAllConditions(reason => reason.Kind.ShouldBe(ReasonKind.FewDrawsAtEnds), reason => reason.Refuses.ShouldBeFalse());
    }

    // Normal of 1,000 and 100, evenly spread by the golden section.
    private static double Drawn(int chain, int at, double further) => 1_000 + further + (100 * Normal.InvCDF(0, 1, (0.5 + (chain * 0.237) + ((at + 1) * 0.6180339887498949)) % 1));

    // LCMCR with ten classes, four seeds: medians 10,350 to 10,516, low ends 9,098 to 9,253, high ends 13,145 to 14,186.
    [Fact]
    public void Kosovo_as_LCMCR_has_it()
    {
        var posterior = LatentClassPosterior.Of(Published.Kosovo, new() { Draws = 2_000, Thin = 60, BurnIn = 5_000, Cap = 20 });
        posterior.Quantile(0.5).ShouldBeInRange(10_200, 10_700);
        posterior.Quantile(0.025).ShouldBeInRange(8_900, 9_350);
        posterior.Quantile(0.975).ShouldBeInRange(12_800, 15_000);
    }

    // With five classes, 100,000 sweeps of burn-in, thinned by 100, seed 12345: 9,300, 9,600, 10,500, 12,500, 14,600. The ends of chains of 300,000 sweeps
    // lie 5 % apart.
    [Fact]
    public void Kosovo_as_the_script_of_Silverman_has_it()
    {
        var posterior = AsLong(Published.Kosovo, classes: 5);
        double[] shares = [.025, .1, .5, .9, .975], published = [9_300, 9_600, 10_500, 12_500, 14_600];
        foreach (var (share, total) in shares.Zip(published))
            posterior.Quantile(share).ShouldBe(total, (share == .5 ? 0.02 : 0.06) * total, $"{share}");
    }

    // What LCMCR prints for other tables, its own chains being as long as its defaults have them: ends within a tenth, medians within a twentieth. Those of the Netherlands
    // and of five lists of the United Kingdom are left out: its one chain sits in one mode, ours in two or more (near 12,500 and 22,000 in the latter).
    [Theory]
    [InlineData("congenital", 589, 630, 719)]
    [InlineData("hares", 70, 76.5, 90)]
    [InlineData("orleans", 570, 833, 1_370)]
    [InlineData("hepatitis", 371, 516, 875)]
    [InlineData("kingdom", 17_100, 22_800, 33_900)]
    [InlineData("australia", 2_330, 4_240, 8_000)]
    public void Other_tables_as_LCMCR_has_them(string name, double low, double median, double high)
    {
        var table = name switch
        {
            "congenital" => Published.CongenitalAnomaly, "hares" => Published.Hares, "orleans" => Published.NewOrleans, "hepatitis" => Published.Hepatitis,
            "kingdom" => Published.UnitedKingdom, _ => Published.Australia,
        };
        var posterior = AsLong(table, classes: 10);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name} {posterior.Quantile(.025):0} {posterior.Quantile(.5):0} {posterior.Quantile(.975):0} R-hat {posterior.RHat:0.000} of {posterior.BulkSize:0}");
        posterior.Quantile(.025).ShouldBe(low, 0.1 * low);
        posterior.Quantile(.5).ShouldBe(median, 0.05 * median);
        posterior.Quantile(.975).ShouldBe(high, 0.1 * high);
    }

    [Fact]
    public void One_seed_one_answer_however_many_threads()
    {
        var options = new LatentClassOptions { Draws = 50, Thin = 5, BurnIn = 100 };
        LatentClassPosterior.Of(Published.Hepatitis, options).Chains.SelectMany(chain => chain).ShouldBe(LatentClassPosterior.Of(Published.Hepatitis, options).Chains.SelectMany(chain => chain));
        LatentClassPosterior.Of(Published.Hepatitis, options with { Seed = 2 }).Chains[0].ShouldNotBe(LatentClassPosterior.Of(Published.Hepatitis, options).Chains[0]);
    }

    private static LatentClassPosterior AsLong(ListTable table, int classes)
    {
        var posterior = LatentClassPosterior.Settled(table, new() { Classes = classes, Draws = 1_500, Thin = 20, BurnIn = 10_000, Cap = 20 }, enough: 400, mostSweeps: 700_000);
        posterior.RHat.ShouldBeLessThan(1.01);
        return posterior;
    }

    // K = 1: 1/N, N!/(n! f0!), and each list's chance integrated over Beta(1, 1).
    private static double Independent(ListTable table, int unseen)
    {
        var total = table.Observed + unseen;
        return -Math.Log(total) + SpecialFunctions.GammaLn(total + 1) - SpecialFunctions.GammaLn(unseen + 1)
            + Enumerable.Range(0, table.Lists.Count).Sum(j => SpecialFunctions.BetaLn(table.SizeOf(j) + 1, total - table.SizeOf(j) + 1));
    }
}
