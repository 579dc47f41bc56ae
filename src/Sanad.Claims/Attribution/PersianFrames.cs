using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Attribution;

/// <summary>
/// Who says what in a Persian sentence: «X: ...», «به گفته X ...», «X از ... خبر داد», «X گفت که ...». The verb closes the sentence, its subject opens it.
/// </summary>
internal static class PersianFrames
{
    private const int LongestName = 16;

    public static List<Frame> Read(Sentence sentence)
    {
        var frames = new List<Frame>();
        if (Line(sentence) is { } line)
            frames.Add(line);
        var passage = sentence.Passage;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (!passage.Is(i, Cue.Speech))
                continue;
            if (passage.Lexicon.Speech.According.LengthAt(passage.Tokens, i, sentence.End) is > 0 and var length && Name(sentence, i + length, i + length) is { } named)
                frames.Add(new(named.End, sentence.End, named.Start, named.End, null, i, "according"));
            else if (passage.Lexicon.Speech.Verbs.TryMatch(passage.Tokens, i, sentence.End, out var verb, out _) && Subject(sentence, i) is { } subject)
                frames.Add(new(subject.End, sentence.End, subject.Start, subject.End, verb, i, "before"));
        }
        return frames;
    }

    // «رئیس حراست دانشگاه تهران: ...»
    private static Frame? Line(Sentence sentence)
    {
        var passage = sentence.Passage;
        var start = First(sentence, sentence.Start);
        for (var i = start; i < Math.Min(sentence.End, start + LongestName); i++)
        {
            if (passage.IsMark(i, ":") && i > start && IsSource(sentence, start, i))
                return new(i + 1, sentence.End, start, NameEnd(passage, start, i), null, i, "line");
            if (passage.Tokens[i].Kind is TokenKind.Break or TokenKind.Number || passage[i] is "." or "#")
                return null;
        }
        return null;
    }

    // «عفو بین‌الملل اعلام کرد:»: the verb is no part of the name.
    private static int NameEnd(Passage passage, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (passage.Lexicon.Speech.Verbs.LengthAt(passage.Tokens, i, end) > 0)
                return i;
        }
        return end;
    }

    private static int First(Sentence sentence, int at)
    {
        while (at < sentence.End && sentence.Passage.IsPunctuation(at))
            at++;
        return at;
    }

    // The subject opens the sentence, or follows the comma that closes a clause of circumstance («در حالی که ...، X ...»).
    private static (int Start, int End)? Subject(Sentence sentence, int verb)
    {
        var start = First(sentence, sentence.Start);
        if (sentence.Passage.Lexicon.Speech.Subordinate.LengthAt(sentence.Passage.Tokens, start, sentence.End) > 0)
        {
            for (var i = verb - 1; i > start; i--)
            {
                if (sentence.Passage.IsMark(i, ",") && Name(sentence, i + 1, i + 1) is { } later && later.End <= verb)
                    return later;
            }
            return null;
        }
        return Name(sentence, start, start) is { } name && name.End <= verb ? name : null;
    }

    private static (int Start, int End)? Name(Sentence sentence, int start, int from)
    {
        var passage = sentence.Passage;
        if (passage.Is(start, Cue.SubjectPronoun))
            return (start, start + 1);
        var end = from;
        while (end < Math.Min(sentence.End, from + LongestName) && passage.IsWord(end) && !(passage.Is(end, Cue.Stop | Cue.Quantity) && end > from)
            && !passage.Is(end, Cue.VerbEnd) && !(end > from && passage.TriggerAt(end) is not null) && passage.Tokens[end].Kind != TokenKind.Number)
        {
            end++;
            // A comma inside «اکبر رضایی، معاون امور حج»: a title in apposition.
            if (passage.IsMark(end, ",") && end + 1 < sentence.End && passage.IsSpeakerType(end + 1, sentence.End))
                end++;
        }
        return end > start && !passage.Is(start, Cue.Stop) && IsSource(sentence, start, end) ? (start, end) : null;
    }

    private static bool IsSource(Sentence sentence, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (sentence.Passage.IsSpeakerType(i, end))
                return true;
        }
        return false;
    }
}
