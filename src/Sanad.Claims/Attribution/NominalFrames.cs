using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;

namespace Sanad.Claims.Attribution;

/// <summary>
/// Sources that stand without a verb of saying of their own: "Ministry: 12 killed", "12 killed in raid: ministry", "the council's figure, 341 dead",
/// "the society, which said ...", "X quoted Y as saying", "Y was quoted by X as saying", "citing officials".
/// </summary>
internal static class NominalFrames
{
    private const int LongestHeadline = 8;
    private const int FarthestFigure = 4;
    private const int FarthestSaying = 16;

    public static List<Frame> Read(Sentence sentence)
    {
        var frames = new List<Frame>();
        if (Headline(sentence) is { } line)
            frames.Add(line);
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (At(sentence, i) is { } frame)
                frames.Add(frame);
        }
        return frames;
    }

    private static Frame? At(Sentence sentence, int at) => sentence.Passage[at] switch
    {
        "'s" => Possessive(sentence, at),
        "which" or "who" => Relative(sentence, at),
        "as" => AsSaying(sentence, at),
        _ => null,
    };

    private static Frame? Headline(Sentence sentence)
    {
        var passage = sentence.Passage;
        var start = sentence.Start;
        while (start < sentence.End && !passage.IsWord(start))
            start++;
        for (var i = start + 1; i < sentence.End - 1; i++)
        {
            if (!passage.IsMark(i, ":"))
                continue;
            if (i - start <= LongestHeadline && IsSource(passage, start, i))
                return new(i + 1, sentence.End, start, i, null, i, "line");
            return sentence.End - i <= LongestHeadline && IsSource(passage, i + 1, sentence.End) ? new(sentence.Start, i, i + 1, sentence.End, null, i, "line") : null;
        }
        return null;
    }

    // "Police:" and "UN official:", but not "Prison:", "Casualties:" or a clause.
    private static bool IsSource(Passage passage, int start, int end)
    {
        var isSource = false;
        for (var i = start; i < end; i++)
        {
            if (!passage.IsWord(i) && passage[i] is not ("," or "." or "'s" or "-") || passage.Is(i, Cue.Be | Cue.Have | Cue.Modal | Cue.Quantity & ~Cue.Determiner) || passage.TriggerAt(i) is not null)
                return false;
            isSource |= passage.Lexicon.Speech.Types.TryMatch(passage.Tokens, i, end, out var type, out _)
                && type.Type is not (SpeakerType.Document or SpeakerType.Footage or SpeakerType.Medical) && !passage.Is(i, Cue.PlaceKind | Cue.NotSpeaker);
        }
        return isSource;
    }

    // "the council's figure for the year, 341 dead": what follows in the clause is the council's.
    private static Frame? Possessive(Sentence sentence, int at)
    {
        var passage = sentence.Passage;
        for (var i = at + 1; i < Math.Min(sentence.End, at + FarthestFigure) && passage.IsWord(i) && !passage.Is(i, Cue.Boundary); i++)
        {
            if (passage.Lexicon.OwnFigures.LengthAt(passage.Tokens, i, sentence.End) > 0)
                return SpeakerPhrase.EndingAt(sentence, at) is { } owner ? new(i + 1, sentence.End, owner.Start, owner.End, null, i, "possessive") : null;
        }
        return null;
    }

    private static Frame? Relative(Sentence sentence, int at)
    {
        var passage = sentence.Passage;
        if (!passage.IsMark(at - 1, ","))
            return null;
        var verb = passage.SkipForward(at + 1, sentence.End, Cue.Adverb | Cue.Have);
        return EnglishFrames.SpeechAt(sentence, verb) is { } speech && SpeakerPhrase.EndingAt(sentence, at - 1) is { } name
            ? new(EnglishFrames.ComplementStart(passage, speech.End, sentence.End), sentence.End, name.Start, name.End, speech.Verb, verb, "relative")
            : null;
    }

    private static Frame? AsSaying(Sentence sentence, int at)
    {
        var passage = sentence.Passage;
        if (at + 1 >= sentence.End || passage[at + 1] is not ("saying" or "stating"))
            return null;
        for (var i = at - 1; i >= Math.Max(sentence.Start, at - FarthestSaying); i--)
        {
            if (passage[i] is not ("quoted" or "quoting" or "quotes" or "cited" or "citing" or "cites"))
                continue;
            var from = at + 2 < sentence.End && passage.Is(at + 2, Cue.That) ? at + 3 : at + 2;
            var isPassive = passage.Is(passage.SkipBack(i, sentence.Start, Cue.Adverb) - 1, Cue.Be);
            var name = isPassive ? SpeakerPhrase.EndingAt(sentence, passage.SkipBack(i, sentence.Start, Cue.Adverb | Cue.Be | Cue.Have)) : i + 1 < at ? (i + 1, at) : null;
            var via = isPassive ? passage[i + 1] == "by" ? (i + 2, at) : null : SpeakerPhrase.Before(sentence, i);
            return name is { } who && from < sentence.End ? new(from, sentence.End, who.Start, who.End, null, i, "quoted") { Via = via } : null;
        }
        return null;
    }
}
