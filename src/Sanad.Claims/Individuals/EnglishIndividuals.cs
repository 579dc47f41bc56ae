using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.People;
using Sanad.Language;

namespace Sanad.Claims.Individuals;

/// <summary>
/// What an English sentence says was done to persons it names. A name is read by the same scans as a quantity; a list of names ("X, 31, and his cousin
/// Y") shares one deed. Before a name stands nothing that makes it another's ("the mother of X", "lawyers for X"), behind it nothing it owns but the deed.
/// </summary>
internal sealed class EnglishIndividuals(Sentence sentence, List<PersonMention> names, IReadOnlyList<Frame> frames, IReadOnlyList<Link> counts, PeopleWords words, bool isHeadline)
{
    private const int LongestGap = 9;
    private const int FarthestDeed = 14;
    private readonly Passage _passage = sentence.Passage;

    public List<Link> Read()
    {
        var links = new List<Link>();
        for (var i = 0; i < names.Count;)
        {
            var last = i;
            while (last + 1 < names.Count && IsListed(names[last], names[last + 1]))
                last++;
            links.AddRange(OfList(names.GetRange(i, last - i + 1)));
            i = last + 1;
        }
        return [.. links.Where(link => DeedsToPersons.Has(link.Act) && IsVerb(link)).DistinctBy(link => (link.Named, link.Act))];
    }

    private IEnumerable<Link> OfList(List<PersonMention> list)
    {
        var (first, last) = (list[0], list[^1]);
        IReadOnlyList<Link> deeds = IsOwner(first) && list.Count == 1 ? Owned(first) is { } owned ? [owned] : [] : Before(first);
        if (deeds.Count > 0)
            return list.SelectMany(person => deeds.Where(deed => Suits(person, deed.Act)).Select(deed => person.Suffers(deed, deed.From, Math.Max(person.End, deed.TriggerEnd)))).Concat(Apposed(last));
        if (IsOwner(last))
            return [];
        // "The wife of X, Y, was arrested": no list of two.
        if (!IsSubject(first))
            return list.Count > 1 && _passage.IsMark(list[1].Start - 1, ",") ? OfList(list.GetRange(1, list.Count - 1)) : Apposed(last);
        deeds = [.. After(last)];
        return list.SelectMany(person => deeds.Where(deed => Suits(person, deed.Act)).Select(deed => person.Suffers(deed, person.Start, deed.To))).Concat(Apposed(last));
    }

    private static bool Suits(PersonMention person, Act act) => person.IsSure || !DeedsToPersons.NeedsPerson(act);

    // "Hanh, Hung and Chuong": in a text with small letters a verb with a capital is a name.
    private bool IsVerb(Link link) => link.TriggerStart <= sentence.Start || !_passage.IsCapital(link.TriggerStart) || isHeadline;

    private bool IsOwner(PersonMention person) => person.End < sentence.End && _passage[person.End] is "'s" or "'";

    // "X, 31, and his cousin Y"
    private bool IsListed(PersonMention one, PersonMention next)
    {
        if (next.Start - one.End is < 1 or > LongestGap || IsOwner(one) || IsSpeaker(next))
            return false;
        var isParted = false;
        for (var i = one.End; i < next.Start; i++)
        {
            isParted |= _passage.IsMark(i, ",") || _passage.Is(i, Cue.And);
            if (i >= one.TailEnd && !_passage.IsMark(i, ",") && !_passage.IsMark(i, "(") && !_passage.IsMark(i, ")") && !_passage.Is(i, Cue.And | Cue.Determiner) && _passage.Tokens[i].Kind != TokenKind.Number)
                return false;
        }
        return isParted;
    }

    private bool IsSpeaker(PersonMention person) => frames.Any(frame => frame.SpeakerStart <= person.NameStart && person.NameStart < frame.SpeakerEnd);

    private IReadOnlyList<Link> Before(PersonMention person)
    {
        var (mention, noun) = (person.AsMention, person.AsNoun);
        var verbs = LeftScan.Verb(sentence, mention, noun);
        if (verbs.Count > 0)
            return [.. verbs.Where(IsDone)];
        return (Nominal(person) ?? LeftScan.SentenceTo(sentence, mention, noun) ?? Counted(person) ?? Among(person)) is { } link ? [link] : [];
    }

    // "release X", "should be told to free X": what is asked for has not been done.
    private bool IsDone(Link link) => _passage.TriggerAt(link.TriggerStart) is not { } verb || !verb.Is(VerbForm.Base)
        || (verb.Is(VerbForm.Past) && verb.Start > sentence.Start && !_passage.Is(verb.Start - 1, Cue.Particle | Cue.Modal));

