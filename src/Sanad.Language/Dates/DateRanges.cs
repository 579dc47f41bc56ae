using Sanad.Basics;

namespace Sanad.Language;

/// <summary>Joins two dates into one: from June 2012 until November 2015, August 6 and August 10, 2014 and 2015, January - February 2015, 2017-18.</summary>
internal sealed class DateRanges(DateScan scan, IReadOnlyList<Token> tokens, DateWords words)
{
    private const int LongestDayList = 31;

    /// <summary>The longest date or range that begins at a token.</summary>
    public DatePart At(int i)
    {
        var first = scan.At(i);
        if (!first.Found)
            return first;
        var at = i + first.Count;
        if (at < tokens.Count && words.RangeAnd.Contains(tokens[at].Folded))
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
        if (isList && meaning is DateMeaning.Exact { When: var when } && first.Kind == DateMentionKind.Day && when.Days > LongestDayList)
            return first;
        return new(first.Count + between + second.Count, DateMentionKind.Range, meaning) { Calendar = first.Calendar, Shy = first.Shy && second.Shy };
    }

    // "Between ... and ..." joins anything; a bare "and" only dates of the same shape.
    private bool IsListOf(DatePart first, DatePart second, int i)
    {
        if (i > 0 && words.RangeBefore.Contains(tokens[i - 1].Folded))
            return true;
        return first.Kind == second.Kind && first.Kind is DateMentionKind.Day or DateMentionKind.YearlessDay or DateMentionKind.YearlessMonth or DateMentionKind.Month or DateMentionKind.Year;
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

    // 2017-18, 2017/18 is left to people: 1980-88, 2011-12.
    private DatePart ShortYear(DatePart first, int at, int count)
    {
        var next = at + count;
        if (first.Kind != DateMentionKind.Year || first.Meaning is not DateMeaning.Exact { When.From: { Month: null } from } || next >= tokens.Count
            || tokens[next] is not { Kind: TokenKind.Number, Span.Length: 2 } || !tokens[at - 1].Touches(tokens[at]))
            return first;
        var end = (from.Year / 100 * 100) + int.Parse(tokens[next].Folded, System.Globalization.CultureInfo.InvariantCulture);
        return end > from.Year ? new(first.Count + count + 1, DateMentionKind.Range, new DateMeaning.Exact(new(from, new PartialDate(end)))) : first;
    }
}
