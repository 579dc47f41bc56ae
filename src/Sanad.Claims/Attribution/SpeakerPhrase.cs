using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Attribution;

/// <summary>Finds the noun phrase that names a speaker, before or after a verb of saying.</summary>
internal static class SpeakerPhrase
{
    private const int Longest = 30;

    /// <summary>The subject of a verb: tokens from Start to before End, or null when none fits.</summary>
    /// <param name="sentence">Where to look.</param>
    /// <param name="verb">The verb's first token.</param>
    /// <param name="anyName">True for verbs whose subject always speaks ("said"): a short phrase with an article will do.</param>
    public static (int Start, int End)? Before(Sentence sentence, int verb, bool anyName = false)
    {
        var passage = sentence.Passage;
        var end = passage.SkipBack(verb, sentence.Start, Cue.Have | Cue.Adverb | Cue.Modal | Cue.NotPlace | Cue.Negation);
        // "The Inspector General said": a rank, though "general" can also end "in general".
        while (end < verb && passage.IsPerson(end))
            end++;
        if (end <= sentence.Start)
            return null;
        if (passage.Is(end - 1, Cue.SubjectPronoun))
            return (end - 1, end);
        var start = passage.IsMark(end - 1, ",") ? BeforeApposition(sentence, end - 1) : Walk(sentence, end);
        if (start is not { } from || from >= end)
            return null;
        if (IsRestricted(passage, from))
            (from, end) = (Walk(sentence, from - 1), from - 1);
        from = SkipTimeBefore(sentence, passage.SkipForward(from, end - 1, Cue.And), end);
        end = passage.IsMark(end - 1, ",") ? BeforeRelative(passage, from, end - 1) : end;
        var isShort = anyName && end - from is > 1 and < 7 && passage.Is(from, Cue.Determiner) && !LooksLikeVerb(passage, end - 1) && !passage.Is(end - 1, Cue.NotSpeaker | Cue.Preposition);
        return from < end && (isShort || IsSpeaker(sentence, from, end)) ? (from, end) : null;
    }

    // "An official who asked not to be named said": the clause of "who" is no part of the name.
    private static bool IsRestricted(Passage passage, int from) => passage.Is(from - 1, Cue.Relative) && passage[from - 1] is "who" && passage.IsWord(from - 2);

    // "The office, which did not count the dead itself, said": the relative clause is no part of the name.
    private static int BeforeRelative(Passage passage, int from, int end)
    {
        for (var i = from + 1; i < end; i++)
        {
            if (passage.IsMark(i, ",") && (passage.Is(i + 1, Cue.Relative) || passage.Lexicon.Speech.According.LengthAt(passage.Tokens, i + 1, end) > 0))
                return i;
        }
        return end;
    }

    /// <summary>The speaker of ", said Joe Stork, deputy director at ...": from the token after the verb.</summary>
    public static (int Start, int End)? After(Sentence sentence, int start)
    {
        var passage = sentence.Passage;
        var end = start;
        while (end < Math.Min(sentence.End, start + Longest) && !IsEnd(passage, end))
            end++;
        while (end > start && passage.IsPunctuation(end - 1) && !passage.IsMark(end - 1, ")"))
            end--;
        return end > start && IsSpeaker(sentence, start, end) ? (start, end) : null;
    }

    /// <summary>The name after "according to": up to the comma or verb that ends it.</summary>
    public static (int Start, int End)? Named(Sentence sentence, int start)
    {
        var passage = sentence.Passage;
        var end = start;
        while (end < Math.Min(sentence.End, start + Longest) && !passage.IsMark(end, ",") && !IsEnd(passage, end)
            && !passage.Is(end, Cue.Be | Cue.Have | Cue.Modal))
            end++;
        return end > start ? (start, end) : null;
    }

    /// <summary>The noun phrase that ends before a token and may name a speaker.</summary>
    public static (int Start, int End)? EndingAt(Sentence sentence, int end)
    {
        var passage = sentence.Passage;
        if (end <= sentence.Start)
            return null;
        var from = SkipTimeBefore(sentence, Walk(sentence, end), end);
        var according = passage.Lexicon.Speech.According.LengthAt(passage.Tokens, from, end);
        from += according;
        return from < end && IsSpeaker(sentence, from, end) ? (from, end) : null;
    }

    /// <summary>A source that a sentence without words of saying begins with: "The Defence Minister gave a briefing."</summary>
    public static (int Start, int End)? Leading(Sentence sentence)
    {
        const int farthest = 5;
        var passage = sentence.Passage;
        for (var i = sentence.Start; i < Math.Min(sentence.End, sentence.Start + farthest) && passage.IsWord(i) && !passage.Is(i, Cue.Preposition); i++)
        {
            if (passage.Lexicon.Speech.Types.LengthAt(passage.Tokens, i, sentence.End) is not (> 0 and var length))
                continue;
            var end = i + length;
            while (end < sentence.End && passage.IsCapital(end))
                end++;
            return (sentence.Start, end);
        }
        return null;
    }

    private static bool IsEnd(Passage passage, int at) =>
        passage.Tokens[at].Kind == TokenKind.Break || passage[at] is "." or "\"" or ";" or ":" or "(" or "?" or "!"
        || passage.Is(at, Cue.That | Cue.Relative | Cue.ClauseStart | Cue.SubjectPronoun) && passage[at] is not "as";

