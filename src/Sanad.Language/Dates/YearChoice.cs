using Sanad.Basics;

namespace Sanad.Language;

/// <summary>Rule 3: finds the year of a day, month or season that is written without one. Rule 8: the same for the Jalali calendar.</summary>
internal static class YearChoice
{
    public static DateInterval? OfYear(DateMeaning.OfYear date, DateInterval anchor) =>
        Choose(date.Calendar, date.Direction, anchor, year => InYear(date.Calendar, year, date.Month, date.Day));

    public static DateInterval? Season(DateMeaning.InSeason season, DateInterval anchor) =>
        Choose(season.Calendar, season.Direction, anchor, year => Seasons.Of(season.Calendar, season.Season, year));

    /// <summary>A day or month of a year as a Gregorian interval; null when that year has no such day.</summary>
    public static DateInterval? InYear(CalendarKind calendar, int year, int month, int? day)
    {
        if (calendar == CalendarKind.Jalali)
            return day is { } jalali ? Jalali.Day(year, month, jalali) is { } found ? new(PartialDate.Of(found)) : null : Jalali.Month(year, month);
        var isDate = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year, month)));
        return isDate ? new(new PartialDate(year, month, day)) : null;
    }

    // 29 February and 30 Esfand do not come every year; eight years back is always enough.
    private static DateInterval? Choose(CalendarKind calendar, DateDirection direction, DateInterval anchor, Func<int, DateInterval?> inYear)
    {
        var year = calendar == CalendarKind.Jalali ? Jalali.Of(anchor.Last).Year : anchor.Last.Year;
        if (direction is DateDirection.Current or DateDirection.LastYear)
            return inYear(direction == DateDirection.Current ? year : year - 1);
        var (start, step) = direction == DateDirection.After ? (year - 1, 1) : (year + 1, -1);
        for (var i = 0; i <= 9; i++)
        {
            if (inYear(start + (i * step)) is { } when && Fits(direction, when, anchor))
                return when;
        }
        return null;
    }

    private static bool Fits(DateDirection direction, DateInterval when, DateInterval anchor) => direction switch
    {
        DateDirection.AtOrBefore => when.First <= anchor.Last,
        DateDirection.Before => when.Last < anchor.Last && !when.Contains(anchor),
        DateDirection.After => when.First > anchor.Last,
        DateDirection.Current or DateDirection.LastYear => true,
    };
}

/// <summary>The seasons as months: meteorological ones of the northern hemisphere, or quarters of the Jalali year.</summary>
internal static class Seasons
{
    public const int Winter = 3;

    /// <summary>0 is spring. A Gregorian winter is December of that year to February of the next; a Jalali one ends its year.</summary>
    public static DateInterval? Of(CalendarKind calendar, int season, int year)
    {
        if (calendar == CalendarKind.Gregorian)
            return new(new(year, 3 + (season * 3)), season == Winter ? new(year + 1, 2) : new PartialDate(year, 5 + (season * 3)));
        var (first, last) = (Jalali.Month(year, 1 + (season * 3)), Jalali.Month(year, 3 + (season * 3)));
        return first is { } from && last is { } to ? new(from.From, to.To) : null;
    }
}
