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

    /// <summary>"Sirwah District" without a word that places the deed there.</summary>
    Named = 4,

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
/// <param name="Known">The gazetteer's place when the text tells which; null for an unknown or ambiguous name.</param>
/// <param name="Trust">How surely it says where.</param>
internal sealed record NamedPlace(int Start, int End, TextSpan Span, Place? Known, PlaceTrust Trust)
{
    /// <summary>True for "from Sirwah", "fled Sirwah": a place of those displaced only.</summary>
    public bool OfMove { get; init; }
}

/// <summary>The places of a passage: those of the gazetteer, unknown names behind "in" or beside a word such as "district", and common nouns ("in hospitals").</summary>
internal sealed class ClaimPlaces
{
    private const int ClausePenalty = 12;
    private readonly List<NamedPlace> _places = [];

    public ClaimPlaces(Passage passage, Gazetteer gazetteer, Discourse discourse)
    {
        Mentions.AddRange(gazetteer.Find(passage.Text, passage.Tokens, passage.Lexicon.Language, passage.All(Cue.PlaceName)));
        discourse.CountPlaces(Mentions);
        discourse.CountAdjectives(passage, gazetteer);
        var at = 0;
        foreach (var mention in Mentions)
        {
            while (at < passage.Count && passage.Tokens[at].Span.End <= mention.Span.Start)
                at++;
            var end = at;
            while (end < passage.Count && passage.Tokens[end].Span.Start < mention.Span.End)
                end++;
            if (PlaceCues.Trust(passage, mention, at, end) is { } trust)
                _places.Add(new(at, end, mention.Span, PlaceChoice.Of(mention, discourse.Countries.Keys), trust) { OfMove = PlaceCues.IsOfMove(passage, at) });
        }
        AddUnknown(UnknownPlaces.Find(passage));
        _places.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    /// <summary>What the gazetteer found, governments that bear a place's name included.</summary>
    public List<PlaceMention> Mentions { get; } = [];

    /// <summary>The most fitting place of a sentence for a claim: sure, near, not part of the speaker's name; null when there is none.</summary>
    public NamedPlace? For(Sentence sentence, Link link, Func<int, bool> isSpeaker)
    {
        NamedPlace? best = null;
        var least = int.MaxValue;
        foreach (var place in _places)
        {
            if (!IsWithin(place, sentence, isSpeaker) || !Fits(place, link))
                continue;
            var distance = Distance(sentence.Passage, link, place) + (int)place.Trust;
            if (distance < least)
                (best, least) = (place, distance);
        }
        return best is null ? null : MostSpecific(sentence.Passage, best, place => !isSpeaker(place.Start) && Fits(place, link));
    }

    /// <summary>A place in a speaker's name: residents of a town speak of their town.</summary>
    public NamedPlace? Between(int start, int end) => _places.Find(place => start <= place.Start && place.Start < end);

    /// <summary>The place that a sentence ends on, for the clauses after it.</summary>
    public NamedPlace? LastOf(Sentence sentence, Func<int, bool> isSpeaker)
    {
        NamedPlace? last = null;
        foreach (var place in _places)
        {
            if (IsWithin(place, sentence, isSpeaker) && !place.OfMove && place.Trust is PlaceTrust.Located or PlaceTrust.Named or PlaceTrust.Country && (last is null || EndsOn(place, last)))
                last = place;
        }
        return last is null ? null : MostSpecific(sentence.Passage, last, place => !isSpeaker(place.Start));
    }

    // A place rather than a country, else the one further on.
    private static bool EndsOn(NamedPlace place, NamedPlace last) =>
        (place.Trust == PlaceTrust.Country) == (last.Trust == PlaceTrust.Country) ? place.Start > last.Start : last.Trust == PlaceTrust.Country;

    private void AddUnknown(IEnumerable<NamedPlace> unknown)
    {
        foreach (var place in unknown)
        {
            // "the Luna camp in Djugu" keeps both; of a name and the gazetteer's part of it, the longer stays.
            var inside = _places.FindAll(known => known.Start < place.End && place.Start < known.End);
            if (inside.Exists(known => known.End - known.Start >= place.End - place.Start || place.Trust == PlaceTrust.CommonNoun))
                continue;
            _places.RemoveAll(inside.Contains);
            _places.Add(place with { Trust = inside.Count > 0 ? inside[0].Trust : place.Trust, OfMove = inside.Count > 0 ? inside[0].OfMove : place.OfMove });
        }
    }

    private static bool IsWithin(NamedPlace place, Sentence sentence, Func<int, bool> isSpeaker) =>
        sentence.Start <= place.Start && place.Start < sentence.End && !isSpeaker(place.Start);

    private static bool Fits(NamedPlace place, Link link) =>
        !(place.Start < link.Mention.End && link.Mention.Start < place.End) && (!place.OfMove || link.Act is Act.Displaced or Act.Abducted or Act.Escaped);

    // "the Lala site in Djugu territory", "Hawija, in Kirkuk province": the first says more; of two that are known, the one inside the other.
    private NamedPlace MostSpecific(Passage passage, NamedPlace place, Predicate<NamedPlace> mayBe)
    {
        for (var i = _places.IndexOf(place) - 1; i >= 0 && PlaceCues.IsPartOf(passage, _places[i].End, place.Start) && mayBe(_places[i]); i--)
        {
            if (_places[i].Trust != PlaceTrust.CommonNoun && !Holds(_places[i], place))
                place = _places[i];
        }
        return place;
    }

    private static bool Holds(NamedPlace outer, NamedPlace inner) =>
        outer.Known is { } wide && inner.Known is { } narrow && PlaceChoice.IsInside(narrow, wide);

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
}
