using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Clauses;

/// <summary>What is counted.</summary>
internal enum HeadKind { None, Person, Pronoun, PartOf, People, Event, Incident, Place, Building, Thing, Unknown }

/// <summary>The noun phrase after a quantity: "[12] wounded students", "[thousands] of arrests", "[some] of these activists".</summary>
/// <param name="End">One past its last token; where it begins when there is none.</param>
/// <param name="Kind">What its head is.</param>
/// <param name="Head">The head's token; -1 without one.</param>
/// <param name="HeadTrigger">The act that the head names ("deaths", "detainees").</param>
/// <param name="Attribute">The act that an adjective before the head names ("murdered").</param>
/// <param name="Start">First token of the words that name those counted.</param>
internal sealed record NounPhrase(int End, HeadKind Kind, int Head = -1, Trigger? HeadTrigger = null, Trigger? Attribute = null, int Start = 0)
{
    /// <summary>True for heads that a verb of violence can have done something to.</summary>
    public bool MayBePerson => Kind is HeadKind.Person or HeadKind.Pronoun or HeadKind.PartOf or HeadKind.People or HeadKind.None or HeadKind.Unknown;

    /// <summary>True when the head surely is of persons.</summary>
    public bool IsPerson => Kind is HeadKind.Person or HeadKind.Pronoun or HeadKind.PartOf or HeadKind.People;
}

/// <summary>Reads the English noun phrase that follows a quantity.</summary>
internal sealed class NounPhraseReader(Passage passage, int end)
{
    private const int LongestPhrase = 9;
    private int _at;
    private int _start;
    private int _head = -1;
    private int _phraseEnd;
    private HeadKind _kind = HeadKind.None;
    private Trigger? _headTrigger;
    private Trigger? _attribute;

    /// <summary>The phrase that begins behind a quantity.</summary>
    /// <param name="passage">Where to read.</param>
    /// <param name="start">One past the quantity.</param>
    /// <param name="end">One past the sentence.</param>
    /// <param name="nextQuantity">Where the next quantity begins: "9 of [the 14] men".</param>
    public static NounPhrase Read(Passage passage, int start, int end, int nextQuantity) => new NounPhraseReader(passage, end).ReadFrom(start, nextQuantity);

    private NounPhrase ReadFrom(int start, int nextQuantity)
    {
        var endsInOf = passage[start - 1] is "of";
        // 34 "terrorists"
        var isQuoted = passage.IsMark(start, "\"") && start + 1 < end && passage.IsWord(start + 1);
        start = isQuoted ? start + 1 : start;
        (_at, _phraseEnd) = (start, start);
        var isPart = _at < end && passage[_at] == "of";
        if (isPart || endsInOf)
        {
            if (isPart)
                _at++;
            _at = passage.SkipForward(_at, end, Cue.Determiner);
            if (_at < end && passage.Is(_at, Cue.ObjectPronoun | Cue.Relative) && passage[_at] is "them" or "whom" or "us" or "which")
                return new(_at + 1, HeadKind.Pronoun, _at, Start: _at);
            if (_at == nextQuantity)
                return new(_at, HeadKind.PartOf, Start: _at);
        }
        // "three of those arrested": those are the persons, and what was done to them is known already.
        if (isPart && _at < end && _at > start + 1 && passage[_at - 1] is "those" && passage.TriggerAt(_at) is { } done && done.Is(VerbForm.Participle))
            return new(done.End, HeadKind.Person, _at, null, done, _at);
        // "969 a year ago": an article begins something else.
        if (!isPart && _at < end && passage[_at] is "a" or "an")
            return new(start, HeadKind.None, Start: start);
        _at = passage.SkipForward(_at, end, Cue.Determiner);
        _start = _at;
        if (IncidentAhead(_at, LongestPhrase) is >= 0 and var incident && !passage.IsPerson(incident + 1))
            return new(incident + 1, HeadKind.Incident, incident, Start: _start);
        for (var words = 0; words < LongestPhrase && _at < end && Step(); words++)
        {
        }
        if (_phraseEnd < end && passage.IsMark(_phraseEnd, "\"") && passage.IsWord(_phraseEnd + 1))
            _phraseEnd++;
        else if (isQuoted && _head >= 0 && ClosingQuote() is { } closing)
            _phraseEnd = closing + 1;
        return _head < 0 && _headTrigger is null
            ? new(_phraseEnd, HeadKind.None, -1, null, _attribute, _start)
            : new(_phraseEnd, _kind, _head, _headTrigger, _attribute, _start);
    }

