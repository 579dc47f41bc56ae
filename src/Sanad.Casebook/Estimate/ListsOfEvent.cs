using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Linkage.Comparisons;

namespace Sanad.Casebook.Estimate;

/// <summary>Lists are of the event that they are estimated for: what speaks against it is the time that their records tell.</summary>
internal static class ListsOfEvent
{
    // Lists date an arrest or a burial, and the claims what it followed.
    private const int DaysAround = 31;

    private const string OfLists = "select r.fields from record r where r.gone = 0 and r.list in @list";

    /// <summary>Why these are lists of something else; null where nothing shows it: an event of no known time, records without a date, or at least half of the dated ones of its time.</summary>
    public static string? Against(OpenCasebook book, EventSummary happened, IReadOnlyList<ListGroup> groups)
    {
        if (happened.When is not { } when)
            return null;
        var dates = new DateText(book.Packs);
        var told = book.Index.Query<string>(OfLists, IndexDatabase.List(groups.SelectMany(group => group.Members))).Select(fields => Stratifier.MonthOf(RecordText.Read(fields), dates)).OfType<(int Year, int Month)>().ToList();
        var inside = told.Count(month => IsNear(month, when));
        return 2 * inside >= told.Count ? null : string.Create(CultureInfo.InvariantCulture,
            $"Tolls are claims, not lists. Of {told.Count:N0} dated records on these lists {inside:N0} are of the event's time ({when}): they are lists of something else. Add lists of its people, three at least, or name those that are: --lists A,B,C");
    }

    private static bool IsNear((int Year, int Month) told, DateInterval when)
    {
        var first = new DateOnly(told.Year, Math.Max(told.Month, 1), 1);
        var last = first.AddMonths(told.Month == 0 ? 12 : 1).AddDays(-1);
        return first.DayNumber <= when.Last.DayNumber + DaysAround && when.First.DayNumber - DaysAround <= last.DayNumber;
    }
}
