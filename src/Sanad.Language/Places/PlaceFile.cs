namespace Sanad.Language;

/// <summary>
/// Reads the places*.yaml of country packs (docs/formats/packs.md): under <c>places</c> a map from the place's id to its kind and names; under <c>divisions</c>
/// provinces and cities by name alone, for the many that need no more.
/// </summary>
internal static class PlaceFile
{
    /// <summary>What to write where a kind is expected.</summary>
    public static string Kinds => $"write one of: {string.Join(", ", Enum.GetNames<PlaceKind>()).ToLowerInvariant()}";

    /// <summary>The places of all packs.</summary>
    /// <param name="folders">The packs of countries.</param>
    public static IReadOnlyList<Place> ReadAll(IEnumerable<PackFolder> folders)
    {
        var places = new PlaceList();
        foreach (var folder in folders)
        {
            foreach (var file in folder.FileNames.Where(name => name.StartsWith("places", StringComparison.Ordinal)))
                Read(folder.Section(file), places);
        }
        return places.Finish();
    }

    private static void Read(PackSection file, PlaceList places)
    {
        if (file.Has("places") || !file.Has("divisions"))
            ReadPlaces(file, places);
        if (file.Has("divisions"))
            new DivisionReader(file, places).Read();
    }

    private static void ReadPlaces(PackSection file, PlaceList places)
    {
        foreach (var (id, entry) in file.Parts("places"))
        {
            places.Add(Read(entry, id), entry, entry.Node);
            if (entry.Has("seat"))
                places.Add(Seat(entry.Part("seat"), id) with { ShyNames = entry.ListOrEmpty("shy") }, entry, entry.Node);
        }
    }

    private static Place Read(PackSection entry, string id) => new(id, Kind(entry), Place.ParentOf(id), Names(entry))
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

    // Two-letter keys are languages: en, fa; with _adj behind, the adjectives in that language.
    private static Dictionary<string, IReadOnlyList<string>> Names(PackSection entry, string ending = "")
    {
        var names = new Dictionary<string, IReadOnlyList<string>>(2, StringComparer.Ordinal);
        foreach (var key in entry.Keys())
        {
            if (key.Length == 2 + ending.Length && key.EndsWith(ending, StringComparison.Ordinal) && key != "id")
                names.Add(key[..2], entry.List(key));
        }
        return names.Count > 0 || ending.Length > 0 ? names : throw entry.Refuse(null, "has no name; add en: [...]");
    }
}
