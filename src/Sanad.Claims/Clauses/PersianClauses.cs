using Sanad.Basics;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Clauses;

/// <summary>
/// The Persian clause grammar. The verb closes the clause, so what was done mostly stands after those counted («۱۲ نفر کشته شدند»، «۵ تن از معترضان
/// بازداشت شدند»); before them it is a noun («زخمی شدن ۷ تن»، «بازداشت ۱۲ دانشجو») or a toll («تعداد کشته‌شدگان ... حداقل ۱۴ نفر»).
/// </summary>
internal sealed class PersianClauses(ClaimLexicon lexicon)
{
    private readonly PersianWords _words = new(lexicon);
    private readonly PersianTolls _tolls = new(lexicon);

    /// <summary>The links of a sentence, in text order.</summary>
    public List<Link> Read(Sentence sentence, IReadOnlyList<QuantityMention> mentions, Link? earlier)
    {
        var links = new List<Link>();
        var nouns = mentions.Select(mention => PersianNoun.Read(sentence, mention, _words)).ToList();
        for (var i = 0; i < mentions.Count; i++)
        {
            if (IsArticle(sentence, mentions, nouns, i) || IsAdjective(sentence, mentions[i]) || IsOfParent(sentence, mentions[i]))
                continue;
            var before = links.LastOrDefault();
            var isBeside = i > 0 && before is not null && before.Mention == mentions[i - 1] && IsBeside(sentence, nouns[i - 1], mentions[i]);
            links.AddRange(ReadOne(sentence, mentions, i, nouns[i], before ?? earlier, isBeside ? before : null));
        }
        links.AddRange(Extents(sentence, mentions, nouns, links));
        if (_tolls.NoCasualties(sentence) is { } none && !links.Exists(link => link.Mention.IsZero))
            links.Add(none);
        else if (mentions.Count == 0 && _tolls.Unknown(sentence) is { } unknown)
            links.Add(unknown);
        links.Sort((one, other) => one.Mention.Start.CompareTo(other.Mention.Start));
        return links;
    }

    // «یک گروه»، «یک وکیل»: an article, unless a classifier or another count stands beside it.
    private static bool IsArticle(Sentence sentence, IReadOnlyList<QuantityMention> mentions, List<PersianNoun> nouns, int at)
    {
        var mention = mentions[at];
        if (mention.Quantity is not { Qualifier: Qualifier.Exact, Value: 1 } || sentence.Passage[mention.Start] != "یک" || nouns[at].IsClassified || sentence.Passage[Math.Min(nouns[at].Phrase.End, sentence.End - 1)] == "دیگر" || (nouns[at].Phrase.HeadTrigger is { } head && !head.Is(VerbForm.Event)))
            return false;
        return !(at > 0 && IsBeside(sentence, nouns[at - 1], mention)) && !(at + 1 < mentions.Count && IsBeside(sentence, nouns[at], mentions[at + 1]) && !sentence.Passage.IsMark(mentions[at + 1].Start - 1, ","));
    }

    // «۴۱ کودک و ۲۴ زن»: nothing but the conjunction parts them.
    private static bool IsBeside(Sentence sentence, PersianNoun noun, QuantityMention next)
    {
        var at = Math.Max(noun.Phrase.End, 0);
        return at < next.Start && next.Start - at <= 2 && Enumerable.Range(at, next.Start - at).All(i => sentence.Passage.Is(i, Cue.And) || sentence.Passage[i] is "," or "یا");
    }

    // «پدر سه فرزند»: tells of the parent.
    private static bool IsOfParent(Sentence sentence, QuantityMention mention) => mention.Start > sentence.Start && sentence.Passage[mention.Start - 1] is "پدر" or "مادر" or "والد" or "صاحب" && mention.End < sentence.End && sentence.Passage[mention.End] is "فرزند" or "کودک" or "بچه" or "دختر" or "پسر";

    // «اعدام گروهی»
    private bool IsAdjective(Sentence sentence, QuantityMention mention) =>
        _words.VagueOf.LengthAt(sentence.Passage.Tokens, mention.Start, mention.End) > 0 && !(mention.End < sentence.End && sentence.Passage[mention.End] == "از");

