using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;
using Sanad.Language;

namespace Sanad.Claims.Clauses;

/// <summary>What a clause says of those counted: the word of the deed and the verb that closes on it.</summary>
/// <param name="Trigger">The word of the deed.</param>
/// <param name="Voice">Passive or being: the subject suffers it; active: the object does.</param>
/// <param name="Negated">It did not happen.</param>
/// <param name="End">One past the verb.</param>
/// <param name="IsReduced">No verb closes it: a headline, or a relative clause.</param>
internal sealed record PersianPredicate(Trigger Trigger, VerbVoice Voice, bool Negated, int End, bool IsReduced);

/// <summary>
/// Reads on from a quantity to the verb that closes its clause: «۱۲ نفر [در تهران] کشته شدند»، «۴۰ معترض را بازداشت کردند»، «کشته و ۵ نفر زخمی شدند»
/// (the first state waits for the verb), over relative clauses («سه نفر که زیر آوار مانده بودند، ...»). Words of deeds that hang on a preposition
/// («به اتهام قتل»، «پس از بازداشت») are no predicates.
/// </summary>
internal sealed class PersianPredicates(Sentence sentence, PersianWords words, IReadOnlyList<QuantityMention> mentions)
{
    private const int Farthest = 60;
    private readonly Passage _passage = sentence.Passage;
    private readonly PersianVerbs _verbs = sentence.Passage.Lexicon.PersianVerbs!;
    private readonly List<Trigger> _waiting = [];
    private PersianPredicate? _relative;
    private bool _hasObjectMark;
    private int _start;

    /// <summary>True when «را» was met on the way: those before it are an object.</summary>
    public bool HasObjectMark => _hasObjectMark;

    /// <summary>A paper that was drawn up on the way: «حکم حبس»، «کیفرخواست».</summary>
    public Trigger? Verdict { get; private set; }

    /// <summary>Where the verb that closes the clause ends; where reading stopped when none does.</summary>
    public int End { get; private set; }

    /// <summary>True when the closing verb denies.</summary>
    public bool Negated { get; private set; }

    /// <summary>The predicates of the clause that those counted stand in, the first said first.</summary>
    public IReadOnlyList<PersianPredicate> After(QuantityMention mention, PersianNoun noun)
    {
        _start = mention.Start;
        var ownHead = noun.Phrase.HeadTrigger ?? noun.Whole;
        var i = Math.Max(mention.End, ownHead?.End ?? 0);
        var limit = Math.Min(sentence.End, mention.End + Farthest);
        while (i < limit)
        {
            if (_passage.Tokens[i].Kind == TokenKind.Break || _passage[i] is "." or ":" or ";")
                break;
            if (_passage[i] == "که" && (i < noun.Phrase.End + 3 || _passage.IsMark(i - 1, ",")))
                i = AfterRelative(i + 1, limit);
            else if (_passage.TriggerAt(i) is { } trigger)
            {
                if (Closed(trigger, limit) is { } closed)
                    return Done(closed);
                i = trigger.End;
            }
            else if (_verbs.In(_passage, i, limit) is { } verb)
            {
                (End, Negated) = (verb.End, verb.Negated);
                return _waiting.Count > 0 && verb.Voice != VerbVoice.Being ? Done(_waiting, verb) : _relative is null ? [] : [_relative];
            }
            else
            {
                _hasObjectMark |= _passage[i] == "را";
                i++;
            }
        }
        End = i;
        return _waiting.Count > 0 ? [.. _waiting.Select(trigger => new PersianPredicate(trigger, _hasObjectMark ? VerbVoice.Active : VerbVoice.Passive, false, trigger.End, true))] : _relative is null ? [] : [_relative];
    }

    private IReadOnlyList<PersianPredicate> Done(PersianPredicate closed)
    {
        (End, Negated) = (closed.End, closed.Negated);
        var voice = closed.Voice == VerbVoice.Being ? VerbVoice.Passive : closed.Voice;
        // «۸ نفر کشته و ۲۳ نفر زخمی شدند»: what the next count suffered is its own.
        return _waiting.Count > 0 && IsCountBetween(_waiting[0].End, closed.Trigger.Start)
            ? [.. _waiting.Where(trigger => !IsCountBetween(_waiting[0].End, trigger.Start)).Select(trigger => new PersianPredicate(trigger, voice, closed.Negated, trigger.End, false))]
            : [.. _waiting.Select(trigger => new PersianPredicate(trigger, voice, closed.Negated, trigger.End, false)), closed];
    }

    private bool IsCountBetween(int from, int to) => mentions.Any(mention => from <= mention.Start && mention.Start < to);

    private List<PersianPredicate> Done(List<Trigger> waiting, PersianVerb verb) =>
        [.. waiting.Where(trigger => !IsCountBetween(waiting[0].End, trigger.Start)).Select(trigger => new PersianPredicate(trigger, verb.Voice == VerbVoice.Active ? VerbVoice.Active : VerbVoice.Passive, verb.Negated, verb.End, false))];

