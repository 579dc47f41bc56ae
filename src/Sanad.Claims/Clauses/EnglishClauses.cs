using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Clauses;

/// <summary>
/// The English clause grammar: for each quantity of a sentence, what is counted and what was done to it. First each quantity by itself (a verb to the
/// left, then the right, then tolls and nouns), then those that share the act of a neighbour: coordination, "including", "of them".
/// </summary>
internal sealed class EnglishClauses(ClaimLexicon lexicon)
{
    private const int FarthestList = 14;
    private readonly TollScan _tolls = new(lexicon);

    /// <summary>The links of a sentence, in text order.</summary>
    /// <param name="sentence">Where to read.</param>
    /// <param name="mentions">The quantities of the sentence.</param>
    /// <param name="earlier">The last link of the paragraph before this sentence: what "of them" and "the dead included" refer to.</param>
    /// <param name="last">The last link of the text, however far back: what "the figure" and "only five" refer to.</param>
    public List<Link> Read(Sentence sentence, IReadOnlyList<QuantityMention> mentions, Link? earlier, Link? last)
    {
        var nouns = new List<NounPhrase>(mentions.Count);
        for (var i = 0; i < mentions.Count; i++)
            nouns.Add(NounOf(sentence, mentions[i], i + 1 < mentions.Count ? mentions[i + 1].Start : -1));
        var links = new List<Link>[mentions.Count];
        for (var i = 0; i < mentions.Count; i++)
            links[i] = [.. Alone(sentence, mentions, nouns, i)];
        for (var i = mentions.Count - 2; i >= 0; i--)
            ShareForward(sentence, mentions, nouns, links, i);
        for (var i = 0; i < mentions.Count; i++)
            ShareBackward(sentence, mentions, nouns, links, i, earlier, last);
        var all = new List<Link>();
        foreach (var found in links)
            all.AddRange(found);
        return all;
    }

    private static NounPhrase NounOf(Sentence sentence, QuantityMention mention, int nextQuantity)
    {
        var passage = sentence.Passage;
        var noun = NounPhraseReader.Read(passage, mention.End, sentence.End, nextQuantity);
        if (mention.IsLoose && passage[mention.Start] is "others" && noun.Kind == HeadKind.None)
            return noun with { Kind = HeadKind.Person };
        return noun;
    }

    private IEnumerable<Link> Alone(Sentence sentence, IReadOnlyList<QuantityMention> mentions, List<NounPhrase> nouns, int at)
    {
        var (mention, noun) = (mentions[at], nouns[at]);
        if (at > 0 && nouns[at - 1].Kind != HeadKind.PartOf && mention.Start < nouns[at - 1].End)
            return [];
        if (_tolls.Read(sentence, mention, noun) is { } toll && !mention.IsLoose)
            return [toll];
        if (IsAgent(sentence, mention))
            return [];
        if (IncludingBefore(sentence, mention) > 0)
            return Included(sentence, mention, noun);
        if (noun.Kind == HeadKind.PartOf)
            return Part(sentence, mentions, nouns, at);
        var left = LeftScan.Verb(sentence, mention, noun);
        if (left.Count > 0)
            return left;
        if (LeftScan.Lives(sentence, mention, noun) is { } lives)
            return [lives];
        if (LeftScan.NounWithOf(sentence, mention, noun) is { } deed && !mention.IsLoose)
            return [deed];
        if (LeftScan.SentenceTo(sentence, mention, noun) is { } penalty && !mention.IsLoose)
            return [penalty];
        var isWhole = at > 0 && nouns[at - 1].Kind == HeadKind.PartOf && nouns[at - 1].End >= mention.Start - 1;
        var right = RightScan.Read(sentence, mention, noun, mayBePassive: !isWhole);
        if (HeadScan.BodiesOf(sentence, mention, noun) is { } bodies)
            return [bodies];
        return right.Count > 0 ? right.Where(link => mention.IsZero || !link.Negated)
            : HeadScan.Read(sentence, mention, noun) is { } head && (!mention.IsZero || noun.Kind == HeadKind.People || noun.Kind == HeadKind.Event) ? [head]
            : [];
    }

