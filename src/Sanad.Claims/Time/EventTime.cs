using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Time;

/// <summary>Chooses, among the dates around a claim, the one that says when it happened and the one that says when it was said.</summary>
internal static class EventTime
{
    private const int ClausePenalty = 12;

    /// <summary>The date nearest to the deed in its sentence that is not the speech's own; null when there is none.</summary>
    public static PlacedDate? When(Sentence sentence, Link link, PassageDates dates, Frame? frame, List<Frame> others)
    {
        if (IsRunningTotal(sentence.Passage, link))
            return null;
        PlacedDate? best = null;
        var least = int.MaxValue;
        var compared = Comparisons.StartAt(sentence, link.Mention.Start);
        foreach (var date in dates.Within(sentence.Start, sentence.End))
        {
            if (IsOfSpeech(date, frame, sentence) || IsOfOuterSpeech(date, link, others, sentence) || IsOfLaterSpeech(date, link, others) || !IsEventDate(sentence.Passage, date) || IsDateline(sentence.Passage, date)
                || Comparisons.StartAt(sentence, date.Start) != compared)
                continue;
            var distance = Distance(sentence.Passage, link, date);
            // "where some 700 are stranded": a state of now takes no date of another clause.
            if (distance < least && !(link.IsPresent && distance >= ClausePenalty))
                (best, least) = (date, distance);
        }
        return best is null ? null : UpTo(best, dates.Within(sentence.Start, sentence.End));
    }

    // "Eight days later, the agency reported a toll of 1,500, citing officials": the day of the agency, whoever owns the figure.
    private static bool IsOfOuterSpeech(PlacedDate date, Link link, List<Frame> others, Sentence sentence) =>
        others.Exists(other => other.Rule == "before" && other.Covers(link.Mention.Start) && date.End <= other.SpeakerStart && IsOfSpeech(date, other, sentence));

    /// <summary>"..., bringing the toll to seven": what all days together come to, no figure of the day told beside it.</summary>
    public static bool IsRunningTotal(Passage passage, Link link) =>
        link.Rule == "en.toll" && passage.SkipBack(link.TriggerStart, 0, Cue.Determiner | Cue.Adverb) is > 0 and var before && passage.Lexicon.RunningTotal.LengthAt(passage.Tokens, before - 1, before) > 0;

    // "By the end of October it had recorded 83 executions this year": of the year up to then.
    private static PlacedDate UpTo(PlacedDate date, ReadOnlySpan<PlacedDate> all)
    {
        PartialDate? end = null;
        foreach (var other in all)
        {
            if (end is null && other.Mention.Meaning is DateMeaning.Until && other.Resolved is { } until && other != date)
                end = until.Interval.To;
        }
        return end is { } to && date.Resolved is { Interval: { From: { Month: null } from, To: var whole } } resolved && from == whole && from.Year == to.Year
            ? date with { Resolved = resolved with { Interval = new(to.Month is null ? from : new(from.Year, 1), to) } }
            : date;
    }

    // "... revised the toll to 208, and on December 16 it said": the date of what is said next.
    private static bool IsOfLaterSpeech(PlacedDate date, Link link, List<Frame> others) =>
        others.Exists(other => other.Rule == "before" && date.Start >= link.To && date.End <= other.SpeakerStart && other.SpeakerStart - date.End < 3);

    /// <summary>When the speaker said it: a date beside the verb of saying, outside of what is said.</summary>
    public static PlacedDate? Said(Sentence sentence, PassageDates dates, Frame? frame)
    {
        PlacedDate? said = null;
        foreach (var date in frame is null ? [] : dates.Within(sentence.Start, sentence.End))
        {
            if (date.Resolved is not null && IsOfSpeech(date, frame, sentence) && (said is null || Math.Abs(date.Start - frame!.VerbStart) < Math.Abs(said.Start - frame.VerbStart)))
                said = date;
        }
        return said;
    }

