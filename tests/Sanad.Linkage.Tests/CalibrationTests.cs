using Sanad.Linkage.Clustering;
using Sanad.Linkage.Model;

namespace Sanad.Linkage.Tests;

/// <summary>Calibration on simulated decisions whose truth is drawn from a known map, some of them slips.</summary>
public sealed class CalibrationTests
{
    [Theory]
    [InlineData(0.6, -1.5, 0.0, 1)]
    [InlineData(0.6, -1.5, 0.05, 2)]
    [InlineData(1.0, 0.0, 0.05, 3)]
    [InlineData(0.4, 2.0, 0.1, 4)]
    public void Probabilities_come_nearer_to_the_truth_also_when_some_decisions_are_slips(double slope, double offset, double mistaken, int seed)
    {
        var (random, nearer, runs) = (new SplitMix((ulong)seed), 0, 20);
        for (var run = 0; run < runs; run++)
        {
            var decided = Enumerable.Range(0, 300).Select(_ => Decided(ref random, slope, offset, mistaken)).ToList();
            var by = Calibration.Of(decided).ShouldNotBeNull();
            nearer += Miss(by.Slope, by.Offset, slope, offset) <= Math.Max(0.05, Miss(1, 0, slope, offset)) ? 1 : 0;
            by.Same.ShouldBe(decided.Count(pair => pair.IsSame));
        }
        nearer.ShouldBeGreaterThanOrEqualTo(runs - 2);
    }

    [Fact]
    public void Few_decisions_decisions_of_one_kind_and_decisions_against_the_scores_calibrate_nothing()
    {
        var random = new SplitMix(9);
        var decided = Enumerable.Range(0, 99).Select(_ => Decided(ref random, 1, 0, 0)).ToList();
        Calibration.Of(decided).ShouldBeNull();
        Calibration.Of([.. Enumerable.Range(0, 200).Select(i => (i / 10.0, i > 4))]).ShouldBeNull();
        Calibration.Of([.. Enumerable.Range(0, 400).Select(_ => Decided(ref random, -1, 0, 0))]).ShouldBeNull();
    }

    [Fact]
    public void Every_explanation_by_a_calibrated_model_adds_up_to_the_score_of_the_pair()
    {
        var writer = new RecordTableWriter([Role.GivenName, Role.FamilyName, Role.BirthDate]);
        writer.BeginList("list");
        for (var i = 0; i < 400; i++)
            writer.Add($"{i}", [$"anna{(char)('a' + (i % 20))}", $"abbott{(char)('a' + (i / 2 % 23))}", $"{1950 + (i / 2 % 40)}-05-{1 + (i % 27):00}"]);
        var linker = Linker.Prepare(writer.ToTable(), Language.Packs.BuiltIn, new());
        var trained = linker.Train();
        var model = trained with { Calibration = new(0.5, -1.25, 60, 60, 0.02) };
        linker.Pairs(model, -100).Count.ShouldBeGreaterThan(100);
        foreach (var pair in linker.Pairs(model, -100))
        {
            linker.Explain(model, pair.Left, pair.Right).Score.ShouldBe(pair.Score);
            pair.Score.ShouldBe((linker.Explain(trained, pair.Left, pair.Right).Score * 0.5) - 1.25, 1e-9);
        }
    }

    private static (double Score, bool IsSame) Decided(ref SplitMix random, double slope, double offset, double mistaken)
    {
        var score = (random.Next() * 24) - 10;
        var isSame = random.Next() < 1 / (1 + Math.Pow(2, -((slope * score) + offset)));
        return (score, random.Next() < mistaken ? !isSame : isSame);
    }

    // The mean distance of the probabilities over the scores that come to review.
    private static double Miss(double slope, double offset, double trueSlope, double trueOffset) => Enumerable.Range(-10, 25).Average(score =>
        Math.Abs((1 / (1 + Math.Pow(2, -((slope * score) + offset)))) - (1 / (1 + Math.Pow(2, -((trueSlope * score) + trueOffset))))));
}
