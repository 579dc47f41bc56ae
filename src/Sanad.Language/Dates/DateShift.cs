using Sanad.Basics;

namespace Sanad.Language;

/// <summary>Rule 5 and its like: counts days, weeks, months and years from an anchor; the answer is as coarse as the unit.</summary>
internal static class DateShift
{
    public static DateInterval? Of(DateMeaning.Shifted shifted, DateInterval anchor) => shifted.Unit switch
    {
        DateUnit.Day => anchor.First == anchor.Last ? new(PartialDate.Of(anchor.First.AddDays(shifted.Amount))) : null,
        DateUnit.Week => anchor.Days <= 7 ? Week(anchor.First.AddDays(7 * shifted.Amount), shifted.Calendar) : null,
        DateUnit.Month => anchor.Days <= 31 && (shifted.Calendar == CalendarKind.Jalali || anchor.First.Month == anchor.Last.Month) ? Month(anchor.First, shifted) : null,
        DateUnit.Year => Year(anchor, shifted),
    };

    public static DateInterval? Of(DateMeaning.Lasting lasting, DateInterval anchor)
    {
        var edge = lasting.Amount < 0 ? anchor.Last : anchor.First;
        var far = lasting.Unit switch
        {
            DateUnit.Day => edge.AddDays(lasting.Amount),
            DateUnit.Week => edge.AddDays(7 * lasting.Amount),
            DateUnit.Month => edge.AddMonths(lasting.Amount),
            DateUnit.Year => edge.AddYears(lasting.Amount),
        };
        return lasting.Amount < 0 ? Jalali.Span(far, edge) : Jalali.Span(edge, far);
    }

    /// <summary>A third of a decade in years, of a year in months, of a month in days; of "the 1980s" the first is 1980 to 1983.</summary>
    public static DateInterval Third(DateInterval whole, int third)
    {
        var days = whole.Days;
        var (first, last) = (whole.First.AddDays(days * third / 3), whole.First.AddDays((days * (third + 1) / 3) - 1));
        if (whole.From is { Month: null } from && whole.From == whole.To)
            return new(new(from.Year, 1 + (third * 4)), new(from.Year, 4 + (third * 4)));
        if (whole.From is { Month: null } && days > 3600)
            return new(new(whole.From.Year + (third * 3) + Math.Min(third, 1)), new(whole.From.Year + (third * 3) + 3));
        return days > 31 ? Jalali.Span(first, last) : Jalali.Span(whole.First.AddDays(third * 10), third == 2 ? whole.Last : whole.First.AddDays((third * 10) + 9));
    }

    private static DateInterval Week(DateOnly day, CalendarKind calendar)
    {
        var firstDay = calendar == CalendarKind.Jalali ? DayOfWeek.Saturday : DayOfWeek.Monday;
        var first = day.AddDays(-(((int)day.DayOfWeek - (int)firstDay + 7) % 7));
        return Jalali.Span(first, first.AddDays(6));
    }

    private static DateInterval? Month(DateOnly day, DateMeaning.Shifted shifted)
    {
        if (shifted.Calendar == CalendarKind.Gregorian)
        {
            var month = day.AddMonths(shifted.Amount);
            return new(new PartialDate(month.Year, month.Month));
        }
        var (year, number, _) = Jalali.Of(day);
        var count = (year * 12) + number - 1 + shifted.Amount;
        return Jalali.Month(count / 12, (count % 12) + 1);
    }

    private static DateInterval? Year(DateInterval anchor, DateMeaning.Shifted shifted)
    {
        var inOneYear = anchor.First.Year == anchor.Last.Year;
        if (shifted.Calendar == CalendarKind.Gregorian)
            return inOneYear ? new(new PartialDate(anchor.First.Year + shifted.Amount)) : null;
        var year = Jalali.Of(anchor.First).Year;
        return year == Jalali.Of(anchor.Last).Year ? Jalali.Year(year + shifted.Amount) : null;
    }
}
