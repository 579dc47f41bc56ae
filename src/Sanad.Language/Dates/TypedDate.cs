using System.Globalization;
using Sanad.Basics;

namespace Sanad.Language;

/// <summary>
/// A date as people type it into a field: 2019, 2019-11, 2019-11-15, or two of them with a stroke, as 2017-12/2018-01; in digits of any script, with strokes or dots instead of
/// hyphens, and in the Jalali calendar for years before 1700, which no report on people alive has in the Gregorian one. A Jalali month or year lies in two of the other calendar:
/// it is read as from its first to its last day.
/// </summary>
public static class TypedDate
{
    private const int FirstGregorianYear = 1700;
    private static readonly string[] Between = ["..", " - ", " – ", " to ", " تا "];

    /// <summary>Null when it is no date.</summary>
    public static DateInterval? Read(string? typed)
    {
        var parts = Digits.InAscii((typed ?? "").Trim()).Split(Between, StringSplitOptions.TrimEntries);
        if (parts is [var both] && both.Split('/') is [{ Length: >= 4 } one, { Length: >= 4 } other])
            parts = [one, other];
        return Array.ConvertAll(parts, One) switch
        {
            [{ } only] => only,
            [{ } from, { } to] when to.Last >= from.First => new(from.From, to.To),
            _ => null,
        };
    }

    /// <summary>The same where one date is asked for and no stretch: a day, or a Gregorian month or year. Null when it is none.</summary>
    public static PartialDate? ReadOne(string? typed) => Read(typed) is { } read && read.From == read.To ? read.From : null;

    private static DateInterval? One(string text)
    {
        var numbers = Array.ConvertAll(text.Split('-', '/', '.'), part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        if (numbers.Length > 3 || numbers.Contains(0) || numbers[0] > 9999)
            return null;
        return numbers[0] < FirstGregorianYear
            ? OfJalali(numbers)
            : PartialDate.TryParse(string.Join('-', numbers.Select((number, i) => number.ToString(i == 0 ? "0000" : "00", CultureInfo.InvariantCulture))), out var date) ? new(date) : null;
    }

    private static DateInterval? OfJalali(int[] numbers) => numbers switch
    {
        [var year] => Jalali.Year(year),
        [var year, var month] => Jalali.Month(year, month),
        [var year, var month, var day] => Jalali.Day(year, month, day) is { } found ? new(PartialDate.Of(found)) : null,
        _ => null,
    };
}