    private IEnumerable<Link> ReadOne(Sentence sentence, IReadOnlyList<QuantityMention> mentions, int at, PersianNoun noun, Link? earlier, Link? beside)
    {
        var mention = mentions[at];
        if (noun.Kind == HeadKind.Thing)
            return [];
        if (!mention.IsLoose && Nominal(sentence, mention, noun) is { } nominal)
            return [nominal];
        if (!mention.IsLoose && mention.Quantity.Qualifier != Qualifier.Fraction && _tolls.Read(sentence, mention, noun) is { } toll)
            return [toll];
        var predicates = new PersianPredicates(sentence, _words, mentions);
        var said = predicates.After(mention, noun);
        if (Governed(sentence, mention) is { } preposition)
            return Ruled(sentence, mention, noun, predicates, preposition) is { } ruled ? [ruled] : Beside(mention, noun, beside) ?? Head(sentence, mention, noun);
        var suited = said.Where(predicate => predicates.Suits(predicate, mention, noun) && predicate.Negated == mention.IsZero).ToList();
        if (suited.Count > 0)
            return Clauses(sentence, mention, noun, suited, earlier, beside);
        if (mention.IsZero && predicates.Negated && AmongAfter(sentence, noun) is { } among)
            return [Make(mention, noun, among, "fa.zero", Tier.A, Side.Right, mention.Start, predicates.End)];
        if (mention.IsZero)
            return predicates.Negated && noun.Phrase.HeadTrigger is { } none && !IsStanding(sentence, none) ? [Make(mention, noun, none, "fa.zero", Tier.A, Side.Head, mention.Start, predicates.End)] : [];
        if (said.Count == 0 && Term(sentence, mention, noun, predicates.End) is { } term)
            return [term];
        return Beside(mention, noun, beside) ?? Parts(sentence, mention, noun, earlier) ?? Head(sentence, mention, noun);
    }

    // «۱۲ نفر بازداشت و شکنجه شدند» is two claims of the same persons; «کشته یا زخمی» one, undivided.
    private List<Link> Clauses(Sentence sentence, QuantityMention mention, PersianNoun noun, List<PersianPredicate> suited, Link? earlier, Link? beside)
    {
        var isSubset = noun.Whole is not null || noun.OfThem || AmongBefore(sentence, mention) is not null || IncludingBefore(sentence, mention) > 0 || beside is { Subset: true };
        var links = suited.DistinctBy(predicate => predicate.Trigger.Act).Select(predicate => Make(mention, noun, predicate.Trigger, predicate.IsReduced ? "fa.reduced" : "fa.clause", predicate.IsReduced ? Tier.B : Tier.A, Side.Right, mention.Start, predicate.End) with
        {
            Act = noun.Kind == HeadKind.Building ? Act.Destroyed : predicate.Trigger.Act,
            Negated = predicate.Negated,
            Subset = isSubset,
            Whole = isSubset && earlier is not null && noun.Whole is null && earlier.Mention != mention ? earlier : null,
        }).ToList();
        // An exact number cannot be of both the killed and the wounded; a vague one is told of each.
        return links.Count == 2 && RightScan.Divided(links[0].Act, links[1].Act) && mention.Quantity.Qualifier != Qualifier.Vague
            ? [links[0] with { Act = Act.Casualties, To = links[1].To }]
            : links;
    }

