using System.Globalization;
using Sanad.Basics;

namespace Sanad.Language;

/// <summary>The solar Hijri calendar of Iran, by the BCL's PersianCalendar: 25 Aban 1398 is 2019-11-16.</summary>
public static class Jalali
{
    private static readonly PersianCalendar Calendar = new();

    /// <summary>The day of a Jalali date, or null when there is none such (30 Esfand of a common year).</summary>
    public static DateOnly? Day(int year, int month, int day) => IsMonth(year, month) && day >= 1 && day <= Calendar.GetDaysInMonth(year, month)
        ? DateOnly.FromDateTime(Calendar.ToDateTime(year, month, day, 0, 0, 0, 0))
        : null;

    /// <summary>First and last day of a Jalali month; null when there is no such month.</summary>
    public static DateInterval? Month(int year, int month) => IsMonth(year, month)
        ? Span(Day(year, month, 1)!.Value, Day(year, month, Calendar.GetDaysInMonth(year, month))!.Value)
        : null;

    /// <summary>First and last day of a Jalali year; null outside 1 to 9377.</summary>
    public static DateInterval? Year(int year) => IsMonth(year, 1) ? Span(Day(year, 1, 1)!.Value, Day(year + 1, 1, 1)!.Value.AddDays(-1)) : null;

    /// <summary>Year, month and day of a day in the Jalali calendar.</summary>
    public static (int Year, int Month, int Day) Of(DateOnly day)
    {
        var time = day.ToDateTime(default);
        return (Calendar.GetYear(time), Calendar.GetMonth(time), Calendar.GetDayOfMonth(time));
    }

    internal static DateInterval Span(DateOnly first, DateOnly last) => new(PartialDate.Of(first), PartialDate.Of(last));

    private static bool IsMonth(int year, int month) => year is >= 1 and <= 9000 && month is >= 1 and <= 12;
}
