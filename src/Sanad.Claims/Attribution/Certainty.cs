using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;

namespace Sanad.Claims.Attribution;

/// <summary>How sure the text is of a claim: from the verb that introduces it, from the words of its own clause, and from those of the clause it goes on.</summary>
internal static class Certainty
{
    private const int Reach = 8;

    /// <param name="sentence">Where the claim stands.</param>
    /// <param name="link">The claim.</param>
    /// <param name="frame">Who says it; null for the outlet.</param>
    /// <param name="previous">The claim before it in the same sentence; null for the first.</param>
    public static Modality Of(Sentence sentence, Link link, Frame? frame, Draft? previous)
    {
        if (frame is { Verb: not null } && CueAt(sentence, frame.VerbStart, sentence.End) is { } said and not Modality.Reported)
            return said;
        if (Unconfirmed(sentence))
            return Modality.Unconfirmed;
        var from = Math.Max(sentence.Start, link.From - Reach);
        var to = Math.Min(sentence.End, Math.Max(link.To, link.TriggerEnd) + 2);
        for (var i = from; i < to; i++)
        {
            var isSpeech = frame is not null && i >= frame.VerbStart && i <= frame.VerbStart + 1;
            if (!isSpeech && CueAt(sentence, i, to) is { } modality && !IsOtherClause(sentence.Passage, i, link, modality))
                return modality;
        }
        return previous is not null && link.Rule is "en.reduced" or "en.coordinated" or "en.including" ? previous.Modality : Modality.Asserted;
    }

    private static Modality? CueAt(Sentence sentence, int at, int to) =>
        sentence.Passage.Is(at, Cue.Modality) && sentence.Passage.Lexicon.ModalityCues.TryMatch(sentence.Passage.Tokens, at, Math.Max(to, at + 1), out var modality, out _) ? modality : null;

    // "... but he had been unable to verify them" reaches the whole sentence.
    private static bool Unconfirmed(Sentence sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (CueAt(sentence, i, sentence.End) == Modality.Unconfirmed)
                return true;
        }
        return false;
    }

    // Words of another count's clause say nothing about this one; what was planned or tried stands before its verb.
    private static bool IsOtherClause(Passage passage, int at, Link link, Modality modality)
    {
        if (modality is Modality.Planned or Modality.Attempted && (at >= link.To || (link.TriggerEnd > 0 && at >= link.TriggerEnd)))
            return true;
        for (var i = at; i < link.From; i++)
        {
            if (passage.TriggerAt(i) is { } other && other.Start < link.From && other.Is(VerbForm.Past | VerbForm.Participle))
                return true;
        }
        return false;
    }
}
