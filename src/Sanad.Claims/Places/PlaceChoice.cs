using Sanad.Language;

namespace Sanad.Claims.Places;

/// <summary>
/// Which of several places of one name a text means (decision 0075). Never a guess: one candidate; else the one that holds all others (Tehran, the city and the province);
/// else one of these two among the candidates of the countries that the text has named. A name that is a country's too stays open.
/// </summary>
internal static class PlaceChoice
{
    /// <summary>The place meant, or null when the text does not tell.</summary>
    /// <param name="mention">With all its candidates.</param>
    /// <param name="countries">Ids of the countries named so far.</param>
    public static Place? Of(PlaceMention mention, ICollection<string> countries)
    {
        if (Widest(mention.Candidates) is { } only)
            return only;
        if (mention.Candidates.Any(place => place.Kind == PlaceKind.Country))
            return null;
        var named = mention.Candidates.Where(place => countries.Contains(CountryOf(place))).ToList();
        return named.Count == 0 || named.DistinctBy(CountryOf).Skip(1).Any() ? null : Widest(named);
    }

    /// <summary>The id of the country that a place lies in.</summary>
    public static string CountryOf(Place place) => place.Id.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? place.Id[..slash] : place.Id;

    private static Place? Widest(IReadOnlyList<Place> places) =>
        places.FirstOrDefault(wide => places.All(place => place == wide || place.Id.StartsWith(wide.Id + "/", StringComparison.Ordinal)));
}
