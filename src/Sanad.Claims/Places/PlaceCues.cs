using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Places;

/// <summary>What the words around a place's name make of it.</summary>
internal static class PlaceCues
{
    private const int Reach = 6;

    /// <summary>How surely a mention says where something happened; null when it does not.</summary>
    public static PlaceTrust? Trust(Passage passage, PlaceMention mention, int at, int end)
    {
        var isCountry = mention.Likeliest.Kind == PlaceKind.Country;
        if (mention.Metonym || IsSeat(passage, at) || passage.Is(at - 1, Cue.National))
            return null;
        if (passage.Lexicon.Language != "en" || IsLocated(passage, at) || IsOfMove(passage, at))
            return isCountry ? PlaceTrust.Country : PlaceTrust.Located;
        if (end - at > 1 && passage.Is(end - 1, Cue.NamedKind))
            return PlaceTrust.Named;
        return isCountry && !passage.IsMark(at + 1, "'s") && passage.TriggerAt(at + 1) is { } deed && deed.Is(VerbForm.Past | VerbForm.Present) ? PlaceTrust.Government
            : null;
    }

    /// <summary>"From Sirwah", "fled Sirwah".</summary>
    public static bool IsOfMove(Passage passage, int at)
    {
        var before = passage.SkipBack(at, 0, Cue.Determiner);
        return passage.Lexicon.Language == "en" && (passage.Is(before - 1, Cue.Towards) || passage.TriggerBefore(before) is { Act: Act.Displaced });
    }

    /// <summary>"Based in Warsaw": where a speaker is, not where it happened.</summary>
    public static bool IsSeat(Passage passage, int at)
    {
        var before = passage.SkipBack(at, 0, Cue.Determiner);
        return passage.Is(before - 1, Cue.Locative) && passage.Is(before - 2, Cue.Seat);
    }

    /// <summary>True when nothing but "in", "of" or a comma stands between two places.</summary>
    public static bool IsPartOf(Passage passage, int from, int to)
    {
        if (to - from is < 1 or > 3)
            return false;
        for (var i = from; i < to; i++)
        {
            if (!(passage[i] is "," or "in" or "of" or "در" || passage.Is(i, Cue.Determiner | Cue.PlaceKind)))
                return false;
        }
        return true;
    }

    private static bool IsLocated(Passage passage, int at)
    {
        var before = at - 1;
        while (before >= 0 && before >= at - Reach && IsBetween(passage, before))
            before--;
        if (before < 0)
            return false;
        return passage.Is(before, Cue.Locative) || (passage[before] == "of" && passage.IsPerson(before - 1)) || (passage[before] == "on" && passage.Is(before - 1, Cue.Incident)) || (before + 1 < at && passage[before + 1] == "of");
    }

    private static bool IsBetween(Passage passage, int at) => passage.Is(at, Cue.Determiner | Cue.PlaceKind)
        || passage[at] is "of" or "and" or "," or "'s" or "northern" or "southern" or "eastern" or "western" or "central" or "-" or "north" or "south" or "east" or "west";
}