    // "the killing of X", "the murder on 4 June in Sirte of X": nothing but phrases of time and place between.
    private Link? Nominal(PersonMention person)
    {
        var of = _passage.SkipBack(person.Start, sentence.Start, Cue.Determiner) - 1;
        if (of <= sentence.Start || _passage[of] != "of")
            return null;
        for (var i = of; i > Math.Max(sentence.Start, of - FarthestDeed); i--)
        {
            if (_passage.TriggerBefore(i) is { } deed)
                return deed.Start >= sentence.Start && (deed.Is(VerbForm.Event) || IsBody(deed)) ? Made(person, deed, "en.nominal", i == of ? Tier.A : Tier.B) : null;
            if (!_passage.IsCapital(i - 1) && _passage.Tokens[i - 1].Kind != TokenKind.Number && !_passage.Is(i - 1, Cue.Locative | Cue.Date | Cue.PlaceName | Cue.PlaceKind | Cue.Determiner) && _passage[i - 1] is not ("on" or "custody" or "detention" or "by"))
                return null;
        }
        return null;
    }

    // "in" begins "in the words of", and is no verb of saying.
    private bool IsSaying(int at) => _passage.Is(at, Cue.Speech) && !_passage.Is(at, Cue.Preposition);

    // "the body of X was found"
    private bool IsBody(Trigger deed)
    {
        if (deed.Act != Act.Bodies || !deed.Is(VerbForm.People))
            return false;
        for (var i = deed.End; i < sentence.End; i++)
        {
            if (_passage.Lexicon.BodiesFound.LengthAt(_passage.Tokens, i, sentence.End) > 0)
                return true;
        }
        return false;
    }

    // "12 people were killed, including X": what was said of those counted.
    private Link? Counted(PersonMention person)
    {
        var at = _passage.SkipBack(person.Start, sentence.Start, Cue.Determiner);
        if (_passage.IsMark(at - 1, ","))
            at--;
        var length = _passage.Lexicon.Including.LengthBefore(_passage.Tokens, sentence.Start, at);
        return length > 0 && counts.LastOrDefault(count => count.Mention.Start < person.Start && !count.Mention.IsZero) is { } whole
            ? whole with { From = at - length, To = person.End, Rule = "en.named", Tier = Tier.B, TriggerStart = whole.TriggerStart < 0 ? at - length : whole.TriggerStart, TriggerEnd = person.End }
            : null;
    }

    // "Among those executed was X", "the dead included X".
    private Link? Among(PersonMention person)
    {
        var verb = _passage.SkipBack(person.Start, sentence.Start, Cue.Determiner) - 1;
        if (verb <= sentence.Start || !_passage.Is(verb, Cue.Be | Cue.Include))
            return null;
        for (var i = verb; i > Math.Max(sentence.Start, verb - FarthestDeed); i--)
        {
            if (_passage.TriggerBefore(i) is { } deed)
                return deed.Start > sentence.Start && deed.Is(VerbForm.Participle | VerbForm.People) && _passage[deed.Start - 1] is "those" or "the" ? Made(person, deed, "en.among", Tier.B) : null;
        }
        return null;
    }

    // "X's death in detention", but not "X's arrest warrant" or "X's killing of a guard".
    private Link? Owned(PersonMention person)
    {
        for (var i = person.End + 1; i < Math.Min(sentence.End, person.End + 4) && _passage.IsWord(i) && !_passage.Is(i, Cue.Boundary | Cue.And); i++)
        {
            if (_passage.TriggerAt(i) is { } deed)
                return deed.Is(VerbForm.Event) && !(deed.End < sentence.End && (_passage[deed.End] == "of" || words.MakesNoDeed(_passage[deed.End]))) ? Made(person, deed, "en.owned", Tier.A) with { From = person.Start, To = deed.End } : null;
            if (_passage.IsPerson(i) || _passage.IsCapital(i))
                return null;
        }
        return null;
    }

    private static Link Made(PersonMention person, Trigger deed, string rule, Tier tier) =>
        new(person.AsMention, person.AsNoun, deed.Act, rule, tier, Side.Left, deed.Start, person.End) { TriggerStart = deed.Start, TriggerEnd = deed.End };

    // "mother of X", "lawyers for X", "in Karim Abad": whoever hangs on a preposition is no subject.
    private bool IsSubject(PersonMention person)
    {
        var before = _passage.SkipBack(person.Start, sentence.Start, Cue.Determiner | Cue.Adverb) - 1;
        if (before < sentence.Start || _passage.IsPunctuation(before) || _passage[before] is "after" or "before" or "since" or "until" or "when" or "while" or "as" or "because" or "where")
            return true;
        if (_passage.Is(before, Cue.Preposition) || _passage[before] == "'s")
            return false;
        return _passage.Is(before, Cue.And | Cue.Or | Cue.That | Cue.ClauseStart | Cue.Date) || IsSaying(before) || _passage.Tokens[before].Kind == TokenKind.Number;
    }

