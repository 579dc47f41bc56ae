using Sanad.Language;

namespace Sanad.Linkage.Comparisons;

/// <summary>A date as lists write it: a year, perhaps a month and a day; 0 = not known. Jalali years (1250 to 1450) are brought to the Gregorian calendar.</summary>
/// <param name="Year">Gregorian.</param>
/// <param name="Month">1 to 12, else 0.</param>
/// <param name="Day">1 to 31, else 0.</param>
internal readonly record struct DayValue(int Year, int Month, int Day)
{
    private const int FirstJalali = 1250, LastJalali = 1450, FirstYear = 1500, LastYear = 2100, BetweenCalendars = 621;

    // Who is 40 in 1990 was born in 1949 or 1950; ages are rounded, and counted from the year that has begun.
    private const int AgeBefore = 2, AgeAfter = 1;
    private static readonly System.Globalization.PersianCalendar Jalali = new();

    /// <summary>True when no more than the year is known; 1 January and 1 Farvardin stand for that in many lists.</summary>
    public bool IsYearOnly => Month == 0 || (Month == 1 && Day == 1) || IsNewYear;

    /// <summary>True when it was written in the Jalali calendar.</summary>
    public bool IsJalali { get; init; }

    /// <summary>True when it follows from an age.</summary>
    public bool IsAge { get; init; }

    private bool IsNewYear { get; init; }

    /// <summary>The first year in which it may lie.</summary>
    public int Earliest => IsAge ? Year - AgeBefore : Year;

    /// <summary>The last year in which it may lie: a Jalali year ends in the next Gregorian one.</summary>
    public int Latest => IsAge ? Year + AgeAfter : IsJalali && IsYearOnly ? Year + 1 : Year;

    /// <summary>The birth of someone of this age in this year; null when that is no age.</summary>
    public static DayValue? OfAge(string age, int year) => Numbered(age) is { } years and < 120 ? new(year - years, 0, 0) { IsAge = true } : null;

    // The whole years of "34", "34 years", "۳۴ ساله"; of "30-35" nothing is certain enough.
    private static int? Numbered(string age)
    {
        Span<int> numbers = stackalloc int[4], lengths = stackalloc int[4];
        return Numbers(Folding.Fold(age), numbers, lengths) == 1 ? numbers[0] : null;
    }

    /// <summary>Null when the text holds no date: words, an impossible month, a number that is no year.</summary>
    public static DayValue? Parse(string text)
    {
        Span<int> numbers = stackalloc int[4], lengths = stackalloc int[4];
        var count = Numbers(Folding.Fold(text), numbers, lengths);
        return (count, lengths[0]) switch
        {
            (1, 8) => Checked(numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100),
            (1, 6) => Checked(numbers[0] / 100, numbers[0] % 100, 0),
            (1, 4) => Checked(numbers[0], 0, 0),
            (2, 4) => Checked(numbers[0], numbers[1], 0),
            (2, _) when lengths[1] == 4 => Checked(numbers[1], numbers[0], 0),
            (3, 4) or (3, 3) => Checked(numbers[0], numbers[1], numbers[2]),
            (3, _) when lengths[2] == 4 => numbers[1] > 12 ? Checked(numbers[2], numbers[0], numbers[1]) : Checked(numbers[2], numbers[1], numbers[0]),
            _ => null,
        };
    }

    private static int Numbers(string text, Span<int> numbers, Span<int> lengths)
    {
        var count = 0;
        for (var i = 0; i < text.Length && count < numbers.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
            if (i - start > 8)
                return 0;
            (numbers[count], lengths[count]) = (int.Parse(text.AsSpan(start, i - start), System.Globalization.CultureInfo.InvariantCulture), i - start);
            count++;
            if (i < text.Length && text[i] is 't' or 'T')
                return count; // a time of the day follows
        }
        return count;
    }

    private static DayValue? Checked(int year, int month, int day)
    {
        if (month > 12 || day > 31)
            return null;
        if (year is >= FirstJalali and <= LastJalali)
            return FromJalali(year, month, month == 0 ? 0 : day);
        return year is < FirstYear or > LastYear ? null : new(year, month, month == 0 ? 0 : day);
    }

    // A Jalali year alone lies in two Gregorian ones; most of it in the first.
    private static DayValue? FromJalali(int year, int month, int day)
    {
        if (month == 0)
            return new(year + BetweenCalendars, 0, 0) { IsJalali = true };
        var last = Jalali.GetDaysInMonth(year, month);
        if (day > last)
            return day == last + 1 ? FromJalali(year, month, last) : null; // 30 Esfand of a year that is no leap year
        var at = Jalali.ToDateTime(year, month, Math.Max(day, 1), 0, 0, 0, 0);
        return new(at.Year, at.Month, day == 0 ? 0 : at.Day) { IsJalali = true, IsNewYear = month == 1 && day <= 1 };
    }

    /// <summary>Year, month and day in eight digits, in the calendar that is asked for; what is not known is 0. A day that its month does not have (31 February, a slip) stays Gregorian.</summary>
    public string Written(bool jalali)
    {
        if (!jalali || Day == 0 || Day > DateTime.DaysInMonth(Year, Month))
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Year:0000}{Month:00}{Day:00}");
        var at = new DateTime(Year, Month, Day);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Jalali.GetYear(at):0000}{Jalali.GetMonth(at):00}{Jalali.GetDayOfMonth(at):00}");
    }
}
