using Sanad.Basics;

namespace Sanad.Language;

/// <summary>What kind of place.</summary>
public enum PlaceKind
{
    /// <summary>A state.</summary>
    Country,

    /// <summary>The largest division of a country.</summary>
    Province,

    /// <summary>A city, town or village.</summary>
    City,

    /// <summary>A prison.</summary>
    Prison,

    /// <summary>A ward or section of a prison.</summary>
    Ward,

    /// <summary>A camp.</summary>
    Camp,

    /// <summary>An area without an administration of its own.</summary>
    Region,

    /// <summary>Any other place that has a name: a detention centre, a cemetery, a square.</summary>
    Site,
}

/// <summary>A place that a pack knows.</summary>
/// <param name="Id">A path from the country down: "iran/tehran/evin/ward-350".</param>
/// <param name="Kind">What it is.</param>
/// <param name="ParentId">The place it lies in; null for a country.</param>
/// <param name="Names">Names by language, the usual one first.</param>
public sealed record Place(string Id, PlaceKind Kind, string? ParentId, IReadOnlyDictionary<string, IReadOnlyList<string>> Names)
{
    /// <summary>The id of the country that it lies in, or is.</summary>
    public string CountryId { get; } = Id.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Id[..slash] : Id;

    /// <summary>Two letters of ISO 3166 for a country; null for anything else.</summary>
    public string? Iso { get; init; }

    /// <summary>True for the seat of a government, which may speak for it: "Tehran rejected ...".</summary>
    public bool Capital { get; init; }

    /// <summary>
    /// Those of its names that are common words too (نور, Male): found only beside a word for its kind; of a ward, only in a text that names its prison.
    /// </summary>
    public IReadOnlyList<string> ShyNames { get; init; } = [];

    /// <summary>Words for what or who is of the place, by language: Iranian, Iranians. They are no mention of the place itself.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Adjectives { get; init; } = None;

    private static readonly Dictionary<string, IReadOnlyList<string>> None = [];

    /// <summary>The id of the place that an id lies in; null for a country.</summary>
    internal static string? ParentOf(string id) => id.LastIndexOf('/') is > 0 and var slash ? id[..slash] : null;

    /// <summary>The usual name in a language, else in English, else in any.</summary>
    public string NameIn(string lang) => Names.TryGetValue(lang, out var names) || Names.TryGetValue("en", out names) ? names[0] : Names.Values.First()[0];
}

/// <summary>A place named in a text.</summary>
/// <param name="Span">The words, a word for the kind beside the name included ("city of Zahedan").</param>
/// <param name="Candidates">Every place it can mean, the likeliest first; 1 or more.</param>
/// <param name="Metonym">True when a capital or country stands for its government: "Tehran rejected the figure".</param>
public sealed record PlaceMention(TextSpan Span, IReadOnlyList<Place> Candidates, bool Metonym)
{
    /// <summary>The likeliest place.</summary>
    public Place Likeliest => Candidates[0];
}
