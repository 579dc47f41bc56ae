using Sanad.Basics;

namespace Sanad.Language;

/// <summary>What kind of date a text names.</summary>
public enum DateMentionKind
{
    /// <summary>A day with its year.</summary>
    Day,

    /// <summary>A month with its year.</summary>
    Month,

    /// <summary>A year.</summary>
    Year,

    /// <summary>From one date to another, or open at one end.</summary>
    Range,

    /// <summary>A day and month without a year.</summary>
    YearlessDay,

    /// <summary>A month without a year.</summary>
    YearlessMonth,

    /// <summary>A weekday alone.</summary>
    Weekday,

    /// <summary>A time counted from another: yesterday, last month, two days earlier.</summary>
    Relative,

    /// <summary>A season, with or without its year.</summary>
    Season,

    /// <summary>A decade or a part of one.</summary>
    Decade,

    /// <summary>A stretch up to now without dates of its own: "in the past 12 months".</summary>
    Period,
}

/// <summary>The calendar that a date is written in.</summary>
public enum CalendarKind
{
    /// <summary>The civil calendar of most countries.</summary>
    Gregorian,

    /// <summary>The solar Hijri calendar of Iran.</summary>
    Jalali,
}

/// <summary>A date named in a text, before it is resolved against its anchors.</summary>
/// <param name="Span">The date's own words, without a preposition before them.</param>
/// <param name="Text">Those words.</param>
/// <param name="Kind">What kind of date.</param>
/// <param name="Meaning">What the words say.</param>
public sealed record DateMention(TextSpan Span, string Text, DateMentionKind Kind, DateMeaning Meaning)
{
    /// <summary>The words with the preposition before them ("in July", "since March 22"); equal to <see cref="Span"/> without one.</summary>
    public TextSpan Phrase { get; init; } = Span;

    /// <summary>The preposition, folded ("on", "in", "since"); null without one. A date that says when something happened mostly has one.</summary>
    public string? Preposition { get; init; }

    /// <summary>The weekday written beside the date; a check, never a repair. Null when there is none.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>Written in this calendar.</summary>
    public CalendarKind Calendar { get; init; }

    /// <summary>True when the date stands before a noun as its name: "1988 massacre", "November uprising", "the 2005 report".</summary>
    public bool IsModifier { get; init; }

    /// <summary>A time of day beside the date ("April 24, 2024, 10:30 am"), which page clocks, posts and wires have and reports of events seldom do.</summary>
    public TextSpan? Clock { get; init; }

    /// <summary>What the words mean without any anchor; null when they need one.</summary>
    public DateInterval? Stated => Meaning is DateMeaning.Exact exact ? exact.When : null;
}

/// <summary>What the words of a date say: a closed family.</summary>
public abstract record DateMeaning
{
    private DateMeaning()
    {
    }

    /// <summary>A date that needs no anchor.</summary>
    public sealed record Exact(DateInterval When) : DateMeaning
    {
        /// <summary>What a reader should know of it ("winter of 2017" spans two years); null when nothing.</summary>
        public string? Note { get; init; }
    }

    /// <summary>A day of a month (or a whole month, with a null day) without its year.</summary>
    public sealed record OfYear(CalendarKind Calendar, int Month, int? Day, DateDirection Direction) : DateMeaning;

    /// <summary>A weekday.</summary>
    public sealed record OnWeekday(DayOfWeek Day, DateDirection Direction) : DateMeaning;

    /// <summary>A season without its year; 0 is spring.</summary>
    public sealed record InSeason(CalendarKind Calendar, int Season, DateDirection Direction) : DateMeaning;

    /// <summary>So many units before (negative) or after the base; 0 is the unit that the base lies in.</summary>
    public sealed record Shifted(int Amount, DateUnit Unit, CountedFrom Base, CalendarKind Calendar = CalendarKind.Gregorian) : DateMeaning;

    /// <summary>The last (negative) or next so many units, up to or from the base.</summary>
    public sealed record Lasting(int Amount, DateUnit Unit, CountedFrom Base) : DateMeaning;

    /// <summary>From one date to another, both included.</summary>
    public sealed record Between(DateMeaning From, DateMeaning To) : DateMeaning;

    /// <summary>From a date until the text was published.</summary>
    public sealed record Since(DateMeaning From) : DateMeaning;

    /// <summary>Up to a date.</summary>
    public sealed record Until(DateMeaning To) : DateMeaning;

    /// <summary>A part of a month, a year or a decade: the first (0) of two, the last (2) of three.</summary>
    public sealed record PartOf(DateMeaning Whole, DatePortion Portion) : DateMeaning;

    /// <summary>"The same day", "the same period": what the clause before said.</summary>
    public sealed record Same : DateMeaning;
}

/// <summary>Which of the yearly or weekly repetitions is meant.</summary>
public enum DateDirection
{
    /// <summary>The latest at or before the anchor: rules 3 and 4.</summary>
    AtOrBefore,

    /// <summary>"Last November": the latest that was over at the anchor.</summary>
    Before,

    /// <summary>"This November": the one in the anchor's year or week.</summary>
    Current,

    /// <summary>"Next Tuesday": the first after the anchor.</summary>
    After,

    /// <summary>"November last year": the one in the year before the anchor's.</summary>
    LastYear,
}

/// <summary>Which part of how many: 0 of 2 is the first half.</summary>
/// <param name="Index">0 for the first.</param>
/// <param name="Of">2, 3 or 4; a fourth of a month is a week.</param>
public readonly record struct DatePortion(int Index, int Of)
{
    /// <summary>True for the last part.</summary>
    public bool IsLast => Index == Of - 1;
}

/// <summary>A unit of time.</summary>
public enum DateUnit
{
    /// <summary>Hours; placed as the days that they touch.</summary>
    Hour,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks, from Monday; from Saturday in the Jalali calendar.</summary>
    Week,

    /// <summary>Months of the calendar.</summary>
    Month,

    /// <summary>Years of the calendar.</summary>
    Year,
}

/// <summary>What a relative date counts from.</summary>
public enum CountedFrom
{
    /// <summary>The publication: yesterday, last month, two years ago.</summary>
    Published,

    /// <summary>The nearest date named in the text: two days earlier, the prior month (rule 5).</summary>
    Named,
}