    // «زخمی شدن ۷ تن»، «بازداشت خودسرانه ۱۲ دانشجو»، «حکم اعدام سه نفر»، «از سرنوشت دو نوجوان»
    private Link? Nominal(Sentence sentence, QuantityMention mention, PersianNoun noun)
    {
        var passage = sentence.Passage;
        if (noun.Kind is HeadKind.Place or HeadKind.Incident || (noun.Kind == HeadKind.Building && passage.TriggerBefore(mention.Start) is not { Word.Building: true }) || mention.Quantity.Qualifier == Qualifier.Fraction)
            return null;
        if (mention.Start > sentence.Start && _words.Fates.LengthBefore(passage.Tokens, sentence.Start, mention.Start) > 0 && noun.Phrase.MayBePerson)
            return new(mention, noun.Phrase, Act.Disappeared, "fa.fate", Tier.B, Side.Left, mention.Start - 1, Math.Max(noun.Phrase.End, mention.End)) { Subset = noun.Whole is not null };
        if (mention.Start > sentence.Start && passage[mention.Start - 1] == "جان" && noun.Phrase.MayBePerson && Says(sentence, mention.End, _words.Taken))
            return new(mention, noun.Phrase, Act.Killed, "fa.nominal", Tier.A, Side.Left, mention.Start - 1, Math.Max(noun.Phrase.End, mention.End));
        var adjective = mention.Start - 1;
        var isSplit = passage.TriggerBefore(mention.Start) is null && adjective > sentence.Start && passage.IsWord(adjective) && (_words.VagueOf.LengthAt(passage.Tokens, adjective, mention.Start) > 0 || !passage.Is(adjective, Cue.Stop | Cue.Preposition | Cue.And | Cue.VerbEnd | Cue.Quantity))
            && !passage.IsPerson(adjective) && passage[adjective] != "را";
        var deed = passage.TriggerBefore(isSplit ? adjective : mention.Start);
        if (deed is null || deed.Start < sentence.Start || !deed.Is(VerbForm.Event | VerbForm.Verdict) || (isSplit && !deed.Is(VerbForm.Event)) || (deed.Word.Building && noun.Kind != HeadKind.Building) || (deed.Is(VerbForm.Verdict) && !noun.Phrase.IsPerson)
            || _words.Wanted.LengthBefore(passage.Tokens, sentence.Start, deed.Start) > 0)
            return null;
        var tier = noun.Kind is HeadKind.Unknown or HeadKind.None || isSplit ? Tier.B : Tier.A;
        return Make(mention, noun, deed, "fa.nominal", tier, Side.Left, deed.Start, Math.Max(noun.Phrase.End, mention.End)) with { Act = noun.Kind == HeadKind.Building ? Act.Destroyed : deed.Act };
    }

    /// <summary>The preposition that those counted hang on; null when they are subject or object.</summary>
    private string? Governed(Sentence sentence, QuantityMention mention)
    {
        var passage = sentence.Passage;
        for (var i = mention.Start - 1; i >= Math.Max(sentence.Start, mention.Start - 4) && passage.IsWord(i) && passage.Lexicon.PersianVerbs!.In(passage, i, sentence.End) is null; i--)
        {
            if (_words.Agents.LengthAt(passage.Tokens, i, sentence.End) > 0 || (passage[i] is "دست" or "سوی" or "وسیله" && passage[i - 1] is "به" or "از"))
                return "توسط";
        }
        if (mention.Start == sentence.Start)
            return null;
        if (passage[mention.Start - 1] is "با" or "به" or "از" or "در" or "بر" or "برای" or "علیه" or "بین" or "بدون" or "میان" or "طی" or "درباره" && _words.Among.LengthBefore(passage.Tokens, sentence.Start, mention.Start) == 0)
            return passage[mention.Start - 1];
        return mention.Start - 2 >= sentence.Start && passage[mention.Start - 2] == "با" && passage.TriggerAt(mention.Start - 1) is null && passage.IsWord(mention.Start - 1) ? "با" : null;
    }

    // «برای ۸۳ نفر کیفرخواست صادر شد»، «به سه سرنشین آسیبی نرسید»
    private Link? Ruled(Sentence sentence, QuantityMention mention, PersianNoun noun, PersianPredicates predicates, string preposition)
    {
        if (preposition is "برای" or "علیه" && predicates.Verdict is { } verdict)
            return Make(mention, noun, verdict, "fa.verdict", Tier.A, Side.Right, mention.Start, predicates.End);
        if (preposition != "به" || !predicates.Negated)
            return null;
        for (var i = mention.End; i < predicates.End; i++)
        {
            if (_words.Unharmed.LengthAt(sentence.Passage.Tokens, i, sentence.End) > 0)
                return new(mention, noun.Phrase, Act.Survived, "fa.unharmed", Tier.B, Side.Right, mention.Start, predicates.End);
        }
        return null;
    }