    // "by around 20 soldiers": those who did it.
    private static bool IsAgent(Sentence sentence, QuantityMention mention)
    {
        var before = sentence.Passage.SkipBack(mention.Start, sentence.Start, Cue.Determiner | Cue.Adverb);
        return before > sentence.Start && sentence.Passage[before - 1] == "by";
    }

    private int IncludingBefore(Sentence sentence, QuantityMention mention)
    {
        var before = sentence.Passage.SkipBack(mention.Start, sentence.Start, Cue.Determiner);
        return lexicon.Including.LengthBefore(sentence.Passage.Tokens, sentence.Start, before);
    }

    // "including 12 who were tortured" has an act of its own; otherwise the act is taken over later.
    private static IEnumerable<Link> Included(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var ownClause = noun.End < sentence.End && (passage.Is(noun.End, Cue.Relative) || (passage.Is(mention.Start - 1, Cue.Relative) && (passage.Is(noun.End, Cue.Be | Cue.Have) || passage.TriggerAt(noun.End) is not null)));
        return ownClause || noun.Kind == HeadKind.People
            ? [.. RightScan.Read(sentence, mention, noun).Concat(HeadScan.Read(sentence, mention, noun) is { } head ? [head] : []).Take(1).Select(link => link with { Subset = true })]
            : [];
    }

    // "9 of the 14 men were executed": the verb belongs to the nine.
    private static IEnumerable<Link> Part(Sentence sentence, IReadOnlyList<QuantityMention> mentions, List<NounPhrase> nouns, int at)
    {
        if (at + 1 >= mentions.Count || mentions[at + 1].Start > nouns[at].End + 1)
            return [];
        var whole = nouns[at + 1];
        var links = RightScan.Read(sentence, mentions[at], whole).Where(link => link.Rule != "en.reduced").ToList();
        // "released 11 of the 30 schoolgirls"
        if (links.Count == 0)
            links = [.. LeftScan.Verb(sentence, mentions[at], whole)];
        return links.Select(link => link with { Subset = true, Noun = whole });
    }

    // "two men and three women were killed": the first takes the verb of the second.
    private static void ShareForward(Sentence sentence, IReadOnlyList<QuantityMention> mentions, List<NounPhrase> nouns, List<Link>[] links, int at)
    {
        if (links[at].Count > 0 || nouns[at].Kind is not (HeadKind.Person or HeadKind.None or HeadKind.Unknown) || nouns[at + 1].Kind == HeadKind.Pronoun || mentions[at].IsLoose)
            return;
        var shared = links[at + 1].Where(link => link.Side == Side.Right && !link.Subset).ToList();
        if (shared.Count > 0 && IsListed(sentence, nouns[at], mentions[at], mentions[at + 1]))
            links[at] = [.. shared.Select(link => link.Share(mentions[at], nouns[at], "en.coordinated") with { To = link.To })];
    }

    private static bool IsListed(Sentence sentence, NounPhrase noun, QuantityMention first, QuantityMention second)
    {
        var passage = sentence.Passage;
        var from = Math.Max(noun.End, first.End);
        if (second.Start - from is > 3 or < 1)
            return false;
        for (var i = from; i < second.Start; i++)
        {
            if (!passage.Is(i, Cue.And | Cue.Determiner | Cue.Adverb) && !passage.IsMark(i, ","))
                return false;
        }
        return true;
    }

