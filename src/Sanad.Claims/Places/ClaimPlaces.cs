using Sanad.Basics;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Places;

/// <summary>A place that a passage names.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">One past the last.</param>
/// <param name="Span">The words.</param>
/// <param name="Known">The gazetteer's place when it knows exactly one; null for an unknown or ambiguous name.</param>
/// <param name="Located">True when the text says that something happened there ("in", "near"), not merely names it.</param>
internal sealed record NamedPlace(int Start, int End, TextSpan Span, Place? Known, bool Located);

/// <summary>The places of a passage: those of the gazetteer, and unknown names behind "in", "near" or beside a word such as "district".</summary>
internal sealed class ClaimPlaces
{
    private const int LongestName = 5;
    private readonly List<NamedPlace> _places = [];

    public ClaimPlaces(Passage passage, Gazetteer gazetteer)
    {
        var at = 0;
        foreach (var mention in gazetteer.Find(passage.Text, passage.Tokens, passage.Lexicon.Language))
        {
            while (at < passage.Count && passage.Tokens[at].Span.End <= mention.Span.Start)
                at++;
            var end = at;
            while (end < passage.Count && passage.Tokens[end].Span.Start < mention.Span.End)
                end++;
            if (!mention.Metonym)
                _places.Add(new(at, end, mention.Span, mention.Candidates.Count == 1 ? mention.Likeliest : null, IsLocated(passage, at)));
            Mentions.Add(mention);
        }
        if (passage.Lexicon.Language == "en")
            AddUnknown(passage);
        _places.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    /// <summary>What the gazetteer found, governments that bear a place's name included.</summary>
    public List<PlaceMention> Mentions { get; } = [];

    /// <summary>The most fitting place of a sentence for a claim: located, near, not part of the speaker's name; null when there is none.</summary>
    public NamedPlace? For(Sentence sentence, Link link, Func<int, bool> isSpeaker)
    {
        NamedPlace? best = null;
        var least = int.MaxValue;
        foreach (var place in _places)
        {
            if (place.Start < sentence.Start || place.Start >= sentence.End || isSpeaker(place.Start) || !place.Located)
                continue;
            var distance = Distance(sentence.Passage, link, place);
            if (distance < least)
                (best, least) = (place, distance);
        }
        return best;
    }

    private static int Distance(Passage passage, Link link, NamedPlace place)
    {
        var (from, to) = (link.From, Math.Max(link.To, link.TriggerEnd));
        if (place.Start >= from && place.End <= to)
            return 0;
        var (left, right) = place.Start >= to ? (to, place.Start) : (place.End, from);
        var distance = right - left + (place.Start < from ? 3 : 0);
        for (var i = left; i < right; i++)
        {
            if (passage.Is(i, Cue.ClauseStart) || passage.TriggerAt(i) is { } other && other.Is(VerbForm.Past))
                distance += 12;
        }
        return distance;
    }

    private static bool IsLocated(Passage passage, int at)
    {
        var before = at - 1;
        while (before >= 0 && before >= at - 6 && (passage.Is(before, Cue.Determiner | Cue.PlaceKind) || passage[before] is "of" or "and" or "," or "'s" or "northern" or "southern" or "eastern" or "western" or "central"))
            before--;
        return before >= 0 && (passage.Is(before, Cue.Locative) || passage[before + 1] == "of") || passage.Lexicon.Language != "en";
    }

    // "in Hawija", "near El Amparo", "the Kandy district", "on the outskirts of Begoua".
    private void AddUnknown(Passage passage)
    {
        for (var i = 0; i + 1 < passage.Count; i++)
        {
            if (!passage.Is(i, Cue.Locative))
                continue;
            var start = passage.SkipForward(i + 1, passage.Count, Cue.Determiner);
            var end = start;
            while (end < Math.Min(passage.Count, start + LongestName) && IsNamePart(passage, end, start))
                end++;
            if (end > start && IsPlaceName(passage, start, end) && !_places.Exists(known => known.Start < end && start < known.End))
                _places.Add(new(start, end, passage.Span(start, end), null, true));
        }
    }

    private static bool IsNamePart(Passage passage, int at, int start) =>
        (passage.IsCapital(at) && !passage.Is(at, Cue.NotPlace | Cue.Boundary | Cue.Relative) && passage.TriggerAt(at) is null)
        || (passage.Is(at, Cue.PlaceKind) && at > start) || (passage.IsMark(at, "-") && at > start && passage.Tokens[at - 1].Touches(passage.Tokens[at]));

    private static bool IsPlaceName(Passage passage, int start, int end) =>
        passage.IsCapital(start) && !passage.IsPerson(end - 1) && !passage.Is(start, Cue.SubjectPronoun | Cue.Determiner)
        && passage.Lexicon.Speech.Types.LengthAt(passage.Tokens, start, end) == 0;
}
