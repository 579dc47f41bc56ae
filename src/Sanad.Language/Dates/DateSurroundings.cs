using Sanad.Basics;

namespace Sanad.Language;

/// <summary>Makes a mention of a date by what stands around it: preposition, open end, a noun that it names, a time of day.</summary>
internal sealed class DateSurroundings(string text, List<Token> tokens, DateWords words)
{
    /// <summary>The mention, or null when the words are no date here ("May" the verb, "2000 people").</summary>
    public DateMention? Mention(DatePart part, int i)
    {
        var after = i + part.Count;
        var preposition = PrepositionBefore(i, out var start);
        if (part.Shy && !IsBelieved(part, preposition, i, after))
            return null;
        var span = PhraseMap<bool>.SpanOf(tokens, i, part.Count);
        var mention = new DateMention(span, span.In(text), part.Kind, Ahead(Settled(part.Meaning), i, after))
        {
            Phrase = span with { Start = tokens[start].Span.Start },
            Preposition = preposition,
            Weekday = part.Weekday,
            Calendar = part.Calendar,
            IsModifier = IsModifier(part, i, after, preposition),
            Clock = ClockAfter(after) ?? ClockBefore(i),
        };
        return Opened(part, start, i) is { } opened ? mention with { Kind = DateMentionKind.Range, Meaning = opened } : mention;
    }

    private bool IsBelieved(DatePart part, string? preposition, int i, int after) => preposition is not null
        && (part.Kind != DateMentionKind.Year || words.YearPrepositions.Contains(preposition) || !IsCount(i, after));

    // "The parliament, whose session will close on November 28": the next one, where rule 3 would take the last.
    private DateMeaning Ahead(DateMeaning meaning, int i, int after)
    {
        if (!IsAhead(i, after))
            return meaning;
        return meaning switch
        {
            DateMeaning.OfYear { Direction: DateDirection.AtOrBefore } ofYear => ofYear with { Direction = DateDirection.After },
            DateMeaning.OnWeekday { Direction: DateDirection.AtOrBefore } weekday => weekday with { Direction = DateDirection.After },
            _ => meaning,
        };
    }

    private bool IsAhead(int i, int after)
    {
        const int near = 6;
        for (var at = i - 1; at >= Math.Max(0, i - near) && tokens[at].Kind == TokenKind.Word; at--)
        {
            if (words.FutureBefore.Contains(tokens[at].Word))
                return true;
        }
        for (var at = after; at < Math.Min(tokens.Count, after + 3); at++)
        {
            if (words.FutureAfter.Contains(tokens[at].Word))
                return true;
        }
        return false;
    }

    private bool IsCount(int i, int after) =>
        (after < tokens.Count && words.CountingAfter.Contains(tokens[after].Word)) || (i > 0 && words.CountingBefore.Contains(tokens[i - 1].Word));

    // "since March 22", "by the end of January 2018"; a date with a range's own "from ... to" is closed already.
    private DateMeaning? Opened(DatePart part, int start, int i)
    {
        if (start == i || part.Kind is DateMentionKind.Range or DateMentionKind.Period)
            return null;
        if (words.Since.Longest(tokens, start, out _).Count > 0)
            return new DateMeaning.Since(part.Meaning);
        if (words.Until.Longest(tokens, start, out _).Count == 0)
            return null;
        return new DateMeaning.Until(part.Meaning is DateMeaning.PartOf { Portion.IsLast: true } end ? end.Whole : part.Meaning);
    }

    private static DateMeaning Settled(DateMeaning meaning) =>
        meaning is DateMeaning.PartOf { Whole: DateMeaning.Exact whole } part ? new DateMeaning.Exact(DateShift.Part(whole.When, part.Portion)) : meaning;

    // The nearest preposition before the date, over "the": "in the summer of 1988" → in.
    private string? PrepositionBefore(int i, out int start)
    {
        start = i;
        var at = i - 1;
        if (at >= 0 && tokens[at].Folded == "the")
            at--;
        if (at >= 1 && words.PrepositionPairs.TryGetValue((tokens[at - 1].Folded, tokens[at].Folded), out var pair))
        {
            start = at - 1;
            return pair;
        }
        if (at < 0 || !words.Prepositions.Contains(tokens[at].Word))
            return null;
        start = at;
        return tokens[at].Folded;
    }

    // "the November uprising", "Iran's 1988 massacre": determiner before, a word that is no function word after.
    private bool IsModifier(DatePart part, int i, int after, string? preposition)
    {
        if (part.Kind is DateMentionKind.Range or DateMentionKind.Weekday or DateMentionKind.Relative or DateMentionKind.Decade or DateMentionKind.Period)
            return false;
        if (after >= tokens.Count || tokens[after] is not { Kind: TokenKind.Word } next || next.Folded == "'s" || words.NotNames.Contains(next.Word))
            return false;
        var hasDeterminer = i > 0 && words.Determiners.Contains(tokens[i - 1].Word);
        return !words.Determiners.IsEmpty && (hasDeterminer || preposition is null);
    }

    // "April 24, 2024, 10:30", "2020-05-31T10:30"
    private TextSpan? ClockAfter(int at)
    {
        for (var skipped = 0; skipped <= 2 && at < tokens.Count; skipped++, at++)
        {
            if (IsClock(at))
                return new(tokens[at].Span.Start, tokens[at + 2].Span.End);
            if (IsIsoHour(at))
                return new(tokens[at].Span.Start, tokens[at + 2].Span.End);
            if (tokens[at].Kind == TokenKind.Break || (tokens[at].Kind == TokenKind.Word && !words.ClockWords.Contains(tokens[at].Word)))
                return null;
        }
        return null;
    }

    private TextSpan? ClockBefore(int i)
    {
        for (var at = i - 3; at >= 0 && at >= i - 6; at--)
        {
            if (tokens[at + 2].Kind == TokenKind.Break)
                return null;
            if (IsClock(at))
                return new(tokens[at].Span.Start, tokens[at + 2].Span.End);
        }
        return null;
    }

    private bool IsClock(int at) => at + 2 < tokens.Count && tokens[at] is { Kind: TokenKind.Number, Span.Length: <= 2 } && tokens[at + 1].IsMark(":")
        && tokens[at + 2].Span.Length is >= 2 and <= 4 && char.IsAsciiDigit(tokens[at + 2].Folded[0]) && tokens[at].Touches(tokens[at + 1]);

    private bool IsIsoHour(int at) =>
        at + 2 < tokens.Count && tokens[at] is { Kind: TokenKind.Word, Folded: ['t', >= '0' and <= '9', ..] } && tokens[at + 1].IsMark(":");
}
