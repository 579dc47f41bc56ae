using System.Globalization;
using Sanad.Basics;

namespace Sanad.Language;

/// <summary>What was read at a token: a meaning and how many tokens it takes; 0 when nothing was.</summary>
internal readonly record struct DatePart(int Count, DateMentionKind Kind, DateMeaning Meaning)
{
    public CalendarKind Calendar { get; init; }

    public DayOfWeek? Weekday { get; init; }

    /// <summary>A lone month or year that needs a preposition or the like to be believed.</summary>
    public bool Shy { get; init; }

    public static DatePart Nothing => default;

    public bool Found => Count > 0;

    public DatePart Longer(DatePart other) => other.Count > Count ? other : this;
}

/// <summary>Reads dates at a token of one text. This part: days, months and years; DateScan.Counted.cs: what is counted from an anchor.</summary>
internal sealed partial class DateScan(string text, List<Token> tokens, DateWords words)
{
    private const int EarliestYear = 1000;
    private const int LatestYear = 2199;
    private const int TwoDigitPivot = 40;
    private const int JalaliPivot = 20;

    /// <summary>The longest single date (no range) that begins at a token.</summary>
    public DatePart At(int i)
    {
        var roles = i < tokens.Count ? words.RolesOf(tokens[i]) : DateRole.None;
        return roles == DateRole.None ? DatePart.Nothing : Calendar(i, roles).Longer(Counted(i, roles));
    }

    private DatePart Calendar(int i, DateRole roles)
    {
        var found = roles.HasFlag(DateRole.Weekday) ? WeekdayAndDate(i) : DatePart.Nothing;
        if (roles.HasFlag(DateRole.Number))
            found = found.Longer(Numeric(i));
        if (roles.HasFlag(DateRole.Day))
            found = found.Longer(DayMonth(i));
        if (roles.HasFlag(DateRole.Month))
            found = found.Longer(MonthDay(i)).Longer(MonthYear(i));
        if (roles.HasFlag(DateRole.Season))
            found = found.Longer(Season(i));
        if (roles.HasFlag(DateRole.Year))
            found = found.Longer(YearAlone(i));
        if (roles.HasFlag(DateRole.Decade))
            found = found.Longer(Decade(i));
        if (roles.HasFlag(DateRole.Part))
            found = found.Longer(PartOf(i));
        return roles.HasFlag(DateRole.Directed) ? found.Longer(Directed(i)) : found;
    }

    // "Saturday, May 31, 2020"; «شنبه ۲۵ آبان»; a weekday alone.
    private DatePart WeekdayAndDate(int i)
    {
        var prefix = words.DayPrefixes.Longest(tokens, i, out var before).Count > 0 ? before : 0;
        if (words.Weekdays.Longest(tokens, i + prefix, out var count) is not [var weekday, ..] || !HasCapital(i + prefix))
            return DatePart.Nothing;
        var next = i + prefix + count;
        if (IsMark(next, ".") && IsShortWeekday(i + prefix))
            next++;
        var part = next < tokens.Count && words.DayParts.Contains(tokens[next].Word) ? next + 1 : next;
        var at = IsMark(part, ",") || IsMark(part, "(") ? part + 1 : part;
        var date = Numeric(at).Longer(DayMonth(at)).Longer(MonthDay(at));
        if (date.Found)
            return date with { Count = at + date.Count - i, Weekday = weekday };
        if (IsShortWeekday(i + prefix))
            return DatePart.Nothing;
        var direction = words.DirectionsAfter.Longest(tokens, next, out var after) is [var which, ..] ? which : DateDirection.AtOrBefore;
        return new(next - i + after, DateMentionKind.Weekday, new DateMeaning.OnWeekday(weekday, direction)) { Weekday = weekday };
    }

    private bool IsShortWeekday(int i) => words.ShortWeekdays.Contains(tokens[i].Word);

    // "31 May 2020", "the 22nd of March", "22 and 23 March", "22-23 March 2014", «۲۵ آبان ۱۳۹۸», «بیست و پنجم آبان ماه».
    private DatePart DayMonth(int i)
    {
        if (!TryDay(i, out var first, out var at))
            return DatePart.Nothing;
        var last = first;
        if (TryJoint(at, out var joint) && TryDay(joint, out var second, out var afterSecond) && second > first)
            (last, at) = (second, afterSecond);
        if (words.Fillers.Longest(tokens, at, out var filler).Count > 0)
            at += filler;
        if (IsMark(at, "-") && !IsMark(at + 1, "-"))
            at++;
        if (Month(at, out var month, out var count) && Followed(i, at + count, month, first, last) is { Found: true } plain)
            return plain;
        // «۲۲ تا ۲۵ آبان» may fail where «۲۲» alone would not: the range is read by the caller then.
        return DatePart.Nothing;
    }

