using Sanad.Basics;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Clauses;

/// <summary>Persian tolls: «شمار کشته‌شدگان به ۳۱ نفر رسید»، «مجموع کشته‌ها و زخمی‌ها از ۲۰۰ نفر گذشت»، and those without a number.</summary>
internal sealed class PersianTolls(ClaimLexicon lexicon)
{
    private const int Farthest = 24;
    private readonly PersianWords _words = new(lexicon);

    public Link? Read(Sentence sentence, QuantityMention mention, PersianNoun noun)
    {
        var passage = sentence.Passage;
        if (noun.Kind is not (HeadKind.None or HeadKind.Person or HeadKind.Unknown) || noun.IsPart || noun.Phrase.Attribute is not null)
            return null;
        for (var i = mention.Start - 1; i >= Math.Max(sentence.Start, mention.Start - Farthest); i--)
        {
            if (passage[i] is "." or ";" or ":" or "که" || passage.Lexicon.PersianVerbs!.In(passage, i, sentence.End) is not null)
                return null;
            if (_words.Tolls.LengthAt(passage.Tokens, i, sentence.End) > 0 && Counted(sentence, i, mention.Start) is { } counted)
                return Passed(sentence, new(mention, noun.Phrase, counted.Act, "fa.toll", Tier.A, Side.Left, i, Math.Max(noun.Phrase.End, mention.End)) { TriggerStart = counted.Start, TriggerEnd = counted.End });
        }
        return null;
    }

    // «شمار قربانیان شکنجه» counts the tortured, «کشته‌ها و زخمی‌ها» the casualties.
    private static (Act Act, int Start, int End)? Counted(Sentence sentence, int toll, int limit)
    {
        var passage = sentence.Passage;
        // «شمار کشته‌ها را هفت نفر و زخمی‌ها را ۳۰ نفر»: the nearer of two.
        var nearer = Enumerable.Range(toll + 3, Math.Max(0, limit - toll - 3)).Select(passage.TriggerAt).LastOrDefault(trigger => trigger is not null && trigger.End >= limit - 3
            && trigger.Is(VerbForm.People) && passage.Is(trigger.Start - 1, Cue.And) && passage.TriggerBefore(trigger.Start - 1) is null);
        if ((nearer ?? passage.FirstTrigger(toll, Math.Min(limit, toll + 6))) is not { } first)
            return null;
        var next = passage.TriggerAt(first.End);
        if (next is not null && next.End <= limit && (first.Act == Act.Victims || first.Word.Weak))
            return (next.Act, first.Start, next.End);
        var second = passage.Is(first.End, Cue.And) ? passage.TriggerAt(first.End + 1) : null;
        return second is not null && RightScan.Divided(first.Act, second.Act) ? (Act.Casualties, first.Start, second.End) : (first.Act, first.Start, first.End);
    }

    // «از ۲۰۰ نفر گذشت»: more than 200.
    private Link Passed(Sentence sentence, Link toll)
    {
        var mention = toll.Mention;
        var at = sentence.Passage.SkipForward(mention.End, sentence.End, Cue.Classifier);
        if (mention.Quantity.Value is not { } value || mention.Quantity.Qualifier is not (Qualifier.Exact or Qualifier.MoreThan) || _words.Passed.LengthAt(sentence.Passage.Tokens, at, sentence.End) == 0)
            return toll;
        var start = mention.Start > sentence.Start && sentence.Passage[mention.Start - 1] == "از" ? mention.Start - 1 : mention.Start;
        return toll with { Mention = mention with { Start = start, Quantity = new(value, value, null, Qualifier.MoreThan) } };
    }

    /// <summary>«تلفات جانی نداشت»: nobody was killed; the words themselves are the quantity.</summary>
    public Link? NoCasualties(Sentence sentence)
    {
        var passage = sentence.Passage;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (_words.NoCasualties.LengthAt(passage.Tokens, i, sentence.End) is not (> 0 and var length))
                continue;
            for (var at = i + length; at < Math.Min(sentence.End, i + length + 4); at++)
            {
                if (passage.Lexicon.PersianVerbs!.In(passage, at, sentence.End) is { } verb)
                    return verb.Negated ? new(new(i, verb.End, Quantity.Exactly(0)), new(verb.End, HeadKind.None), Act.Killed, "fa.zero", Tier.A, Side.Head, i, verb.End) : null;
            }
        }
        return null;
    }

    /// <summary>«آمار کاملی از تعداد دستگیرشدگان وجود ندارد»: the number is said to be unknown.</summary>
    public Link? Unknown(Sentence sentence)
    {
        var passage = sentence.Passage;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (_words.Tolls.LengthAt(passage.Tokens, i, sentence.End) == 0 || passage.FirstTrigger(i, Math.Min(sentence.End, i + 8)) is not { } counted)
                continue;
            var saidUnknown = Enumerable.Range(counted.End, Math.Min(sentence.End, counted.End + 10) - counted.End)
                .FirstOrDefault(at => _words.UnknownSaid.LengthAt(passage.Tokens, at, sentence.End) > 0, -1);
            return saidUnknown < 0 ? null
                : new(new(i, i + 1, new(null, null, null, Qualifier.Unknown)), new(i + 1, HeadKind.None), counted.Act, "fa.unknown", Tier.B, Side.Left, sentence.Start, saidUnknown + 2)
                {
                    TriggerStart = counted.Start, TriggerEnd = counted.End,
                };
        }
        return null;
    }
}
