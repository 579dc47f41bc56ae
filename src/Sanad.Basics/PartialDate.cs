using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sanad.Basics;

/// <summary>
/// A Gregorian date of which the day, or the day and the month, may be unknown. Written as EDTF level 0: 2019, 2019-11, 2019-11-15.
/// Unknown parts are null, never 0: "November 2019" is a statement of its own and not the first of that month.
/// </summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    /// <summary>A year, a month of a year, or a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such month or day, or a day without its month.</exception>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (!IsValid(year, month, day))
            throw new ArgumentOutOfRangeException(nameof(year), $"No such date: {year}-{month}-{day}");
        (Year, Month, Day) = (year, month, day);
    }

    /// <summary>1 to 9999.</summary>
    public int Year { get; }

    /// <summary>1 to 12, or null when only the year is known.</summary>
    public int? Month { get; }

    /// <summary>1 to 31, or null when the day is not known.</summary>
    public int? Day { get; }

    /// <summary>The first day that the date can mean.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that the date can mean.</summary>
    public DateOnly Last
    {
        get
        {
            var month = Month ?? 12;
            return new(Year, month, Day ?? DateTime.DaysInMonth(Year, month));
        }
    }

    /// <summary>A date known to the day.</summary>
    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>Reads 2019, 2019-11 or 2019-11-15; anything else is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        date = default;
        if (text is not { Length: 4 or 7 or 10 } || (text.Length > 4 && text[4] != '-') || (text.Length > 7 && text[7] != '-'))
            return false;
        int? month = null, day = null;
        if (!Number(text.AsSpan(0, 4), out var year))
            return false;
        if (text.Length >= 7)
            month = Number(text.AsSpan(5, 2), out var m) ? m : 0;
        if (text.Length == 10)
            day = Number(text.AsSpan(8, 2), out var d) ? d : 0;
        if (!IsValid(year, month, day))
            return false;
        date = new(year, month, day);
        return true;
    }

    /// <summary>Reads 2019, 2019-11 or 2019-11-15.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static PartialDate Parse(string text) => TryParse(text, out var date)
        ? date
        : throw new FormatException($"Not a date of the form 2019, 2019-11 or 2019-11-15: {text}");

    /// <summary>By first day; of two that begin on the same day, the more precise one first.</summary>
    public int CompareTo(PartialDate other) => (First, Last).CompareTo((other.First, other.Last));

    /// <inheritdoc/>
    public override string ToString() => (Month, Day) switch
    {
        ({ } m, { } d) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{m:D2}-{d:D2}"),
        ({ } m, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{m:D2}"),
        _ => Year.ToString("D4", CultureInfo.InvariantCulture),
    };

    private static bool IsValid(int year, int? month, int? day) =>
        year is >= 1 and <= 9999 && month is null or >= 1 and <= 12
        && (day is null || (month is { } m && day >= 1 && day <= DateTime.DaysInMonth(year, m)));

    private static bool Number(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
