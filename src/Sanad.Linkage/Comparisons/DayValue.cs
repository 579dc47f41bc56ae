using Sanad.Language;

namespace Sanad.Linkage.Comparisons;

/// <summary>A date as lists write it: a year, perhaps a month and a day; 0 = not known. Jalali years (1250 to 1450) are brought to the Gregorian calendar.</summary>
/// <param name="Year">Gregorian.</param>
/// <param name="Month">1 to 12, else 0.</param>
/// <param name="Day">1 to 31, else 0.</param>
internal readonly record struct DayValue(int Year, int Month, int Day)
{
    private const int FirstJalali = 1250, LastJalali = 1450, FirstYear = 1500, LastYear = 2100;
    private static readonly System.Globalization.PersianCalendar Jalali = new();

    /// <summary>Which day; null unless the day is known.</summary>
    public int? Number => Day > 0 && Day <= DateTime.DaysInMonth(Year, Month) ? new DateOnly(Year, Month, Day).DayNumber : null;

    /// <summary>True when no more than the year is known; 1 January and 1 Farvardin stand for that in many lists.</summary>
    public bool IsYearOnly => Month == 0 || (Month == 1 && Day == 1) || (Month == 3 && Day is 20 or 21 or 22 && WasJalaliNewYear);

    /// <summary>True when it was written as 1 Farvardin.</summary>
    public bool WasJalaliNewYear { get; init; }

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
            if (text.IndexOf('T', start) == i || (i < text.Length && text[i] == 't'))
                return count + 1; // a time of the day follows
            count++;
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
            return new(year + 621, 0, 0);
        var known = Math.Clamp(day, 1, Jalali.GetDaysInMonth(year, month));
        var at = Jalali.ToDateTime(year, month, known, 0, 0, 0, 0);
        return new(at.Year, at.Month, day == 0 ? 0 : at.Day) { WasJalaliNewYear = month == 1 && day <= 1 };
    }
}
