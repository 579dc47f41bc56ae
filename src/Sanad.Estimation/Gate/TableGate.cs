using System.Numerics;

namespace Sanad.Estimation.Gate;

/// <summary>A table made ready for estimating: lists that say nothing are left out, and what forbids an estimate is said.</summary>
/// <param name="Table">What is left.</param>
/// <param name="Reasons">What was left out, and what forbids an estimate of any method.</param>
public sealed record GatedTable(ListTable Table, IReadOnlyList<Reason> Reasons)
{
    /// <summary>True when no method may estimate from it.</summary>
    public bool IsRefused => Reasons.Any(reason => reason.Refuses);
}

/// <summary>The gate before all methods: engines always return numbers, the gate says whether they mean anything.</summary>
public static class TableGate
{
    /// <summary>Fewer people on two lists or more tell nothing.</summary>
    public const int LeastShared = 10;

    /// <summary>A smaller share of people on two lists or more tells nothing.</summary>
    public const double LeastSharedShare = 0.05;

    /// <summary>Shorter lists are named.</summary>
    public const int ShortList = 10;

    /// <summary>Two lists of which so much is common are one list.</summary>
    public const double CopyShare = 0.95;

    /// <summary>Looks at a table.</summary>
    public static GatedTable Of(ListTable table)
    {
        var reasons = new List<Reason>();
        var left = Usable(table, reasons);
        if (left.Count < 3)
            return new(table, [.. reasons, new(ReasonKind.FewLists, Refuses: true, Reason.Number(left.Count))]);
        var usable = left.Count == table.Lists.Count ? table : table.Regroup([.. left.Select(j => (table.Lists[j], 1u << j))]);
        reasons.AddRange(Copies(usable));
        reasons.AddRange(Inside(usable));
        reasons.AddRange(Short(usable));
        if (!IsConnected(usable))
            reasons.Add(new(ReasonKind.NotConnected, Refuses: true));
        var shared = usable.Cells.Where(cell => BitOperations.PopCount(cell.Lists) > 1).Sum(cell => cell.People);
        if (shared < LeastShared || shared < LeastSharedShare * usable.Observed)
            reasons.Add(new(ReasonKind.LittleOverlap, Refuses: true, Reason.Number(shared), Reason.Percent((double)shared / Math.Max(1, usable.Observed))));
        return new(usable, reasons);
    }

    private static List<int> Usable(ListTable table, List<Reason> reasons)
    {
        var usable = new List<int>();
        for (var j = 0; j < table.Lists.Count; j++)
        {
            if (table.SizeOf(j) == 0)
                reasons.Add(new(ReasonKind.EmptyList, Refuses: false, table.Lists[j]));
            else if (table.SizeOf(j) == table.OnExactly(1u << j))
                reasons.Add(new(ReasonKind.ListApart, Refuses: false, table.Lists[j]));
            else
                usable.Add(j);
        }
        return usable;
    }

    private static IEnumerable<Reason> Copies(ListTable table) =>
        from j in Enumerable.Range(0, table.Lists.Count)
        from i in Enumerable.Range(0, j)
        where IsCopy(table, i, j)
        select new Reason(ReasonKind.CopiedList, Refuses: true, table.Lists[i], table.Lists[j]);

    /// <summary>True when nearly all of one of two lists stands on the other.</summary>
    /// <param name="table">As it was counted.</param>
    /// <param name="small">The shorter list's number.</param>
    /// <param name="large">The longer one's.</param>
    public static bool IsInside(ListTable table, int small, int large) =>
        table.SizeOf(small) >= ShortList && table.OnAllOf((1u << small) | (1u << large)) >= CopyShare * table.SizeOf(small);

    // Of lists as long as each other that is a copy, and said as one.
    private static IEnumerable<Reason> Inside(ListTable table) =>
        from j in Enumerable.Range(0, table.Lists.Count)
        from i in Enumerable.Range(0, j)
        let pair = table.SizeOf(i) <= table.SizeOf(j) ? (Small: i, Large: j) : (Small: j, Large: i)
        where IsInside(table, pair.Small, pair.Large) && !IsCopy(table, i, j)
        select new Reason(ReasonKind.OneOrigin, Refuses: false, table.Lists[pair.Small], table.Lists[pair.Large]);

    private static bool IsCopy(ListTable table, int i, int j) => table.OnAllOf((1u << i) | (1u << j)) is var both && both >= CopyShare * (table.SizeOf(i) + table.SizeOf(j) - both) && both >= ShortList;

    private static IEnumerable<Reason> Short(ListTable table) =>
        from j in Enumerable.Range(0, table.Lists.Count)
        where table.SizeOf(j) < ShortList
        select new Reason(ReasonKind.ShortList, Refuses: false, table.Lists[j], Reason.Number(table.SizeOf(j)));

    private static bool IsConnected(ListTable table)
    {
        var (reached, all) = (1u, (1u << table.Lists.Count) - 1);
        for (var before = 0u; before != reached;)
        {
            before = reached;
            reached = table.Cells.Where(cell => (cell.Lists & before) != 0).Aggregate(reached, (lists, cell) => lists | cell.Lists);
        }
        return reached == all;
    }
}