    // The closing mark may stand some words behind the head: 12 "members of a criminal group".
    private int? ClosingQuote()
    {
        for (var i = _phraseEnd; i < Math.Min(end, _phraseEnd + LongestPhrase); i++)
        {
            if (passage.IsMark(i, "\""))
                return i;
            if (passage.IsPunctuation(i) || passage.TriggerAt(i) is not null)
                return null;
        }
        return null;
    }

    /// <summary>Takes one word; false when the phrase is over.</summary>
    private bool Step()
    {
        if (passage.Tokens[_at].Kind != TokenKind.Word)
            return TakeEditorial() || TakeHyphen();
        if (passage[_at] == "'s")
            return TakePossessive();
        if (passage.TriggerAt(_at) is { } trigger)
            return TakeTrigger(trigger);
        if (passage.Is(_at, Cue.And))
            return TakeAnd();
        if (passage.Is(_at, Cue.Being) && _head < 0 && (passage.TriggerAt(_at + 1) is { } deed && deed.Is(VerbForm.Event)))
        {
            _at++;
            return true;
        }
        // "34 suspected thugs"
        if (passage.Is(_at, Cue.Being) && _head < 0 && passage.IsPerson(_at + 1))
        {
            _at++;
            return true;
        }
        if (passage.Is(_at, Cue.Boundary) || (passage.Is(_at, Cue.Adverb | Cue.Negation | Cue.Being | Cue.Include) && !passage.IsPerson(_at)))
            return false;
        if (passage.Is(_at, Cue.Determiner) && _head >= 0)
            return false;
        return TakeNoun();
    }

    // "31 Shining Path [Sendero Luminoso -- SL] subversives": what an editor put in is no part of the phrase.
    private bool TakeEditorial()
    {
        if (!passage.IsMark(_at, "["))
            return false;
        for (var i = _at + 1; i < Math.Min(end - 1, _at + LongestPhrase); i++)
        {
            if (!passage.IsMark(i, "]"))
                continue;
            _at = i + 1;
            _phraseEnd = _head >= 0 ? _at : _phraseEnd;
            return passage.IsWord(_at);
        }
        return false;
    }

    private bool TakeHyphen()
    {
        var joined = passage.IsMark(_at, "-") && _at > 0 && passage.Tokens[_at - 1].Touches(passage.Tokens[_at]) && _at + 1 < end
            && passage.Tokens[_at].Touches(passage.Tokens[_at + 1]) && passage.IsWord(_at + 1);
        if (!joined || _kind == HeadKind.Person)
            return false;
        _at += 2;
        return Mark(_at - 1, HeadKind.Unknown);
    }

    private bool TakePossessive()
    {
        _at++;
        (_head, _kind, _headTrigger) = (-1, HeadKind.None, null);
        return true;
    }

    // "lethal suicide, car bomb, and other attacks": whatever stands before an incident narrows it.
    private int IncidentAhead(int from, int longest)
    {
        for (var i = from; i < Math.Min(end, from + longest); i++)
        {
            if (passage.Is(i, Cue.Incident) && !passage.Is(i + 1, Cue.Incident))
                return i;
            // "four conventions prohibit attacks": a plural ends the phrase.
            var isPlural = i > from && passage[i].Length > 3 && passage[i].EndsWith('s') && passage.IsWord(i + 1) && !passage.Is(i + 1, Cue.And | Cue.Incident);
            var isOver = isPlural || passage.Is(i, Cue.Boundary | Cue.Determiner) || (passage.TriggerAt(i) is { } verb && verb.Is(VerbForm.Past)) || passage.Tokens[i].Kind is TokenKind.Number or TokenKind.Break;
            if (isOver || (passage.IsPunctuation(i) && !passage.IsMark(i, ",") && !passage.IsMark(i, "-")))
                return -1;
        }
        return -1;
    }

