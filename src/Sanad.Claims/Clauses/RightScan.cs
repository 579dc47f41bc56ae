using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;
using Sanad.Language;

namespace Sanad.Claims.Clauses;

/// <summary>
/// Looks to the right of a counted noun for what happened to those counted: passive ("were killed"), reduced ("wounded in the raid"),
/// intransitive ("died"), predicate ("are missing"), also behind "who", "of the town", "from Homs" and bracketed words.
/// </summary>
internal sealed class RightScan(Sentence sentence, QuantityMention mention, NounPhrase noun, bool mayBePassive = true)
{
    private const int Farthest = 28;
    private const int LongestRelative = 5;
    private const int LongestSubject = 6;
    private const int FarthestCustody = 7;
    private readonly Passage _passage = sentence.Passage;
    private readonly List<Link> _found = [];
    private int _at;
    private bool _be;
    private bool _relative;
    private bool _negated;
    private bool _being;
    private bool _moved;
    private bool _present;
    private int _skipped;

    /// <summary>One link for each act found: none, one, or several ("killed and injured").</summary>
    public static IReadOnlyList<Link> Read(Sentence sentence, QuantityMention mention, NounPhrase noun, bool mayBePassive = true) =>
        new RightScan(sentence, mention, noun, mayBePassive).Run();

    private List<Link> Run()
    {
        if (noun.Kind is HeadKind.Thing or HeadKind.Place or HeadKind.Event)
            return _found;
        _at = Math.Max(noun.End, mention.End);
        var limit = Math.Min(sentence.End, _at + Farthest);
        while (_at < limit && Step())
        {
        }
        return _found;
    }

    /// <summary>Takes one step; false when the search is over.</summary>
    private bool Step()
    {
        if (_passage.TriggerAt(_at) is { } trigger)
            return TakeTrigger(trigger);
        if (_passage.IsPunctuation(_at))
            return SkipBracket();
        if (_passage.Is(_at, Cue.Be))
        {
            _present = _passage[_at] is "is" or "are" or "remain" or "remains";
            return Set(ref _be);
        }
        // "could be killed" did not happen; "may have been killed" is held to have.
        if (_passage.Is(_at, Cue.Hypothetical) && !_passage.Is(_at + 1, Cue.Have))
            return false;
        if (_passage.Is(_at, Cue.Negation))
            return Set(ref _negated);
        if (_passage.Is(_at, Cue.Have | Cue.Modal | Cue.Particle) && _passage[_at] != "against")
            return Move();
        if (_passage.Is(_at, Cue.Being))
            return Set(ref _being);
        if (_passage.Is(_at, Cue.Adverb))
            return Move();
        return _passage.Is(_at, Cue.Relative) ? TakeRelative() : Other();
    }

    private bool Set(ref bool flag)
    {
        flag = true;
        return Move();
    }

    private bool Move()
    {
        _at++;
        return true;
    }

    private bool TakeRelative()
    {
        // "three commissions that reported in 1997 accepted that ...": a clause of what they say.
        if (_relative && _passage[_at] == "that")
            return false;
        (_relative, _be) = (true, false);
        return _passage[_at] != "which" && _passage[_at] != "that" ? Move() : !_be && Move();
    }

    private bool Other()
    {
        if (_be || _passage.Tokens[_at].Kind == TokenKind.Number)
            return false;
        if (_passage.Is(_at, Cue.Preposition))
            return SkipPhrase();
        // "70 households a day were fleeing"
        if (_passage[_at] is "a" or "per" && _passage.Is(_at + 1, Cue.Thing) && !_moved)
            return Move() && Move();
        // "46 people it says were killed"
        if (_passage.Is(_at, Cue.SubjectPronoun) && _passage.Is(_at + 1, Cue.Speech) && _passage.Is(_at + 2, Cue.Be | Cue.Have))
            return Move() && Move();
        if (_passage.Is(_at, Cue.And) && !_moved && AfterSecondSubject() is { } next)
        {
            _at = next;
            return true;
        }
        if (_passage.Is(_at, Cue.And | Cue.Or | Cue.ClauseStart | Cue.SubjectPronoun | Cue.ObjectPronoun) || _moved)
            return false;
        var isReduced = _passage[_at].EndsWith("ed", StringComparison.Ordinal) && _passage.Is(_at + 1, Cue.Preposition);
        return (isReduced || _passage[_at] == "alone" || (_relative && ++_skipped <= LongestRelative)) && Move();
    }