    // «بازداشت ۳ زن و ۲ مرد»، «از جمله ۴۱ کودک و ۲۴ زن»: what was said of the count beside it.
    private static IEnumerable<Link>? Beside(QuantityMention mention, PersianNoun noun, Link? beside) =>
        beside is { Side: Side.Left } or { Subset: true } && noun.Phrase.HeadTrigger is null && noun.Phrase.MayBePerson && noun.Kind != HeadKind.None
            ? [beside.Share(mention, noun.Phrase, "fa.coordinated") with { Subset = beside.Subset, Whole = beside.Whole }]
            : null;

    private IEnumerable<Link>? Parts(Sentence sentence, QuantityMention mention, PersianNoun noun, Link? earlier)
    {
        // «پنج تن از مجروحان»، «یک‌سوم کشته‌شدگان»
        if (noun.Whole is { } whole && (!IsStanding(sentence, whole) || mention.Quantity.Qualifier == Qualifier.Fraction))
            return [Make(mention, noun, whole, "fa.part", Tier.B, Side.Head, mention.Start, noun.Phrase.End) with { Subset = true }];
        // «در میان مجروحان، سه خبرنگار»، «۱۱ تبعه در میان اعدام‌شدگان»
        if (noun.Phrase.MayBePerson && (AmongBefore(sentence, mention) ?? AmongAfter(sentence, noun)) is { } named)
            return [Make(mention, noun, named, "fa.among", Tier.B, Side.Right, Math.Min(named.Start, mention.Start), Math.Max(named.End, noun.Phrase.End)) with { Subset = true }];
        var including = IncludingBefore(sentence, mention);
        if (earlier is null || earlier.Act.Group() == ActGroup.Extent || (including == 0 && !noun.OfThem) || (including > 0 && !noun.Phrase.IsPerson))
            return null;
        return [earlier.Share(mention, noun.Phrase, including > 0 ? "fa.including" : "fa.of-them") with { Subset = true, Whole = earlier, From = mention.Start - including }];
    }

    private int IncludingBefore(Sentence sentence, QuantityMention mention)
    {
        var end = mention.Start > sentence.Start && sentence.Passage.IsMark(mention.Start - 1, ",") ? mention.Start - 1 : mention.Start;
        return lexicon.Including.LengthBefore(sentence.Passage.Tokens, sentence.Start, end) is > 0 and var length ? length + mention.Start - end : 0;
    }

    private Trigger? AmongBefore(Sentence sentence, QuantityMention mention)
    {
        for (var i = mention.Start - 1; i >= sentence.Start && i > mention.Start - 12 && sentence.Passage[i] is not ("که" or "اما") && lexicon.PersianVerbs!.In(sentence.Passage, i, sentence.End) is null; i--)
        {
            if (_words.Among.LengthAt(sentence.Passage.Tokens, i, mention.Start) is > 0 and var length)
                return sentence.Passage.FirstTrigger(i + length, Math.Min(mention.Start, i + length + 4)) is { } named && named.Is(VerbForm.People) ? named : null;
        }
        return null;
    }

    private Trigger? AmongAfter(Sentence sentence, PersianNoun noun)
    {
        for (var i = noun.Phrase.End; i < Math.Min(sentence.End, noun.Phrase.End + 10) && sentence.Passage.TriggerAt(i) is null; i++)
        {
            if (_words.Among.LengthAt(sentence.Passage.Tokens, i, sentence.End) is > 0 and var length)
                return sentence.Passage.TriggerAt(i + length) is { } named && named.Is(VerbForm.People) ? named : null;
        }
        return null;
    }

    private bool IsStanding(Sentence sentence, Trigger people) => _words.Standing.LengthAt(sentence.Passage.Tokens, people.Start, people.Start + 1) > 0;

