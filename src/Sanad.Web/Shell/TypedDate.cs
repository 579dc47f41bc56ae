using System.Globalization;
using Sanad.Basics;

namespace Sanad.Web.Shell;

/// <summary>
/// A date that a person typed: 2019, 2019-11 or 2019-11-15, in any digits; also a whole day of the Jalali calendar, 1398-08-29. A Jalali month or year
/// alone is refused: it lies in two of the other calendar, and what is recorded must not become more precise than what was known.
/// </summary>
internal static class TypedDate
{
    // No report is from these Gregorian years; in the Jalali calendar they are 1821 to 2121.
    private const int FirstJalali = 1200, LastJalali = 1499;
    private static readonly PersianCalendar Jalali = new();

    /// <returns>False when it is no date; nothing typed is true with null.</returns>
    public static bool TryRead(string? typed, out PartialDate? date)
    {
        date = null;
        if (string.IsNullOrWhiteSpace(typed))
            return true;
        var parts = string.Concat(typed.Trim().Select(Ascii)).Split('-', '/', '.');
        if (parts.Length > 3 || parts[0].Length != 4 || !parts.All(part => part.Length is 1 or 2 or 4 && part.All(char.IsAsciiDigit)))
            return false;
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        var (year, month, day) = (numbers[0], parts.Length > 1 ? numbers[1] : (int?)null, parts.Length > 2 ? numbers[2] : (int?)null);
        date = year is >= FirstJalali and <= LastJalali ? OfJalali(year, month, day) : OfGregorian(year, month, day);
        return date is not null;
    }

    private static PartialDate? OfJalali(int year, int? month, int? day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= Jalali.GetDaysInMonth(year, month.Value)
            ? PartialDate.Of(DateOnly.FromDateTime(Jalali.ToDateTime(year, month.Value, day.Value, 0, 0, 0, 0)))
            : null;

    private static PartialDate? OfGregorian(int year, int? month, int? day)
    {
        var text = string.Join('-', new[] { $"{year:D4}", month is null ? null : $"{month:D2}", day is null ? null : $"{day:D2}" }.OfType<string>());
        return PartialDate.TryParse(text, out var date) ? date : null;
    }

    private static char Ascii(char c) => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c;
}
