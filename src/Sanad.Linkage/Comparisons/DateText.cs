namespace Sanad.Linkage.Comparisons;

/// <summary>Dates as lists write them.</summary>
public static class DateText
{
    /// <summary>True when the comparison of dates understands a text: a day, a month or a year, Gregorian or Jalali, in digits of any script.</summary>
    public static bool IsDate(string text) => DayValue.Parse(text) is not null;
}
