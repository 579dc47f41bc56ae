using Sanad.Estimation.Decomposable;
using Sanad.Estimation.Gate;
using Sanad.Estimation.LatentClass;
using Sanad.Estimation.LogLinear;
using Sanad.Estimation.Stepwise;

namespace Sanad.Estimation;

/// <summary>What a method says, before the gate's own reasons are put before its.</summary>
internal sealed record MethodAnswer(IReadOnlyList<Reason> Reasons, Estimated? Value = null, string? Model = null, Dictionary<string, double>? Diagnostics = null, Dictionary<string, double>? Totals = null)
{
    /// <summary>The total below which lies a share of the posterior; null when the method has an interval alone.</summary>
    public Func<double, double>? Quantile { get; init; }

    /// <summary>What chains drew; empty when the method has none.</summary>
    public IReadOnlyList<double[]> Chains { get; init; } = [];
}

/// <summary>One table, ready for any method: each answers with its numbers and with what speaks against them.</summary>
internal sealed class MethodRun(GatedTable gated, EstimateOptions options, IProgress<double>? progress, CancellationToken cancel)
{
    // The limits of the design; a figure beyond one is refused or given with a caution, as the method says.
    internal const double WidestInterval = 5;
    private const double EnoughDraws = 400, MostRHat = 1.05, MostAtTheEnd = 1e-3, MostMoved = 0.2, MostBias = 0.1, CloseBic = 6;
    private readonly ListTable _table = gated.Table;

    // Two lists that share nobody say nothing of how many there are: what the formula gives for them is near the product of their lengths.
    public MethodAnswer TwoLists() => new([new(ReasonKind.TwoListsOnly, Refuses: true)], Totals: TwoList.Pairs(_table, options.Level).Where(pair => pair.Both > 0)
        .ToDictionary(pair => $"{_table.Lists[pair.One]}.{_table.Lists[pair.Other]}", pair => Math.Round(pair.Chapman.Total, 1), StringComparer.Ordinal));

    // Stands where methods refuse by themselves, but not where the table forbids every estimate: it rests on the same overlap (decision 0152).
    public MethodAnswer Chao()
    {
        var simple = ChaoBounds.Mh(_table.ByNumberOfLists(), options.Level);
        var value = _table.Lists.Count <= 16 && ChaoBounds.Mth(_table, options.Level) is { } bound ? bound.AtLeast : simple;
        var apart = _table.Lists.Count is >= 3 and <= SparseStepwise.MostLists ? SparseStepwise.Of(_table, options.Level)?.Apart ?? [] : [];
        return new(apart is [] ? [new(ReasonKind.LowerBound, Refuses: false)] : [.. apart.Select(Avoid)], value, Totals: new() { ["mh"] = simple.Total });
    }

    // The bound holds however unlike people are, but not where being on one list keeps people off another (decision 0153).
    private Reason Avoid(uint pair) => new(ReasonKind.ListsAvoid, Refuses: true, [.. _table.Lists.Where((_, j) => (pair >> j & 1) != 0)]);

    public MethodAnswer Coverage()
    {
        var coverage = SampleCoverage.Of(_table);
        var (value, used) = CoverageBootstrap.Of(_table, options);
        List<Reason> reasons = [];
        if (!coverage.IsEnough)
            reasons.Add(new(ReasonKind.LowCoverage, Refuses: true, Reason.Percent(coverage.Coverage), Reason.Percent(SampleCoverage.LeastCoverage)));
        if (value is null)
            reasons.Add(new(ReasonKind.NoModel, Refuses: true));
        return new(reasons, value, Diagnostics: new() { ["coverage"] = coverage.Coverage, ["replicates"] = used },
            Totals: new() { ["independent"] = coverage.Independent, ["high_coverage"] = coverage.HighCoverage, ["one_step"] = coverage.OneStep });
    }

    public MethodAnswer LogLinear()
    {
        if (_table.Lists.Count > Model.MostLists)
            return TooMany(Model.MostLists);
        var fits = ModelSearch.FitAll(_table, cancel: cancel);
        if (ModelSearch.Best(_table, fits) is not { } best)
            return new([new(ReasonKind.NoModel, Refuses: true)]);
        var value = ModelSearch.Estimate(_table, best, options.Level);
        var bias = Math.Abs(ModelSearch.Bias(_table, best)) / value.Total;
        var close = fits.Where(fit => fit.IsDetermined && fit.Bic(_table.Observed) < best.Bic(_table.Observed) + CloseBic).Select(fit => _table.Observed + fit.Unseen).ToList();
        List<Reason> reasons = [.. Wide(value)];
        if (bias > MostBias)
            reasons.Add(new(ReasonKind.LargeBias, Refuses: false, Reason.Percent(bias)));
        Dictionary<string, double> totals = new() { ["close_low"] = close.Min(), ["close_high"] = close.Max() };
        reasons.AddRange(CloseModels(value, totals));
        return new(reasons, value, best.Model.Named(_table.Lists), new()
        {
            ["models"] = fits.Count, ["aic"] = best.Aic, ["bic"] = best.Bic(_table.Observed), ["deviance"] = best.Deviance, ["df"] = best.DegreesOfFreedom,
            ["se"] = best.StandardError, ["bias"] = bias, ["close_models"] = close.Count,
        }, totals);
    }

    /// <summary>The caution that models which fit nearly as well say numbers outside an interval.</summary>
    internal static IEnumerable<Reason> CloseModels(Estimated? value, IReadOnlyDictionary<string, double> totals) =>
        value is { } known && totals.TryGetValue("close_low", out var low) && totals.TryGetValue("close_high", out var high) && (low < known.Low || high > known.High)
            ? [new(ReasonKind.CloseModels, Refuses: false)]
            : [];

