using Sanad.Basics;

namespace Sanad.Language;

/// <summary>Rule 5 and its like: counts days, weeks, months and years from an anchor; the answer is as coarse as the unit.</summary>
internal static class DateShift
{
    public static DateInterval? Of(DateMeaning.Shifted shifted, DateInterval anchor) => shifted.Unit switch
    {
        DateUnit.Hour => anchor.First == anchor.Last ? new(PartialDate.Of(anchor.First.AddDays(Days(shifted.Amount)))) : null,
        DateUnit.Day => anchor.First == anchor.Last ? new(PartialDate.Of(anchor.First.AddDays(shifted.Amount))) : null,
        DateUnit.Week => anchor.Days <= 7 ? Week(anchor.First.AddDays(7 * shifted.Amount), shifted.Calendar) : null,
        DateUnit.Month => IsInOneMonth(anchor, shifted.Calendar) ? Month(anchor.First, shifted) : null,
        DateUnit.Year => Year(anchor, shifted),
    };

    public static DateInterval? Of(DateMeaning.Lasting lasting, DateInterval anchor)
    {
        var edge = lasting.Amount < 0 ? anchor.Last : anchor.First;
        var far = lasting.Unit switch
        {
            DateUnit.Hour => edge.AddDays(Days(lasting.Amount)),
            DateUnit.Day => edge.AddDays(lasting.Amount),
            DateUnit.Week => edge.AddDays(7 * lasting.Amount),
            DateUnit.Month => edge.AddMonths(lasting.Amount),
            DateUnit.Year => edge.AddYears(lasting.Amount),
        };
        return lasting.Amount < 0 ? Jalali.Span(far, edge) : Jalali.Span(edge, far);
    }

    /// <summary>
    /// A part of a decade in years (the early 1980s are 1980 to 1983), of a year in months, of a month in days (a third is ten, a fourth seven);
    /// of anything else, equal runs of days.
    /// </summary>
    public static DateInterval Part(DateInterval whole, DatePortion portion)
    {
        var isYear = whole.From == whole.To && whole.From.Month is null;
        if (isYear)
            return new(new(whole.From.Year, 1 + (12 / portion.Of * portion.Index)), new(whole.From.Year, 12 / portion.Of * (portion.Index + 1)));
        if (whole.From.Month is null && whole.To.Year == whole.From.Year + 9 && portion.Of == 3)
            return new(new(whole.From.Year + (portion.Index * 3) + Math.Min(portion.Index, 1)), new(whole.From.Year + (portion.Index * 3) + 3));
        return whole.Days <= 31 ? OfMonth(whole, portion) : OfDays(whole, portion);
    }

    private static DateInterval OfMonth(DateInterval month, DatePortion portion)
    {
        var length = portion.Of switch { 2 => 15, 3 => 10, _ => 7 };
        if (portion.IsLast)
            return Jalali.Span(portion.Of == 4 ? month.Last.AddDays(-6) : month.First.AddDays(length * portion.Index), month.Last);
        return Jalali.Span(month.First.AddDays(length * portion.Index), month.First.AddDays((length * (portion.Index + 1)) - 1));
    }

    private static DateInterval OfDays(DateInterval whole, DatePortion portion) =>
        Jalali.Span(whole.First.AddDays(whole.Days * portion.Index / portion.Of), whole.First.AddDays((whole.Days * (portion.Index + 1) / portion.Of) - 1));

    private static bool IsInOneMonth(DateInterval anchor, CalendarKind calendar) =>
        anchor.Days <= 31 && (calendar == CalendarKind.Jalali || anchor.First.Month == anchor.Last.Month);

    private static int Days(int hours) => (int)Math.Round(hours / 24.0, MidpointRounding.AwayFromZero);

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
