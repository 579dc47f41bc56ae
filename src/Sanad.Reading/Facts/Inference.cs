using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>
/// The publication date of a text that states none (rule 2), always as an interval: by time gone by since an anchor that the text names ("in the
/// seven months since the uprising"), else by the latest day named when the text also speaks of its own week. A text that looks back
/// on a far event without either stays undated.
/// </summary>
internal sealed class Inference(ReadingCues cues, TextDates dates, Packs packs)
{
    private const int NewsDays = 31;
    private const int LookBack = 5;
    private const int LookAhead = 4;
    private readonly AnchorMentions _anchors = new(packs);

    private readonly Dictionary<string, NumberWords> _numbers =
        packs.Languages.ToDictionary(l => l.Code, l => new NumberWords(l), StringComparer.Ordinal);

    private sealed record Elapsed(int Count, string Unit, TextSpan Span);

    /// <summary>Fills the publication date when the text allows one.</summary>
    public void Infer(Publication.Sight sight, Findings findings)
    {
        if (sight.Language is null || !_numbers.TryGetValue(sight.Language, out var numbers))
            return;
        var latest = Latest(sight, findings.CapturedOn);
        var tokens = Tokenizer.Tokenize(sight.Text, new(0, Math.Min(sight.Text.Length, sight.InferredUnits)));
        var found = ByElapsed(sight, tokens, numbers, latest?.Stated) ?? ByLatest(sight, tokens, latest);
        if (found is not { } inferred)
            return;
        if (findings.CapturedOn is { } captured && inferred.When.Last > captured.Last)
            inferred = (new(inferred.When.From, captured), inferred.Words);
        if (inferred.When.First <= inferred.When.Last)
            findings.Publish(inferred.When, inferred.Words, PublishedKind.Inferred);
    }

    // The latest day or month that the text speaks of as past.
    private DateMention? Latest(Publication.Sight sight, PartialDate? captured) => sight.Dates
        .Where(d => d.Kind is DateMentionKind.Day or DateMentionKind.Month && d.Stated is not null)
        .Where(d => !LiesAhead(sight, d) && !(captured is { } clock && d.Stated == new DateInterval(clock)))
        .MaxBy(d => d.Stated!.Value.First);

    private bool LiesAhead(Publication.Sight sight, DateMention date)
    {
        var end = Math.Max(0, date.Span.Start - 60);
        var before = sight.Text.AsSpan(end, date.Span.Start - end);
        var stop = before.LastIndexOfAny(".!?\n؟");
        return cues.Ahead.IsIn(LineKey.Of(before[(stop + 1)..]));
    }

    private (DateInterval When, string Words)? ByElapsed(Publication.Sight sight, List<Token> tokens, NumberWords numbers, DateInterval? latest)
    {
        var anchors = _anchors.Find(tokens, sight.Language!).Select(a => a.Anchor.When).Distinct().OrderByDescending(w => w.First).ToList();
        foreach (var elapsed in FindElapsed(tokens, numbers))
        {
            foreach (var anchor in anchors)
            {
                if (After(anchor, elapsed) is { } when && NotBefore(when, latest) is { } fits)
                    return (fits, elapsed.Span.In(sight.Text));
            }
        }
        return null;
    }

    // A text is not older than the latest day that it speaks of as past.
    private static DateInterval? NotBefore(DateInterval when, DateInterval? latest)
    {
        if (latest is not { } named || named.First <= when.First)
            return when;
        return named.First <= when.Last ? new(named.From, when.To) : null;
    }

    private IEnumerable<Elapsed> FindElapsed(List<Token> tokens, NumberWords numbers)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!numbers.TryRead(tokens, at, out var count, out var length))
                continue;
            var unit = at + length;
            if (unit < tokens.Count && count is >= 1 and <= 600 && cues.ElapsedUnit.TryGetValue(tokens[unit].Folded, out var name)
                && Frame(tokens, at, unit) is { } span)
                yield return new((int)count, name, span);
            at = unit - 1;
        }
    }

    // "for more than three weeks" at the head of a sentence, or "[in the] seven months[,] since": time up to now. "Held for three weeks" is neither.
    private TextSpan? Frame(List<Token> tokens, int number, int unit)
    {
        var start = Skip(tokens, number, cues.ElapsedMore);
        var lead = Skip(tokens, start, cues.ElapsedLead);
        var since = Since(tokens, unit + 1);
        var opens = lead < start && (lead == 0 || tokens[lead - 1].Kind is TokenKind.Break || tokens[lead - 1].IsMark("."));
        if (lead == start || (since < 0 && !opens))
            return null;
        return new(tokens[lead].Span.Start, tokens[since < 0 ? unit : since].Span.End);
    }

    private static int Skip(List<Token> tokens, int before, PhraseSet phrases)
    {
        for (var count = Math.Min(LookBack, before); count > 0; count--)
        {
            if (phrases.IsWhole(Words(tokens, before - count, before)))
                return before - count;
        }
        return before;
    }

    private int Since(List<Token> tokens, int after)
    {
        for (var at = after; at < Math.Min(tokens.Count, after + LookAhead) && tokens[at].Kind != TokenKind.Break; at++)
        {
            if (tokens[at].Kind == TokenKind.Word)
                return cues.ElapsedSince.LengthAt(Words(tokens, at, Math.Min(tokens.Count, at + LookAhead)), 0) > 0 ? at : -1;
        }
        return -1;
    }

    private static string Words(List<Token> tokens, int from, int to)
    {
        var words = new List<string>();
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                return "";
            words.Add(tokens[i].Folded);
        }
        return string.Join(' ', words);
    }

    // From so many units after the anchor up to one unit more: nobody says "three weeks" on day 29.
    private static DateInterval? After(DateInterval anchor, Elapsed elapsed)
    {
        if (anchor.First.Year + elapsed.Count > 9990)
            return null;
        var first = Shift(anchor.First, elapsed.Count, elapsed.Unit);
        if (elapsed.Unit is "month" or "year")
            return Months(first, elapsed.Unit);
        return new(PartialDate.Of(first), PartialDate.Of(Shift(anchor.First, elapsed.Count + 1, elapsed.Unit)));
    }

    private static DateInterval Months(DateOnly first, string unit) =>
        unit == "year" ? new(new PartialDate(first.Year)) : new(new PartialDate(first.Year, first.Month));

    private static DateOnly Shift(DateOnly day, int count, string unit) => unit switch
    {
        "day" => day.AddDays(count),
        "week" => day.AddDays(7 * count),
        "month" => day.AddMonths(count),
        _ => day.AddYears(count),
    };

    // A weekday, "yesterday" or "last month" ties the text to the days around its latest date.
    private (DateInterval When, string Words)? ByLatest(Publication.Sight sight, List<Token> tokens, DateMention? latest)
    {
        if (latest is not { Kind: DateMentionKind.Day, Stated: { } named } || named.Last.Year > 9990)
            return null;
        if (!dates.Find(sight.Text, tokens, sight.Language).Any(IsOfThisWeek))
            return null;
        return (new(named.From, PartialDate.Of(named.Last.AddDays(NewsDays))), latest.Text);
    }

    private static bool IsOfThisWeek(DateMention date) =>
        date.Kind == DateMentionKind.Weekday
        || date.Meaning is DateMeaning.Shifted { Base: CountedFrom.Published, Unit: DateUnit.Day or DateUnit.Week, Amount: >= -7 and <= 0 };
}
