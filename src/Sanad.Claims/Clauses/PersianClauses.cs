using Sanad.Basics;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;
using Sanad.Language;

namespace Sanad.Claims.Clauses;

/// <summary>
/// The Persian clause grammar. The verb closes the clause, so what was done mostly stands after those counted («۱۲ نفر کشته شدند», «۵ تن از معترضان
/// بازداشت شدند»); before them it is a noun («زخمی شدن ۷ تن»، «بازداشت ۱۲ دانشجو») or a toll («تعداد کشته‌شدگان ... حداقل ۱۴ نفر»).
/// </summary>
internal sealed class PersianClauses(ClaimLexicon lexicon)
{
    private const int FarthestRight = 16;
    private const int FarthestToll = 14;
    private readonly Phrases<bool> _tolls = lexicon.List("tolls");
    private readonly Phrases<bool> _unknown = lexicon.List("unknown_said");
    private readonly HashSet<string> _agents = lexicon.Pack.List("words.agents").Select(Folding.Fold).ToHashSet(StringComparer.Ordinal);

    /// <summary>The links of a sentence, in text order.</summary>
    public List<Link> Read(Sentence sentence, IReadOnlyList<QuantityMention> mentions, Link? earlier)
    {
        var links = new List<Link>();
        for (var i = 0; i < mentions.Count; i++)
        {
            var next = i + 1 < mentions.Count ? mentions[i + 1].Start : sentence.End;
            links.AddRange(ReadOne(sentence, mentions[i], next, links.LastOrDefault() ?? earlier));
        }
        if (mentions.Count == 0 && UnknownToll(sentence) is { } unknown)
            links.Add(unknown);
        return links;
    }

    private IEnumerable<Link> ReadOne(Sentence sentence, QuantityMention mention, int next, Link? earlier)
    {
        var noun = NounOf(sentence, mention);
        if (noun.Kind == HeadKind.Thing || IsAgent(sentence, mention))
            return [];
        if (mention.IsZero)
            return ToTheRight(sentence, mention, noun, sentence.End) is { Negated: true } none ? [none] : [];
        if (Part(sentence, mention, noun, earlier) is { } part)
            return [part];
        var link = (mention.IsLoose ? null : Deed(sentence, mention, noun) ?? Toll(sentence, mention, noun))
            ?? ToTheRight(sentence, mention, noun, AfterNext(sentence, mention, next))
            ?? Head(mention, noun)
            ?? Extent(sentence, mention, noun);
        return link is null ? [] : Divide(sentence, link);
    }

    // A second quantity ends the search, unless the clause's verb serves both («۳ زن و ۲ مرد کشته شدند»).
    private static int AfterNext(Sentence sentence, QuantityMention mention, int next)
    {
        for (var i = mention.End; i < next; i++)
        {
            if (sentence.Passage.TriggerAt(i) is not null)
                return next;
        }
        return next - mention.End <= 5 ? sentence.End : next;
    }

    private static NounPhrase NounOf(Sentence sentence, QuantityMention mention)
    {
        var passage = sentence.Passage;
        var at = passage.SkipForward(mention.End, sentence.End, Cue.Classifier);
        if (at > mention.End && at < sentence.End && passage[at] == "از")
            at++;
        if (at < sentence.End && passage.Is(at, Cue.Thing) && at == mention.End)
            return new(at + 1, HeadKind.Thing, at);
        if (at < sentence.End && passage.TriggerAt(at) is { } trigger)
            return new(trigger.End, HeadKind.People, trigger.Start, trigger, Start: at);
        var end = at;
        while (end < Math.Min(sentence.End, at + 4) && passage.IsWord(end) && passage.TriggerAt(end) is null && !passage.Is(end, Cue.VerbEnd | Cue.Stop | Cue.And))
            end++;
        var isPerson = at > mention.End || Enumerable.Range(at, end - at).Any(passage.IsPerson);
        return new(end, isPerson ? HeadKind.Person : passage.Is(at, Cue.Place) ? HeadKind.Place : passage.Is(at, Cue.Incident) ? HeadKind.Incident
            : end > at ? HeadKind.Unknown : HeadKind.None, end > at ? at : -1, Start: at);
    }

    private bool IsAgent(Sentence sentence, QuantityMention mention) =>
        mention.Start > sentence.Start && _agents.Contains(sentence.Passage[mention.Start - 1]);

    // «زخمی شدن ۷ تن»، «بازداشت حداقل ۱۲ دانشجو»
    private static Link? Deed(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var before = mention.Start;
        if (passage.TriggerBefore(before) is null && before > sentence.Start && passage[before - 1] is "شدن" or "کردن" or "دادن" or "رسیدن" or "باختن")
            before--;
        return passage.TriggerBefore(before) is { } deed && deed.Start >= sentence.Start && noun.IsPerson
            ? Make(mention, noun, deed, "fa.nominal", Tier.A, Side.Left, deed.Start, Math.Max(noun.End, mention.End))
            : null;
    }

    private Link? Toll(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        for (var i = mention.Start - 1; i >= Math.Max(sentence.Start, mention.Start - FarthestToll); i--)
        {
            if (passage[i] is "." or ";" or ":")
                return null;
            if (_tolls.LengthAt(passage.Tokens, i, sentence.End) > 0 && passage.FirstTrigger(i, Math.Min(mention.Start, i + 5)) is { } counted)
                return Make(mention, noun, counted, "fa.toll", Tier.A, Side.Left, i, Math.Max(noun.End, mention.End));
        }
        return null;
    }