    private void ShareBackward(Sentence sentence, IReadOnlyList<QuantityMention> mentions, List<NounPhrase> nouns, List<Link>[] links, int at, Link? earlier, Link? last)
    {
        if (links[at].Count > 0 && !links[at][0].Subset)
            return;
        var (mention, noun) = (mentions[at], nouns[at]);
        var including = IncludingBefore(sentence, mention);
        var previous = Array.FindLast(links[..at], found => found.Count > 0);
        if (links[at].Count > 0)
            links[at] = [.. links[at].Select(link => link with { Whole = previous?[^1] })];
        else if (including > 0 && !mention.IsLoose && noun.Kind is not (HeadKind.Thing or HeadKind.Event) && (previous?[^1] ?? Following(links, at)) is { } whole)
            links[at] = [AsSubset(whole, mention, noun, "en.including", including)];
        else if (Predicate(sentence, mention, noun, previous?[^1] ?? earlier) is { } predicate)
            links[at] = [predicate];
        else if (previous is not null && noun.Kind is HeadKind.Person or HeadKind.People or HeadKind.Unknown or HeadKind.None && SharesList(sentence, previous[^1], mention))
            links[at] = [previous[^1].Share(mention, noun, "en.coordinated") with { Subset = previous[^1].Subset, Whole = previous[^1].Whole }];
        else if (_tolls.Again(sentence, mention, noun, previous?[^1] ?? earlier ?? last) is { } again)
            links[at] = [again];
        else if ((previous?[^1] ?? (IsOnlyFigure(sentence, mention) ? earlier ?? last : null)) is { } known && noun.Kind is HeadKind.None && IsElliptic(sentence, mention, noun))
            links[at] = [known.Share(mention, noun, "en.elliptic")];
        else if ((previous?[^1] ?? earlier) is { } described && IsDescribed(sentence, mention, noun))
            links[at] = [AsSubset(described, mention, noun, "en.described", 0)];
        else if (OfThem(sentence, mentions, nouns, at, previous?[^1], links) is { } part)
            links[at] = [part];
    }

    private static Link? Following(List<Link>[] links, int at) => at + 1 < links.Length ? links[at + 1].FirstOrDefault(link => link.Side == Side.Right) : null;

    private static Link AsSubset(Link whole, QuantityMention mention, NounPhrase noun, string rule, int back) =>
        whole.Share(mention, noun, rule) with { Subset = true, Whole = whole, From = mention.Start - back, Side = Side.Left };

    // "killed at least 68 soldiers and an unknown number of prisoners": only a list that shares the words to its left.
    private static bool SharesList(Sentence sentence, Link previous, QuantityMention mention)
    {
        var passage = sentence.Passage;
        var from = Math.Max(previous.Noun.End, previous.Mention.End);
        if (previous.Side != Side.Left || mention.IsLoose || mention.Start - from > FarthestList || mention.Start <= from)
            return false;
        var before = passage.SkipBack(mention.Start, from, Cue.Determiner | Cue.Adverb);
        if (before <= from - 1 || !(passage.Is(before - 1, Cue.And) || passage.IsMark(before - 1, ",")))
            return false;
        for (var i = from; i < before; i++)
        {
            if (passage.Is(i, Cue.Be | Cue.Have | Cue.Modal | Cue.ClauseStart | Cue.SubjectPronoun) || (passage.TriggerAt(i) is { } verb && verb.Is(VerbForm.AnyVerb | VerbForm.Intransitive)))
                return false;
        }
        return true;
    }

    // "killed 12 in one town and another three in the next"; "86 executions, compared with 61 a year before"
    private bool IsElliptic(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var isCompared = lexicon.Compared.LengthBefore(passage.Tokens, sentence.Start, passage.SkipBack(mention.Start, sentence.Start, Cue.Determiner)) > 0;
        var end = Math.Max(noun.End, mention.End);
        return isCompared || IsOnlyFigure(sentence, mention) || (mention is { Additive: true, IsLoose: false } && end < sentence.End && passage.Is(end, Cue.Locative));
    }

    // "The agency has acknowledged only five."
    private bool IsOnlyFigure(Sentence sentence, QuantityMention mention)
    {
        var before = sentence.Passage.SkipBack(mention.Start, sentence.Start, Cue.Adverb | Cue.Determiner);
        return mention.Only && !mention.IsLoose && (mention.End >= sentence.End || sentence.Passage.IsPunctuation(mention.End))
            && lexicon.Speech.Verbs.LengthBefore(sentence.Passage.Tokens, sentence.Start, before) > 0;
    }

