using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>What the words around a link tell of the deed itself: an act that its clause raises, the mode, the victims, those who did it.</summary>
internal static class Deed
{
    private const int Reach = 9;

    /// <summary>The act, raised by what follows it: "sentenced two men to death", "died in custody".</summary>
    public static Act Raised(Draft draft)
    {
        var (passage, link) = (draft.Sentence.Passage, draft.Link!);
        // "a quarter of them were shot", said of the dead.
        if (link.Act == Act.Casualties && draft.Whole is { Act: Act.Killed })
            return Act.Killed;
        if (link.Act == Act.Killed && IsInPrison(passage, link, draft.Sentence.End))
            return Act.DiedInCustody;
        var (from, to) = Around(draft);
        foreach (var raised in passage.Lexicon.Raised)
        {
            if (raised.From != link.Act)
                continue;
            // In Persian the deed closes the clause and what raises it stands before.
            for (var i = link.Side == Side.Right && passage.Lexicon.Language == "fa" ? from : Math.Max(from, link.TriggerStart); i < to; i++)
            {
                if (passage.Is(i, Cue.Raising) && raised.By.LengthAt(passage.Tokens, i, to) > 0 && !IsBeyond(passage, link, i))
                    return raised.To;
            }
        }
        return link.Act;
    }

    // "died in the Bhopal Central Jail"
    private static bool IsInPrison(Passage passage, Link link, int end)
    {
        if (passage.TriggerAt(link.TriggerStart) is not { } died || !died.Is(VerbForm.Intransitive) || !passage.Is(died.End, Cue.Locative))
            return false;
        for (var i = died.End + 1; i < Math.Min(end, died.End + Reach) && passage.IsWord(i) && !passage.Is(i, Cue.Boundary); i++)
        {
            if (passage.Lexicon.CustodyPlaces.LengthAt(passage.Tokens, i, end) > 0)
                return true;
        }
        return false;
    }

    /// <summary>How it was done; null when the words around do not say.</summary>
    public static string? Mode(Draft draft)
    {
        if (draft.Link is null)
            return null;
        var passage = draft.Sentence.Passage;
        var (from, to) = Around(draft);
        for (var i = from; i < to; i++)
        {
            if (passage.Is(i, Cue.Mode) && passage.Lexicon.Modes.TryMatch(passage.Tokens, i, to, out var mode, out _))
                return mode;
        }
        return null;
    }

    /// <summary>The words that name those counted; null when there are none.</summary>
    public static string? Victims(Draft draft)
    {
        if (draft.Link is { IsBare: true } bare)
            return bare.Mention.Start == bare.TriggerStart ? null : draft.Sentence.Passage.Words(bare.Mention.Start, bare.Mention.End).ReplaceLineEndings(" ");
        if (draft.Link?.Named is { } name)
            return draft.Sentence.Passage.Words(name.Start, name.End).ReplaceLineEndings(" ");
        if (draft.Link is not { } link || link.Noun.Head < 0 || link.Noun.Kind is HeadKind.Pronoun or HeadKind.Event or HeadKind.PartOf)
            return null;
        var start = Math.Max(link.Noun.Start, link.Mention.End);
        return start < link.Noun.End ? draft.Sentence.Passage.Words(start, link.Noun.End).ReplaceLineEndings(" ") : null;
    }

    /// <summary>What is counted.</summary>
    public static string Unit(Draft draft)
    {
        if (draft.Link is not { } link)
            return "person";
        if (link.Act == Act.Incidents)
            return "attack";
        var passage = draft.Sentence.Passage;
        return link.Noun.Head >= 0 && passage.Lexicon.Units.TryMatch(passage.Tokens, link.Noun.Head, draft.Sentence.End, out var unit, out _) ? unit! : "person";
    }

    /// <summary>The words after "by" behind a passive verb; null when there are none.</summary>
    public static string? Perpetrator(Draft draft)
    {
        if (draft.Link is not { TriggerEnd: > 0 } link || draft.Sentence.Passage.Lexicon.Language != "en")
            return null;
        var passage = draft.Sentence.Passage;
        for (var i = link.TriggerEnd; i < Math.Min(draft.Sentence.End, link.TriggerEnd + 6); i++)
        {
            if (passage.IsPunctuation(i) || passage.Is(i, Cue.And | Cue.ClauseStart))
                return null;
            if (passage[i] == "by" && !passage.TriggerIsEvent(i + 1))
                return Agent(draft.Sentence, i + 1);
        }
        return null;
    }

    private static string? Agent(Sentence sentence, int start)
    {
        var passage = sentence.Passage;
        var end = start;
        while (end < Math.Min(sentence.End, start + 8) && (passage.IsWord(end) || passage.Tokens[end].Kind == TokenKind.Number)
            && !(passage.Is(end, Cue.Boundary | Cue.And) && passage[end] != "of"))
            end++;
        return end > start && Enumerable.Range(start, end - start).Any(i => passage.IsPerson(i) || passage.IsCapital(i)) ? passage.Words(start, end).ReplaceLineEndings(" ") : null;
    }

    private static (int From, int To) Around(Draft draft)
    {
        var link = draft.Link!;
        var end = Math.Max(Math.Max(link.To, link.TriggerEnd), link.Mention.End);
        return (Math.Max(draft.Sentence.Start, link.From), Math.Min(draft.Sentence.End, end + Reach));
    }

    // The next deed's words are not this one's.
    private static bool IsBeyond(Passage passage, Link link, int at)
    {
        for (var i = Math.Max(link.TriggerEnd, link.To); i < at; i++)
        {
            if (passage.IsPunctuation(i) || passage.Is(i, Cue.ClauseStart) && passage[i] != "after" || passage.TriggerAt(i) is { } other && other.Is(VerbForm.Past))
                return true;
        }
        return false;
    }
}