    // "two policemen and a civilian were killed": somebody who is not counted shares the verb.
    private int? AfterSecondSubject()
    {
        var at = _passage.SkipForward(_at + 1, sentence.End, Cue.Determiner);
        if (at == _at + 1)
            return null;
        var named = _passage[_at + 1] is "a" or "an" or "one";
        for (var words = 0; words < LongestSubject && _passage.IsWord(at) && !_passage.Is(at, Cue.Boundary | Cue.Quantity | Cue.And | Cue.Adverb) && _passage.TriggerAt(at) is null; words++, at++)
            named |= _passage.IsPerson(at) || _passage.IsCapital(at);
        return named && at < sentence.End && _passage.Is(at, Cue.Be | Cue.Have) ? at : null;
    }

    // A prepositional phrase after the noun: "of the security forces", "from three villages".
    private bool SkipPhrase()
    {
        if (_passage[_at] == "by")
            return false;
        _at++;
        for (var words = 0; words < 9 && _at < sentence.End; words++, _at++)
        {
            if (_passage.TriggerAt(_at) is { } trigger && !trigger.Is(VerbForm.Event) && !_passage.IsPerson(_at) && !IsAdjective(trigger))
                return true;
            if (_passage.IsPunctuation(_at) && !_passage.IsMark(_at, "-"))
                return true;
            if (_passage.Is(_at, Cue.Be | Cue.Have | Cue.Modal | Cue.Relative | Cue.Preposition) && !_passage.Is(_at, Cue.Determiner))
                return true;
            if (_passage.Is(_at, Cue.ClauseStart) || (_passage[_at] == "that" && _passage.Is(_at - 1, Cue.Speech)))
                return false;
        }
        return true;
    }

    private bool IsAdjective(Trigger trigger) => trigger.Is(VerbForm.Participle) && _passage.IsPerson(trigger.End) && _passage.Is(trigger.Start - 1, Cue.Determiner);

    // ", including two children," and "(12 of them women)" may stand between the noun and its verb.
    private bool SkipBracket()
    {
        var mark = _passage[_at];
        // "1,340 families (about 8,000 people) displaced"
        if (mark == ")" && mention.Start > sentence.Start && _passage.IsMark(mention.Start - 1, "("))
            return Move();
        if (mark is not ("," or "(" or "-" or "["))
            return false;
        var close = mark switch { "(" => ")", "[" => "]", _ => mark };
        for (var i = _at + 1; i < Math.Min(sentence.End, _at + 22); i++)
        {
            if (!_passage.IsMark(i, close) || !VerbFollows(SkipSame(i, close)))
                continue;
            _at = SkipSame(i, close);
            _moved = false;
            return true;
        }
        return false;
    }

    private int SkipSame(int at, string mark)
    {
        while (at < sentence.End && _passage.IsMark(at, mark))
            at++;
        return at;
    }

    private bool VerbFollows(int at)
    {
        at = _passage.SkipForward(at, sentence.End, Cue.Adverb);
        return at < sentence.End && (_passage.Is(at, Cue.Be | Cue.Have) || _passage.TriggerAt(at) is { } trigger && trigger.Is(VerbForm.Participle | VerbForm.Intransitive)
            && !ObjectFollows(trigger.End));
    }

    private bool TakeTrigger(Trigger trigger)
    {
        if (RuleFor(trigger) is not { } rule)
            return (trigger.Is(VerbForm.Event) || trigger.Is(VerbForm.People)) && !_be && !trigger.Is(VerbForm.Past) && Move();
        Add(trigger, rule.Name, rule.Tier);
        var last = trigger;
        while (NextCoordinated(last.End) is { } next)
            Add(last = next, rule.Name, rule.Tier);
        // The words that carry the one carry the other: "a number of people killed and injured".
        for (var i = 0; i < _found.Count; i++)
            _found[i] = _found[i] with { To = last.End };
        return false;
    }

    private (string Name, Tier Tier)? RuleFor(Trigger trigger)
    {
        if (!Fits(trigger))
            return null;
        if (trigger.Is(VerbForm.Participle) && (_be || _being) && mayBePassive)
            return ("en.passive", Tier.A);
        if (trigger.Is(VerbForm.Intransitive) && (mayBePassive || _relative) && (!_be || trigger.Is(VerbForm.Ing)))
            return ("en.intransitive", Tier.A);
        if (trigger.Is(VerbForm.Participle) && !_be && !_relative && !ObjectFollows(trigger.End) && !(trigger.Word.Weak && _passage.Is(trigger.End, Cue.Particle)))
            return ("en.reduced", trigger.Word.Weak ? Tier.B : Tier.A);
        return trigger.Is(VerbForm.Predicate) && (mayBePassive || !_be) && (_be || _being || _at == Math.Max(noun.End, mention.End)) ? ("en.predicate", _be ? Tier.A : Tier.B) : null;
    }

