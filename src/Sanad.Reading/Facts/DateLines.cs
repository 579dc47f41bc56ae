using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>A line that is a date, or a date with its label or a name, and what it may mean.</summary>
/// <param name="Line">The line.</param>
/// <param name="Date">The date, known to the day.</param>
/// <param name="Labelled">A label says that it is the date of publication.</param>
/// <param name="Rest">What else the line says, in words; empty when nothing.</param>
internal sealed record DateLine(Line Line, DateMention Date, bool Labelled, string Rest);

/// <summary>Finds lines whose business is a date, at the head and the foot of a text.</summary>
internal sealed class DateLines(ReadingCues cues)
{
    private const int RestWords = 5;
    private const int LabelUnits = 40;
    private const int SearchedUnits = 600;

    /// <summary>In text order.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="dates">Dates of the text, in order.</param>
    public List<DateLine> Find(string text, List<Line> lines, IReadOnlyList<DateMention> dates)
    {
        var found = new List<DateLine>();
        var at = 0;
        var first = lines.FindIndex(l => l.IsProse);
        var last = lines.FindLastIndex(l => l.IsProse);
        for (var i = 0; i < lines.Count; i++)
        {
            while (at < dates.Count && dates[at].Span.End <= lines[i].Span.Start)
                at++;
            if ((first < 0 || i <= first + 1 || i > last) && At(text, lines[i], dates, at) is { } line)
                found.Add(line);
        }
        foreach (var line in found.Where(l => l.Line.Kind is null && l.Line.IsShort))
            line.Line.Kind = SegmentKind.Dateline;
        return found;
    }

    private DateLine? At(string text, Line line, IReadOnlyList<DateMention> dates, int from)
    {
        var end = Math.Min(line.Span.End, line.Span.Start + SearchedUnits);
        for (var i = from; i < dates.Count && dates[i].Span.End <= end; i++)
        {
            var date = dates[i];
            if (date.Kind != DateMentionKind.Day || date.Stated is null)
                continue;
            if (IsLabelled(text, line, date))
                return new(line, date, true, "");
            if (line.IsShort && !line.EndsSentence && Rest(text, line, date) is { } rest)
                return new(line, date, false, rest);
        }
        return null;
    }

    // "Date: 1 April 2014", also where the label is glued to the field before it: "GenevaDate: 1 April 2014".
    private bool IsLabelled(string text, Line line, DateMention date)
    {
        var start = Math.Max(line.Span.Start, date.Phrase.Start - LabelUnits);
        var before = text.AsSpan(start, Math.Max(0, date.Phrase.Start - start)).TrimEnd(" :\u00A0-–—|،,");
        for (var at = 0; at < before.Length; at++)
        {
            var glued = at > 0 && char.IsUpper(before[at]) && char.IsLower(before[at - 1]);
            if (!glued && at > 0 && char.IsLetterOrDigit(before[at - 1]) || !char.IsLetter(before[at]))
                continue;
            var key = LineKey.Of(before[at..]);
            if (cues.Updated.IsWhole(key))
                return false;
            if (cues.DateLabel.IsWhole(key) && IsAlone(text, line, start + at, date, before[at..].Length + start + at))
                return true;
        }
        return false;
    }

    // "Published December 24, 2019" needs a colon, the line's start, or a glued field: running text publishes things too.
    private static bool IsAlone(string text, Line line, int label, DateMention date, int labelEnd) =>
        label == line.Span.Start || text.AsSpan(labelEnd, date.Phrase.Start - labelEnd).Contains(':')
        || (line.IsShort && !line.EndsSentence);

    // Nothing but the date, its weekday and clock, and at most a name of a few words ("Example Post, December 23, 2019").
    private static string? Rest(string text, Line line, DateMention date)
    {
        var span = date.Clock is { } clock ? date.Span.Join(clock) : date.Span;
        if (!line.Span.Contains(span))
            return null;
        var before = text[line.Span.Start..span.Start].Trim(' ', ',', '-', '–', '—', '|', '،', '\u00A0', '(', '·', '/');
        var after = text[span.End..line.Span.End].Trim(' ', ',', '-', '–', '—', '|', '،', '\u00A0', ')', '·', '/', ':');
        var rest = before.Length == 0 ? after : after.Length == 0 || !after.Any(char.IsLetter) ? before : $"{before} {after}";
        return LineKey.Of(rest).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= RestWords ? rest : null;
    }
}
