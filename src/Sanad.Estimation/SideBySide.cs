namespace Sanad.Estimation;

/// <summary>
/// What several methods say of one table, side by side. They are never averaged: where their intervals lie apart, the spread is the answer and no number stands for it.
/// </summary>
/// <param name="Usable">Results that are not refused and are no lower bounds.</param>
/// <param name="AtLeast">The lower end of the lower bound's interval, since the bound itself is estimated (decision 0153); people observed where there is none, or where it is refused.</param>
/// <param name="Status">Ok when the intervals of all usable methods share a number (any two of them do); caution when two lie apart; refused when there are several and no two share one, or none is usable.</param>
public sealed record SideBySide(IReadOnlyList<EstimateResult> Usable, double AtLeast, EstimateStatus Status)
{
    /// <summary>The lowest end of the intervals; null when no method is usable.</summary>
    public double? Low => Usable.Count == 0 ? null : Usable.Min(result => result.Value!.Value.Low);

    /// <summary>The highest end.</summary>
    public double? High => Usable.Count == 0 ? null : Usable.Max(result => result.Value!.Value.High);

    /// <summary>Compares results of one table.</summary>
    public static SideBySide Of(IReadOnlyList<EstimateResult> results)
    {
        var bounds = results.Where(result => result.Method == "chao" && result.Status != EstimateStatus.Refused && result.Value is not null).Select(result => result.Value!.Value.Low);
        var usable = results.Where(result => result.Method != "chao" && result.Status != EstimateStatus.Refused && result.Value is not null).ToList();
        return new(usable, bounds.Append(results.Max(result => result.Observed)).Max(), StatusOf([.. usable.Select(result => result.Value!.Value)]));
    }

    /// <summary>With how many reasons all results begin that have the same words: they are of the table or the links, and are said once. 0 of one result.</summary>
    /// <param name="reasons">Of each result, in words.</param>
    public static int SaidOfAll(IReadOnlyList<IReadOnlyList<string>> reasons) =>
        reasons.Count < 2 ? 0 : Enumerable.Range(0, reasons.Min(one => one.Count)).TakeWhile(at => reasons.All(one => one[at] == reasons[0][at])).Count();

    // In whole people: ends that are parts of one person apart are not.
    private static bool Meet(Estimated one, Estimated other) => Math.Floor(one.Low) <= Math.Ceiling(other.High) && Math.Floor(other.Low) <= Math.Ceiling(one.High);

    private static EstimateStatus StatusOf(IReadOnlyList<Estimated> intervals)
    {
        var pairs = (from j in Enumerable.Range(0, intervals.Count) from i in Enumerable.Range(0, j) select Meet(intervals[i], intervals[j])).ToList();
        return intervals.Count == 0 || (pairs.Count > 0 && !pairs.Contains(true)) ? EstimateStatus.Refused : pairs.Contains(false) ? EstimateStatus.Caution : EstimateStatus.Ok;
    }
}
