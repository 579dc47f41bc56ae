using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Clauses;

/// <summary>
/// Looks to the left of a quantity for the act: a verb whose object it is ("killed 12 people", ", killing 12"), a noun with "of"
/// ("the deaths of 12 people"), a toll ("the death toll stood at 12").
/// </summary>
internal static class LeftScan
{
    private const Cue BetweenVerbAndObject = Cue.Determiner | Cue.Adverb;
    private const int FarthestSentence = 14;

    public static IReadOnlyList<Link> Verb(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var before = passage.SkipBack(mention.Start, sentence.Start, BetweenVerbAndObject);
        if (passage.IsMark(before - 1, "\"") && before - 1 > sentence.Start)
            before--;
        if ((passage.TriggerBefore(before) ?? BeforeOtherObject(sentence, before)) is not { } verb || verb.Start < sentence.Start || !IsActive(passage, verb) || IsIntransitive(verb) || !Fits(verb, mention, noun))
            return [];
        if (IsPassive(passage, verb) || IsNoun(passage, verb) || IsCapacity(passage, verb))
            return [];
        var rule = verb.Is(VerbForm.Ing) ? "en.participle" : "en.active";
        var link = Make(mention, noun, verb, rule, verb.Word.Weak ? Tier.B : Tier.A);
        return Coordinated(sentence, verb) is not { } other ? [link]
            : passage.Is(verb.Start - 1, Cue.Or) && RightScan.Divided(other.Act, verb.Act) ? [link with { Act = Act.Casualties, From = other.Start }]
            : [link with { Act = other.Act, From = other.Start, TriggerStart = other.Start, TriggerEnd = other.End }, link];
    }

    // "took 11", "has taken 11"
    private static bool IsActive(Passage passage, Trigger verb) =>
        verb.Is(VerbForm.Active) || (verb.Is(VerbForm.Participle) && passage.Is(passage.SkipBack(verb.Start, 0, Cue.Adverb | Cue.Negation) - 1, Cue.Have));

    // "a prison built to hold 60 people"
    private static bool IsCapacity(Passage passage, Trigger verb) => verb.Word.Weak && verb.Is(VerbForm.Base) && !verb.Is(VerbForm.Past) && passage.Is(verb.Start - 1, Cue.Particle | Cue.Modal);

    private static bool IsIntransitive(Trigger verb) => verb.Is(VerbForm.Intransitive) && !verb.Is(VerbForm.Past | VerbForm.Participle | VerbForm.Base);

    // "killed the mayor and 3 councilmen": the quantity is the second object.
    private static Trigger? BeforeOtherObject(Sentence sentence, int before)
    {
        var passage = sentence.Passage;
        if (!passage.Is(before - 1, Cue.And))
            return null;
        for (var i = before - 2; i > Math.Max(sentence.Start, before - 9) && passage.IsWord(i) && !passage.Is(i, Cue.Boundary | Cue.And); i--)
        {
            if (passage.TriggerBefore(i) is { } verb)
                return verb.Is(VerbForm.Past | VerbForm.Present | VerbForm.Ing) && !verb.Word.Weak && verb.Start >= sentence.Start && passage.Is(i, Cue.Determiner) ? verb : null;
        }
        return null;
    }

    /// <summary>"the deaths of 12 people", "the arrest of dozens of students".</summary>
    public static Link? NounWithOf(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var before = passage.SkipBack(mention.Start, sentence.Start, BetweenVerbAndObject);
        if (before <= sentence.Start || passage[before - 1] is not ("of" or "to") || noun.Kind is HeadKind.Thing or HeadKind.Event or HeadKind.Incident or HeadKind.Place)
            return null;
        var deed = passage.TriggerBefore(before - 1);
        var fits = deed is not null && deed.Start >= sentence.Start && deed.Is(VerbForm.Event) && (passage[before - 1] == "of" || deed.Act == Act.Wounded)
            && noun.Kind != HeadKind.Building;
        return fits ? Make(mention, noun, deed!, "en.nominal", Tier.A) : null;
    }

