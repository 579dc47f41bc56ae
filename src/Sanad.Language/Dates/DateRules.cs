using System.Globalization;
using Sanad.Basics;

namespace Sanad.Language;

/// <summary>What dates are resolved against. Null = not known; nothing is then guessed in its place.</summary>
/// <param name="Published">When the text was published: a day, or an interval.</param>
/// <param name="NearestNamed">The nearest date that the text itself names and that is resolved; for "two days earlier".</param>
/// <param name="Previous">What the clause before in the same paragraph resolved to; for "the same day".</param>
/// <param name="GmtStamp">True when the publication date is a wire's stamp in GMT, which may lie a day behind the text's own weekday.</param>
public sealed record DateContext(DateInterval? Published, DateInterval? NearestNamed, DateInterval? Previous, bool GmtStamp = false);

/// <summary>A date with its place in time.</summary>
/// <param name="Interval">When; as precise as the words.</param>
/// <param name="Rule">Which of the date rules placed it: stated, yearless, weekday, relative-published, relative-named, period, same, open.</param>
/// <param name="Warnings">What a reviewer should look at; empty mostly.</param>
public sealed record ResolvedDate(DateInterval Interval, string Rule, IReadOnlyList<string> Warnings);

/// <summary>The rules that place a date in time (docs/methods/claims.md, "Dates"). A date that no anchor places stays unresolved: null.</summary>
public static class DateRules
{
    private const int EarliestAnchor = 1700;
    private const int LatestAnchor = 2300;

    /// <summary>Places a date, or returns null when the anchors that it needs are missing.</summary>
    public static ResolvedDate? Resolve(DateMention mention, DateContext context)
    {
        if (Place(ByWeekday(mention, context), context) is not { } placed)
            return null;
        List<string> warnings = [];
        if (WeekdayWarning(mention, placed.When) is { } contradiction)
            warnings.Add(contradiction);
        if (mention.Meaning is DateMeaning.Exact { Note: { } note })
            warnings.Add(note);
        return new(placed.When, placed.Rule, warnings);
    }

    /// <summary>Rule 6: says so when a day is not the weekday that stands beside it; null when it is, or when there is none.</summary>
    public static string? WeekdayWarning(DateMention mention, DateInterval when)
    {
        if (mention.Weekday is not { } weekday || when.First != when.Last || when.First.DayOfWeek == weekday)
            return null;
        return string.Create(CultureInfo.InvariantCulture, $"{mention.Text.ReplaceLineEndings(" ")} was a {when.First.DayOfWeek}, not a {weekday}");
    }

    // "On Monday 9 June", published on Friday 6 June: the weekday tells that the day to come is meant.
    private static DateMeaning ByWeekday(DateMention mention, DateContext context)
    {
        const int soon = 60;
        if (mention is not { Weekday: { } weekday, Meaning: DateMeaning.OfYear { Direction: DateDirection.AtOrBefore } date })
            return mention.Meaning;
        if (context.Published is not { } published)
            return date;
        var ahead = date with { Direction = DateDirection.After };
        if (Place(date, context)?.When.First.DayOfWeek == weekday || Place(ahead, context)?.When.First is not { } next)
            return date;
        return next.DayOfWeek == weekday && next.DayNumber - published.Last.DayNumber <= soon ? ahead : date;
    }

    private readonly record struct Placed(DateInterval When, string Rule);

    private static Placed? Place(DateMeaning meaning, DateContext context) => meaning switch
    {
        DateMeaning.Exact exact => new(exact.When, "stated"),
        DateMeaning.OfYear ofYear => With(context.Published, "yearless", by => YearChoice.OfYear(ofYear, by)),
        DateMeaning.InSeason season => With(context.Published, "yearless", by => YearChoice.Season(season, by)),
        DateMeaning.OnWeekday weekday => With(context.Published, "weekday", by => WeekdayBy(weekday, by, context.GmtStamp)),
        DateMeaning.Shifted shifted => With(Base(shifted.Base, context), RuleOf(shifted.Base), by => DateShift.Of(shifted, by)),
        DateMeaning.Lasting lasting => With(Base(lasting.Base, context), "period", by => DateShift.Of(lasting, by)),
        DateMeaning.Between between => Between(between, context),
        DateMeaning.Since since => Since(since, context),
        DateMeaning.Until until => Until(until, context),
        DateMeaning.PartOf part => Place(part.Whole, context) is { } whole ? whole with { When = DateShift.Part(whole.When, part.Portion) } : null,
        DateMeaning.Same => With(context.Previous ?? context.NearestNamed, "same", by => by),
        _ => throw new InvalidOperationException($"A date meaning without a rule: {meaning.GetType().Name}"),
    };

    // The years keep every count from them inside the calendars, however odd the text.
    private static Placed? With(DateInterval? anchor, string rule, Func<DateInterval, DateInterval?> place) =>
        anchor is { First.Year: > EarliestAnchor, Last.Year: < LatestAnchor } by && place(by) is { } when ? new(when, rule) : null;

    // "Two days earlier" in a text that names no date before it has nothing to count from: the publication is not it.
    private static DateInterval? Base(CountedFrom by, DateContext context) => by == CountedFrom.Named ? context.NearestNamed : context.Published;

    private static string RuleOf(CountedFrom by) => by == CountedFrom.Named ? "relative-named" : "relative-published";

    // Rule 4. Seven days back at most; the day after only for a stamp that may be a day behind.
    private static DateInterval? WeekdayBy(DateMeaning.OnWeekday weekday, DateInterval published, bool gmtStamp)
    {
        if (published.First != published.Last)
            return null;
        var day = published.First;
        var back = ((int)day.DayOfWeek - (int)weekday.Day + 7) % 7;
        var found = weekday.Direction switch
        {
            DateDirection.After => day.AddDays(7 - back),
            DateDirection.Before or DateDirection.LastYear => day.AddDays(back == 0 ? -7 : -back),
            DateDirection.AtOrBefore or DateDirection.Current when gmtStamp && back == 6 => day.AddDays(1),
            DateDirection.AtOrBefore or DateDirection.Current => day.AddDays(-back),
        };
        return new(PartialDate.Of(found));
    }

    private static Placed? Between(DateMeaning.Between between, DateContext context)
    {
        if (Place(between.To, context) is not { } to)
            return null;
        // "From December 20 to January 5": the first end lies at or before the second.
        var before = context with { Published = new(to.When.To), GmtStamp = false };
        var from = Place(between.From, between.From is DateMeaning.OfYear or DateMeaning.OnWeekday ? before : context);
        return from is { } start && start.When.First <= to.When.Last ? new(Join(start.When, to.When), to.Rule) : null;
    }

    private static Placed? Since(DateMeaning.Since since, DateContext context)
    {
        if (Place(since.From, context) is not { } from || context.Published is not { } published || published.Last < from.When.First)
            return null;
        return new(Join(from.When, published), "open");
    }

    // Where it began is not said; the nearest date named before it is the best that the text offers, and only from the year before.
    private static Placed? Until(DateMeaning.Until until, DateContext context)
    {
        if (Place(until.To, context) is not { } to)
            return null;
        var start = context.NearestNamed is { } named && named.First <= to.When.First && named.First >= to.When.First.AddYears(-1) ? named : to.When;
        return new(Join(start, to.When), "open");
    }

    private static DateInterval Join(DateInterval from, DateInterval to) => new(from.From, to.To);
}
