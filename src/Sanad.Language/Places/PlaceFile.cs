namespace Sanad.Language;

/// <summary>Reads the places*.yaml of country packs: a map from the place's id to its kind and names (docs/formats/packs.md).</summary>
internal static class PlaceFile
{
    /// <summary>What to write where a kind is expected.</summary>
    public static string Kinds => $"write one of: {string.Join(", ", Enum.GetNames<PlaceKind>()).ToLowerInvariant()}";

    private readonly record struct Found(Place Place, PackSection Entry);

    public static IReadOnlyList<Place> ReadAll(IEnumerable<PackFolder> folders)
    {
        var places = new Dictionary<string, Found>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            foreach (var file in folder.FileNames.Where(name => name.StartsWith("places", StringComparison.Ordinal)))
                Read(folder.Section(file), places);
        }
        foreach (var (place, entry) in places.Values)
        {
            if (place.ParentId is { } parent && !places.ContainsKey(parent))
                throw entry.Refuse(null, $"lies in \"{parent}\", which no pack names; add that place");
        }
        return [.. places.Values.Select(found => found.Place)];
    }

    private static void Read(PackSection file, Dictionary<string, Found> places)
    {
        foreach (var (id, entry) in file.Parts("places"))
        {
            Add(places, Read(entry, id), entry);
            if (entry.Has("seat"))
                Add(places, Seat(entry.Part("seat"), id) with { ShyNames = entry.ListOrEmpty("shy") }, entry);
        }
    }

    private static void Add(Dictionary<string, Found> places, Place place, PackSection entry)
    {
        if (!places.TryAdd(place.Id, new(place, entry)))
            throw entry.Refuse(null, $"the id \"{place.Id}\" is used twice; join the two");
    }

    private static Place Read(PackSection entry, string id) => new(id, Kind(entry), Parent(id), Names(entry))
    {
        Iso = entry.Text("iso"),
        Capital = entry.Text("capital") == "true",
        ShyNames = entry.ListOrEmpty("shy"),
        Adjectives = Names(entry, "_adj"),
    };

    private static Place Seat(PackSection seat, string country)
    {
        var id = $"{country}/{seat.Text("id")}";
        return new(id, PlaceKind.City, country, Names(seat)) { Capital = true };
    }

    private static PlaceKind Kind(PackSection entry) => Enum.TryParse<PlaceKind>(entry.Text("kind"), ignoreCase: true, out var kind)
        ? kind
        : throw entry.Refuse("kind", Kinds);

    private static string? Parent(string id) => id.LastIndexOf('/') is > 0 and var slash ? id[..slash] : null;

    // Two-letter keys are languages: en, fa; with _adj behind, the adjectives in that language.
    private static Dictionary<string, IReadOnlyList<string>> Names(PackSection entry, string ending = "")
    {
        var names = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var key in entry.Keys().Where(key => key.Length == 2 + ending.Length && key.EndsWith(ending, StringComparison.Ordinal)))
        {
            if (key != "id")
                names.Add(key[..2], entry.List(key));
        }
        return names.Count > 0 || ending.Length > 0 ? names : throw entry.Refuse(null, "has no name; add en: [...]");
    }
}
