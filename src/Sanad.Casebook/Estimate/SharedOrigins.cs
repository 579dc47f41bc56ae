using Sanad.Casebook.Lists;
using Sanad.Estimation;
using Sanad.Estimation.Gate;

namespace Sanad.Casebook.Estimate;

/// <summary>Names lists that seem to have one origin: the same file under two names, or nearly all of a list on another. They are flagged, and merged only when somebody says so.</summary>
internal static class SharedOrigins
{
    // As where two lists are one (Gate): of so few people nothing is said.
    private const int LeastPeople = TableGate.ShortList;

    public static IEnumerable<Reason> Of(ListTable table, IReadOnlyList<ListGroup> groups, IReadOnlyList<ListRecord> lists)
    {
        var originals = groups.Select(group => lists.Where(list => group.Members.Contains(list.Name, StringComparer.Ordinal)).Select(list => list.Original).OfType<string>().ToHashSet(StringComparer.Ordinal)).ToArray();
        for (var other = 0; other < groups.Count; other++)
        {
            for (var one = 0; one < other; one++)
            {
                var (small, large) = table.SizeOf(one) <= table.SizeOf(other) ? (one, other) : (other, one);
                if (originals[one].Overlaps(originals[other]) || Inside(table, small, large))
                    yield return new(ReasonKind.OneOrigin, Refuses: false, table.Lists[small], table.Lists[large]);
            }
        }
    }

    private static bool Inside(ListTable table, int small, int large) =>
        table.SizeOf(small) >= LeastPeople && table.OnAllOf((1u << small) | (1u << large)) >= TableGate.CopyShare * table.SizeOf(small);
}
