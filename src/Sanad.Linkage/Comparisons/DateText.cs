using Sanad.Language;

namespace Sanad.Linkage.Comparisons;

/// <summary>Dates as lists write them.</summary>
/// <param name="packs">The names of months.</param>
public sealed class DateText(Packs packs)
{
    private readonly MonthWords _months = new(packs);

    /// <summary>True when the comparison of dates understands a text: a day, a month or a year, Gregorian or Jalali, in digits of any script, the month perhaps by its name.</summary>
    public bool IsDate(string text) => _months.Parse(text) is not null;

    /// <summary>Year and month in the Gregorian calendar; month 0 when the text tells the year alone; null when it is no date that is understood, or a Jalali year, which lies in two.</summary>
    public (int Year, int Month)? MonthOf(string text) => _months.Parse(text) is { } day && day.Earliest == day.Latest ? (day.Year, day.Month) : null;
}
