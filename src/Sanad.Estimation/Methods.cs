using Sanad.Estimation.Combine;
using Sanad.Estimation.Gate;

namespace Sanad.Estimation;

/// <summary>
/// All methods behind one gate. None is the right one: they rest on different assumptions, so that their spread is a part of the answer, and they are never averaged.
/// </summary>
public static class Methods
{
    /// <summary>Which code computed a number; results say it.</summary>
    public const string Engine = "sanad-estimation-3";

    /// <summary>Names of the methods, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Names { get; } = ["twolist", "chao", "coverage", "loglinear", "decomposable", "latent", "stepwise", "saturated"];

    /// <summary>Runs one method.</summary>
    /// <param name="method">One of <see cref="Names"/>.</param>
    /// <param name="table">As it was counted.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the share done of what takes long; null = nobody listens.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public static EstimateResult Run(string method, ListTable table, EstimateOptions options, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var gated = TableGate.Of(table);
        var run = new MethodRun(gated, options, progress, cancel);
        var result = method switch
        {
            "twolist" => run.TwoLists(),
            _ when gated.IsRefused && Names.Contains(method) => new MethodAnswer([]),
            "chao" => run.Chao(),
            "coverage" => run.Coverage(),
            "loglinear" => run.LogLinear(),
            "decomposable" => run.Decomposable(),
            "latent" => run.Latent(),
            "stepwise" => run.Stepwise(),
            "saturated" => run.SaturatedModel(),
            _ => throw new ArgumentException($"There is no method \"{method}\". Methods: {string.Join(' ', Names)}", nameof(method)),
        };
        return new()
        {
            Method = method,
            Reasons = [.. gated.Reasons, .. result.Reasons, .. WithoutWidth(method, result.Value)],
            Observed = table.Observed,
            Value = result.Value,
            Draws = DrawsOf(result, gated.Table.Observed, options.Level) is { } draws ? [draws] : [],
            Chains = result.Chains,
            Model = result.Model,
            Diagnostics = result.Diagnostics ?? new Dictionary<string, double>(),
            Totals = result.Totals ?? new Dictionary<string, double>(),
            Level = options.Level,
            Seed = method is "coverage" or "latent" or "stepwise" ? options.Seed : null,
            TableHash = table.Hash,
        };
    }

    // A formula that finds nobody unseen, or fewer than nobody, gives an end to each side where those observed are.
    private static IEnumerable<Reason> WithoutWidth(string method, Estimated? value) => method != "chao" && value is { } given && given.Low >= given.High
        ? [new(ReasonKind.NobodyUnseen, Refuses: false)]
        : [];

    private static Replicate? DrawsOf(MethodAnswer answer, long observed, double level) => answer switch
    {
        { Quantile: { } quantile } => Replicate.Of(observed, quantile),
        { Value: { } value } => Replicate.Of(observed, value, level),
        _ => null,
    };
}
