using System.Globalization;

namespace Sanad.Language;

/// <summary>
/// A pack file, or a part of one, for reading by key; "months.names" is the key "names" under "months". A key that is asked for and not there,
/// or has another shape, is a <see cref="PackException"/>, so that a slip of the pen in a pack is never an empty list.
/// </summary>
public sealed class PackSection
{
    private readonly string _pack;
    private readonly string _file;
    private readonly string _path;
    private readonly PackNode _node;

    internal PackSection(string pack, string file, PackNode node, string path = "")
    {
        (_pack, _file, _node, _path) = (pack, file, node, path);
    }

    /// <summary>True when the key is there.</summary>
    public bool Has(string dottedKey) => Find(dottedKey) is not null;

    /// <summary>True when further keys stand below this one.</summary>
    public bool IsMap(string dottedKey) => Find(dottedKey) is { Entries: not null };

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    /// <exception cref="PackException">The key is absent or holds something else.</exception>
    public IReadOnlyList<string> List(string dottedKey) => Need(dottedKey) switch
    {
        { Text: { } one } => [one],
        { Items: { } many } => [.. many.Select(item => Scalar(item, dottedKey))],
        var other => throw Wrong(other, dottedKey, "write a list here: [one, two]"),
    };

    /// <summary>The list under a key, or nothing when the key is absent.</summary>
    public IReadOnlyList<string> ListOrEmpty(string dottedKey) => Has(dottedKey) ? List(dottedKey) : [];

    /// <summary>Texts by name.</summary>
    /// <exception cref="PackException">The key is absent or holds something else.</exception>
    public IReadOnlyDictionary<string, string> Map(string dottedKey)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Entries(dottedKey))
            map.Add(name, Scalar(value, dottedKey));
        return map;
    }

    /// <summary>Numbers by name, written with a point for the decimal.</summary>
    /// <exception cref="PackException">The key is absent, or a value is no number.</exception>
    public IReadOnlyDictionary<string, double> Numbers(string dottedKey)
    {
        var map = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in Entries(dottedKey))
            map.Add(name, Number(value, dottedKey));
        return map;
    }

    /// <summary>Lists of texts by name; a single text counts as a list of one.</summary>
    /// <exception cref="PackException">The key is absent or holds something else.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(string dottedKey)
    {
        var part = Part(dottedKey);
        return part.Keys().ToDictionary(key => key, part.List, StringComparer.Ordinal);
    }

    /// <summary>A text, or null when the key is absent.</summary>
    /// <exception cref="PackException">The key holds a list or a map.</exception>
    public string? Text(string dottedKey) => Find(dottedKey) is { } node ? Scalar(node, dottedKey) : null;

    /// <summary>The names in this part, or in the part under a key, in the order of the file.</summary>
    /// <exception cref="PackException">The key is absent or holds no names.</exception>
    public IEnumerable<string> Keys(string? dottedKey = null) =>
        dottedKey is null ? _node.Entries!.Keys : Entries(dottedKey).Keys;

    /// <summary>The part under a key.</summary>
    /// <exception cref="PackException">The key is absent or holds no part.</exception>
    public PackSection Part(string dottedKey) => new(_pack, _file, Mapping(dottedKey), Full(dottedKey));

    /// <summary>The parts under a key by name, in the order of the file.</summary>
    /// <exception cref="PackException">The key is absent, or a value is no part.</exception>
    public IEnumerable<(string Name, PackSection Part)> Parts(string dottedKey)
    {
        foreach (var (name, value) in Entries(dottedKey))
        {
            yield return value.Entries is not null
                ? (name, new(_pack, _file, value, $"{Full(dottedKey)}.{name}"))
                : throw Wrong(value, $"{dottedKey}.{name}", "write a map here: {en: ..., fa: ...}");
        }
    }

    /// <summary>The parts of a list of parts.</summary>
    /// <exception cref="PackException">The key is absent, or an item is no part.</exception>
    public IReadOnlyList<PackSection> Items(string dottedKey) => Need(dottedKey).Items is { } list
        ? [.. list.Select((item, i) => item.Entries is not null
            ? new PackSection(_pack, _file, item, string.Create(CultureInfo.InvariantCulture, $"{Full(dottedKey)}[{i}]"))
            : throw Wrong(item, dottedKey, "each item must be a map: {id: ..., en: ...}"))]
        : throw Wrong(Need(dottedKey), dottedKey, "write a list of maps here");

    /// <summary>For readers of this file: a <see cref="PackException"/> that points to a key of this part, or to the part.</summary>
    public PackException Refuse(string? dottedKey, string problem) => Wrong((dottedKey is null ? null : Find(dottedKey)) ?? _node, dottedKey, problem);

    /// <summary>The part as written, for readers that keys do not serve.</summary>
    internal PackNode Node => _node;

    /// <summary>A <see cref="PackException"/> that points to the line of a node of this file.</summary>
    internal PackException RefuseAt(PackNode at, string problem) => new(_pack, _file, at.Line, Full(null) is { Length: > 0 } full ? full : null, problem);

    private string Full(string? key) => (_path, key) switch
    {
        ("", null or "") => "",
        ("", _) => key,
        (_, null or "") => _path,
        _ => $"{_path}.{key}",
    };

    private PackNode? Find(string dottedKey)
    {
        PackNode? node = _node;
        foreach (var key in dottedKey.Split('.'))
            node = node?.Entries?.GetValueOrDefault(key);
        return node;
    }

    private PackNode Need(string dottedKey) => Find(dottedKey) ?? throw Wrong(_node, dottedKey, "missing; add it, see docs/formats/packs.md");

    private PackNode Mapping(string dottedKey) =>
        Need(dottedKey) is { Entries: not null } map ? map : throw Wrong(Need(dottedKey), dottedKey, "write a map here: {name: value}");

    private OrderedDictionary<string, PackNode> Entries(string dottedKey) => Mapping(dottedKey).Entries!;

    private string Scalar(PackNode node, string key) => node.Text ?? throw Wrong(node, key, "write a single text here, in quotes if it holds : or #");

    private double Number(PackNode node, string key) =>
        double.TryParse(Scalar(node, key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(node, key, $"\"{node.Text}\" is no number; write one with a point for the decimal");

    private PackException Wrong(PackNode at, string? key, string problem) =>
        new(_pack, _file, at.Line, Full(key) is { Length: > 0 } full ? full : null, problem);
}
