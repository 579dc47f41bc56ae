using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;

namespace Sanad.Claims.Places;

/// <summary>Places that no gazetteer has: capitalised names behind "in" or "town of", and common nouns of places ("at a market", "in these areas").</summary>
internal static class UnknownPlaces
{
    private const int LongestName = 5;

    public static IEnumerable<NamedPlace> Find(Passage passage)
    {
        for (var i = 0; i + 1 < passage.Count; i++)
        {
            if (!passage.Is(i, Cue.Locative) && !(passage[i] == "of" && passage.Is(i - 1, Cue.PlaceKind)))
                continue;
            var start = passage.SkipForward(i + 1, passage.Count, Cue.Determiner);
            if (start < passage.Count && (Name(passage, i + 1, start) ?? CommonNoun(passage, i + 1, start)) is { } place)
                yield return place;
        }
    }

    // "in Hawija", "near El Amparo", "in the Kandy district", but not "in the Gaddafi government".
    private static NamedPlace? Name(Passage passage, int determiner, int start)
    {
        var shouting = passage.IsAllCapitals(start);
        var longest = shouting ? 2 : LongestName;
        var end = start;
        while (end < Math.Min(passage.Count, start + longest) && IsNamePart(passage, end, start))
            end++;
        if (end == start || !passage.IsCapital(start) || passage.IsPerson(end - 1) || passage.Lexicon.Speech.Types.LengthAt(passage.Tokens, start, end) > 0)
            return null;
        var isNamedAfter = start > determiner && passage.IsWord(end) && !passage.Is(end - 1, Cue.PlaceKind)
            && !passage.Is(end, Cue.Boundary | Cue.And | Cue.Adverb) && passage.TriggerAt(end) is null;
        return isNamedAfter || (shouting && (passage[determiner] is "a" or "an" || IsCommonWord(passage[end - 1]))) ? null : new(start, end, passage.Span(start, end), null, PlaceTrust.Located);
    }

    // Where all letters are capitals, only the word's shape tells a name from a noun.
    private static bool IsCommonWord(string word) =>
        Array.Exists(CommonEndings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static readonly string[] CommonEndings = ["s", "ing", "tion", "sion", "ment", "ty", "ed", "ence", "ance", "ly", "est", "ness"];

    private static bool IsNamePart(Passage passage, int at, int start) =>
        (passage.IsCapital(at) && !passage.Is(at, Cue.NotPlace | Cue.Boundary | Cue.Relative | Cue.Determiner | Cue.Adverb | Cue.And) && passage.TriggerAt(at) is null
            && !passage[at].EndsWith("ly", StringComparison.Ordinal) && !passage.Is(at, Cue.Incident))
        || (passage.Is(at, Cue.PlaceKind) && at > start) || (passage.IsMark(at, "-") && at > start && passage.Tokens[at - 1].Touches(passage.Tokens[at]));

    private static NamedPlace? CommonNoun(Passage passage, int from, int start)
    {
        for (var end = start; end < Math.Min(passage.Count, start + 3) && passage.IsWord(end) && !passage.Is(end, Cue.Boundary | Cue.And); end++)
        {
            if (passage.Is(end, Cue.PlaceKind) && !passage.IsWord(end + 1) | passage.Is(end + 1, Cue.Boundary | Cue.And | Cue.Adverb) | (passage.TriggerAt(end + 1) is not null))
                return new(from, end + 1, passage.Span(from, end + 1), null, PlaceTrust.CommonNoun);
        }
        return null;
    }
}