    private bool Fits(Trigger trigger)
    {
        if (trigger.Word.Building)
            return noun.Kind == HeadKind.Building;
        if (noun.Kind == HeadKind.Building || (noun.Kind == HeadKind.Incident && !_be))
            return false;
        if (trigger.Word.Weak && !noun.IsPerson && !(_be && noun.Kind == HeadKind.None) && !IsInCustody(trigger))
            return false;
        // Those who shot and then escaped were no captives.
        if (trigger.Act == Act.Escaped && noun.Kind != HeadKind.People && !IsInCustody(trigger))
            return false;
        return !mention.IsLoose || (_be && trigger.Is(VerbForm.Participle | VerbForm.Intransitive)) || _being || noun.IsPerson || trigger.Is(VerbForm.Intransitive);
    }

    // "held in Jaw prison", "escaped from custody"
    private bool IsInCustody(Trigger trigger)
    {
        for (var i = trigger.End; i < Math.Min(sentence.End, trigger.End + FarthestCustody) && _passage.IsWord(i); i++)
        {
            if (_passage.Lexicon.CustodyPlaces.LengthAt(_passage.Tokens, i, sentence.End) > 0)
                return true;
        }
        return false;
    }

    /// <summary>True when the verb has an object of its own, so that those counted are the ones who did it.</summary>
    private bool ObjectFollows(int at)
    {
        while (at < sentence.End && _passage.Is(at, Cue.Adverb) && !_passage.Is(at, Cue.Preposition | Cue.ClauseStart))
            at++;
        if (_passage.IsMark(at, "\"") && at + 1 < sentence.End)
            at++;
        if (at >= sentence.End || _passage.IsPunctuation(at) || _passage.Is(at, Cue.NotPlace) || _passage.Is(at, Cue.Preposition | Cue.And | Cue.Or | Cue.ClauseStart | Cue.Be))
            return false;
        if (_passage.Is(at, Cue.Determiner))
            return !_passage.Is(at + 1, Cue.Thing) && !_passage.Is(at + 2, Cue.Thing);
        return _passage.Tokens[at].Kind == TokenKind.Number || _passage.IsPerson(at) || _passage.Is(at, Cue.ObjectPronoun) || _passage.Is(at, Cue.Quantity);
    }

    // "killed and injured", "arrested, tortured and executed": the same people, each act a claim.
    private Trigger? NextCoordinated(int at)
    {
        var next = at;
        if (_passage.IsMark(next, ",") && next + 1 < sentence.End)
            next++;
        next = _passage.SkipForward(next, sentence.End, Cue.And | Cue.Or);
        if (next == at)
            return null;
        next = _passage.SkipForward(next, sentence.End, Cue.Adverb | Cue.Be);
        return next < sentence.End && _passage.TriggerAt(next) is { } trigger && trigger.Is(VerbForm.Participle | VerbForm.Intransitive) && Fits(trigger)
            && !ObjectFollows(trigger.End)
            ? trigger
            : null;
    }

    private void Add(Trigger trigger, string rule, Tier tier)
    {
        var act = trigger.Act;
        if (_found.Count > 0 && _passage.Is(trigger.Start - 1, Cue.Or) && Divided(_found[^1].Act, act))
        {
            _found[^1] = _found[^1] with { Act = Act.Casualties, To = trigger.End };
            return;
        }
        if (_found.Count > 0 && _found[^1].Act == Act.Casualties)
            _found.RemoveAt(_found.Count - 1);
        _found.Add(new(mention, noun, act, rule, mention.IsLoose ? Tier.B : tier, Side.Right, mention.Start, trigger.End)
        {
            Negated = _negated, TriggerStart = trigger.Start, TriggerEnd = trigger.End, Subset = IsPart(), IsPresent = _present,
        });
    }

    // "some of these activists", "others": a part of those named before.
    private bool IsPart() => mention.IsLoose && !mention.IsZero && (noun.Kind is HeadKind.None or HeadKind.Pronoun || _passage[mention.Start] == "others"
        || (_passage[mention.End] == "of" && _passage.Is(mention.End + 1, Cue.Determiner)));

    /// <summary>"killed or wounded": nobody says how many of each.</summary>
    internal static bool Divided(Act first, Act second) =>
        (first.Group(), second.Group()) is (ActGroup.Death, ActGroup.Injury) or (ActGroup.Injury, ActGroup.Death);
}