    // "May 31, 2020", "March 22", "March 22-23, 2014", "July 3rd".
    private DatePart MonthDay(int i)
    {
        if (!Month(i, out var month, out var count))
            return DatePart.Nothing;
        var at = i + count;
        if (IsMark(at, ".") && count == 1 && tokens[i].Span.Length <= 4)
            at++;
        var mayEnd = i > 0 && words.MonthPrepositions.Contains(tokens[i - 1].Word);
        if (!TryDay(at, out var first, out at) || (mayEnd && CountsAt(at)))
            return DatePart.Nothing;
        var last = first;
        if (TryJoint(at, out var joint) && TryDay(joint, out var second, out var after) && second > first && !(mayEnd && CountsAt(after)) && !StartsMonth(after))
            (last, at) = (second, after);
        return Followed(i, at, month, first, last);
    }

    private DatePart Followed(int start, int at, MonthName month, int first, int last)
    {
        if (TryYear(at, month, out var year, out var end))
            return ExactDays(end - start, year.Calendar, year.Number, month, first, last);
        var direction = words.DirectionsAfter.Longest(tokens, at, out var after) is [var which, ..] ? which : DateDirection.AtOrBefore;
        if (!IsDayOf(month, first) || !IsDayOf(month, last))
            return DatePart.Nothing;
        DateMeaning from = new DateMeaning.OfYear(month.Calendar, month.Number, first, direction);
        DateMeaning meaning = first == last ? from : new DateMeaning.Between(from, new DateMeaning.OfYear(month.Calendar, month.Number, last, direction));
        return new(at + after - start, first == last ? DateMentionKind.YearlessDay : DateMentionKind.Range, meaning) { Calendar = month.Calendar };
    }

    private static bool IsDayOf(MonthName month, int day) => day <= (month.Calendar, month.Number) switch
    {
        (CalendarKind.Gregorian, 2) => 29,
        (CalendarKind.Gregorian, 4 or 6 or 9 or 11) => 30,
        (CalendarKind.Jalali, > 6) => 30,
        _ => 31,
    };

    private static DatePart ExactDays(int count, CalendarKind yearCalendar, int year, MonthName month, int first, int last)
    {
        var from = InYear(yearCalendar, year, month, first);
        var to = InYear(yearCalendar, year, month, last);
        if (from is null || to is null)
            return DatePart.Nothing;
        var kind = first == last ? DateMentionKind.Day : DateMentionKind.Range;
        return new(count, kind, new DateMeaning.Exact(new(from.Value.From, to.Value.To))) { Calendar = month.Calendar };
    }

    // A Jalali month with a Gregorian year («دی ۲۰۱۷») begins in that year; the other way round is no date.
    private static DateInterval? InYear(CalendarKind yearCalendar, int year, MonthName month, int? day)
    {
        if (month.Calendar == yearCalendar)
            return YearChoice.InYear(month.Calendar, year, month.Number, day);
        if (month.Calendar == CalendarKind.Gregorian)
            return null;
        var first = YearChoice.InYear(CalendarKind.Jalali, year - 621, month.Number, day);
        return first is { } when && when.First.Year == year ? first : YearChoice.InYear(CalendarKind.Jalali, year - 622, month.Number, day);
    }

    // "November 2019", "in November", "the month of November", «آبان ماه ۹۸».
    private DatePart MonthYear(int i)
    {
        var prefix = words.MonthBefore.Longest(tokens, i, out var before).Count > 0 ? before : 0;
        if (!Month(i + prefix, out var month, out var count))
            return DatePart.Nothing;
        var at = i + prefix + count;
        if (TryYear(at, month, out var year, out var end) && InYear(year.Calendar, year.Number, month, null) is { } when)
            return new(end - i, DateMentionKind.Month, new DateMeaning.Exact(when)) { Calendar = month.Calendar };
        var named = words.MonthAfter.Longest(tokens, at, out var word).Count > 0;
        at += word;
        var direction = words.DirectionsAfter.Longest(tokens, at, out var after) is [var which, ..] ? which : DateDirection.AtOrBefore;
        var isSure = prefix > 0 || named || after > 0 || !month.Shy;
        return new(at + after - i, DateMentionKind.YearlessMonth, new DateMeaning.OfYear(month.Calendar, month.Number, null, direction))
        {
            Calendar = month.Calendar,
            Shy = !isSure,
        };
    }