    private bool TakeTrigger(Trigger trigger)
    {
        var isAdjective = (trigger.Is(VerbForm.Participle | VerbForm.People) || trigger.Word.Building) && NounFollows(trigger.End);
        if (isAdjective)
        {
            if (_kind == HeadKind.Person)
                return false;
            _attribute ??= trigger.Is(VerbForm.Participle | VerbForm.People) ? trigger : null;
            _at = trigger.End;
            return true;
        }
        if (_kind != HeadKind.Person && !trigger.Is(VerbForm.Past) && (passage.Is(trigger.Start, Cue.Incident) || passage.Is(trigger.End, Cue.Incident)))
            return TakeNoun();
        if (!trigger.Is(VerbForm.Event | VerbForm.People) || (_kind == HeadKind.Person && trigger.Is(VerbForm.Participle | VerbForm.Predicate)))
            return false;
        var verbOnly = _kind is HeadKind.None && trigger.Is(VerbForm.Participle) && !trigger.Is(VerbForm.People | VerbForm.Event);
        if (verbOnly)
            return false;
        (_headTrigger, _head) = (trigger, trigger.Start);
        _kind = trigger.Is(VerbForm.Event) ? HeadKind.Event : HeadKind.People;
        _phraseEnd = _at = trigger.End;
        return false;
    }

    // "wounded people": an adjective; "wounded when", "killed since", "killed and": a verb.
    private bool NounFollows(int at) => at < end && passage.IsWord(at) && !passage.Is(at, Cue.Boundary | Cue.Adverb | Cue.And | Cue.Determiner | Cue.Negation)
        && passage.TriggerAt(at) is not { Word.Forms: var forms } | passage.IsPerson(at)
        && !passage.Is(at, Cue.NotPlace)
        && (passage.IsPerson(at) || passage.IsPerson(at + 1) || passage.IsPerson(at + 2) || passage.Is(at, Cue.Building));

    // "bloggers and activists", "current and former detainees", "cities and towns".
    private bool TakeAnd()
    {
        for (var i = _at + 1; i < Math.Min(end, _at + 5); i++)
        {
            if (passage.IsPerson(i) || (passage.Is(i, Cue.Place) && _kind == HeadKind.Place) || (passage.Is(i, Cue.Building) && _kind == HeadKind.Building)
                || (passage.Is(i, Cue.Incident) && _kind is HeadKind.Incident or HeadKind.Unknown))
            {
                _at++;
                return true;
            }
            if (!passage.IsWord(i) || passage.Is(i, Cue.Boundary | Cue.Determiner | Cue.Quantity | Cue.Adverb) || (passage.TriggerAt(i) is { } verb && verb.Is(VerbForm.AnyVerb) && !verb.Is(VerbForm.People | VerbForm.Base)))
                return false;
        }
        return false;
    }

    private bool TakeNoun()
    {
        var kind = KindOf(_at);
        if (_kind == HeadKind.Person && kind != HeadKind.Person && !(passage.Is(_at - 1, Cue.And) || IsNounAdjunct(_at)))
            return false;
        if (_kind is not (HeadKind.None or HeadKind.Unknown) && kind == HeadKind.Unknown && !IsNounAdjunct(_at) && !passage.Is(_at - 1, Cue.And))
            return false;
        if (kind == HeadKind.Unknown && _kind == HeadKind.Unknown && LooksLikeVerb(_at))
            return false;
        _at++;
        return Mark(_at - 1, kind);
    }

    private bool Mark(int token, HeadKind kind)
    {
        (_head, _phraseEnd) = (token, token + 1);
        _kind = kind;
        return true;
    }

    // "police officers", "staff members": a noun that only narrows the next one.
    private bool IsNounAdjunct(int at) => passage.IsPerson(at + 1) && !LooksLikeVerb(at);

    private bool LooksLikeVerb(int at) => passage[at].EndsWith("ed", StringComparison.Ordinal) && passage[at].Length > 4 && _head >= 0
        && passage[_head].EndsWith('s');

    private HeadKind KindOf(int at) =>
        passage.IsPerson(at) ? HeadKind.Person
        : passage.Is(at, Cue.Place) ? HeadKind.Place
        : passage.Is(at, Cue.Building) ? HeadKind.Building
        : passage.Is(at, Cue.Incident) ? HeadKind.Incident
        : passage.Is(at, Cue.Thing) ? HeadKind.Thing
        : HeadKind.Unknown;
}
