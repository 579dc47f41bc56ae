using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Allegations;

/// <summary>What a Persian sentence tells to have been done to persons in the plural, with no number: «شکنجه زندانیان»، «معترضان کشته شدند».</summary>
internal static class PersianGroup
{
    public static IEnumerable<Link> Suffers(Sentence sentence, int head, IReadOnlyList<QuantityMention> mentions, PersianWords words)
    {
        var passage = sentence.Passage;
        if (passage.TriggerBefore(head) is { } deed && deed.Start >= sentence.Start && deed.Is(VerbForm.Event))
        {
            if (words.Wanted.LengthBefore(passage.Tokens, sentence.Start, deed.Start) == 0)
                yield return AllegationReader.Made(deed, head, head + 1, deed.Start, head + 1);
            yield break;
        }
        var isObject = head + 1 < sentence.End && passage[head + 1] == "را";
        if (head > sentence.Start && !isObject && !(passage.IsPunctuation(head - 1) || passage.Is(head - 1, Cue.And | Cue.Date) || passage[head - 1] is "که" or "این" or "ان" or "همه" or "اما"))
            yield break;
        var mention = new QuantityMention(head, head + 1, Basics.Quantity.Exactly(1));
        var phrase = new NounPhrase(head + 1, HeadKind.Person, head, Start: head);
        var predicates = new PersianPredicates(sentence, words, mentions);
        foreach (var predicate in predicates.After(mention, new(phrase, null, false, false, true)))
        {
            var isTheirs = predicate.Voice == VerbVoice.Active ? isObject : !predicates.HasObjectMark;
            if (!predicate.Negated && !predicate.IsReduced && !predicate.Trigger.Word.Building && isTheirs && !mentions.Any(other => head < other.Start && other.Start < predicate.Trigger.Start))
                yield return AllegationReader.Made(predicate.Trigger, head, head + 1, head, predicate.End) with { Side = Side.Right };
        }
    }
}