    // "summer of 1988", "spring 2013", «تابستان ۶۷».
    private DatePart Season(int i)
    {
        if (words.Seasons.Longest(tokens, i, out var count) is not [var season, ..])
            return DatePart.Nothing;
        var month = new MonthName(1, words.Calendar, false);
        if (!TryYear(i + count, month, out var year, out var end))
        {
            var yearless = new DateMeaning.InSeason(words.Calendar, season, DateDirection.AtOrBefore);
            return new(count, DateMentionKind.Season, yearless) { Calendar = words.Calendar, Shy = true };
        }
        if (Seasons.Of(year.Calendar, season, year.Number) is not { } when)
            return DatePart.Nothing;
        var spansTwoYears = season == Seasons.Winter && year.Calendar == CalendarKind.Gregorian;
        var note = spansTwoYears ? $"The winter of {year.Number} may also mean the one that ended in that year" : null;
        return new(end - i, DateMentionKind.Season, new DateMeaning.Exact(when) { Note = note }) { Calendar = year.Calendar };
    }

    private DatePart YearAlone(int i)
    {
        var prefix = words.YearWords.Longest(tokens, i, out var before).Count > 0 ? before : 0;
        var at = i + prefix;
        if (at >= tokens.Count || tokens[at].Kind != TokenKind.Number)
            return DatePart.Nothing;
        var digits = IsInFraction(at) ? 0 : tokens[at].Span.Length;
        if (!TryNumber(at, out var number) || !(digits == 4 || (digits == 2 && prefix > 0 && words.Calendar == CalendarKind.Jalali)))
            return DatePart.Nothing;
        if (digits == 2)
            number += number >= JalaliPivot ? 1300 : 1400;
        var calendar = number is >= 1200 and < 1500 ? CalendarKind.Jalali : CalendarKind.Gregorian;
        var isYear = calendar == CalendarKind.Jalali ? words.Calendar == calendar : number is >= 1800 and <= 2099;
        if (!isYear || YearOf(calendar, number) is not { } when)
            return DatePart.Nothing;
        var mayCount = number % 100 == 0 || (CountsAt(at + 1) && !IsDetermined(at)) || CountsBefore(at);
        return new(prefix + 1, DateMentionKind.Year, new DateMeaning.Exact(when)) { Calendar = calendar, Shy = prefix == 0 && mayCount };
    }

    private static DateInterval? YearOf(CalendarKind calendar, int year) =>
        calendar == CalendarKind.Jalali ? Jalali.Year(year) : new DateInterval(new PartialDate(year));

    // 1980s, «دهه ۶۰», «دههٔ شصت», «دهه ۱۹۸۰».
    private DatePart Decade(int i)
    {
        if (words.DecadeWords.Longest(tokens, i, out var word).Count > 0 && words.Numbers.TryRead(tokens, i + word, out var spoken, out var length))
            return DecadeOf((int)(spoken < 100 && words.Calendar == CalendarKind.Jalali ? spoken + 1300 : Math.Min(spoken, LatestYear)), word + length);
        if (i >= tokens.Count || tokens[i].Span.Length is < 5 or > 6 || !tokens[i].Folded.EndsWith('s'))
            return DatePart.Nothing;
        var digits = tokens[i].Folded.AsSpan().TrimEnd("s'");
        return digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? DecadeOf(year, 1) : DatePart.Nothing;
    }

    private DatePart DecadeOf(int year, int count)
    {
        if (year % 10 != 0)
            return DatePart.Nothing;
        if (year is >= 1300 and < 1500 && words.Calendar == CalendarKind.Jalali)
        {
            var (first, last) = (Jalali.Year(year)!.Value, Jalali.Year(year + 9)!.Value);
            return new(count, DateMentionKind.Decade, new DateMeaning.Exact(new(first.From, last.To))) { Calendar = CalendarKind.Jalali };
        }
        return year is >= 1800 and < 2100
            ? new(count, DateMentionKind.Decade, new DateMeaning.Exact(new(new PartialDate(year), new PartialDate(year + 9))))
            : DatePart.Nothing;
    }

    // "early 1980s", "mid-2014", "late November", "the end of January 2018", «اوایل دهه ۶۰».
    private DatePart PartOf(int i)
    {
        if (words.Parts.Longest(tokens, i, out var count) is not [var portion, ..])
            return DatePart.Nothing;
        var at = i + count;
        if (IsMark(at, "-"))
            at++;
        if (at < tokens.Count && tokens[at].Folded is "the")
            at++;
        var whole = Decade(at).Longer(MonthYear(at)).Longer(Season(at)).Longer(YearAlone(at)).Longer(Fixed(at));
        if (!whole.Found || whole.Meaning is DateMeaning.Same or DateMeaning.Shifted { Unit: not (DateUnit.Month or DateUnit.Year) })
            return DatePart.Nothing;
        return whole with { Count = at + whole.Count - i, Meaning = new DateMeaning.PartOf(whole.Meaning, portion), Shy = false };
    }
}
