using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>
/// When a document was published: given, else stated, else by its dateline, else inferred. A date on top of the page that is later than the
/// text's own dates is the clock of the day it was captured (rule 1 of the dates in docs/methods/reading.md).
/// </summary>
internal sealed class Publication(Inference inference)
{
    // News is dated within days of what it reports. A page that names nothing younger than this before its top date shows its clock.
    private const int ClockDays = 31;

    /// <summary>Everything about a text's dates that the rules look at.</summary>
    internal sealed record Sight(
        string Text, List<Line> Lines, IReadOnlyList<DateMention> Dates, IReadOnlyList<DateLine> DateLines, Dateline? Dateline, Line? Title,
        string? Language, int InferredUnits);

    /// <summary>Fills publication, capture day and warnings.</summary>
    public void Find(Sight sight, PageFacts facts, Given given, Findings findings)
    {
        if (given.Published is { } told)
            findings.Publish(new(told), null, PublishedKind.Given);
        if (facts.Published is { } stated)
            Publish(findings, stated, facts.PublishedText, PublishedKind.Stated);
        foreach (var line in sight.DateLines.Where(l => l.Labelled))
            Publish(findings, line, PublishedKind.Stated);
        var clock = sight.DateLines.FirstOrDefault(l => IsAbove(l, sight) && !l.Labelled);
        foreach (var line in sight.DateLines.Where(l => l != clock && !l.Labelled && IsHead(l, sight)))
            Publish(findings, line, PublishedKind.Stated);
        if (sight.Dateline?.Date is { Stated: { } dateline } mention)
            Publish(findings, dateline, mention.Text, PublishedKind.Dateline);
        if (clock is not null)
            ReadClock(clock, sight, findings);
        if (findings.Published is null)
            inference.Infer(sight, findings);
        WarnOfWeekdays(sight, findings);
    }

    // A second, different date beside the given one is worth a look; the given one stands.
    private static void Publish(Findings findings, DateInterval when, string? words, PublishedKind kind)
    {
        if (findings is { PublishedKind: PublishedKind.Given, Published: { } given } && !given.Overlaps(when) && kind != PublishedKind.Given)
            findings.Warnings.Add($"published was given as {given}, the document says {when} (\"{words}\")");
        findings.Publish(when, words, kind);
    }

    private static void Publish(Findings findings, DateLine line, PublishedKind kind)
    {
        if (line.Line.IsShort && line.Line.Kind is SegmentKind.Furniture or null or SegmentKind.Heading)
            line.Line.Kind = SegmentKind.Dateline;
        Publish(findings, line.Date.Stated!.Value, line.Date.Text, kind);
    }

    private static bool IsAbove(DateLine line, Sight sight) => sight.Title is { } title
        ? line.Line.Span.Start < title.Span.Start
        : line.Line == sight.Lines[0];

    private static bool IsHead(DateLine line, Sight sight) =>
        sight.Lines.Find(l => l.IsProse) is not { } prose || line.Line.Span.Start < prose.Span.Start;

    private static void ReadClock(DateLine clock, Sight sight, Findings findings)
    {
        var day = clock.Date.Stated!.Value;
        var own = findings.Published ?? LatestOwn(sight, clock);
        var limit = findings.Published is null ? ClockDays : 0;
        if (own is { } named && day.First.DayNumber - named.Last.DayNumber > limit)
        {
            findings.CapturedOn = day.From;
            clock.Line.Kind = SegmentKind.Furniture;
        }
        else
        {
            Publish(findings, clock, PublishedKind.Stated);
        }
    }

    private static DateInterval? LatestOwn(Sight sight, DateLine clock)
    {
        var own = sight.Dates.Where(d => d.Kind is DateMentionKind.Day or DateMentionKind.Month && !clock.Line.Span.Contains(d.Span))
            .Select(d => d.Stated).OfType<DateInterval>().ToList();
        return own.Count == 0 ? null : own.MaxBy(d => d.Last);
    }

    private static void WarnOfWeekdays(Sight sight, Findings findings)
    {
        foreach (var date in sight.Dates)
        {
            if (date.Stated is { } when && DateRules.WeekdayWarning(date, when) is { } warning && !findings.Warnings.Contains(warning))
                findings.Warnings.Add(warning);
        }
    }
}
