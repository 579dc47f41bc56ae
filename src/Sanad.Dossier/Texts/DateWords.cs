using System.Globalization;
using Sanad.Basics;

namespace Sanad.Dossier;

/// <summary>
/// Dates as people write them. English has the Gregorian calendar; Persian the Jalali one with the Gregorian date beside it, unless the reader has other habits. A month or a
/// year of one calendar covers two of the other: both are named, so that nothing becomes more precise than it was said.
/// </summary>
public static class DateWords
{
    private static readonly PersianCalendar Jalali = new();

    /// <summary>A date or an interval in full words.</summary>
    public static string Date(this InterfaceTexts texts, DateInterval when) =>
        texts.OtherCalendar(when) is { } other ? $"{texts.MainDate(when)} ({other})" : texts.MainDate(when);

    /// <summary>A date or an interval in the calendar that comes first.</summary>
    public static string MainDate(this InterfaceTexts texts, DateInterval when) =>
        texts.JalaliFirst ? texts.JalaliInterval(when) : texts.GregorianInterval(when);

    /// <summary>The same in the other calendar; null when only one is shown, or when it adds nothing.</summary>
    public static string? OtherCalendar(this InterfaceTexts texts, DateInterval when) =>
        !texts.BothCalendars ? null : !texts.JalaliFirst ? texts.JalaliInterval(when) : IsWholeJalali(when.First, when.Last) ? null : texts.GregorianInterval(when);

    /// <summary>A short form for narrow places: "19 Nov 2019"; only the calendar that comes first.</summary>
    public static string ShortDate(this InterfaceTexts texts, DateInterval when) => texts.JalaliFirst
        ? texts.JalaliInterval(when)
        : texts.Interval(texts.Gregorian(when.From, texts.ShortMonths), texts.Gregorian(when.To, texts.ShortMonths));

    /// <summary>The year in which a date or an interval begins, in the calendar that comes first.</summary>
    public static string Year(this InterfaceTexts texts, DateInterval when) =>
        texts.InDigits((texts.JalaliFirst ? Parts(when.First).Year : when.First.Year).ToString(CultureInfo.InvariantCulture));

    private static string GregorianInterval(this InterfaceTexts texts, DateInterval when) =>
        texts.Interval(texts.Gregorian(when.From), texts.Gregorian(when.To));

    private static string Interval(this InterfaceTexts texts, string from, string to) =>
        from == to ? from : texts.Filled("dates.interval", from, to);

    private static string Gregorian(this InterfaceTexts texts, PartialDate date, IReadOnlyList<string>? months = null)
    {
        var month = date.Month is { } m ? (months ?? texts.GregorianMonths)[m - 1] + " " : "";
        var day = date.Day is { } d ? $"{d} " : "";
        return texts.InDigits($"{day}{month}{date.Year}");
    }

    private static string JalaliInterval(this InterfaceTexts texts, DateInterval when)
    {
        var (first, last) = (Parts(when.First), Parts(when.Last));
        if (IsWholeJalali(when.First, when.Last))
            return texts.InDigits(first.Month == last.Month ? $"{texts.JalaliMonths[first.Month - 1]} {first.Year}" : $"{first.Year}");
        return when.From == when.To ? texts.JalaliOf(when.From, first, last) : texts.JalaliBetween(when, first, last);
    }

    // A Gregorian month lies in two Jalali ones, a year in two years.
    private static string JalaliOf(this InterfaceTexts texts, PartialDate date, JalaliDay first, JalaliDay last)
    {
        if (date.Day is not null)
            return texts.Day(first);
        if (date.Month is null)
            return texts.InDigits($"{first.Year}–{last.Year}");
        var (from, to) = (texts.JalaliMonths[first.Month - 1], texts.JalaliMonths[last.Month - 1]);
        return texts.InDigits(first.Year == last.Year ? $"{from}–{to} {last.Year}" : $"{from} {first.Year}–{to} {last.Year}");
    }

    private static string JalaliBetween(this InterfaceTexts texts, DateInterval when, JalaliDay first, JalaliDay last)
    {
        if (when.From.Month is null && when.To.Month is null)
            return texts.InDigits($"{first.Year}–{last.Year}");
        return texts.Interval(
            when.From.Day is null ? texts.InDigits($"{texts.JalaliMonths[first.Month - 1]} {first.Year}") : texts.Day(first),
            when.To.Day is null ? texts.InDigits($"{texts.JalaliMonths[last.Month - 1]} {last.Year}") : texts.Day(last));
    }

    private static string Day(this InterfaceTexts texts, JalaliDay date) =>
        texts.InDigits($"{date.Day} {texts.JalaliMonths[date.Month - 1]} {date.Year}");

    /// <summary>True for exactly one Jalali month or one Jalali year.</summary>
    private static bool IsWholeJalali(DateOnly first, DateOnly last)
    {
        var (from, to, after) = (Parts(first), Parts(last), Parts(last.AddDays(1)));
        var wholeMonths = from.Day == 1 && after.Day == 1 && from.Year == to.Year;
        return wholeMonths && (from.Month == to.Month || (from.Month == 1 && to.Month == 12));
    }

    private static JalaliDay Parts(DateOnly day)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        return new(Jalali.GetYear(at), Jalali.GetMonth(at), Jalali.GetDayOfMonth(at));
    }

    private readonly record struct JalaliDay(int Year, int Month, int Day);
}