    private IEnumerable<Link> After(PersonMention person)
    {
        // "The teacher, X, was arrested": the comma behind the name closes the one before it.
        var isEnclosed = _passage.IsMark(person.TailEnd, ",") && _passage.Is(person.TailEnd + 1, Cue.Be | Cue.Have) && _passage.IsMark(_passage.SkipBack(person.Start, sentence.Start, Cue.Determiner) - 1, ",");
        var right = RightScan.Read(sentence, person.AsMention, person.AsNoun with { End = isEnclosed ? person.TailEnd + 1 : person.TailEnd });
        if (right.Count == 0 && person.TailEnd > person.End)
            right = RightScan.Read(sentence, person.AsMention, person.AsNoun);
        foreach (var link in right.Where(link => !link.Negated && !IsOfSaid(person, link)))
        {
            if (link.Rule is not ("en.reduced" or "en.intransitive") || !IsSpeaker(person) && (link.Rule == "en.intransitive" || IsHeadless(person, link)))
                yield return link.Rule == "en.reduced" ? link with { Tier = Tier.B } : link;
        }
        if (right.Count == 0 && (OneOf(person) ?? Companions(person.TailEnd)) is { } beside)
            yield return beside;
    }

    // "X, who lives in Almaty, said that her brother was sentenced"
    private bool IsOfSaid(PersonMention person, Link link) => frames.Any(frame => frame.SpeakerStart <= person.NameStart && person.NameStart < frame.SpeakerEnd && frame.Covers(link.TriggerStart));

    // "X is one of those executed", "X was among the dead".
    private Link? OneOf(PersonMention person)
    {
        var be = _passage.SkipForward(_passage.IsMark(person.TailEnd, ",") ? person.TailEnd + 1 : person.TailEnd, sentence.End, Cue.Adverb);
        if (be + 2 >= sentence.End || !_passage.Is(be, Cue.Be) || !(_passage[be + 1] == "among" || (_passage[be + 1] == "one" && _passage[be + 2] == "of")))
            return null;
        return _passage.FirstTrigger(be + 2, Math.Min(sentence.End, be + 8)) is { } deed && deed.Is(VerbForm.Participle | VerbForm.People) ? Made(person, deed, "en.among", Tier.B) with { To = deed.End } : null;
    }

    // "X arrested in Shiraz" as in a headline: the deed right behind the name, and nothing that X could have done it to.
    private bool IsHeadless(PersonMention person, Link link) => link.TriggerStart == _passage.SkipForward(_passage.IsMark(person.TailEnd, ",") ? person.TailEnd + 1 : person.TailEnd, sentence.End, Cue.Adverb) && IsOver(link);

    private bool IsOver(Link link) => link.TriggerEnd >= sentence.End || _passage.IsPunctuation(link.TriggerEnd) || _passage.Is(link.TriggerEnd, Cue.Preposition | Cue.Adverb | Cue.Date);

    // "X and two colleagues were arrested".
    private Link? Companions(int tail) => (_passage.IsMark(tail, ",") ? tail + 1 : tail) is var end && end + 1 < sentence.End && _passage.Is(end, Cue.And) && counts.FirstOrDefault(count => count.Side == Side.Right && !count.Negated && count.Mention.Start == _passage.SkipForward(end + 1, sentence.End, Cue.Determiner)) is { } beside
        ? beside with { Tier = Tier.B }
        : null;

    // "X, arrested in 2022, was freed", "X, who was detained in April, has been released".
    private IEnumerable<Link> Apposed(PersonMention person)
    {
        // "X, 61, a journalist sentenced in 2022": the role takes the deed.
        var at = _passage.IsMark(person.TailEnd, ",") ? person.TailEnd + 1 : person.TailEnd;
        if (IsOwner(person) || at >= sentence.End || at == person.End)
            yield break;
        var isDeed = _passage.TriggerAt(at) is { } verb && verb.Is(VerbForm.Participle) && !_passage.IsCapital(at);
        if (!isDeed && _passage[at] is not ("who" or "whom"))
            yield break;
        foreach (var link in RightScan.Read(sentence, person.AsMention, person.AsNoun with { End = at }).Where(link => !link.Negated && !IsOfSaid(person, link) && Suits(person, link.Act) && (link.Rule != "en.reduced" || link.TriggerStart == at && IsOver(link))))
            yield return person.Suffers(link with { Tier = isDeed ? Tier.B : link.Tier }, person.Start, link.To);
    }
}
