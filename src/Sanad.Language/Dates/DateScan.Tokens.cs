using System.Globalization;

namespace Sanad.Language;

/// <summary>The small questions to the tokens that the date patterns are made of.</summary>
internal sealed partial class DateScan
{
    private readonly record struct YearRead(int Number, CalendarKind Calendar);

    private bool IsMark(int i, string mark) => i < tokens.Count && tokens[i].IsMark(mark);

    private bool TryNumber(int i, out int number)
    {
        number = 0;
        return i < tokens.Count && tokens[i].Kind == TokenKind.Number && tokens[i].Folded.Length == tokens[i].Span.Length
            && int.TryParse(tokens[i].Folded, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    // 22, 22nd, «۲۲م», "the twenty-second" by its word list, «بیست و دوم».
    private bool TryDay(int i, out int day, out int end)
    {
        (day, end) = (0, i + 1);
        if (i >= tokens.Count)
            return false;
        if (words.DayWords.Longest(tokens, i, out var count) is [var word, ..])
            (day, end) = (word, i + count);
        else if (TryNumber(i, out var number) && tokens[i].Span.Length <= 2)
            (day, end) = (number, IsOrdinalEnding(i + 1) ? i + 2 : i + 1);
        else if (tokens[i].Kind == TokenKind.Word && char.IsAsciiDigit(tokens[i].Folded[0]))
            day = OrdinalDay(tokens[i].Folded);
        return day is >= 1 and <= 31;
    }

    private bool IsOrdinalEnding(int i) => i < tokens.Count && tokens[i - 1].Touches(tokens[i]) && words.OrdinalEndings.Contains(tokens[i].Word);

    private int OrdinalDay(string word)
    {
        var digits = word.AsSpan(0, word.AsSpan().IndexOfAnyExceptInRange('0', '9') is > 0 and var end ? end : 0);
        var isOrdinal = digits.Length is 1 or 2 && words.OrdinalEndings.Contains(word[digits.Length..]);
        return isOrdinal ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    private bool Month(int i, out MonthName month, out int count)
    {
        month = default;
        count = 0;
        if (i >= tokens.Count || words.Months.Longest(tokens, i, out count) is not [var first, ..] || !HasCapital(i))
            return false;
        month = first;
        return true;
    }

    private bool StartsMonth(int i) => Month(IsMark(i, "-") ? i + 1 : i, out _, out _);

    // Only scripts with capitals can be asked for one.
    private bool HasCapital(int i) => !char.IsLower(text[tokens[i].Span.Start]);

    // "22 and 23", "22-23", "22 & 23", «۲۲ و ۲۳», «۲۲ تا ۲۵».
    private bool TryJoint(int i, out int after)
    {
        after = i + 1;
        if (i >= tokens.Count)
            return false;
        if (words.RangeAnd.Contains(tokens[i].Word))
            return true;
        if (words.RangeBetween.Longest(tokens, i, out var count).Count == 0)
            return false;
        after = i + count;
        return true;
    }

    // The year behind a month: after a comma or a filler word; two digits for a Jalali month, or as wires write it (5 DEC 88).
    private bool TryYear(int i, MonthName month, out YearRead year, out int end)
    {
        year = default;
        var at = i;
        if (IsMark(at, ".") && i > 0 && tokens[i - 1].Span.Length <= 4 && tokens[i - 1].Touches(tokens[i]))
            at++;
        if (IsMark(at, ","))
            at++;
        if (words.Fillers.Longest(tokens, at, out var filler).Count > 0)
            at += filler;
        if (at < tokens.Count && tokens[at].Folded is "'" && at + 1 < tokens.Count && tokens[at].Touches(tokens[at + 1]))
            at++;
        end = at + 1;
        return TryNumber(at, out var number) && IsYearFor(month, number, at, i, out year) && (IsModern(year) || !CountsAt(end));
    }

    private bool IsYearFor(MonthName month, int number, int at, int from, out YearRead year)
    {
        year = new(number, CalendarKind.Gregorian);
        if (tokens[at].Span.Length == 4)
        {
            if (number is >= 1200 and < 1500)
                year = new(number, CalendarKind.Jalali);
            return number is >= EarliestYear and <= LatestYear && !(month.Calendar == CalendarKind.Gregorian && year.Calendar == CalendarKind.Jalali);
        }
        if (tokens[at].Span.Length != 2 || IsMark(from, ","))
            return false;
        var isJalali = month.Calendar == CalendarKind.Jalali;
        year = isJalali
            ? new(number + (number >= JalaliPivot ? 1300 : 1400), CalendarKind.Jalali)
            : new(number + (number >= TwoDigitPivot ? 1900 : 2000), CalendarKind.Gregorian);
        return isJalali || IsWireMonth(from - 1, at + 1) || tokens[at - 1].Folded == "'";
    }

    // "In May 1500 people were killed": only a year of our own time is believed before a noun that is counted.
    private static bool IsModern(YearRead year) => year.Number is >= 1900 or (>= 1300 and < 1450);

    private bool IsDetermined(int i) => i > 0 && words.Determiners.Contains(tokens[i - 1].Word);

    // 5 DEC 88 anywhere, 5 Dec 88 only where no noun follows that the 88 might count.
    private bool IsWireMonth(int i, int after) => i >= 0 && tokens[i].Span.Length is 3 or 4
        && (char.IsUpper(text[tokens[i].Span.End - 1]) || after >= tokens.Count || tokens[after].Kind != TokenKind.Word);

    // The 2020 of 03/04/2020, of which nobody can tell the day, is not a year by itself.
    private bool IsInFraction(int i) => i > 1 && tokens[i - 1] is { Kind: TokenKind.Punctuation, Folded: "/" or "." } mark
        && mark.Touches(tokens[i]) && tokens[i - 2].Touches(mark) && tokens[i - 2].Kind == TokenKind.Number;

    private bool CountsAt(int i) => i < tokens.Count && (words.CountingAfter.Contains(tokens[i].Word) || IsMark(i, "%"));

    private bool CountsBefore(int i) => i > 0
        && (words.CountingBefore.Contains(tokens[i - 1].Word) || tokens[i - 1] is { Kind: TokenKind.Punctuation, Folded: "$" or "€" or "£" or "#" });
}