    // «۱۵۱ نفر به ۵ تا ۱۰ سال»: the verb that sentenced them is left out.
    private static Link? Term(Sentence sentence, QuantityMention mention, PersianNoun noun, int end)
    {
        var passage = sentence.Passage;
        var at = noun.Phrase.End;
        if (!noun.Phrase.IsPerson || at >= end || passage[at] != "به")
            return null;
        for (var i = at + 1; i < Math.Min(end, at + 7) && !passage.IsPunctuation(i); i++)
        {
            if (passage[i] is "سال" or "ماه" or "ضربه" && passage.Is(i, Cue.Thing))
                return new(mention, noun.Phrase, Act.Sentenced, "fa.term", Tier.B, Side.Right, mention.Start, i + 1);
        }
        return null;
    }

    // «۱۴ کشته»، «۲۶ جوان بازداشت‌شده»، «ده‌ها کشته و زخمی»
    private IEnumerable<Link> Head(Sentence sentence, QuantityMention mention, PersianNoun noun)
    {
        var trigger = noun.Phrase.HeadTrigger ?? noun.Phrase.Attribute;
        // «۵۰ خانواده شهید»: the family is counted.
        if (noun.Phrase is { Attribute: not null, Head: >= 0 } && _words.Families.LengthAt(sentence.Passage.Tokens, noun.Phrase.Head, sentence.End) > 0)
            yield break;
        if (trigger is null || (noun.Phrase.Attribute is null && IsStanding(sentence, trigger)) || mention.IsLoose || noun.Kind == HeadKind.Building)
            yield break;
        var passage = sentence.Passage;
        var first = Make(mention, noun, trigger, "fa.people", Tier.B, Side.Head, mention.Start, trigger.End);
        var second = passage.Is(trigger.End, Cue.And) && passage.TriggerAt(trigger.End + 1) is { } next && next.Is(VerbForm.People) && RightScan.Divided(trigger.Act, next.Act) ? next : null;
        if (second is null)
            yield return first;
        else if (mention.Quantity.Qualifier != Qualifier.Vague)
            yield return first with { Act = Act.Casualties, To = second.End };
        else
        {
            yield return first with { To = second.End };
            yield return first with { Act = second.Act, To = second.End, TriggerStart = second.Start, TriggerEnd = second.End };
        }
    }

    // Places that an act or a protest touched, attacks and protests that are counted themselves.
    private IEnumerable<Link> Extents(Sentence sentence, IReadOnlyList<QuantityMention> mentions, List<PersianNoun> nouns, List<Link> links)
    {
        var passage = sentence.Passage;
        for (var i = 0; i < mentions.Count; i++)
        {
            var (mention, noun) = (mentions[i], nouns[i]);
            if (mention.IsZero || links.Exists(link => link.Mention == mention) || mention.Start == sentence.Start && noun.Kind != HeadKind.Incident)
                continue;
            var isPlace = noun.Phrase.Start < sentence.End && noun.Kind is HeadKind.Place or HeadKind.Building && passage.Is(noun.Phrase.Start, Cue.Place)
                && (passage[mention.Start - 1] == "در" || (passage[mention.Start - 1] == "به" && Says(sentence, mention.End, _words.Spread)));
            if (isPlace && (links.Exists(link => link.Act is not (Act.Places or Act.Incidents)) || Enumerable.Range(sentence.Start, sentence.End - sentence.Start).Any(at => passage.Is(at, Cue.Because))))
                yield return new(mention, noun.Phrase, Act.Places, "fa.places", Tier.C, Side.Head, mention.Start, noun.Phrase.End);
            else if (noun.Kind == HeadKind.Incident && !mention.IsLoose)
                yield return new(mention, noun.Phrase, Act.Incidents, "fa.incidents", Tier.C, Side.Head, mention.Start, noun.Phrase.End);
        }
    }

    private static bool Says(Sentence sentence, int from, Phrases<bool> words)
    {
        for (var i = from; i < sentence.End; i++)
        {
            if (words.LengthAt(sentence.Passage.Tokens, i, sentence.End) > 0)
                return true;
        }
        return false;
    }

    private static Link Make(QuantityMention mention, PersianNoun noun, Trigger trigger, string rule, Tier tier, Side side, int from, int to) =>
        new(mention, noun.Phrase, trigger.Act, rule, mention.IsLoose && !mention.IsZero ? Tier.C : tier, side, from, to) { TriggerStart = trigger.Start, TriggerEnd = trigger.End };
}
