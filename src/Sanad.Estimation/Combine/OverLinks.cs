using Sanad.Estimation.Gate;
using Sanad.Estimation.Random;

namespace Sanad.Estimation.Combine;

/// <summary>
/// A method over the table as the records are linked and over tables of other ways in which they may be: the totals of all are pooled, so that what the linkage does not
/// know is inside the interval. Whether an estimate is refused is asked of the table as linked first, and then of every other.
/// </summary>
public static class OverLinks
{
    /// <summary>More tables than this share that refuse, and the method is refused.</summary>
    public const double MostRefused = 0.05;

    // Bootstraps of a drawn table are shorter: their noise averages out over the tables.
    private const int FewerReplicates = 5, LeastReplicates = 200;

    /// <summary>Runs one method.</summary>
    /// <param name="method">One of <see cref="Methods.Names"/>.</param>
    /// <param name="table">As linked.</param>
    /// <param name="drawn">A table for each draw of the links; empty = the links are taken for sure.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the share done; null = nobody listens.</param>
    /// <param name="cancel">Stops it.</param>
    public static EstimateResult Run(string method, ListTable table, IReadOnlyList<ListTable> drawn, EstimateOptions options, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var tables = drawn.DistinctBy(one => one.Hash).ToList();
        var steps = new Steps(progress, 1 + tables.Count);
        var linked = Methods.Run(method, table, options, steps.Next(), cancel);
        if (drawn.Count == 0 || linked.Draws.Count == 0 || linked.Status == EstimateStatus.Refused)
            return linked;
        var ofTables = tables.Select((one, at) => (one.Hash, Result: Methods.Run(method, one, Again(options, at), steps.Next(), cancel)))
            .ToDictionary(run => run.Hash, run => OfTable(run.Result), StringComparer.Ordinal);
        return Combined(linked, [.. drawn.Select(one => ofTables[one.Hash])], tables.Count, options.Level);
    }

    /// <summary>A result by all replicates of its draws.</summary>
    internal static EstimateResult Combined(EstimateResult linked, IReadOnlyList<Replicate> draws, int tables, double level)
    {
        var refused = draws.Count(draw => draw.Totals.Count == 0);
        var value = Pooled.Of(draws, level);
        List<Reason> reasons = [.. linked.Reasons.Where(reason => !IsOfTheIntervalAsLinked(reason.Kind, value)), .. MethodRun.CloseModels(value, linked.Totals)];
        if (refused > 0)
            reasons.Add(new(ReasonKind.RefusedInDraws, refused > MostRefused * draws.Count, Reason.Number(refused), Reason.Number(draws.Count)));
        if (linked.Method != "chao" && value is { } wide && wide.High > MethodRun.WidestInterval * wide.Low)
            reasons.Add(Reason.Wide(wide));
        return linked with
        {
            Reasons = reasons,
            Value = value,
            Draws = draws,
            Diagnostics = With(linked.Diagnostics, ("linkage_draws", draws.Count), ("linkage_tables", tables), ("linkage_share", Pooled.BetweenShare(draws))),
            Totals = With(linked.Totals, [.. Ends("as_linked", linked.Value), .. Ends("rubin", RubinLog.Of(draws, level))]),
        };
    }

    // What is said of an interval is said of the pooled one: wider by what the links do not know, it may hold the other models or have a width after all, or, moved by them, hold them no more.
    private static bool IsOfTheIntervalAsLinked(ReasonKind kind, Estimated? value) => kind == ReasonKind.CloseModels || (kind == ReasonKind.NobodyUnseen && value is { } known && known.Low < known.High);

    private static Replicate OfTable(EstimateResult result) => result.Status != EstimateStatus.Refused && result.Draws is [var only] ? only : new(result.Observed, []);

    private static EstimateOptions Again(EstimateOptions options, int number) => options with
    {
        Seed = new Xoshiro(options.Seed, 0x11, (ulong)number).Bits(),
        Replicates = Math.Min(options.Replicates, Math.Max(LeastReplicates, options.Replicates / FewerReplicates)),
    };

    private static IEnumerable<(string, double)> Ends(string name, Estimated? value) => value is { } known ? [(name, known.Total), (name + "_low", known.Low), (name + "_high", known.High)] : [];

    private static Dictionary<string, double> With(IReadOnlyDictionary<string, double> numbers, params (string Name, double Number)[] more) =>
        numbers.Concat(more.Select(one => KeyValuePair.Create(one.Name, one.Number))).ToDictionary(StringComparer.Ordinal);

    // Each table is a step of its own.
    private sealed class Steps(IProgress<double>? progress, int steps)
    {
        private int _next;

        public Step Next() => new Step(progress, _next++, steps);
    }

    private sealed class Step(IProgress<double>? progress, int at, int steps) : IProgress<double>
    {
        public void Report(double value) => progress?.Report((at + value) / steps);
    }
}
