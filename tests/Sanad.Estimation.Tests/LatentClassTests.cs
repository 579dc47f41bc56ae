using MathNet.Numerics;
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

    // Two classes and a dozen people: all ways to divide them can be gone through, alpha integrated on a grid.
    [Fact]
    public void With_two_classes_and_few_people_the_posterior_is_the_sum_over_all_divisions()
    {
        var table = ListTable.Of(["A", "B", "C"], [new(7, 3), new(3, 2), new(5, 2), new(6, 2), new(1, 1), new(2, 1), new(4, 1)]);
        const int most = 40;
        var exact = TwoClasses.Of(table, most);
        var posterior = LatentClassPosterior.Of(table, new() { Classes = 2, Draws = 20_000, Thin = 4, BurnIn = 1_000 });
        var unseen = posterior.Chains.SelectMany(chain => chain).Select(total => (int)total - (int)table.Observed).Where(f0 => f0 <= most).ToList();
        for (var limit = 0; limit <= 8; limit++)
            ((double)unseen.Count(f0 => f0 <= limit) / unseen.Count).ShouldBe(exact.Take(limit + 1).Sum(), 0.012, $"at most {limit}");
    }

    // LCMCR with ten classes, four seeds: medians 10,350 to 10,516, low ends 9,098 to 9,253, high ends 13,145 to 14,186.
    [Fact]
    public void Kosovo_as_LCMCR_has_it()
    {
        var posterior = LatentClassPosterior.Of(Published.Kosovo, new() { Draws = 2_000, Thin = 20, BurnIn = 5_000, Cap = 20 });
        posterior.Quantile(0.5).ShouldBeInRange(10_200, 10_700);
        posterior.Quantile(0.025).ShouldBeInRange(8_900, 9_350);
        posterior.Quantile(0.975).ShouldBeInRange(12_800, 15_000);
    }

    [Fact]
    public void One_seed_one_answer_however_many_threads()
    {
        var options = new LatentClassOptions { Draws = 50, Thin = 5, BurnIn = 100 };
        LatentClassPosterior.Of(Published.Hepatitis, options).Chains.SelectMany(chain => chain).ShouldBe(LatentClassPosterior.Of(Published.Hepatitis, options).Chains.SelectMany(chain => chain));
        LatentClassPosterior.Of(Published.Hepatitis, options with { Seed = 2 }).Chains[0].ShouldNotBe(LatentClassPosterior.Of(Published.Hepatitis, options).Chains[0]);
    }

    // K = 1: 1/N, N!/(n! f0!), and each list's chance integrated over Beta(1, 1).
    private static double Independent(ListTable table, int unseen)
    {
        var total = table.Observed + unseen;
        return -Math.Log(total) + SpecialFunctions.GammaLn(total + 1) - SpecialFunctions.GammaLn(unseen + 1)
            + Enumerable.Range(0, table.Lists.Count).Sum(j => SpecialFunctions.BetaLn(table.SizeOf(j) + 1, total - table.SizeOf(j) + 1));
    }
}
