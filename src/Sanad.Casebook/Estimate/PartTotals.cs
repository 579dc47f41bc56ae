using Sanad.Estimation;
using Sanad.Estimation.Combine;

namespace Sanad.Casebook.Estimate;

/// <summary>The sum of the parts of a report, a result a method; nothing when no part was estimated.</summary>
internal static class PartTotals
{
    public static IReadOnlyList<EstimateResult> Of(EstimateReport report, ulong seed)
    {
        var parts = report.Strata.Where(part => part.Results.Count > 0).ToList();
        return parts.Count == 0 ? [] : [.. report.Whole.Results.Select((whole, at) => OverParts.Of(
            [.. parts.Select(part => (string.Join(' ', part.Stratum), part.Results[at]))], whole.Observed, report.Whole.Table.Hash, seed))];
    }
}
