using Sanad.Estimation.Gate;

namespace Sanad.Estimation.Combine;

/// <summary>What a method says of all people, from what it says of their parts: the parts' totals are added draw by draw. Parts of which the method says nothing leave the sum without an answer.</summary>
public static class OverParts
{
    /// <summary>Adds the results of one method up.</summary>
    /// <param name="parts">Name and result of each part; of one level.</param>
    /// <param name="observed">All people documented, those included whose part nobody tells.</param>
    /// <param name="tableHash">Of the table of all people.</param>
    /// <param name="seed">Where random orders begin.</param>
    /// <exception cref="ArgumentException">No part.</exception>
    public static EstimateResult Of(IReadOnlyList<(string Part, EstimateResult Result)> parts, long observed, string tableHash, ulong seed)
    {
        if (parts.Count == 0)
            throw new ArgumentException("Nothing to add up.", nameof(parts));
        var (first, level) = (parts[0].Result, parts[0].Result.Level);
        var reasons = ReasonsOf(parts, observed);
        var draws = reasons.Exists(reason => reason.Refuses) ? [] : Pooled.Sum([.. parts.Select(part => part.Result.Draws)], seed);
        var value = Pooled.Of(draws, level);
        if (first.Method != "chao" && value is { } wide && wide.High > MethodRun.WidestInterval * wide.Low)
            reasons.Add(Reason.Wide(wide));
        return new()
        {
            Method = first.Method,
            Reasons = reasons,
            Observed = observed,
            Value = value,
            Draws = draws,
            Level = level,
            Seed = seed,
            TableHash = tableHash,
            Diagnostics = new Dictionary<string, double>(StringComparer.Ordinal) { ["parts"] = parts.Count, ["linkage_share"] = Pooled.BetweenShare(draws) },
        };
    }

    private static List<Reason> ReasonsOf(IReadOnlyList<(string Part, EstimateResult Result)> parts, long observed)
    {
        var told = parts.Sum(part => part.Result.Observed);
        return
        [
            .. parts[0].Result.Method == "chao" ? [new Reason(ReasonKind.LowerBound, Refuses: false)] : Array.Empty<Reason>(),
            .. parts[0].Result.Method == "twolist" ? [new Reason(ReasonKind.TwoListsOnly, Refuses: true)] : Array.Empty<Reason>(),
            .. Named(ReasonKind.PartRefused, refuses: true, parts.Where(part => part.Result.Status == EstimateStatus.Refused || part.Result.Draws.Count == 0)),
            .. Named(ReasonKind.PartWithCare, refuses: false, parts.Where(part => part.Result.Status == EstimateStatus.Caution && part.Result.Method != "chao")),
            .. told < observed ? [new Reason(ReasonKind.PartNotTold, Refuses: false, Reason.Number(observed - told))] : Array.Empty<Reason>(),
        ];
    }

    private static Reason[] Named(ReasonKind kind, bool refuses, IEnumerable<(string Part, EstimateResult Result)> parts) =>
        parts.Select(part => part.Part).ToList() is { Count: > 0 } names ? [new(kind, refuses, names)] : [];
}
