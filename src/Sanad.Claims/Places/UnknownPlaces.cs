using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;

namespace Sanad.Claims.Places;

/// <summary>Places that no gazetteer has: capitalised names behind "in" or "town of", and common nouns of places ("at a market", "in these areas").</summary>
internal static class UnknownPlaces
{
    private const int LongestName = 5;

    public static IEnumerable<NamedPlace> Find(Passage passage) => passage.Lexicon.Language == "en" ? English(passage) : Persian(passage);

    private static IEnumerable<NamedPlace> English(Passage passage)
    {
        for (var i = 0; i < passage.Count; i++)
        {
            if (passage.Is(i, Cue.Everywhere) && !passage.IsAllCapitals(i))
                yield return new(i, i + 1, passage.Span(i, i + 1), null, PlaceTrust.CommonNoun);
            else if (passage.Is(i, Cue.NamedKind) && BeforeKind(passage, i) is { } named)
                yield return named;
            if (Behind(passage, i) is { } place)
                yield return place;
        }
    }

    // What stands behind "in", "town of"; behind "from", "to" and "fled" too, for those displaced.
    private static NamedPlace? Behind(Passage passage, int at)
    {
        var isLocative = passage.Is(at, Cue.Locative) || (passage[at] == "of" && passage.Is(at - 1, Cue.PlaceKind));
        var isMove = !isLocative && (passage.Is(at, Cue.Towards) || passage.TriggerAt(at) is { Act: Act.Displaced });
        if (!(isLocative || isMove) || (isLocative && passage.Is(at - 1, Cue.Seat)))
            return null;
        var first = isMove && passage.TriggerAt(at) is { } fled ? fled.End : at + 1;
        var start = passage.SkipForward(first, passage.Count, Cue.Determiner);
        if (start >= passage.Count)
            return null;
        return isMove ? Name(passage, first, start) is { } name ? name with { OfMove = true } : null : Name(passage, first, start) ?? CommonNoun(passage, first, start);
    }

    // "struck Al Zour site", "Dessie hospital": the name before a word for the kind, with at most one plain word between.
    private static NamedPlace? BeforeKind(Passage passage, int kind)
    {
        var start = kind;
        if (passage.IsWord(start - 1) && !passage.IsCapital(start - 1) && !passage.Is(start - 1, Cue.Boundary | Cue.Determiner | Cue.And) && passage.TriggerAt(start - 1) is null or { Act: Act.Displaced })
            start--;
        var end = start;
        while (start > 0 && start > kind - LongestName && IsNamePart(passage, start - 1, start) && passage.IsCapital(start - 1))
            start--;
        var isName = start < end && !passage.IsPerson(end - 1) && passage.Lexicon.Speech.Types.LengthAt(passage.Tokens, start, end) == 0 && !passage.Is(start, Cue.OfCountry)
            && !passage.IsAllCapitals(start) && !(start > 0 && passage[start - 1] is "a" or "an") && !(passage.IsWord(kind + 1) && passage.IsPerson(kind + 1));
        return isName ? new(start, kind + 1, passage.Span(start, kind + 1), null, PlaceTrust.Named) : null;
    }

    // «دانشگاه علامه», «شفاخانهٔ محمدعلی جناح»: the words behind a kind up to one that cannot be of a name.
    private static IEnumerable<NamedPlace> Persian(Passage passage)
    {
        for (var i = 0; i + 1 < passage.Count; i++)
        {
            if (!passage.Is(i, Cue.NamedKind) || passage.Is(i + 1, Cue.Plural))
                continue;
            var end = i + 1;
            // «به زندان اوین منتقل شد»: the word before a verb is the verb's.
            while (end < Math.Min(passage.Count, i + 3) && IsPersianNamePart(passage, end) && !(end > i + 1 && passage.Is(end + 1, Cue.VerbEnd)))
                end++;
            if (end > i + 1)
                yield return new(i, end, passage.Span(i, end), null, PlaceTrust.Located);
        }
    }

    private static bool IsPersianNamePart(Passage passage, int at) => passage.IsWord(at) && passage.TriggerAt(at) is null && !passage.IsPerson(at)
        && !passage.Is(at, Cue.Boundary | Cue.And | Cue.Determiner | Cue.Adverb | Cue.Quantity | Cue.Speech | Cue.VerbEnd | Cue.PlaceKind | Cue.Date | Cue.Stop);

    // "in Hawija", "near El Amparo", "in the Kandy district", but not "in the Gaddafi government".
    private static NamedPlace? Name(Passage passage, int determiner, int start)
    {
        var shouting = passage.IsAllCapitals(start);
        var longest = shouting ? 2 : LongestName;
        var end = start;
        while (end < Math.Min(passage.Count, start + longest) && IsNamePart(passage, end, start))
            end++;
        // "in the Venezuelan city of Valencia", "in Venezuelan police jail": the city is named behind, the adjective names none.
        if (end == start || !passage.IsCapital(start) || passage.Is(start, Cue.OfCountry) || passage.IsPerson(end - 1) || passage.Lexicon.Speech.Types.LengthAt(passage.Tokens, start, end) > 0)
            return null;
        var isNamedAfter = start > determiner && passage.IsWord(end) && !passage.Is(end - 1, Cue.PlaceKind)
            && (!passage.Is(end, Cue.Boundary | Cue.And | Cue.Adverb) || passage[end] == "of") && passage.TriggerAt(end) is null;
        // "AT THE GATE", "IN THE CASE": where all is in capitals, an article makes a noun of it.
        return isNamedAfter || (shouting && ((start > determiner && !passage.Is(end - 1, Cue.PlaceKind)) || IsCommonWord(passage[end - 1]))) ? null : new(start, end, passage.Span(start, end), null, PlaceTrust.Located);
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
            // "in prison" is a state, "in prisons" and "in the prison" are places.
            if (end == from && !passage[end].EndsWith('s'))
                return null;
            if (passage.Is(end, Cue.PlaceKind) && !passage.IsWord(end + 1) | passage.Is(end + 1, Cue.Boundary | Cue.And | Cue.Adverb) | (passage.TriggerAt(end + 1) is not null))
                return new(from, end + 1, passage.Span(from, end + 1), null, PlaceTrust.CommonNoun);
        }
        return null;
    }
}
