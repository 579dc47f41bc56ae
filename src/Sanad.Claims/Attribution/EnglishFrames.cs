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
        var frames = NominalFrames.Read(sentence);
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
        for (var i = 0; i < frames.Count; i++)
            frames[i] = UpToNextSpeaker(passage, frames[i], frames);
        return frames;
    }

    // "The authorities raised it to 13, while groups abroad say 40": what the second says is not the first one's.
    private static Frame UpToNextSpeaker(Passage passage, Frame frame, List<Frame> frames)
    {
        if (frame.Rule is not ("before" or "relative"))
            return frame;
        foreach (var next in frames)
        {
            if (next.SpeakerStart <= frame.From || next.SpeakerStart >= frame.To || next.SpeakerStart >= next.VerbStart)
                continue;
            if (passage.IsPunctuation(next.SpeakerStart - 1) && passage[next.SpeakerStart - 1] is "," or ";" || passage.Is(next.SpeakerStart - 1, Cue.ClauseStart | Cue.And))
                frame = frame with { To = next.SpeakerStart };
        }
        return frame;
    }

    // "The chief denied this, saying only four had died": the speaker of the verb before.
    private static Frame? GoingOn(Sentence sentence, List<Frame> frames, int start, int end, SpeechVerb verb) =>
        verb.Is(VerbForm.Ing) && (sentence.Passage.IsMark(start - 1, ",") || sentence.Passage.Lexicon.Speech.Nouns.LengthAt(sentence.Passage.Tokens, start - 1, start) > 0) && frames.LastOrDefault(frame => frame.SpeakerStart >= 0 && frame.Rule == "before") is { } before
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
        if (IsPassive(sentence.Passage, sentence, at) || SpeakerPhrase.Named(sentence, at + length) is not { } name)
            return null;
        var passage = sentence.Passage;
        if (passage[at] is "citing" or "quoting")
            return SpeakerPhrase.IsSpeaker(sentence, name.Start, name.End) ? new(sentence.Start, sentence.End, name.Start, name.End, null, at, "citing") : null;
        var leads = at <= sentence.Start + 2 || sentence.Passage.Is(at - 1, Cue.That | Cue.And) || (sentence.Passage.IsMark(at - 1, ",") && sentence.Passage.Is(at - 2, Cue.That));
        var (who, via) = CitedBy(passage, name);
        return leads
            ? new(name.End, sentence.End, who.Start, who.End, null, at, "according") { Via = via }
            : new(sentence.Start, sentence.End, who.Start, who.End, null, at, "according") { Via = via };
    }

    // "figures from the monitor cited by the daily"
    private static ((int Start, int End) Who, (int Start, int End)? Via) CitedBy(Passage passage, (int Start, int End) name)
    {
        for (var i = name.Start + 1; i < name.End - 2; i++)
        {
            if (passage[i] is "cited" or "quoted" or "carried" && passage[i + 1] == "by")
                return ((name.Start, i), (i + 2, name.End));
        }
        return (name, null);
    }

    private static Frame? OfVerb(Sentence sentence, int start, int end, SpeechVerb verb)
    {
        var passage = sentence.Passage;
        if (IsPassive(passage, sentence, start) || passage.Is(start - 1, Cue.Determiner) || (start > 0 && passage[start - 1] == "'s") || IsName(sentence, start) || !(verb.Is(VerbForm.Past | VerbForm.Present | VerbForm.Base) || IsPerfect(passage, sentence, start, verb)))
            return null;
        if (verb.Final && IsAfterQuote(passage, sentence, start) && SpeakerPhrase.After(sentence, end) is { } after)
            return new(sentence.Start, start, after.Start, after.End, verb, start, "inverted");
        if (verb.Is(VerbForm.Base) && !verb.Is(VerbForm.Past) && !HasPluralSubject(passage, start))
            return null;
        if (IsAdmission(passage, start, end, sentence.End))
            return null;
        if ((SpeakerPhrase.Before(sentence, start, anyName: verb.Final && !passage.Lexicon.Speech.IsWeak(passage[start])) ?? Shared(sentence, start, end, verb)) is not { } before || !IsSaying(passage, start, end, sentence.End))
            return null;
        return Closes(sentence, before.Start, AfterAddressee(sentence, start, end), verb)
            ? new(sentence.Start, GoesOn(sentence, AfterAddressee(sentence, start, end)) ? sentence.End : before.Start, before.Start, before.End, verb, start, "after") { Via = Addressee(sentence, start, end) }
            : new(ComplementStart(passage, end, sentence.End), sentence.End, before.Start, before.End, verb, start, "before")
            {
                Via = Addressee(sentence, start, end), Counts = passage.Lexicon.Speech.IsWeak(passage[start]),
            };
    }

    /// <summary>The verb of saying that begins at a token, one that needs no "that" or has it.</summary>
    public static (SpeechVerb Verb, int End)? SpeechAt(Sentence sentence, int at) =>
        at < sentence.End && sentence.Passage.Is(at, Cue.Speech) && sentence.Passage.Lexicon.Speech.Verbs.TryMatch(sentence.Passage.Tokens, at, sentence.End, out var verb, out var words)
        && !verb!.Is(VerbForm.Ing) && IsSaying(sentence.Passage, at, at + words, sentence.End)
            ? (verb, at + words)
            : null;

    // "had spoken of eight dead"
    private static bool IsPerfect(Passage passage, Sentence sentence, int verb, SpeechVerb word) =>
        word.Is(VerbForm.Participle) && passage.Is(passage.SkipBack(verb, sentence.Start, Cue.Adverb | Cue.NotPlace | Cue.Negation) - 1, Cue.Have);

    // "The hospital has admitted 214 wounded": takes them in, says nothing.
    private static bool IsAdmission(Passage passage, int start, int at, int end)
    {
        if (passage[start] is not ("admitted" or "admit" or "admits"))
            return false;
        for (var i = at; i < Math.Min(end, at + 6) && !passage.IsPunctuation(i) && !passage.Is(i, Cue.That); i++)
        {
            if (passage.IsPerson(i) || passage.TriggerAt(i) is { } deed && deed.Is(VerbForm.People))
                return true;
            if (passage.Is(i, Cue.Be | Cue.Have) || passage.TriggerAt(i) is not null)
                return false;
        }
        return false;
    }

    // ", the governor said, bringing the toll to seven": the sentence goes on in the governor's words.
    private static bool GoesOn(Sentence sentence, int verbEnd)
    {
        var passage = sentence.Passage;
        for (var i = verbEnd; i < Math.Min(sentence.End - 1, verbEnd + 6); i++)
        {
            if (passage.IsMark(i, ","))
                return passage[i + 1].EndsWith("ing", StringComparison.Ordinal) || passage[i + 1] is "with" or "among";
        }
        return false;
    }

    // "told the daily Example that": through whom the words came, where that is a medium.
    private static (int Start, int End)? Addressee(Sentence sentence, int verb, int end)
    {
        var passage = sentence.Passage;
        if (!passage.Lexicon.Speech.IsAddressed(passage[verb]))
            return null;
        var to = end;
        while (to < Math.Min(sentence.End, end + LongestAddressee) && passage.IsWord(to) && !passage.Is(to, Cue.That | Cue.Be | Cue.Have | Cue.Modal | Cue.Preposition | Cue.ClauseStart | Cue.SubjectPronoun))
            to++;
        for (var i = end; i < to; i++)
        {
            if (passage.Lexicon.Speech.Types.TryMatch(passage.Tokens, i, to, out var type, out _) && type.Type is SpeakerType.IndependentMedia or SpeakerType.StateMedia && !passage.IsPerson(i))
                return (end, to);
        }
        return null;
    }

    // "She welcomed the inquiry and noted that ...": the second verb has the subject of the first.
    private static (int Start, int End)? Shared(Sentence sentence, int verb, int end, SpeechVerb word)
    {
        var passage = sentence.Passage;
        var before = passage.SkipBack(verb, sentence.Start, Cue.Adverb | Cue.Have);
        if (!(passage.Is(before - 1, Cue.And) || passage[Math.Max(0, before - 1)] == "but") || !(passage.Is(end, Cue.That | Cue.SubjectPronoun) || word.Stance is Stance.Deny or Stance.Confirm or Stance.Dispute))
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
        verb > 0 && (passage[verb - 1].EndsWith('s') || passage[verb - 1] is "people" or "police" or "they" or "we" or "i" || passage.Is(verb - 1, Cue.Modal | Cue.Adverb)
            || (!passage.Is(verb, Cue.Thing | Cue.NocountObject) && HasPluralNear(passage, verb)));

    // "Groups abroad say", "residents of the valley say"
    private static bool HasPluralNear(Passage passage, int verb)
    {
        for (var i = verb - 2; i >= Math.Max(0, verb - 6) && !passage.IsPunctuation(i); i--)
        {
            if (passage[i].EndsWith('s') && passage.IsWord(i) && (passage.IsPerson(i) || passage.Lexicon.Speech.Types.LengthAt(passage.Tokens, i, verb) > 0 || passage[i] is "groups"))
                return true;
        }
        return false;
    }

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
        return NounFollows(passage, at, end) || PutsAt(passage, start, at, end) || (at < end && (passage.Tokens[at].Kind == TokenKind.Number || passage.Is(at, Cue.Quantity) && !passage.Is(at, Cue.Determiner)));
    }

    // "puts its losses at 12"
    private static bool PutsAt(Passage passage, int verb, int at, int end)
    {
        const int farthest = 8;
        for (var i = at; passage[verb] is "put" or "puts" && i < Math.Min(end - 1, at + farthest); i++)
        {
            if (passage[i] == "at" && (passage.Tokens[i + 1].Kind == TokenKind.Number || passage.Is(i + 1, Cue.Quantity)))
                return true;
        }
        return false;
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

    /// <summary>Where what is said begins: behind "that", a colon or a quotation mark.</summary>
    public static int ComplementStart(Passage passage, int verbEnd, int end)
    {
        for (var i = verbEnd; i < Math.Min(end, verbEnd + FarthestThat); i++)
        {
            if (passage.Is(i, Cue.That))
                return i + 1;
            if (passage[i] is "\"" or ":")
                return i;
            // What follows is said already: a later "that" goes on with it ("said its troops had killed 17, and that ...").
            if (passage.Is(i, Cue.Be | Cue.Have) || (passage.Is(i, Cue.Modal) && !passage.IsCapital(i)) || passage.TriggerAt(i) is not null || (i > verbEnd && passage.Lexicon.Speech.Verbs.LengthAt(passage.Tokens, i, end) > 0))
                break;
        }
        return verbEnd;
    }
}
