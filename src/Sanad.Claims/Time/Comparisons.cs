using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Time;

/// <summary>"..., compared with 969 a year ago", "against 168 in 2021": a figure of another time beside the one that is told, each with its own date.</summary>
internal static class Comparisons
{
    private const int Farthest = 14;

    /// <summary>The token where the comparison begins that a token stands in; -1 outside of one. It ends at the next comma or bracket.</summary>
    public static int StartAt(Sentence sentence, int token)
    {
        var passage = sentence.Passage;
        for (var i = token; i >= Math.Max(sentence.Start, token - Farthest) && !(passage.IsPunctuation(i) && passage[i] is "," or ";" or ")"); i--)
        {
            if (passage.Lexicon.ComparedTimes.LengthAt(passage.Tokens, i, sentence.End) is > 0 and var length && IsOfFigures(passage, i + length))
                return i;
        }
        return -1;
    }

    // "against the government in November" compares nothing.
    private static bool IsOfFigures(Passage passage, int at)
    {
        var next = passage.Is(at, Cue.Determiner | Cue.Preposition) ? at + 1 : at;
        return next < passage.Count && (passage.Tokens[next].Kind == TokenKind.Number || passage.Is(next, Cue.Quantity | Cue.NotPlace) && !passage.Is(next, Cue.Determiner)
            || passage.Is(next, Cue.Thing));
    }
}
