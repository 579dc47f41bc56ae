using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;

namespace Sanad.Claims.People;

/// <summary>A body where a passage names it.</summary>
internal readonly record struct NamedBody(int Start, int End, SpeakerType Type);

/// <summary>Finds the bodies of a sentence: those of the packs, and "Ministry of ..." with its capitals.</summary>
internal static class NamedBodies
{
    private const int LongestName = 5;

    public static List<NamedBody> Find(Sentence sentence, PeopleWords words)
    {
        var found = new List<NamedBody>();
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if ((Known(sentence, words, i) ?? Headed(sentence, words, i)) is not { } body || (found.Count > 0 && body.Start < found[^1].End))
                continue;
            found.Add(body);
            i = body.End - 1;
        }
        return found;
    }

    private static NamedBody? Known(Sentence sentence, PeopleWords words, int at)
    {
        var passage = sentence.Passage;
        if (!words.Bodies.TryMatch(passage.Tokens, at, sentence.End, out var kind, out var length) || (kind.IsName && !passage.IsCapital(at)))
            return null;
        return !kind.IsName && IsPartOfName(sentence, at) ? null : new(at, at + length, kind.Type);
    }

    // "Salvation Army", but not "Iranian Army" or a text all in capitals.
    private static bool IsPartOfName(Sentence sentence, int at)
    {
        var passage = sentence.Passage;
        return at - 1 > sentence.Start && passage.IsCapital(at) && passage.IsCapital(at - 1) && !passage.IsAllCapitals(at) && !passage.Is(at - 1, Cue.OfCountry | Cue.PlaceName);
    }

    // "Ministry of Roads and Transport", "Energy Ministry".
    private static NamedBody? Headed(Sentence sentence, PeopleWords words, int at)
    {
        var passage = sentence.Passage;
        if (!words.Heads.TryMatch(passage.Tokens, at, sentence.End, out var kind, out var length) || !passage.IsCapital(at) || passage.IsAllCapitals(at))
            return null;
        var end = at + length;
        if (length == 1)
        {
            var start = at;
            while (start > sentence.Start && at - start < LongestName && passage.IsCapital(start - 1) && !passage.Is(start - 1, Cue.OfCountry | Cue.PlaceName | Cue.Determiner | Cue.Preposition))
                start--;
            return start < at ? new(start, end, kind.Type) : null;
        }
        while (end < Math.Min(sentence.End, at + length + LongestName) && (passage.IsCapital(end) || (passage.Is(end, Cue.And) && end > at + length && passage.IsCapital(end + 1))))
            end++;
        return end > at + length ? new(at, end, kind.Type) : null;
    }
}
