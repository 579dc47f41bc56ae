using System.Globalization;
using Sanad.Basics;

namespace Sanad.Web.Shell;

/// <summary>
/// A date as people type it: 2019, 2019-11, 2019-11-15, or two of them with a stroke; in digits of any script, with strokes or dots instead of hyphens,
/// and in the Jalali calendar for years before 1700, which no report on people alive has in the Gregorian one.
/// </summary>
internal static class TypedInterval
{
    private const int FirstGregorianYear = 1700;

    /// <summary>Null when it is no date.</summary>
    public static DateInterval? Read(string? typed)
    {
        var parts = Digits(typed ?? "").Split(["..", " - ", " – ", " to ", " تا "], StringSplitOptions.TrimEntries);
        if (parts is [var both] && both.Split('/') is [{ Length: >= 4 } one, { Length: >= 4 } other])
            parts = [one, other];
        var read = parts.Select(One).ToArray();
        return read switch
        {
            [{ } only] => only,
            [{ } from, { } to] when to.Last >= from.First => new(from.From, to.To),
            _ => null,
        };
    }

    private static DateInterval? One(string text)
    {
        var numbers = text.Split('-', '/', '.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        if (numbers.Length is 0 or > 3 || numbers.Contains(0) || numbers[0] > 9999)
            return null;
        return numbers[0] < FirstGregorianYear
            ? Jalali(numbers)
            : PartialDate.TryParse(string.Join('-', numbers.Select((number, i) => number.ToString(i == 0 ? "0000" : "00", CultureInfo.InvariantCulture))), out var date) ? new(date) : null;
    }

    private static DateInterval? Jalali(int[] numbers)
    {
        var calendar = new PersianCalendar();
        var (year, month) = (numbers[0], numbers.Length > 1 ? numbers[1] : 0);
        if (month > 12 || (numbers.Length == 3 && numbers[2] > calendar.GetDaysInMonth(year, month)))
            return null;
        var (lastMonth, day) = (month == 0 ? 12 : month, numbers.Length == 3 ? numbers[2] : 0);
        var first = Day(calendar, year, Math.Max(1, month), Math.Max(1, day));
        var last = Day(calendar, year, lastMonth, day == 0 ? calendar.GetDaysInMonth(year, lastMonth) : day);
        return new(PartialDate.Of(first), PartialDate.Of(last));
    }

    private static DateOnly Day(PersianCalendar calendar, int year, int month, int day) => DateOnly.FromDateTime(calendar.ToDateTime(year, month, day, 0, 0, 0, 0));

    private static string Digits(string text) =>
        string.Concat(text.Trim().Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));
}
