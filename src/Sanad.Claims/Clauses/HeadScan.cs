using Sanad.Basics;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Clauses;

/// <summary>The counted noun itself names the act: "12 deaths", "30 wounded", "14 murdered fishermen", "several bombings", "in 200 cities".</summary>
internal static class HeadScan
{
    private const int FarthestFound = 24;

    public static Link? Read(Sentence sentence, QuantityMention mention, NounPhrase noun) => noun.Kind switch
    {
        HeadKind.Event => Event(sentence, mention, noun),
        HeadKind.People => People(sentence, mention, noun),
        HeadKind.Incident => Incident(sentence, mention, noun),
        HeadKind.Place => Place(sentence, mention, noun),
        HeadKind.Person or HeadKind.None or HeadKind.Pronoun or HeadKind.PartOf or HeadKind.Building or HeadKind.Unknown => Attribute(mention, noun),
        HeadKind.Thing => null,
        _ => throw new InvalidOperationException($"Unknown head {noun.Kind}"),
    };

    private static Link Make(QuantityMention mention, NounPhrase noun, Act act, string rule, Tier tier) =>
        new(mention, noun, act, rule, tier, Side.Head, mention.Start, Math.Max(noun.End, mention.End))
        {
            TriggerStart = noun.HeadTrigger?.Start ?? noun.Attribute?.Start ?? -1, TriggerEnd = noun.HeadTrigger?.End ?? noun.Attribute?.End ?? -1,
        };

    // "12 murder charges" are charges: the deed must be the last noun.
    private static Link? Event(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var isLast = noun.End >= sentence.End || !passage.IsWord(noun.End) || passage[noun.End] == "toll"
            || passage.Is(noun.End, Cue.NotPlace | Cue.Boundary | Cue.Adverb | Cue.And | Cue.Have | Cue.Negation | Cue.Being | Cue.Determiner) || passage.TriggerAt(noun.End) is not null;
        var isCounted = noun.HeadTrigger!.Act is not (Act.Tortured or Act.IllTreated) && (!mention.IsLoose || mention.IsZero || passage[noun.Head].EndsWith('s'));
        return isLast && isCounted && !mention.Additive | mention.Quantity.Value != 1 ? Make(mention, noun, noun.HeadTrigger.Act, "en.event", Tier.A) : null;
    }

    private static Link? People(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var head = noun.HeadTrigger!;
        if (mention.IsLoose && !mention.IsZero)
            return null;
        // "5,015 executed prisoners": what was done to them, not what they were.
        if (head.Word.Weak && noun.Attribute is not null)
            return Attribute(mention, noun);
        if (head.Act == Act.Bodies)
            return BodiesFound(sentence, noun) ? Make(mention, noun, Act.Bodies, "en.bodies", Tier.B) : null;
        return head.Word.Weak || (head.Act is Act.Survived or Act.Victims && IsHeard(sentence, mention)) ? null : Make(mention, noun, head.Act, "en.people", Tier.A) with { Subset = sentence.Passage[mention.End] == "of" };
    }

    // "interviewed 36 people, including 12 survivors": those who told, not those to whom something was done.
    private static bool IsHeard(Sentence sentence, QuantityMention mention)
    {
        var heard = sentence.Passage.Lexicon.Heard;
        for (var i = sentence.Start; i < mention.Start; i++)
        {
            if (heard.LengthAt(sentence.Passage.Tokens, i, mention.Start) > 0)
                return true;
        }
        return false;
    }

    // Bodies count when somebody found them: "nine bodies were examined" tells of no new dead.
    private static bool BodiesFound(Sentence sentence, NounPhrase noun, int farthest = 8)
    {
        var found = sentence.Passage.Lexicon.BodiesFound;
        for (var i = Math.Max(sentence.Start, noun.Head - 8); i < Math.Min(sentence.End, noun.End + farthest); i++)
        {
            if (found.LengthAt(sentence.Passage.Tokens, i, sentence.End) > 0)
                return true;
        }
        return noun.End < sentence.End && sentence.Passage[noun.End] == "of";
    }

    /// <summary>"the bodies of 43 students were found".</summary>
    public static Link? BodiesOf(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var before = passage.SkipBack(mention.Start, sentence.Start, Cue.Determiner);
        var isOf = before > sentence.Start && passage[before - 1] == "of" && noun.MayBePerson;
        return isOf && passage.TriggerBefore(before - 1) is { Act: Act.Bodies } bodies && bodies.Start >= sentence.Start
            && BodiesFound(sentence, noun with { Head = bodies.Start, End = Math.Max(noun.End, mention.End) }, FarthestFound)
            ? Make(mention, noun, Act.Bodies, "en.bodies", Tier.B) with { From = bodies.Start, TriggerStart = bodies.Start, TriggerEnd = bodies.End }
            : null;
    }

    private static Link? Attribute(QuantityMention mention, NounPhrase noun) =>
        noun.Attribute is { } deed && noun.Kind is HeadKind.Person or HeadKind.People or HeadKind.Unknown && !mention.IsLoose && !deed.Word.Building
            ? Make(mention, noun, deed.Act, "en.attribute", Tier.B)
            : null;

    private static Link? Incident(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var isPlural = passage[noun.Head].EndsWith('s') || mention.Quantity.Value == 1;
        var isAdjunct = noun.End < sentence.End && passage.IsWord(noun.End) && !passage.Is(noun.End, Cue.Boundary | Cue.Adverb | Cue.And | Cue.Determiner)
            && passage.TriggerAt(noun.End) is null && passage[noun.End].EndsWith('s');
        var isNarrow = !passage.Lexicon.BroadIncidents.Contains(passage[noun.Head]) || (noun.Head > mention.End && (passage.TriggerAt(noun.Head - 1) is not null || passage.Is(noun.Head - 1, Cue.Incident)));
        return isPlural && isNarrow && !isAdjunct && mention.Quantity.Value != 1 && !mention.IsZero && mention.Quantity.Qualifier != Qualifier.All ? Make(mention, noun, Act.Incidents, "en.incidents", Tier.C) : null;
    }

    private static Link? Place(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var before = passage.SkipBack(mention.Start, sentence.Start, Cue.Determiner);
        if (before == sentence.Start || passage[before - 1] is not ("in" or "across" or "to" or "throughout" or "hit" or "swept") || mention.Quantity.Representative is not > 1)
            return null;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (passage.Is(i, Cue.Because) && Math.Abs(i - mention.Start) < 14)
                return Make(mention, noun, Act.Places, "en.places", Tier.C) with { From = Math.Min(i, mention.Start) };
        }
        return null;
    }
}