    /// <summary>"claimed 1,217 lives".</summary>
    public static Link? Lives(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var before = passage.SkipBack(mention.Start, sentence.Start, BetweenVerbAndObject);
        return noun.Head >= 0 && passage.Lexicon.Lives.LengthAt(passage.Tokens, noun.Head, sentence.End) > 0
            && passage.Lexicon.TakesLives.LengthBefore(passage.Tokens, sentence.Start, before) is > 0 and var length
            ? new(mention, noun, Act.Killed, "en.lives", Tier.A, Side.Left, before - length, Math.Max(noun.End, mention.End)) { TriggerStart = before - length, TriggerEnd = before }
            : null;
    }

    /// <summary>"handed down prison terms of 10 to 15 years to 56 people": what is given stands between the verb and those who get it.</summary>
    public static Link? SentenceTo(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var before = passage.SkipBack(mention.Start, sentence.Start, BetweenVerbAndObject);
        if (before <= sentence.Start || passage[before - 1] is not ("to" or "on" or "against") || !noun.MayBePerson)
            return null;
        for (var i = before - 2; i >= Math.Max(sentence.Start, before - FarthestSentence) && passage[i] is not (";" or "."); i--)
        {
            if (passage.Lexicon.Penalties.TryMatch(passage.Tokens, i, before, out var act, out var length))
                return new(mention, noun, act, "en.sentence-to", Tier.B, Side.Left, i, Math.Max(noun.End, mention.End)) { TriggerStart = i, TriggerEnd = i + length };
            if (passage.TriggerAt(i) is { } other && other.Is(VerbForm.Past) && other.Act.Group() != ActGroup.Sentence)
                return null;
        }
        return null;
    }

    private static Link Make(QuantityMention mention, NounPhrase noun, Trigger trigger, string rule, Tier tier) =>
        new(mention, noun, trigger.Act, rule, tier, Side.Left, trigger.Start, Math.Max(noun.End, mention.End))
        {
            TriggerStart = trigger.Start, TriggerEnd = trigger.End,
        };

    private static bool Fits(Trigger verb, QuantityMention mention, NounPhrase noun) => noun.Kind switch
    {
        HeadKind.Building => verb.Word.Building,
        HeadKind.Person or HeadKind.Pronoun or HeadKind.PartOf or HeadKind.People => !verb.Word.Building,
        HeadKind.None or HeadKind.Unknown => !verb.Word.Building && !verb.Word.Weak && !mention.IsLoose,
        HeadKind.Event or HeadKind.Incident or HeadKind.Place or HeadKind.Thing => false,
        _ => throw new InvalidOperationException($"Unknown head {noun.Kind}"),
    };

    // "were killed two days later": the verb has its victims already.
    private static bool IsPassive(Passage passage, Trigger verb)
    {
        if (!verb.Is(VerbForm.Participle) || verb.Is(VerbForm.Ing))
            return false;
        var before = passage.SkipBack(verb.Start, 0, Cue.Adverb | Cue.Negation);
        return passage.Is(before - 1, Cue.Be);
    }

    // "in detention 12 people": a deed named by a noun has no object; "killing 12" may be both.
    private static bool IsNoun(Passage passage, Trigger verb) =>
        verb.Is(VerbForm.Event) && (passage.Is(verb.Start - 1, Cue.Determiner) || (passage.Is(verb.Start - 1, Cue.Preposition) && !verb.Is(VerbForm.Ing)));

    private static Trigger? Coordinated(Sentence sentence, Trigger verb)
    {
        var before = sentence.Passage.SkipBack(verb.Start, sentence.Start, Cue.And | Cue.Or);
        return before < verb.Start && before > sentence.Start && sentence.Passage.TriggerBefore(before) is { } other && other.Is(VerbForm.Active)
            && !other.Word.Building && other.Start >= sentence.Start && !IsPassive(sentence.Passage, other)
            ? other
            : null;
    }
}