    // "General Tran Dai Quang, the minister, said": both parts name the speaker.
    private static int? BeforeApposition(Sentence sentence, int comma)
    {
        var passage = sentence.Passage;
        for (var i = comma - 1; i >= Math.Max(sentence.Start, comma - Longest); i--)
        {
            if (passage.IsMark(i, ","))
                return Walk(sentence, i) is var from && HasFiniteVerb(passage, from, i) && !passage.Is(i + 1, Cue.Relative) ? i + 1 : from;
            if (passage[i] is "\"" or ";" or ".")
                return null;
        }
        return null;
    }

    // "Three days after the videos were leaked, the director, confirmed": what stands before is a clause, no name.
    private static bool HasFiniteVerb(Passage passage, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (passage.Is(i, Cue.Be | Cue.Have | Cue.Modal))
                return true;
        }
        return false;
    }

    // Back from the verb to where the noun phrase begins.
    private static int Walk(Sentence sentence, int end)
    {
        var passage = sentence.Passage;
        var i = end - 1;
        for (; i >= Math.Max(sentence.Start, end - Longest); i--)
        {
            if (passage.IsMark(i, ")"))
                i = OpeningBefore(sentence, i);
            else if (passage.IsPunctuation(i) && !IsInsideWord(passage, i))
                break;
            else if (passage.Is(i, Cue.That | Cue.Relative) && passage[i] is not ("that's") || passage.Is(i, Cue.ClauseStart) && passage[i] is not "as")
                break;
            else if (passage.Is(i, Cue.And) && HasVerb(sentence, i))
                break;
        }
        return i + 1;
    }

    private static int OpeningBefore(Sentence sentence, int closing)
    {
        for (var i = closing - 1; i >= Math.Max(sentence.Start, closing - 8); i--)
        {
            if (sentence.Passage.IsMark(i, "("))
                return i;
        }
        return closing;
    }

    private static bool IsInsideWord(Passage passage, int at) => passage[at] == "*" || (passage[at] is "-" or "/" or "&" && at > 0 && at + 1 < passage.Count
        && passage.Tokens[at - 1].Touches(passage.Tokens[at]) && passage.Tokens[at].Touches(passage.Tokens[at + 1]))
        || (passage.IsMark(at, "'") && at > 0 && passage.Tokens[at - 1].Touches(passage.Tokens[at]) && passage[at - 1].EndsWith('s'))
        || (passage.IsMark(at, ".") && (passage.Is(at - 1, Cue.Abbreviation) || (passage.IsWord(at - 1) && passage.Tokens[at - 1].Span.Length == 1)));

    // "The army attacked and the minister said": the second half has its own subject.
    private static bool HasVerb(Sentence sentence, int before)
    {
        for (var i = before - 1; i >= sentence.Start && !sentence.Passage.IsMark(i, ","); i--)
        {
            if (sentence.Passage.Is(i, Cue.Be | Cue.Have | Cue.Modal) || sentence.Passage.TriggerAt(i) is { } trigger && trigger.Is(VerbForm.AnyVerb) && !trigger.Is(VerbForm.Event | VerbForm.People))
                return true;
        }
        return false;
    }

    // "In November 2015 the minister said": the time is no part of the name.
    private static int SkipTimeBefore(Sentence sentence, int from, int end)
    {
        var passage = sentence.Passage;
        if (!passage.Is(from, Cue.Preposition) && !passage.Is(from, Cue.Adverb))
            return from;
        var i = from + 1;
        while (i < end && (passage.Tokens[i].Kind == TokenKind.Number || passage.Is(i, Cue.NotPlace | Cue.Thing | Cue.Adverb) || passage[i] is "last" or "next" or "early" or "late" or "late"))
            i++;
        return i < end ? i : from;
    }

    // "the network tracked reports": what stands before is a verb, and "reports" its object.
    private static bool LooksLikeVerb(Passage passage, int last) =>
        passage[last].EndsWith("ed", StringComparison.Ordinal) && passage.IsWord(last) && !passage.IsCapital(last) && !passage.IsPerson(last);

    /// <summary>A speaker is a name, a known kind of source, or a pronoun that stands for one.</summary>
    public static bool IsSpeaker(Sentence sentence, int start, int end)
    {
        var passage = sentence.Passage;
        if (end - start == 1 && passage.Is(start, Cue.SubjectPronoun))
            return true;
        if (end - start == 1 && passage.Is(start, Cue.NotSpeaker) || passage.Is(end - 1, Cue.NotSpeaker | Cue.Preposition))
            return false;
        if (passage.Tokens[start].Kind == TokenKind.Number || passage[start] is "no" or "nobody" or "none" or "neither" || passage.Is(start, Cue.Be | Cue.Modal) || LooksLikeVerb(passage, end - 1))
            return false;
        for (var i = start + 1; i < end; i++)
        {
            if (passage.Is(i, Cue.Speech) && passage.Lexicon.Speech.Verbs.TryMatch(passage.Tokens, i, end, out var verb, out var words) && verb!.Is(VerbForm.Past) && !passage.Is(i + words, Cue.Preposition))
                return false;
        }
        if (passage.Is(start, Cue.Determiner) && passage.Lexicon.Anaphors.LengthAt(passage.Tokens, end - 1, end) > 0)
            return true;
        for (var i = start; i < end; i++)
        {
            if (passage.IsPerson(i) || passage.IsSpeakerType(i, end)
                || (i > sentence.Start && passage.IsCapital(i) && !passage.Is(i, Cue.NotPlace)))
                return true;
        }
        return false;
    }
}