    public MethodAnswer Decomposable()
    {
        if (_table.Lists.Count > ListGraph.MostLists)
            return TooMany(ListGraph.MostLists);
        var average = GraphAverage.Of(_table, cancel: cancel);
        var other = GraphAverage.Of(_table, delta: Math.ScaleB(2, -_table.Lists.Count), cancel: cancel);
        var value = new Estimated(average.Quantile(.5), average.Quantile((1 - options.Level) / 2), average.Quantile((1 + options.Level) / 2));
        var moved = Math.Abs((other.Quantile((1 + options.Level) / 2) / value.High) - 1);
        List<Reason> reasons = [.. Wide(value)];
        if (average.AtTheEnd > MostAtTheEnd)
            reasons.Add(new(ReasonKind.AtTheEnd, Refuses: true, Reason.Percent(average.AtTheEnd)));
        if (moved > MostMoved)
            reasons.Add(new(ReasonKind.PriorDecides, Refuses: true, Reason.Percent(moved)));
        return new(reasons, value, average.Graphs[0].Graph.Named(_table.Lists), new()
        {
            ["graphs"] = average.Graphs.Count, ["best_graph"] = average.Graphs[0].Probability, ["at_the_end"] = average.AtTheEnd, ["moved_with_prior"] = moved,
        }, new() { ["least_relative_error"] = average.LeastRelativeError }) { Quantile = average.Quantile };
    }

    // Longer and longer, until the chains agree or may go on no longer.
    public MethodAnswer Latent()
    {
        var sampling = new LatentClassOptions { Seed = options.Seed, BurnIn = 10_000, Draws = 1_500, Thin = 20 };
        var posterior = LatentClassPosterior.Settled(_table, sampling, EnoughDraws, options.MostSweeps, progress: progress, cancel: cancel);
        var value = new Estimated(posterior.Quantile(.5), posterior.Quantile((1 - options.Level) / 2), posterior.Quantile((1 + options.Level) / 2));
        List<Reason> reasons = [.. Wide(value)];
        var fewer = LatentClassPosterior.Settled(_table, sampling with { Classes = sampling.Classes / 2 }, EnoughDraws, posterior.Sweeps, progress: progress, cancel: cancel);
        var moved = Math.Abs((fewer.Quantile((1 + options.Level) / 2) / value.High) - 1);
        if (moved > MostMoved)
            reasons.Add(new(ReasonKind.PriorDecides, Refuses: true, Reason.Percent(moved)));
        reasons.AddRange(OfChains(posterior));
        return new(reasons, value, Diagnostics: new()
        {
            ["r_hat"] = posterior.RHat, ["bulk_ess"] = posterior.BulkSize, ["tail_ess"] = posterior.TailSize,
            ["sweeps"] = (double)sampling.Chains * posterior.Sweeps, ["classes"] = sampling.Classes,
            ["moved_with_prior"] = moved,
        }, Totals: new() { ["mean"] = posterior.Mean }) { Quantile = posterior.Quantile, Chains = posterior.Chains };
    }

    /// <summary>What is to be said of chains that did not settle: where they sit, and whether that refuses the answer.</summary>
    internal static IEnumerable<Reason> OfChains(LatentClassPosterior posterior)
    {
        if (posterior.RHat > MostRHat)
        {
            yield return new(ReasonKind.ChainsDisagree, Refuses: true, [.. posterior.Medians.Select(Reason.Number)]);
            yield break;
        }
        if (posterior.BulkSize < EnoughDraws)
            yield return new(ReasonKind.FewDraws, Refuses: true, Reason.Number(posterior.BulkSize), Reason.Number(EnoughDraws));
        else if (posterior.TailSize < EnoughDraws)
            yield return new(ReasonKind.FewDrawsAtEnds, Refuses: false, Reason.Number(posterior.TailSize), Reason.Number(EnoughDraws));
        if (!posterior.IsSettled(enough: 0))
            yield return new(ReasonKind.ChainsNear, Refuses: false, [.. posterior.Medians.Select(Reason.Number)]);
    }

    public MethodAnswer Stepwise()
    {
        if (_table.Lists.Count > SparseStepwise.MostLists)
            return TooMany(SparseStepwise.MostLists);
        if (SparseStepwise.Of(_table, options.Level) is not { } fit || SparseStepwise.Bootstrap(_table, options.Replicates, options.Seed, options.Level, cancel) is not { } value)
            return new([new(ReasonKind.NoModel, Refuses: true)]);
        return new([.. Wide(value)], value, "[" + string.Join(", ", fit.Pairs.Select(Named).DefaultIfEmpty("independence")) + "]",
            new() { ["replicates"] = options.Replicates }, new() { ["wald_low"] = fit.Estimate.Low, ["wald_high"] = fit.Estimate.High });
    }

    public MethodAnswer SaturatedModel() => Saturated.Of(_table, options.Delta, options.Level) is { } value
        ? new([.. Wide(value), new(ReasonKind.Assumption, Refuses: false, options.Delta.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))], value,
            Totals: Saturated.Usual.ToDictionary(delta => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"delta_{delta:0.###}"), delta => Saturated.Of(_table, delta, options.Level)!.Value.Total, StringComparer.Ordinal))
        : new([new(ReasonKind.EmptyCombination, Refuses: true)]);

    private static IEnumerable<Reason> Wide(Estimated value) => value.High > WidestInterval * value.Low
        ? [Reason.Wide(value)]
        : [];

    private string Named(uint pair) => string.Join('.', _table.Lists.Where((_, j) => (pair >> j & 1) != 0));

    private MethodAnswer TooMany(int most) => new([new(ReasonKind.ManyLists, Refuses: true, Reason.Number(_table.Lists.Count), Reason.Number(most))]);
}
