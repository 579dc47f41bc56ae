using Sanad.Basics;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Places;

/// <summary>How surely words name where something happened; the surer wins over the nearer.</summary>
internal enum PlaceTrust
{
    /// <summary>"In Hawija", "attack on Abu Ghraib".</summary>
    Located = 0,

    /// <summary>"In Iraq": true, but seldom the most that the text says.</summary>
    Country = 8,

    /// <summary>"At a football field", "in these areas".</summary>
    CommonNoun = 9,

    /// <summary>"Vietnam released 14 bloggers": where it rules.</summary>
    Government = 16,
}

/// <summary>A place that a passage names.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">One past the last.</param>
/// <param name="Span">The words.</param>
/// <param name="Known">The gazetteer's place when it knows exactly one; null for an unknown or ambiguous name.</param>
/// <param name="Trust">How surely it says where.</param>
internal sealed record NamedPlace(int Start, int End, TextSpan Span, Place? Known, PlaceTrust Trust);

/// <summary>The places of a passage: those of the gazetteer, unknown names behind "in" or beside a word such as "district", and common nouns ("in hospitals").</summary>
internal sealed class ClaimPlaces
{
    private const int ClausePenalty = 12;
    private readonly List<NamedPlace> _places = [];

    public ClaimPlaces(Passage passage, Gazetteer gazetteer)
    {
        var at = 0;
        foreach (var mention in gazetteer.Find(passage.Text, passage.Tokens, passage.Lexicon.Language, passage.All(Cue.PlaceName)))
        {
            while (at < passage.Count && passage.Tokens[at].Span.End <= mention.Span.Start)
                at++;
            var end = at;
            while (end < passage.Count && passage.Tokens[end].Span.Start < mention.Span.End)
                end++;
            Mentions.Add(mention);
            if (Trust(passage, mention, at) is { } trust)
                _places.Add(new(at, end, mention.Span, mention.Candidates.Count == 1 ? mention.Likeliest : null, trust));
        }
        if (passage.Lexicon.Language == "en")
            _places.AddRange(UnknownPlaces.Find(passage).Where(place => !_places.Exists(known => known.Start < place.End && place.Start < known.End)).ToList());
        _places.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    /// <summary>What the gazetteer found, governments that bear a place's name included.</summary>
    public List<PlaceMention> Mentions { get; } = [];

    /// <summary>The most fitting place of a sentence for a claim: sure, near, not part of the speaker's name; null when there is none.</summary>
    public NamedPlace? For(Sentence sentence, Link link, Func<int, bool> isSpeaker)
    {
        NamedPlace? best = null;
        var least = int.MaxValue;
        foreach (var place in Within(sentence, isSpeaker))
        {
            var distance = Distance(sentence.Passage, link, place) + (int)place.Trust;
            if (distance < least)
                (best, least) = (place, distance);
        }
        return best;
    }

    /// <summary>A place in a speaker's name: residents of a town speak of their town.</summary>
    public NamedPlace? Between(int start, int end) => _places.Find(place => start <= place.Start && place.Start < end);

    /// <summary>The place that a sentence ends on, for the clauses after it.</summary>
    public NamedPlace? LastOf(Sentence sentence, Func<int, bool> isSpeaker) => _places.Count == 0 ? null
        : Within(sentence, isSpeaker).Where(place => place.Trust is PlaceTrust.Located or PlaceTrust.Country).OrderBy(place => place.Trust).ThenByDescending(place => place.Start).FirstOrDefault();

    private IEnumerable<NamedPlace> Within(Sentence sentence, Func<int, bool> isSpeaker) =>
        _places.Count == 0 ? [] : _places.Where(place => sentence.Start <= place.Start && place.Start < sentence.End && !isSpeaker(place.Start));

    private static int Distance(Passage passage, Link link, NamedPlace place)
    {
        var (from, to) = (link.From, Math.Max(link.To, link.TriggerEnd));
        if (place.Start >= from && place.End <= to)
            return 0;
        var (left, right) = place.Start >= to ? (to, place.Start) : (place.End, from);
        var distance = right - left + (place.Start < from ? 3 : 0);
        for (var i = left; i < right; i++)
        {
            if (passage.Is(i, Cue.ClauseStart) || (passage.TriggerAt(i) is { } other && other.Is(VerbForm.Past)))
                distance += ClausePenalty;
        }
        return distance;
    }

    private static PlaceTrust? Trust(Passage passage, PlaceMention mention, int at)
    {
        var isCountry = mention.Likeliest.Kind == PlaceKind.Country;
        if (passage.Lexicon.Language != "en" || IsLocated(passage, at))
            return mention.Metonym ? null : isCountry ? PlaceTrust.Country : PlaceTrust.Located;
        return isCountry && !passage.IsMark(at + 1, "'s") && passage.TriggerAt(at + 1) is { } deed && deed.Is(VerbForm.Past | VerbForm.Present) ? PlaceTrust.Government
            : null;
    }

    private static bool IsLocated(Passage passage, int at)
    {
        var before = at - 1;
        while (before >= 0 && before >= at - 6 && IsBetween(passage, before))
            before--;
        if (before < 0)
            return false;
        return passage.Is(before, Cue.Locative) || (passage[before] == "of" && passage.IsPerson(before - 1)) || (passage[before] == "on" && passage.Is(before - 1, Cue.Incident)) || (before + 1 < at && passage[before + 1] == "of");
    }

    private static bool IsBetween(Passage passage, int at) => passage.Is(at, Cue.Determiner | Cue.PlaceKind)
        || passage[at] is "of" or "and" or "," or "'s" or "northern" or "southern" or "eastern" or "western" or "central" or "-" or "north" or "south" or "east" or "west";
}
