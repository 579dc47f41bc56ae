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
        var named = mention.Candidates.Where(place => countries.Contains(place.CountryId)).ToList();
        return named.Count == 0 || named.Exists(place => place.CountryId != named[0].CountryId) ? null : Widest(named);
    }

    /// <summary>True when one place lies in another.</summary>
    public static bool IsInside(Place narrow, Place wide) =>
        narrow.Id.Length > wide.Id.Length && narrow.Id[wide.Id.Length] == '/' && narrow.Id.StartsWith(wide.Id, StringComparison.Ordinal);

    private static Place? Widest(IReadOnlyList<Place> places) => places.Count == 1 ? places[0]
        : places.FirstOrDefault(wide => places.All(place => place == wide || IsInside(place, wide)));
}
