using System.Numerics;

namespace Sanad.Estimation;

/// <summary>
/// The saturated model with its identifying assumption made explicit (Aleshin-Guendel, Sadinle, Wakefield, arXiv 2101.09304): delta is how much the lists'
/// highest interaction differs from none; no table can tell it, so the answer is shown for several.
/// </summary>
public static class Saturated
{
    /// <summary>Values of delta that are shown side by side.</summary>
    public static IReadOnlyList<double> Usual { get; } = [1 / 2.0, 2 / 3.0, 1, 3 / 2.0, 2];

    /// <summary>The estimate under a delta; null when a combination of lists holds nobody, since then it is not defined.</summary>
    /// <param name="table">Two to sixteen lists.</param>
    /// <param name="delta">Above 0; 1 = no interaction of all lists.</param>
    /// <param name="level">Of the interval.</param>
    public static Estimated? Of(ListTable table, double delta = 1, double level = .95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(delta);
        if (table.Lists.Count > 16 || table.Cells.Count < (1 << table.Lists.Count) - 1)
            return null;
        var log = Math.Log(delta) + table.Cells.Sum(cell => (BitOperations.PopCount(cell.Lists) % 2 == 1 ? 1 : -1) * Math.Log(cell.People));
        var spread = Math.Exp(Intervals.Quantile(level) * Math.Sqrt(table.Cells.Sum(cell => 1.0 / cell.People)));
        var unseen = Math.Exp(log);
        return new(table.Observed + unseen, table.Observed + (unseen / spread), table.Observed + (unseen * spread));
    }
}