    /// <summary>True for a date of the saying: before or inside the words that introduce what is said, or behind a closing "X said".</summary>
    public static bool IsOfSpeech(PlacedDate date, Frame? frame, Sentence sentence)
    {
        if (frame is null || date.Mention.IsModifier || IsStretch(date) || (frame.Counts && date.Mention.Kind is DateMentionKind.Year or DateMentionKind.Month or DateMentionKind.YearlessMonth))
            return false;
        if (frame.Rule is "after" or "inverted")
            return date.Start >= frame.VerbStart - 1 && date.Start - frame.VerbStart < 8;
        if (frame.Rule == "according")
            return false;
        // «وزیر کشور روز سه‌شنبه گفت»: the verb closes the sentence, the day of speaking stands beside its subject.
        if (sentence.Passage.Lexicon.Language == "fa")
            return date.Mention.Kind is not (DateMentionKind.Month or DateMentionKind.YearlessMonth or DateMentionKind.Year)
                && (date.End <= frame.SpeakerStart || (date.Start >= frame.SpeakerEnd && date.Start - frame.SpeakerEnd <= 3 && !(frame.SpeakerEnd <= frame.VerbStart && frame.VerbStart < date.Start)));
        return date.Start < frame.From || date.Start == frame.From && date.Mention.Kind == DateMentionKind.Weekday
            || sentence.Passage.Is(date.End, Cue.That) && date.Start - frame.From < 4;
    }

    // "Since 2021 the office has counted ...", "between March and May the group documented ...": nobody speaks that long.
    private static bool IsStretch(PlacedDate date) => date.Mention.Kind is DateMentionKind.Range or DateMentionKind.Period || date.Resolved?.Rule == "open";

    // "the 2005 report", "Resolution 1/2015", "in the past year" are no time of an event.
    private static bool IsEventDate(Passage passage, PlacedDate date)
    {
        if (date.Mention.Kind == DateMentionKind.Period)
            return false;
        var noun = date.End < passage.Count && passage[date.End] == "'s" ? date.End + 1 : date.End;
        // "the 1990 press law"
        var isOfPaper = passage.Is(noun, Cue.Thing | Cue.Label) || (passage.IsWord(noun) && passage.TriggerAt(noun) is null && passage.Is(noun + 1, Cue.Label));
        return !date.Mention.IsModifier || !(isOfPaper || IsOfAnotherDeed(passage, date, noun));
    }

    // "hanged for the 2019 killing of an officer"
    private static bool IsOfAnotherDeed(Passage passage, PlacedDate date, int noun) => passage.TriggerIsEvent(noun)
        && (passage[date.Start] is "for" or "over" || (passage.SkipBack(date.Start, 0, Cue.Determiner) is > 0 and var before && passage[before - 1] is "for" or "over"));

    /// <summary>"SAN JUAN, 5 DEC 88 (RADIO) -- ...": when it was sent, not when it happened.</summary>
    public static bool IsDateline(Passage passage, PlacedDate date)
    {
        const int farthest = 10;
        if (date.Start > farthest)
            return false;
        for (var i = date.End; i < Math.Min(passage.Count, date.End + farthest); i++)
        {
            if (passage.IsMark(i, ".") || passage.IsMark(i, ","))
                return false;
            if (passage.IsMark(i, "-") && !passage.Tokens[i - 1].Touches(passage.Tokens[i]))
                return true;
        }
        return false;
    }

    private static int Distance(Passage passage, Link link, PlacedDate date)
    {
        var (from, to) = (link.From, Math.Max(link.To, link.TriggerEnd));
        if (date.Start >= from && date.End <= to)
            return 0;
        var (left, right) = date.Start >= to ? (to, date.Start) : (date.End, from);
        var distance = right - left + (date.Start < from ? 1 : 0);
        for (var i = left; i < right; i++)
        {
            // "convicted of killing a man in 2015": the date of the other deed.
            if (date.Start >= to && passage.TriggerAt(i) is { } deed && deed.Is(VerbForm.Ing | VerbForm.Event) && passage.Is(i - 1, Cue.Preposition))
                return int.MaxValue;
            if (passage.IsMark(i, ";") || date.Start >= to && OpensAnotherTime(passage, i, right))
                return int.MaxValue;
            if (passage.Is(i, Cue.ClauseStart) || passage.TriggerAt(i) is { } other && other.Is(VerbForm.Past))
                distance += ClausePenalty;
        }
        return distance;
    }

    // "two were beaten before all three were freed on March 9", "more than 400 were arrested, said the society, which put those freed on Monday at 280".
    private static bool OpensAnotherTime(Passage passage, int at, int date)
    {
        var isBefore = passage[at] is "before" or "until";
        if (!isBefore && !(passage[at] == "which" && passage.IsMark(at - 1, ",")))
            return false;
        for (var i = at + 1; i < date; i++)
        {
            if (passage.TriggerAt(i) is { } deed && deed.Is(VerbForm.Past | VerbForm.Participle | VerbForm.Intransitive) || (isBefore && passage.Is(i, Cue.Be)))
                return true;
        }
        return false;
    }
}