    private static Link? ToTheRight(Sentence sentence, QuantityMention mention, NounPhrase noun, int limit)
    {
        var passage = sentence.Passage;
        if (noun.Kind is HeadKind.Place or HeadKind.Incident || (noun.Kind == HeadKind.Unknown && mention.IsLoose))
            return null;
        var end = Math.Min(Math.Min(sentence.End, limit), mention.End + FarthestRight);
        return Verb(passage, mention.End, end) is { } trigger && !(passage[trigger.Start - 1] == "از" && trigger.Start > mention.End + 1 && trigger.End + 1 >= limit - 1)
            ? Make(mention, noun, trigger, "fa.clause", Tier.A, Side.Right, mention.Start, VerbEnd(sentence, trigger.End)) with
            {
                Negated = Enumerable.Range(trigger.End, Math.Min(sentence.End, trigger.End + 6) - trigger.End).Any(at => passage.Is(at, Cue.Negation)),
            }
            : null;
    }

    // «صدها نفر در زندان اوین شکنجه شدند»: of several words of deeds the one that the verb closes on counts, else the first.
    private static Trigger? Verb(Passage passage, int start, int end)
    {
        Trigger? first = null;
        for (var i = start; i < end; i++)
        {
            if (passage.TriggerAt(i) is { } trigger)
            {
                first ??= trigger;
                if (passage.Is(trigger.End, Cue.VerbEnd | Cue.Negation) || passage.Is(trigger.End - 1, Cue.VerbEnd))
                    return trigger;
                i = trigger.End - 1;
            }
            else if (passage.Tokens[i].Kind is TokenKind.Break || passage[i] is "." or ":" or "\"" or ";" || passage.Is(i, Cue.VerbEnd | Cue.Negation))
                return first;
        }
        return first;
    }

    private static int VerbEnd(Sentence sentence, int at)
    {
        var end = sentence.Passage.SkipForward(at, sentence.End, Cue.VerbEnd);
        return Math.Min(end, at + 4);
    }

    private static Link? Head(QuantityMention mention, NounPhrase noun) => noun.HeadTrigger is { } trigger && !mention.IsLoose
        ? Make(mention, noun, trigger, "fa.people", Tier.B, Side.Head, mention.Start, noun.End)
        : null;

    private static Link? Extent(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        if (noun.Kind == HeadKind.Place && mention.Start > sentence.Start && passage[mention.Start - 1] == "در" && Enumerable.Range(sentence.Start, sentence.End - sentence.Start).Any(i => passage.Is(i, Cue.Because)))
            return new(mention, noun, Act.Places, "fa.places", Tier.C, Side.Head, mention.Start, noun.End);
        return noun.Kind == HeadKind.Incident && !mention.IsLoose ? new(mention, noun, Act.Incidents, "fa.incidents", Tier.C, Side.Head, mention.Start, noun.End) : null;
    }

    // «از این تعداد ۵ نفر زن بودند»، «از جمله ۳ کودک»
    private Link? Part(Sentence sentence, QuantityMention mention, NounPhrase noun, Link? earlier)
    {
        var including = lexicon.Including.LengthBefore(sentence.Passage.Tokens, sentence.Start, mention.Start);
        if (OfThem(sentence, mention) && earlier is not null && ToTheRight(sentence, mention, noun, sentence.End) is null)
            return earlier.Share(mention, noun, "fa.of-them") with { Subset = true, Whole = earlier };
        if (including == 0 || earlier is null || !noun.IsPerson || noun.Kind == HeadKind.People)
            return null;
        return earlier.Share(mention, noun, "fa.including") with { Subset = true, Whole = earlier, From = mention.Start - including };
    }

    // «۲۳ نفر از آنها کودک بودند»
    private static bool OfThem(Sentence sentence, QuantityMention mention)
    {
        var passage = sentence.Passage;
        var at = passage.SkipForward(mention.End, sentence.End, Cue.Classifier);
        return at + 1 < sentence.End && passage[at] == "از" && passage[at + 1] is "انها" or "انان" or "ایشان";
    }

    // «آمار کاملی از تعداد دستگیرشدگان وجود ندارد»: the number is said to be unknown.
    private Link? UnknownToll(Sentence sentence)
    {
        var passage = sentence.Passage;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (_tolls.LengthAt(passage.Tokens, i, sentence.End) == 0 || passage.FirstTrigger(i, Math.Min(sentence.End, i + 8)) is not { } counted)
                continue;
            var saidUnknown = Enumerable.Range(counted.End, Math.Min(sentence.End, counted.End + 10) - counted.End)
                .FirstOrDefault(at => _unknown.LengthAt(passage.Tokens, at, sentence.End) > 0, -1);
            var unknown = new QuantityMention(i, i + 1, new(null, null, null, Qualifier.Unknown));
            return saidUnknown < 0 ? null
                : Make(unknown, new(i + 1, HeadKind.None), counted, "fa.unknown", Tier.B, Side.Left, sentence.Start, saidUnknown + 2);
        }
        return null;
    }

    // «۳ نفر کشته و ۵ نفر زخمی» are two quantities; «۱۲ نفر کشته و زخمی» is one, undivided.
    private static IEnumerable<Link> Divide(Sentence sentence, Link link)
    {
        var passage = sentence.Passage;
        var next = link.TriggerEnd + 1;
        return link.TriggerEnd > 0 && passage.Is(link.TriggerEnd, Cue.And) && link.Side != Side.Left && passage.TriggerAt(next) is { } second && RightScan.Divided(link.Act, second.Act)
            ? [link with { Act = Act.Casualties, To = VerbEnd(sentence, second.End) }]
            : [link];
    }

    private static Link Make(QuantityMention mention, NounPhrase noun, Trigger trigger, string rule, Tier tier, Side side, int from, int to) =>
        new(mention, noun, trigger.Act, rule, mention.IsLoose ? Tier.C : tier, side, from, to) { TriggerStart = trigger.Start, TriggerEnd = trigger.End };
}