    // "Four were foreigners", "nine of them were children": who those were to whom it was done.
    private static bool IsDescribed(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        var verb = Math.Max(noun.End, mention.End);
        if (mention.IsLoose || noun.Kind is not (HeadKind.None or HeadKind.Pronoun) || verb >= sentence.End || passage[verb] is not ("were" or "was" or "are")
            || !(mention.Start == sentence.Start || passage.IsPunctuation(mention.Start - 1) || passage.Is(mention.Start - 1, Cue.And | Cue.ClauseStart | Cue.Determiner)))
            return false;
        var at = passage.SkipForward(verb + 1, sentence.End, Cue.Adverb | Cue.Determiner);
        return passage.IsPerson(at) || passage.IsPerson(at + 1) || passage.IsPerson(at + 2) && !passage.IsPunctuation(at + 1) || (at < sentence.End && passage[at] is "under" or "aged");
    }

    // "The dead included 204 police officers", "among the wounded were three children".
    private Link? Predicate(Sentence sentence, QuantityMention mention, NounPhrase noun, Link? earlier)
    {
        var passage = sentence.Passage;
        var verb = passage.SkipBack(mention.Start, sentence.Start, Cue.Determiner | Cue.Adverb);
        if (verb <= sentence.Start + 1 || !passage.Is(verb - 1, Cue.Include) || noun.Kind is HeadKind.Thing or HeadKind.Event or HeadKind.Incident || mention.IsLoose)
            return null;
        var before = passage.SkipBack(verb - 1, sentence.Start, Cue.Include | Cue.Have | Cue.Adverb);
        if (_tolls.EndingAt(sentence, before) is { } toll && passage[verb - 1] is "included" or "includes" or "include")
        {
            return new(mention, noun, toll.Act, "en.predicate-list", Tier.B, Side.Left, toll.Start, Math.Max(noun.End, mention.End)) { Subset = true, Whole = earlier };
        }
        // "This number includes the 298 people on board."
        if (earlier is not null && passage.Is(before - 2, Cue.Determiner) && lexicon.Figures.LengthBefore(passage.Tokens, sentence.Start, before) > 0 && passage[verb - 1].StartsWith("include", StringComparison.Ordinal))
            return AsSubset(earlier, mention, noun, "en.predicate-list", 0);
        if (passage.TriggerBefore(before) is not { } subject || subject.Start < sentence.Start || !subject.Is(VerbForm.People | VerbForm.Participle) || !OpensClause(sentence, subject.Start))
            return null;
        var act = subject.Act == Act.Victims && earlier is not null ? earlier.Act : subject.Act;
        return new(mention, noun, act, "en.predicate-list", Tier.B, Side.Left, subject.Start, Math.Max(noun.End, mention.End))
        {
            Subset = true, TriggerStart = subject.Start, TriggerEnd = subject.End, Whole = earlier,
        };
    }

    private static bool OpensClause(Sentence sentence, int at)
    {
        var passage = sentence.Passage;
        var before = passage.SkipBack(at, sentence.Start, Cue.Determiner | Cue.Preposition);
        return at - sentence.Start <= 3 || passage.IsPunctuation(before - 1) || passage.Is(before - 1, Cue.And | Cue.That | Cue.ClauseStart);
    }

    // "a third of them children", "12 of whom were women", "two of the 14 murdered men were Colombians".
    private static Link? OfThem(Sentence sentence, IReadOnlyList<QuantityMention> mentions, List<NounPhrase> nouns, int at, Link? previous, List<Link>[] links)
    {
        var (mention, noun) = (mentions[at], nouns[at]);
        if (noun.Kind == HeadKind.PartOf && at + 1 < links.Length && links[at + 1].Count > 0 && mention.Quantity.Value != 1)
        {
            var end = Math.Max(nouns[at + 1].End, mentions[at + 1].End);
            return IsCopula(sentence, end) ? links[at + 1][0].Share(mention, noun, "en.part") with { Subset = true, Whole = links[at + 1][0], To = end } : null;
        }
        return noun.Kind == HeadKind.Pronoun && previous is not null && !mention.IsLoose
            ? AsSubset(previous, mention, noun, "en.of-them", 0) with { To = Math.Min(sentence.End, noun.End + 2) }
            : null;
    }

    private static bool IsCopula(Sentence sentence, int at) => at < sentence.End && sentence.Passage[at] is "were" or "was";
}
