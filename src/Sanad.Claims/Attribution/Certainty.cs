using Sanad.Claims.Clauses;

namespace Sanad.Claims.Attribution;

/// <summary>How sure the text is of a claim: from the words of its own clause and of the verb that introduces it.</summary>
internal static class Certainty
{
    private const int Reach = 8;

    public static Modality Of(Sentence sentence, Link link, Frame? frame)
    {
        var passage = sentence.Passage;
        var (from, to) = (Math.Max(sentence.Start, link.From - Reach), Math.Min(sentence.End, Math.Max(link.To, link.TriggerEnd) + 2));
        if (frame is { Rule: "before" })
            from = Math.Min(from, frame.VerbStart);
        for (var i = from; i < to; i++)
        {
            if (passage.Lexicon.ModalityCues.TryMatch(passage.Tokens, i, to, out var modality, out _) && !IsOtherClause(passage, i, link))
                return modality;
        }
        return Modality.Asserted;
    }

    // Words of another count's clause say nothing about this one.
    private static bool IsOtherClause(Passage passage, int at, Link link)
    {
        for (var i = at; i < link.From; i++)
        {
            if (passage.TriggerAt(i) is { } other && other.Start < link.From && other.Is(Lexicon.VerbForm.Past | Lexicon.VerbForm.Participle))
                return true;
        }
        return false;
    }
}
