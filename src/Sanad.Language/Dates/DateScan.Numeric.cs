using Sanad.Basics;

namespace Sanad.Language;

/// <summary>Dates in digits only.</summary>
internal sealed partial class DateScan
{
    // 2020-05-31, 2020/05/31, 31/05/2020 (only when one reading is a date), 31.05.2020, «۱۳۹۸/۰۸/۲۵», «۹۸/۸/۲۵»; 2020-05.
    private DatePart Numeric(int i)
    {
        if (!TryNumber(i, out var a) || i + 2 >= tokens.Count || tokens[i + 1] is not { Kind: TokenKind.Punctuation, Folded: "-" or "/" or "." } mark
            || !TryNumber(i + 2, out var b) || !Touching(i, 3))
            return DatePart.Nothing;
        if (!IsMark(i + 3, mark.Folded) || !TryNumber(i + 4, out var c) || !Touching(i, 5))
            return tokens[i].Span.Length == 4 && mark.Folded == "-" && tokens[i + 2].Span.Length == 2 ? YearAndMonth(a, b) : DatePart.Nothing;
        if (IsMark(i + 5, mark.Folded) && Touching(i, 6) && TryNumber(i + 6, out _))
            return DatePart.Nothing;
        return (tokens[i].Span.Length, tokens[i + 4].Span.Length) switch
        {
            (4, <= 2) => NumericDay(a, b, c),
            (<= 2, 4) => DayFirst(a, b, c, mark.Folded),
            (2, <= 2) when words.Calendar == CalendarKind.Jalali && a > 31 => NumericDay(1300 + a, b, c),
            _ => DatePart.Nothing,
        };
    }

    private bool Touching(int i, int count)
    {
        for (var k = i; k + 1 < i + count && k + 1 < tokens.Count; k++)
        {
            if (!tokens[k].Touches(tokens[k + 1]))
                return false;
        }
        return true;
    }

    // 2011-12 may be a month or two years; only what cannot be two years is taken as a month.
    private static DatePart YearAndMonth(int year, int month) => month is >= 1 and <= 12 && month <= year % 100 && year is >= 1800 and <= LatestYear
        ? new(3, DateMentionKind.Month, new DateMeaning.Exact(new(new PartialDate(year, month))))
        : DatePart.Nothing;

    private static DatePart DayFirst(int a, int b, int year, string mark)
    {
        if (mark == "." || a > 12 || a == b)
            return NumericDay(year, b, a);
        return b > 12 ? NumericDay(year, a, b) : DatePart.Nothing;
    }

    private static DatePart NumericDay(int year, int month, int day)
    {
        var calendar = year is >= 1200 and < 1500 ? CalendarKind.Jalali : CalendarKind.Gregorian;
        return year is >= 1200 and <= LatestYear && YearChoice.InYear(calendar, year, month, day) is { } when
            ? new(5, DateMentionKind.Day, new DateMeaning.Exact(when)) { Calendar = calendar }
            : DatePart.Nothing;
    }
}
