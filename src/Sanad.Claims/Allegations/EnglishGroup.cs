using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Allegations;

/// <summary>What an English sentence tells to have been done to persons in the plural, with no number.</summary>
internal static class EnglishGroup
{
    private const int LongestLead = 4;
    private const int Reach = 8;

    /// <param name="sentence">Where to read.</param>
    /// <param name="head">The noun of persons.</param>
    /// <param name="suffered">What leads from persons to a noun of the deed: "subjected to".</param>
    public static IEnumerable<Link> Suffers(Sentence sentence, int head, Phrases<bool> suffered)
    {
        var passage = sentence.Passage;
        var start = Lead(sentence, head);
        var mention = new QuantityMention(start, head + 1, Basics.Quantity.Exactly(1));
        var noun = new NounPhrase(head + 1, HeadKind.Person, head, Start: start);
        var before = passage.SkipBack(start, sentence.Start, Cue.Determiner | Cue.Adverb);
        if (Nominal(sentence, before) is { } deed)
            return [AllegationReader.Made(deed, start, head + 1, deed.Start, head + 1)];
        var left = LeftScan.Verb(sentence, mention, noun).Where(link => passage.TriggerAt(link.TriggerStart) is { } verb && (!verb.Is(VerbForm.Base) || verb.Is(VerbForm.Past) && !passage.Is(verb.Start - 1, Cue.Particle | Cue.Modal))).ToList();
        if (left.Count > 0)
            return left;
        // "apologies to the prisoners who have been subjected to torture": the relative clause is theirs whatever they hang on.
        var isRelative = head + 1 < sentence.End && passage[head + 1] is "who" or "whom";
        if (!isRelative && before > sentence.Start && passage.Is(before - 1, Cue.Preposition) && passage[before - 1] is not ("after" or "before" or "since" or "as"))
            return [];
        var right = RightScan.Read(sentence, mention, noun).Where(link => link.Rule is "en.passive" or "en.intransitive").ToList();
        return right.Count > 0 ? right : Subjected(sentence, head, suffered) is { } harm ? [AllegationReader.Made(harm, start, head + 1, start, harm.End)] : [];
    }

    // "the abuse of detainees", "suspicious deaths of political opponents"
    private static Trigger? Nominal(Sentence sentence, int of) => of - 1 > sentence.Start && sentence.Passage[of - 1] is "of" or "among" or "against"
        && sentence.Passage.TriggerBefore(of - 1) is { } deed && deed.Start >= sentence.Start && deed.Is(VerbForm.Event | VerbForm.Base) ? deed : null;

    // "prisoners who have been subjected to beatings and torture", "the prisoners are forced under torture"
    private static Trigger? Subjected(Sentence sentence, int head, Phrases<bool> suffered)
    {
        var passage = sentence.Passage;
        for (var i = head + 1; i < Math.Min(sentence.End, head + Reach) && passage.IsWord(i) && passage.TriggerAt(i) is null; i++)
        {
            if (suffered.LengthAt(passage.Tokens, i, sentence.End) is > 0 and var length)
                return passage.FirstTrigger(i + length, Math.Min(sentence.End, i + length + 3)) is { } deed && deed.Is(VerbForm.Event) ? deed : null;
        }
        return null;
    }

    private static int Lead(Sentence sentence, int head)
    {
        var (passage, start) = (sentence.Passage, head);
        while (start > sentence.Start && head - start < LongestLead && passage.IsWord(start - 1) && passage.TriggerBefore(start) is null
            && !passage.Is(start - 1, Cue.Boundary | Cue.Determiner | Cue.And | Cue.Speech | Cue.Adverb | Cue.Negation | Cue.Being | Cue.Include))
            start--;
        return start;
    }
}
