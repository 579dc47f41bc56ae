using System.Globalization;
using Sanad.Basics;

namespace Sanad.Language;

/// <summary>The solar Hijri calendar of Iran, by the BCL's PersianCalendar: 25 Aban 1398 is 2019-11-16.</summary>
public static class Jalali
{
    private const int LatestYear = 9000;
    private const int LongMonths = 6;
    private static readonly PersianCalendar Calendar = new();

    // Day numbers of 1 Farvardin; 0 = not yet asked for. The calendar computes the equinox at every question, which is most of the time of a Persian text.
    private static readonly int[] NewYears = new int[LatestYear + 2];

    /// <summary>The day of a Jalali date, or null when there is none such (30 Esfand of a common year).</summary>
    public static DateOnly? Day(int year, int month, int day) => IsMonth(year, month) && day >= 1 && day <= DaysIn(year, month)
        ? DateOnly.FromDayNumber(FirstOf(year, month) + day - 1)
        : null;

    /// <summary>First and last day of a Jalali month; null when there is no such month.</summary>
    public static DateInterval? Month(int year, int month) => IsMonth(year, month)
        ? Span(DateOnly.FromDayNumber(FirstOf(year, month)), DateOnly.FromDayNumber(FirstOf(year, month) + DaysIn(year, month) - 1))
        : null;

    /// <summary>First and last day of a Jalali year; null outside 1 to 9000.</summary>
    public static DateInterval? Year(int year) => IsMonth(year, 1)
        ? Span(DateOnly.FromDayNumber(NewYear(year)), DateOnly.FromDayNumber(NewYear(year + 1) - 1))
        : null;

    /// <summary>Year, month and day of a day in the Jalali calendar.</summary>
    public static (int Year, int Month, int Day) Of(DateOnly day)
    {
        if (day.Year is <= 622 or > LatestYear)
            return ByCalendar(day);
        var year = day.Year - 621;
        if (day.DayNumber < NewYear(year))
            year--;
        var past = day.DayNumber - NewYear(year);
        return past < LongMonths * 31 ? (year, 1 + (past / 31), 1 + (past % 31)) : (year, 1 + LongMonths + ((past - (LongMonths * 31)) / 30), 1 + ((past - (LongMonths * 31)) % 30));
    }

    internal static DateInterval Span(DateOnly first, DateOnly last) => new(PartialDate.Of(first), PartialDate.Of(last));

    private static bool IsMonth(int year, int month) => year is >= 1 and <= LatestYear && month is >= 1 and <= 12;

    private static int NewYear(int year) => NewYears[year] is not 0 and var known ? known
        : NewYears[year] = DateOnly.FromDateTime(Calendar.ToDateTime(year, 1, 1, 0, 0, 0, 0)).DayNumber;

    // Six months of 31 days, five of 30, and Esfand with what is left of the year.
    private static int FirstOf(int year, int month) => NewYear(year) + ((month - 1) * 30) + Math.Min(month - 1, LongMonths);

    private static int DaysIn(int year, int month) => month <= LongMonths ? 31 : month < 12 ? 30 : NewYear(year + 1) - FirstOf(year, 12);

    private static (int Year, int Month, int Day) ByCalendar(DateOnly day)
    {
        var time = day.ToDateTime(default);
        return (Calendar.GetYear(time), Calendar.GetMonth(time), Calendar.GetDayOfMonth(time));
    }
}
