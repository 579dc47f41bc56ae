using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Attribution;

/// <summary>
/// Who says what in an English sentence: "X said that ...", "..., X said", "...," said X, "according to X, ...", "X released figures showing ...".
/// What stands in the complement of a verb of saying is the speaker's; so is what a closing "X said" follows, up to the full stop before it.
/// </summary>
internal static class EnglishFrames
{
    private const int FarthestThat = 14;
    private const int LongestAddressee = 6;

    public static List<Frame> Read(Sentence sentence)
    {
        var frames = new List<Frame>();
        var passage = sentence.Passage;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (!passage.Is(i, Cue.Speech))
                continue;
            if (passage.Lexicon.Speech.According.LengthAt(passage.Tokens, i, sentence.End) is > 0 and var length)
                Add(frames, According(sentence, i, length));
            else if (passage.Lexicon.Speech.Verbs.TryMatch(passage.Tokens, i, sentence.End, out var verb, out var words) && !IsDeed(passage, i, i + words, sentence.End))
                Add(frames, OfVerb(sentence, i, i + words, verb!) ?? GoingOn(sentence, frames, i, i + words, verb!));
        }
        return frames;
    }

    // "The chief denied this, saying only four had died": the speaker of the verb before.
    private static Frame? GoingOn(Sentence sentence, List<Frame> frames, int start, int end, SpeechVerb verb) =>
        verb.Is(VerbForm.Ing) && sentence.Passage.IsMark(start - 1, ",") && frames.LastOrDefault(frame => frame.SpeakerStart >= 0 && frame.Rule == "before") is { } before
            ? new(ComplementStart(sentence.Passage, end, sentence.End), sentence.End, before.SpeakerStart, before.SpeakerEnd, verb, start, "before")
            : null;

    private static void Add(List<Frame> frames, Frame? frame)
    {
        if (frame is not null)
            frames.Add(frame);
    }

    // "claimed the lives of" is a deed; "released figures" is speech though "released" alone is a deed.
    private static bool IsDeed(Passage passage, int at, int end, int limit) =>
        passage.TriggerAt(at) is { } trigger && trigger.Is(VerbForm.AnyVerb) && trigger.End >= end && !NounFollows(passage, end, limit);

    private static bool NounFollows(Passage passage, int at, int limit)
    {
        for (var i = at; i < Math.Min(limit, at + 5); i++)
        {
            if (passage.Lexicon.Speech.Nouns.LengthAt(passage.Tokens, i, limit) > 0)
                return true;
        }
        return false;
    }

    // At the head of a sentence it covers the rest; after its clause it covers what stands before.
    private static Frame? According(Sentence sentence, int at, int length)
    {
        if (SpeakerPhrase.Named(sentence, at + length) is not { } name)
            return null;
        var leads = at <= sentence.Start + 2 || sentence.Passage.Is(at - 1, Cue.That | Cue.And) || (sentence.Passage.IsMark(at - 1, ",") && sentence.Passage.Is(at - 2, Cue.That));
        return leads
            ? new(name.End, sentence.End, name.Start, name.End, null, at, "according")
            : new(sentence.Start, sentence.End, name.Start, name.End, null, at, "according");
    }

    private static Frame? OfVerb(Sentence sentence, int start, int end, SpeechVerb verb)
    {
        var passage = sentence.Passage;
        if (IsPassive(passage, sentence, start) || passage.Is(start - 1, Cue.Determiner) || IsName(sentence, start) || !verb.Is(VerbForm.Past | VerbForm.Present | VerbForm.Base))
            return null;
        if (verb.Final && IsAfterQuote(passage, sentence, start) && SpeakerPhrase.After(sentence, end) is { } after)
            return new(sentence.Start, start, after.Start, after.End, verb, start, "inverted");
        if (verb.Is(VerbForm.Base) && !verb.Is(VerbForm.Past) && !HasPluralSubject(passage, start))
            return null;
        if ((SpeakerPhrase.Before(sentence, start, anyName: verb.Final && !passage.Lexicon.Speech.IsWeak(passage[start])) ?? Shared(sentence, start, end)) is not { } before || !IsSaying(passage, start, end, sentence.End))
            return null;
        return Closes(sentence, before.Start, AfterAddressee(sentence, start, end), verb)
            ? new(sentence.Start, before.Start, before.Start, before.End, verb, start, "after")
            : new(ComplementStart(passage, end, sentence.End), sentence.End, before.Start, before.End, verb, start, "before");
    }

    // "She welcomed the inquiry and noted that ...": the second verb has the subject of the first.
    private static (int Start, int End)? Shared(Sentence sentence, int verb, int end)
    {
        var passage = sentence.Passage;
        if (!passage.Is(verb - 1, Cue.And) || !passage.Is(end, Cue.That))
            return null;
        for (var i = verb - 2; i >= sentence.Start; i--)
        {
            if (passage.Is(i, Cue.SubjectPronoun) && passage[i] is "he" or "she" or "they")
                return (i, i + 1);
            if (passage.Is(i, Cue.Speech) && passage.Lexicon.Speech.Verbs.LengthAt(passage.Tokens, i, verb) > 0 && SpeakerPhrase.Before(sentence, i) is { } first)
                return first;
        }
        return null;
    }

    // "Islamic State": a capital inside a sentence that is not all capitals makes a name, no verb.
    private static bool IsName(Sentence sentence, int verb)
    {
        var passage = sentence.Passage;
        return verb > sentence.Start && passage.IsCapital(verb) && !passage.IsAllCapitals(verb);
    }

    // "Residents report" speaks, "the UN report" does not.
    private static bool HasPluralSubject(Passage passage, int verb) =>
        verb > 0 && (passage[verb - 1].EndsWith('s') || passage[verb - 1] is "people" or "police" or "they" or "we" or "i" || passage.Is(verb - 1, Cue.Modal | Cue.Adverb));

    private static bool IsPassive(Passage passage, Sentence sentence, int verb)
    {
        var before = passage.SkipBack(verb, sentence.Start, Cue.Adverb | Cue.Negation);
        return before > sentence.Start && passage.Is(before - 1, Cue.Be);
    }

    private static bool IsAfterQuote(Passage passage, Sentence sentence, int verb) =>
        verb > sentence.Start && (passage.IsMark(verb - 1, "\"") || (passage.IsMark(verb - 1, ",") && passage[verb] is "said" or "says"))
        && (passage.IsCapital(verb + 1) || passage.Is(verb + 1, Cue.Determiner) || passage.IsPerson(verb + 1));

    // Verbs that say something only with "that" or a toll behind them: "found that", "put the toll at".
    private static bool IsSaying(Passage passage, int start, int at, int end)
    {
        if (at - start > 1 || !passage.Lexicon.Speech.IsWeak(passage[start]))
            return true;
        for (var i = at; i < Math.Min(end, at + 5); i++)
        {
            if (passage.Is(i, Cue.That) || passage.Lexicon.Figures.LengthAt(passage.Tokens, i, end) > 0)
                return true;
        }
        return NounFollows(passage, at, end) || (at < end && (passage.Tokens[at].Kind == TokenKind.Number || passage.Is(at, Cue.Quantity) && !passage.Is(at, Cue.Determiner)));
    }

    // "told Reuters", "told the state news agency": whom somebody tells is no part of what is told.
    private static int AfterAddressee(Sentence sentence, int verb, int end)
    {
        var passage = sentence.Passage;
        if (!passage.Lexicon.Speech.IsAddressed(passage[verb]))
            return end;
        var at = end;
        while (at < Math.Min(sentence.End, end + LongestAddressee) && passage.IsWord(at) && !passage.Is(at, Cue.That | Cue.Be | Cue.Have | Cue.Modal | Cue.Preposition | Cue.ClauseStart))
            at++;
        return at > end && (at == sentence.End || !passage.IsWord(at) || passage.Is(at, Cue.Preposition | Cue.ClauseStart)) ? at : end;
    }

    // ", X said." and ", X said on Tuesday": nothing of what is said follows.
    private static bool Closes(Sentence sentence, int speakerStart, int verbEnd, SpeechVerb verb)
    {
        var passage = sentence.Passage;
        if (!verb.Final || speakerStart <= sentence.Start + 2 || !(passage.IsMark(speakerStart - 1, ",") || passage.IsMark(speakerStart - 1, "\"")))
            return false;
        var after = passage.SkipForward(verbEnd, sentence.End, Cue.Adverb | Cue.NotPlace);
        return after >= sentence.End || passage.IsPunctuation(after) || passage.Is(after, Cue.Preposition | Cue.ClauseStart)
            || passage.Tokens[after].Kind == TokenKind.Number;
    }

    private static int ComplementStart(Passage passage, int verbEnd, int end)
    {
        for (var i = verbEnd; i < Math.Min(end, verbEnd + FarthestThat); i++)
        {
            if (passage.Is(i, Cue.That))
                return i + 1;
            if (passage[i] is "\"" or ":")
                return i;
            // What follows is said already: a later "that" goes on with it ("said its troops had killed 17, and that ...").
            if (passage.Is(i, Cue.Be | Cue.Have | Cue.Modal) || passage.TriggerAt(i) is not null || (i > verbEnd && passage.Lexicon.Speech.Verbs.LengthAt(passage.Tokens, i, end) > 0))
                break;
        }
        return verbEnd;
    }
}