    // A word of a deed with its verb, or a verb that is the deed; null when the clause goes on.
    private PersianPredicate? Closed(Trigger trigger, int limit)
    {
        var next = trigger.End;
        while (next < limit && _passage[next] is "نیز" or "هم")
            next++;
        var verb = _verbs.In(_passage, next, limit);
        if (trigger.Is(VerbForm.Participle) && verb is { Voice: VerbVoice.Passive or VerbVoice.Active or VerbVoice.Being } light && !(light.Voice == VerbVoice.Being && IsAdverbial(trigger.Start)))
            return new(trigger, trigger.Is(VerbForm.Intransitive) || light.Voice == VerbVoice.Being ? VerbVoice.Passive : light.Voice, light.Negated, light.End, false);
        if (trigger.Is(VerbForm.Predicate) && (verb is { Voice: VerbVoice.Being } || _passage[trigger.End - 1].EndsWith("اند", StringComparison.Ordinal)))
            return new(trigger, VerbVoice.Being, verb?.Negated ?? false, verb?.End ?? trigger.End, false);
        var isFinite = trigger.Is(VerbForm.Intransitive | VerbForm.Past) && !(trigger.Is(VerbForm.Participle) && !EndsClause(trigger.End, limit));
        if (isFinite && !trigger.Is(VerbForm.People))
            return new(trigger, trigger.Is(VerbForm.Intransitive) ? VerbVoice.Passive : VerbVoice.Active, trigger.Word.Negated, trigger.End, false);
        if (trigger.Is(VerbForm.Verdict))
            Verdict = mentions.Any(other => _start < other.Start && other.Start < trigger.Start && _passage.Is(other.Start - 1, Cue.Preposition)) ? Verdict : Verdict ?? trigger;
        else if (trigger.Is(VerbForm.Participle) && EndsClause(trigger.End, limit) && !IsAdverbial(trigger.Start))
            _waiting.Add(trigger);
        return null;
    }

    private bool EndsClause(int at, int limit) => at >= limit || _passage.Is(at, Cue.And) || _passage[at] is "یا" or "," or "." or ";" or "/" || _passage.Tokens[at].Kind == TokenKind.Break;

    // «به اتهام قتل»، «در زمان بازداشت»، «پس از دستگیری»: the deed is a circumstance.
    private bool IsAdverbial(int at) => at > sentence.Start && _passage.Is(at - 1, Cue.Preposition);

    // The main clause goes on behind the verb of the relative one, whose deed counts when the main clause names none.
    private int AfterRelative(int start, int limit)
    {
        for (var i = start; i < limit; i++)
        {
            if (_passage[i] is "." or ";" || _passage.Tokens[i].Kind == TokenKind.Break)
                return i;
            if (_passage.TriggerAt(i) is { } trigger)
            {
                var waiting = _waiting.Count;
                if (Closed(trigger, limit) is { } closed)
                {
                    _relative = closed with { IsReduced = true };
                    return closed.End;
                }
                _waiting.RemoveRange(waiting, _waiting.Count - waiting);
                i = trigger.End - 1;
            }
            else if (_verbs.In(_passage, i, limit) is { } verb)
                return verb.End;
        }
        return limit;
    }

    /// <summary>True when those counted can be whom the predicate was done to.</summary>
    public bool Suits(PersianPredicate predicate, QuantityMention mention, PersianNoun noun)
    {
        if (predicate.Trigger.Word.Building != (noun.Kind == HeadKind.Building) && !(noun.Kind == HeadKind.Building && predicate.Trigger.Act == Act.Wounded))
            return false;
        if (noun.Kind is HeadKind.Place or HeadKind.Incident || (noun.Kind is HeadKind.Unknown or HeadKind.None && mention.IsLoose && !mention.IsZero))
            return false;
        return predicate.IsReduced || predicate.Voice != VerbVoice.Active ? !_hasObjectMark || predicate.IsReduced : IsObject(mention, noun);
    }

    // «۲۰ مامور او را بازداشت کردند»: the ones before somebody else's «را» did it.
    private bool IsObject(QuantityMention mention, PersianNoun noun)
    {
        if (!_hasObjectMark)
            return mention.Start > sentence.Start && !EarlierObject(mention.Start);
        for (var i = noun.Phrase.End; i < sentence.End && _passage[i] != "را"; i++)
        {
            var isOther = _passage[i] is "او" or "وی" or "انها" or "انان" or "ایشان" or "خود" || (mentions.Any(other => other.Start == i) && _passage.IsPerson(i + 1));
            if (isOther && words.Them.LengthAt(_passage.Tokens, noun.Phrase.Start, i + 1) == 0)
                return false;
            if (_passage.IsPerson(i) && IsAgentNoun(noun))
                return false;
        }
        return true;
    }

    private bool IsAgentNoun(PersianNoun noun) => noun.Phrase.Head >= 0 && words.AgentPersons.LengthAt(_passage.Tokens, noun.Phrase.Head, sentence.End) > 0;

    private bool EarlierObject(int before)
    {
        for (var i = before - 1; i >= sentence.Start && !_passage.IsPunctuation(i); i--)
        {
            if (_passage[i] == "را")
                return true;
            if (_passage.Is(i, Cue.And) || _passage[i] == "که")
                return false;
        }
        return false;
    }
}
