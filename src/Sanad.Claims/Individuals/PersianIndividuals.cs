using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.People;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Individuals;

/// <summary>
/// What a Persian sentence says was done to persons it names: a noun of the deed or a paper of a verdict right before the name («اعدام X»، «حکم حبس X»),
/// or the predicate of its clause («X در شیراز بازداشت شد»، «X را بازداشت کردند»). A name that an ezafe ties to another noun («مادر X») is not the victim.
/// </summary>
internal sealed class PersianIndividuals(PeopleScene scene, List<PersonMention> names, IReadOnlyList<Frame> frames, IReadOnlyList<Link> counts, IReadOnlyList<QuantityMention> mentions, PersianWords words)
{
    private readonly Passage _passage = scene.Passage;
    private readonly Sentence _sentence = scene.Sentence;

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
        return [.. links.Where(link => DeedsToPersons.Has(link.Act)).DistinctBy(link => (link.Named, link.Act))];
    }

    private IEnumerable<Link> OfList(List<PersonMention> list)
    {
        var (first, last) = (list[0], list[^1]);
        if (Nominal(first) is { } deed)
            return list.Select(person => person.Suffers(deed, deed.From, person.End));
        if (Counted(first) is { } shared)
            return list.Select(person => person.Suffers(shared, shared.From, person.End));
        // «وضعیت X که در آبان بازداشت شده بود»: the relative clause is of the name, whatever it hangs on.
        var isRelative = last.End < _sentence.End && _passage[last.End] == "که" && !(first.Start > _sentence.Start && scene.Words.IsOwned(_passage[first.Start - 1]));
        if (IsSpeaker(first) || (!isRelative && !IsSubject(first)))
            return [];
        var clause = Clause(last).Where(link => link.Tier == Tier.B || IsSubject(first)).ToList();
        if (clause.Count == 0 && OneOf(last) is { } one)
            clause.Add(one);
        return list.SelectMany(person => clause.Select(link => person.Suffers(link, person.Start, link.To)));
    }

    private bool IsListed(PersonMention one, PersonMention next)
    {
        var isParted = false;
        for (var i = one.TailEnd; i < next.Start; i++)
        {
            if (!_passage.Is(i, Cue.And) && !_passage.IsMark(i, ","))
                return false;
            isParted = true;
        }
        return isParted && !IsSpeaker(next);
    }

    private bool IsSpeaker(PersonMention person) => frames.Any(frame => frame.SpeakerStart <= person.NameStart && person.NameStart < frame.SpeakerEnd);

    // «اعدام X»، «بازداشت خودسرانه X»، «حکم اعدام X»، «سرنوشت X».
    private Link? Nominal(PersonMention person)
    {
        if (person.Start == _sentence.Start)
            return null;
        if (words.Fates.LengthBefore(_passage.Tokens, _sentence.Start, person.Start) is > 0 and var fate)
            return new(person.AsMention, person.AsNoun, Act.Disappeared, "fa.fate", Tier.C, Side.Left, person.Start - fate, person.End);
        var deed = _passage.TriggerBefore(person.Start);
        if (deed is null && person.Start - 1 > _sentence.Start && _passage.IsWord(person.Start - 1) && !_passage.Is(person.Start - 1, Cue.Stop | Cue.Preposition | Cue.And | Cue.VerbEnd | Cue.Quantity) && !_passage.IsPerson(person.Start - 1) && _passage[person.Start - 1] != "را")
            deed = _passage.TriggerBefore(person.Start - 1) is { } split && split.Is(VerbForm.Event) ? split : null;
        if (deed is null || deed.Start < _sentence.Start || deed.Word.Building || !deed.Is(VerbForm.Event | VerbForm.Verdict) || words.Wanted.LengthBefore(_passage.Tokens, _sentence.Start, deed.Start) > 0)
            return null;
        return new(person.AsMention, person.AsNoun, deed.Act, "fa.nominal", deed.End == person.Start ? Tier.A : Tier.B, Side.Left, deed.Start, person.End) { TriggerStart = deed.Start, TriggerEnd = deed.End };
    }

    // «دو معلم، از جمله X، بازداشت شدند»: what was said of those counted.
    private Link? Counted(PersonMention person)
    {
        var end = _passage.IsMark(person.Start - 1, ",") ? person.Start - 1 : person.Start;
        return _passage.Lexicon.Including.LengthBefore(_passage.Tokens, _sentence.Start, end) is > 0 and var length && counts.LastOrDefault(count => count.Mention.Start < person.Start && !count.Mention.IsZero) is { } whole
            ? whole with { From = end - length, To = person.End, Rule = "fa.named", Tier = Tier.B }
            : null;
    }

    // «X، ۳۴ ساله، یکی از اعدام‌شدگان است»
    private Link? OneOf(PersonMention person)
    {
        for (var i = person.End; i + 2 < _sentence.End && _passage.Lexicon.PersianVerbs!.In(_passage, i, _sentence.End) is null; i++)
        {
            if (_passage[i] == "یکی" && _passage[i + 1] == "از")
                return _passage.TriggerAt(i + 2) is { } deed && deed.Is(VerbForm.People) ? new(person.AsMention, person.AsNoun, deed.Act, "fa.among", Tier.B, Side.Right, person.Start, deed.End) { TriggerStart = deed.Start, TriggerEnd = deed.End } : null;
        }
        return null;
    }

    // The predicate of the clause, when it is the name's own and no count's between.
    private IEnumerable<Link> Clause(PersonMention person)
    {
        var (mention, noun) = (person.AsMention, new PersianNoun(person.AsNoun, null, false, false, true));
        var predicates = new PersianPredicates(_sentence, words, mentions);
        foreach (var predicate in predicates.After(mention, noun).DistinctBy(predicate => predicate.Trigger.Act))
        {
            if (predicate.Negated || predicate.Trigger.Word.Building || IsOfCount(person, predicate) || (predicate.Voice == VerbVoice.Active && !predicate.IsReduced ? !IsObject(person) : predicates.HasObjectMark && !predicate.IsReduced))
                continue;
            yield return new(mention, person.AsNoun, predicate.Trigger.Act, "fa.clause", predicate.IsReduced ? Tier.B : Tier.A, Side.Right, person.Start, predicate.End)
            {
                TriggerStart = predicate.Trigger.Start, TriggerEnd = predicate.Trigger.End,
            };
        }
    }

    // «X گفت ... ۱۲ نفر بازداشت شدند»: those counted have the verb, unless X stands in one list with them.
    private bool IsOfCount(PersonMention person, PersianPredicate predicate) => counts.Any(count => count.TriggerStart == predicate.Trigger.Start && count.Mention.Start > person.End
        && !Enumerable.Range(person.TailEnd, Math.Max(0, count.Mention.Start - person.TailEnd)).All(i => _passage.Is(i, Cue.And) || _passage.IsMark(i, ",")));

    // «X را»، «X، دانشجوی ...، را»: the mark of the object belongs to the name.
    private bool IsObject(PersonMention person)
    {
        var mark = person.End;
        while (mark < _sentence.End && _passage[mark] != "را")
            mark++;
        return mark < _sentence.End && (mark == person.End || mark == person.TailEnd || _passage.IsMark(mark - 1, ",") && _passage.IsMark(person.End, ","));
    }

    // What stands right before the name: the beginning of a clause, one who acts, a title; no noun that the name owns.
    private bool IsSubject(PersonMention person)
    {
        var before = person.Start - 1;
        if (before < _sentence.Start || _passage.IsPunctuation(before) || _passage.Is(before, Cue.And | Cue.That | Cue.ClauseStart | Cue.Date))
            return true;
        if (scene.Words.IsOwned(_passage[before]) || _passage.Is(before, Cue.Preposition))
            return false;
        return person.Start < person.NameStart || _passage[before] is "که" or "اما" or "ولی" || _passage.Is(before, Cue.VerbEnd | Cue.Speech) || _passage.IsPerson(before) || scene.BodyAt(before) is not null || scene.IsPlace(before)
            || _passage.TriggerBefore(before + 1) is { } verb && verb.Is(VerbForm.Intransitive | VerbForm.Past);
    }
}
