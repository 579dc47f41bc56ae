using Sanad.Casebook.Lists;
using Sanad.Estimation;
using Sanad.Estimation.Gate;

namespace Sanad.Casebook.Estimate;

/// <summary>Names lists of one file under two names. They are flagged, and merged only when somebody says so; that nearly all of a list stands on another, the gate says of any table.</summary>
internal static class SharedOrigins
{
    public static IEnumerable<Reason> Of(ListTable table, IReadOnlyList<ListGroup> groups, IReadOnlyList<ListRecord> lists)
    {
        var originals = groups.Select(group => lists.Where(list => group.Members.Contains(list.Name, StringComparer.Ordinal)).Select(list => list.Original).OfType<string>().ToHashSet(StringComparer.Ordinal)).ToArray();
        for (var other = 0; other < groups.Count; other++)
        {
            for (var one = 0; one < other; one++)
            {
                var (small, large) = table.SizeOf(one) <= table.SizeOf(other) ? (one, other) : (other, one);
                if (originals[one].Overlaps(originals[other]) && !TableGate.IsInside(table, small, large))
                    yield return new(ReasonKind.OneOrigin, Refuses: false, table.Lists[small], table.Lists[large]);
            }
        }
    }
}
