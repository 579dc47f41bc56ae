using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Time;

/// <summary>Rule 7 (decision 0078): the time that a claim without one takes over from the clauses before it in its paragraph, and when it was said.</summary>
internal sealed class CarriedTime(Passage passage, PassageDates dates, Discourse discourse)
{
    private const int Reach = 9;
    private DateInterval? _date;
    private DateMentionKind _kind;
    private IReadOnlyList<string> _warnings = [];
    private DateInterval? _ofList;
    private DateInterval? _used;
    private bool _tellsEvent;

    /// <summary>When the speaker met last spoke.</summary>
    public DateInterval? LastSaid { get; private set; }

    /// <summary>An item of a list takes over the date of the line before the list only; "the operation in question" is the event told last, wherever that was.</summary>
    public void Begin(Sentence sentence)
    {
        _used = null;
        if (passage.Lexicon.Language == "en" && Sentences.IsBullet(passage, sentence.Start))
            _date = _ofList;
        if (discourse.LastTime is { } last && HoldsAny(sentence, passage.Lexicon.InQuestion))
            (_date, _kind, _tellsEvent) = (last, DateMentionKind.Range, true);
    }

    /// <summary>Gives the claim its own time, or the one that it takes over.</summary>
    public Draft Apply(Draft draft, PlacedDate? own, bool isQuoted)
    {
        // "... detained three men the same night, two of whom were later freed"
        if (own is null || (own.End <= draft.Link!.Mention.Start && HoldsAfter(draft.Sentence, draft.Link, passage.Lexicon.Elsewhen)))
            return TakeOver(draft, isQuoted);
        var when = Until(own.Resolved, draft.Said);
        if (Comparisons.StartAt(draft.Sentence, draft.Link!.Mention.Start) < 0)
            (_used, discourse.LastTime) = (when ?? _used, when ?? discourse.LastTime);
        return draft with { When = when, WhenText = (own.Mention.IsModifier ? own.Mention.Span : own.Mention.Phrase).In(passage.Text), Warnings = own.Resolved?.Warnings ?? [] };
    }

    /// <summary>The same without a trace: what happened to one person says nothing of when the next figure's event was.</summary>
    public Draft Told(Draft draft, PlacedDate? own, bool isQuoted)
    {
        var kept = (_used, discourse.LastTime);
        var told = Apply(draft, own, isQuoted);
        (_used, discourse.LastTime) = kept;
        return told;
    }

    /// <summary>Keeps what the next sentence can take over: the time of the last claim that has one, else the last date that is not of the speech.</summary>
    public void End(Sentence sentence, Frame? frame, bool hasClaims)
    {
        foreach (var date in dates.Within(sentence.Start, sentence.End))
        {
            if (date.Resolved is null || EventTime.IsDateline(passage, date))
                continue;
            if (EventTime.IsOfSpeech(date, frame, sentence))
                LastSaid = date.Resolved.Interval;
            else if (Comparisons.StartAt(sentence, date.Start) < 0 && !IsVaguer(date.Resolved.Interval))
                (_date, _kind, _warnings, _tellsEvent) = (date.Resolved.Interval, date.Mention.Kind, date.Resolved.Warnings, hasClaims || TellsEvent(sentence));
        }
        if (_used is { } used && !IsVaguer(used))
            (_date, _tellsEvent) = (used, true);
        if (sentence.EndsInColon)
            _ofList = _date;
    }

    private Draft TakeOver(Draft draft, bool isQuoted)
    {
        if (draft.Whole is { } whole && draft.IsSubset && !HoldsAfter(draft.Sentence, draft.Link!, passage.Lexicon.Elsewhen))
            return draft with { When = whole.When, Said = draft.Said ?? (draft.Speaker == whole.Speaker ? whole.Said : null) };
        if ((_used ?? _date) is not { } date || isQuoted || draft.Modality == Modality.Planned || IsOfAnotherTime(draft.Sentence, draft.Link!))
            return draft;
        // A day in a sentence of its own before somebody speaks is the day of speaking, unless that sentence tells what happened.
        if (draft.Speaker.IsAuthor || _tellsEvent || _used is not null)
            return draft with { When = date };
        return _kind switch
        {
            DateMentionKind.Day or DateMentionKind.YearlessDay => draft with { Said = draft.Said ?? date, Warnings = _warnings },
            DateMentionKind.Weekday or DateMentionKind.Range or DateMentionKind.Period => draft,
            _ => draft with { When = date },
        };
    }

    // "since June 5", in a statement of June 8: until the day of the statement.
    private static DateInterval? Until(ResolvedDate? resolved, DateInterval? said) =>
        resolved is { Rule: "open", Interval: var open } && said is { } end && open.Last > end.Last && open.First <= end.First
            ? new(open.From, end.To)
            : resolved?.Interval;

    // "the deadliest of 2013" behind "July 29" says no more than was known.
    private bool IsVaguer(DateInterval date) => _date is { } last && date.Contains(last) && date != last;

    private bool TellsEvent(Sentence sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (passage.Is(i, Cue.Incident | Cue.Because))
                return true;
        }
        return HoldsAny(sentence, passage.Lexicon.Happenings);
    }

    private bool HoldsAny(Sentence sentence, Phrases<bool> phrases)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (phrases.LengthAt(passage.Tokens, i, sentence.End) > 0)
                return true;
        }
        return false;
    }

    // A state of now ("remain unknown", "no one has been charged"), a running total, what is compared, what came later: not of the day told before.
    private bool IsOfAnotherTime(Sentence sentence, Link link) =>
        link.IsPresent || EventTime.IsRunningTotal(passage, link) || Comparisons.StartAt(sentence, link.Mention.Start) >= 0
        || HoldsAfter(sentence, link, passage.Lexicon.Elsewhen) || HoldsAfter(sentence, link, passage.Lexicon.Lasts)
        || (link.Mention.IsZero && Enumerable.Range(link.Mention.End, Math.Max(0, link.TriggerStart - link.Mention.End)).Any(i => passage.Is(i, Cue.Have)));

    // In the words behind the quantity, up to the end of its clause.
    private bool HoldsAfter(Sentence sentence, Link link, Phrases<bool> phrases)
    {
        for (var i = link.Mention.End; i < Math.Min(sentence.End, link.Mention.End + Reach) && !passage.IsPunctuation(i) && !passage.Is(i, Cue.And); i++)
        {
            if (phrases.LengthAt(passage.Tokens, i, sentence.End) > 0)
                return true;
        }
        return false;
    }
}
