namespace Sanad.Language;

/// <summary>Places as they are read, each with where it was written until all parents are known.</summary>
internal sealed class PlaceList
{
    private readonly Dictionary<string, Written> _places = new(StringComparer.Ordinal);

    private readonly record struct Written(Place Place, PackSection File, PackNode Node);

    /// <summary>Adds a place.</summary>
    /// <param name="place">With an id of its own.</param>
    /// <param name="file">The file, or part of it, that names it.</param>
    /// <param name="node">Where to point to when it is wrong.</param>
    public void Add(Place place, PackSection file, PackNode node)
    {
        if (!_places.TryAdd(place.Id, new(place, file, node)))
            throw file.RefuseAt(node, $"the id \"{place.Id}\" is used twice; join the two");
    }

    /// <summary>All places, in the order of the packs.</summary>
    public IReadOnlyList<Place> Finish()
    {
        var all = new List<Place>(_places.Count);
        foreach (var (place, file, node) in _places.Values)
        {
            if (place.ParentId is { } parent && !_places.ContainsKey(parent))
                throw file.RefuseAt(node, $"\"{place.Id}\" lies in \"{parent}\", which no pack names; add that place");
            all.Add(place);
        }
        return all;
    }
}
