using Sanad.Basics;

namespace Sanad.Language;

/// <summary>Joins two dates into one: from June 2012 until November 2015, August 6 and August 10, 2014 and 2015, January - February 2015, 2017-18.</summary>
internal sealed class DateRanges(DateScan scan, List<Token> tokens, DateWords words)
{
    private const int LongestDayList = 31;

    /// <summary>The longest date or range that begins at a token.</summary>
    public DatePart At(int i)
    {
        var first = scan.At(i);
        if (!first.Found)
            return first;
        var at = i + first.Count;
        if (at < tokens.Count && words.RangeAnd.Contains(tokens[at].Word))
            return Joined(first, scan.At(at + 1), 1, isList: true, i);
        if (words.RangeBetween.Longest(tokens, at, out var count).Count == 0)
            return first;
        var second = scan.At(at + count);
        return second.Found ? Joined(first, second, count, isList: false, i) : ShortYear(first, at, count);
    }

    private DatePart Joined(DatePart first, DatePart second, int between, bool isList, int i)
    {
        if (!second.Found || (isList && !IsListOf(first, second, i)) || Meaning(first.Meaning, second.Meaning) is not { } meaning)
            return first;
        if (isList && meaning is DateMeaning.Exact { When: var when } && second.Kind == DateMentionKind.Day && when.Days > LongestDayList)
            return first;
        return new(first.Count + between + second.Count, DateMentionKind.Range, meaning) { Calendar = first.Calendar, Shy = first.Shy && second.Shy };
    }

    // "Between ... and ..." joins anything; a bare "and" only dates of the same shape.
    private bool IsListOf(DatePart first, DatePart second, int i)
    {
        if (i > 0 && words.RangeBefore.Contains(tokens[i - 1].Word))
            return true;
        return (first.Kind, second.Kind) switch
        {
            (DateMentionKind.Day or DateMentionKind.YearlessDay, DateMentionKind.Day) => true,
            (DateMentionKind.Month or DateMentionKind.YearlessMonth, DateMentionKind.Month) => true,
            (DateMentionKind.YearlessDay or DateMentionKind.YearlessMonth or DateMentionKind.Year or DateMentionKind.Weekday, _) => first.Kind == second.Kind,
            _ => false,
        };
    }

    // The end's year serves the start: "January - February 2015". Ends that are out of order are two dates.
    private static DateMeaning? Meaning(DateMeaning first, DateMeaning second)
    {
        if (second is not DateMeaning.Exact to)
            return first is DateMeaning.OfYear or DateMeaning.OnWeekday && second.GetType() == first.GetType() ? new DateMeaning.Between(first, second) : null;
        var from = first switch
        {
            DateMeaning.Exact exact => exact.When,
            DateMeaning.OfYear ofYear => YearChoice.OfYear(ofYear, new(to.When.To)),
            _ => (DateInterval?)null,
        };
        return from is { } start && start.First <= to.When.First ? new DateMeaning.Exact(new(start.From, to.When.To)) : null;
    }

    // 1980-88; «سال‌های ۶۰ تا ۶۷». The second year lies in the first one's century.
    private DatePart ShortYear(DatePart first, int at, int count)
    {
        var next = at + count;
        if (first.Kind != DateMentionKind.Year || first.Meaning is not DateMeaning.Exact { When: var when } || next >= tokens.Count
            || tokens[next] is not { Kind: TokenKind.Number, Span.Length: 2, Folded.Length: 2 } || !(tokens[at - 1].Touches(tokens[at]) || first.Count > 1))
            return first;
        var year = int.Parse(tokens[next].Folded, System.Globalization.CultureInfo.InvariantCulture);
        var end = first.Calendar == CalendarKind.Jalali
            ? Jalali.Year(SameCentury(Jalali.Of(when.First).Year, year))
            : new DateInterval(new PartialDate(SameCentury(when.From.Year, year)));
        return end is { } last && last.First > when.Last
            ? new(first.Count + count + 1, DateMentionKind.Range, new DateMeaning.Exact(new(when.From, last.To))) { Calendar = first.Calendar }
            : first;
    }

    private static int SameCentury(int year, int lastDigits) => (year / 100 * 100) + lastDigits;
}
