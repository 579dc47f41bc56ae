using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Attribution;

/// <summary>
/// Who says what in a Persian sentence: «X: ...», «به گفته X ...», «X از ... خبر داد», «X گفت که ...», «"..."، X گفت». The verb closes its clause, the
/// subject opens it, behind what may stand before a subject: a dateline, «با این حال», a day, «به گزارش Y،».
/// </summary>
internal static class PersianFrames
{
    private const int LongestName = 16;
    private const int LongestUnknown = 7;

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
            if (passage.Lexicon.Speech.According.LengthAt(passage.Tokens, i, sentence.End) is > 0 and var length)
            {
                if (According(sentence, i, length) is { } named)
                    frames.Add(new(named.End, sentence.End, named.Start, named.End, null, i, "according"));
                i += length - 1;
            }
            else if (passage.Lexicon.Speech.Verbs.TryMatch(passage.Tokens, i, sentence.End, out var verb, out var words))
            {
                if (!IsOfCourt(sentence, i, verb!) && OfVerb(sentence, i, i + words, verb!) is { } frame)
                    frames.Add(frame);
                i += words - 1;
            }
        }
        // «X، به نقل از Y، گفت»: Y is further up the chain, X answers for it.
        frames.RemoveAll(frame => frame.Rule == "according" && frames.Exists(outer => outer.Rule == "before" && frame.VerbStart == outer.SpeakerEnd + 1 && outer.VerbStart > frame.SpeakerEnd));
        return frames;
    }

    // «دیوان عالی حکم ... را تأیید کرد»: a court's deed, no speech.
    private static bool IsOfCourt(Sentence sentence, int verb, SpeechVerb said) => said.Stance is Stance.Confirm or Stance.Deny
        && Enumerable.Range(Math.Max(sentence.Start, verb - 10), Math.Min(10, verb - sentence.Start)).Any(i => sentence.Passage[i] is "حکم" or "احکام" or "رای" or "درخواست" or "فرجام" or "لایحه" or "طرح");

    // «آمار غیررسمی» speaks itself; «گزارش‌های دریافتی» are nobody's.
    private static (int Start, int End)? According(Sentence sentence, int at, int length)
    {
        var name = at + length;
        if (name >= sentence.End)
            return null;
        if (sentence.Passage.Lexicon.Speech.OwnVoices.LengthAt(sentence.Passage.Tokens, name, sentence.End) is > 0 and var own)
            return (name - 1, name + own);
        return sentence.Passage.Lexicon.Speech.NoVoices.LengthAt(sentence.Passage.Tokens, name, sentence.End) > 0 ? null : Name(sentence, name, hasApposition: false);
    }

    // «رئیس حراست دانشگاه تهران: ...»، «سخنگوی دولت در نشست امروز:»
    private static Frame? Line(Sentence sentence)
    {
        var passage = sentence.Passage;
        var start = Lead(sentence, sentence.Start);
        for (var i = start; i < Math.Min(sentence.End, start + LongestName); i++)
        {
            if (passage.IsMark(i, ":") && i > start && !(passage.Tokens[i - 1].Kind == TokenKind.Number && i + 1 < sentence.End && passage.Tokens[i + 1].Kind == TokenKind.Number))
                return Name(sentence, start, hasApposition: true) is { } name && name.End <= i && IsSource(sentence, name.Start, name.End) ? new(i + 1, sentence.End, name.Start, name.End, null, i, "line") : null;
            if (passage.Tokens[i].Kind is TokenKind.Break || passage[i] is "." or "#" || passage.Lexicon.Speech.Verbs.LengthAt(passage.Tokens, i, sentence.End) > 0)
                return null;
        }
        return null;
    }

    private static Frame? OfVerb(Sentence sentence, int verb, int end, SpeechVerb said)
    {
        var passage = sentence.Passage;
        var closes = end >= sentence.End || passage.IsPunctuation(end) && !passage.IsMark(end, ":");
        // «"..."، یکی از اهالی گفت.»، «۵ نفر کشته شدند، فرماندار گفت.»
        if (closes && AfterComma(sentence, verb) is { } closing && (passage.IsMark(sentence.Start, "\"") || Subject(sentence, verb) is null))
            return new(sentence.Start, closing.Start, closing.Start, closing.End, said, verb, "after");
        if (Subject(sentence, verb) is { } subject)
            return new(subject.End, sentence.End, subject.Start, subject.End, said, verb, "before");
        // «...، اعلام کرد دادگستری تهران.»
        return passage.IsMark(verb - 1, ",") && Name(sentence, end, hasApposition: false) is { } inverted && inverted.End + 1 >= sentence.End
            ? new(sentence.Start, verb, inverted.Start, inverted.End, said, verb, "after")
            : null;
    }

    private static (int Start, int End)? AfterComma(Sentence sentence, int verb)
    {
        for (var i = verb - 1; i > sentence.Start && i > verb - LongestName; i--)
        {
            if (sentence.Passage.IsMark(i, ","))
                return Name(sentence, i + 1, hasApposition: false) is { } name && name.End <= verb && name.End >= verb - 3 ? name : null;
        }
        return null;
    }

    // The subject opens the sentence or the half of it that «اما» opened, or follows the comma that closes a clause of circumstance.
    private static (int Start, int End)? Subject(Sentence sentence, int verb)
    {
        var passage = sentence.Passage;
        for (var i = verb - 1; i > sentence.Start; i--)
        {
            if (passage.Lexicon.Speech.Contrasts.LengthAt(passage.Tokens, i, verb) is > 0 and var length && Spoken(sentence, Lead(sentence, i + length), verb) is { } half)
                return half;
        }
        var start = Lead(sentence, sentence.Start);
        if (Spoken(sentence, start, verb) is { } opening)
            return opening;
        for (var i = verb - 1; i > start; i--)
        {
            if (passage.IsMark(i, ",") && Name(sentence, i + 1, hasApposition: true) is { } later && later.End <= verb && IsSource(sentence, later.Start, later.End))
                return later;
        }
        return null;
    }

    // A source by its words; whatever stands directly before a verb of saying speaks as well («یوناما می‌گوید»).
    private static (int Start, int End)? Spoken(Sentence sentence, int start, int verb)
    {
        if (Name(sentence, start, hasApposition: true) is not { } name || name.End > verb)
            return null;
        var isBeside = sentence.Passage.SkipForward(name.End, verb, Cue.Stop) >= verb && name.End - name.Start <= LongestUnknown && verb - name.End <= 2;
        // «محسن کاردان صبح امروز در جمع خبرنگاران گفت: ...»: a name that nothing explains.
        isBeside |= name.End - name.Start is 2 or 3 && IsQuoting(sentence, verb) && !Enumerable.Range(name.Start, name.End - name.Start).Any(i => sentence.Passage.IsPerson(i) || sentence.Passage.TriggerAt(i) is not null);
        return isBeside || IsSource(sentence, name.Start, name.End) ? name : null;
    }

    private static bool IsQuoting(Sentence sentence, int verb)
    {
        var passage = sentence.Passage;
        var end = verb + passage.Lexicon.Speech.Verbs.LengthAt(passage.Tokens, verb, sentence.End);
        return passage.IsMark(end, ":") || (end < sentence.End && passage[end] is "که" or "\"");
    }

    /// <summary>Where a subject can begin: behind bullets, a dateline, words of connection, a day, somebody else's «به گزارش».</summary>
    private static int Lead(Sentence sentence, int at)
    {
        var passage = sentence.Passage;
        var (tokens, speech) = (passage.Tokens, passage.Lexicon.Speech);
        for (var dash = at; dash < Math.Min(sentence.End, at + 8) && (passage.IsWord(dash) || passage.IsMark(dash, "-") || Sentences.IsBullet(passage, dash)); dash++)
        {
            if (passage.IsMark(dash, "-") && dash > at && !tokens[dash - 1].Touches(tokens[dash]))
                at = dash + 1;
        }
        while (at < sentence.End)
        {
            if (passage.IsPunctuation(at))
                at++;
            else if (speech.Openers.LengthAt(tokens, at, sentence.End) is > 0 and var opener)
                at += opener;
            else if (speech.According.LengthAt(tokens, at, sentence.End) > 0 || speech.Subordinate.LengthAt(tokens, at, sentence.End) > 0)
            {
                var comma = Enumerable.Range(at, Math.Min(sentence.End, at + 40) - at).FirstOrDefault(i => passage.IsMark(i, ","), -1);
                if (comma < 0)
                    return at;
                at = comma + 1;
            }
            else
                return at;
        }
        return at;
    }

    private static (int Start, int End)? Name(Sentence sentence, int start, bool hasApposition)
    {
        var passage = sentence.Passage;
        if (start >= sentence.End)
            return null;
        if (passage.Is(start, Cue.SubjectPronoun))
            return (start, start + 1);
        var first = passage[start] is "این" or "ان" or "همین" or "یک" or "یکی" or "برخی" or "چند" ? start + 1 : start;
        if (first > start && passage[start] is "یکی" or "برخی" && first < sentence.End && passage[first] == "از")
            first++;
        var end = first;
        while (end < Math.Min(sentence.End, start + LongestName) && passage.IsWord(end) && !IsOver(sentence, end, first))
        {
            end++;
            // A comma inside «اکبر رضایی، معاون امور حج»: a title in apposition.
            if (hasApposition && passage.IsMark(end, ",") && end + 1 < sentence.End && passage.IsSpeakerType(end + 1, sentence.End) && !IsSource(sentence, start, end))
                end++;
        }
        return end > first && !(first == start && passage.Is(start, Cue.Stop)) ? (start, end) : null;
    }

    private static bool IsOver(Sentence sentence, int at, int first)
    {
        var passage = sentence.Passage;
        return (passage.Is(at, Cue.Stop | Cue.Quantity) && (at > first || passage.Is(at, Cue.Stop))) || passage.Lexicon.PersianVerbs!.In(passage, at, sentence.End) is not null
            || passage.Lexicon.Speech.Verbs.LengthAt(passage.Tokens, at, sentence.End) > 0
            || (passage.TriggerAt(at) is { } trigger && !trigger.Is(VerbForm.People)) || passage.Tokens[at].Kind == TokenKind.Number;
    }

    private static bool IsSource(Sentence sentence, int start, int end)
    {
        if (sentence.Passage.Is(start, Cue.SubjectPronoun))
            return true;
        for (var i = start; i < end; i++)
        {
            if (sentence.Passage.IsSpeakerType(i, end))
                return true;
        }
        return false;
    }
}
