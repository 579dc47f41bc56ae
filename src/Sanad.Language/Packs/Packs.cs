using System.Security.Cryptography;
using System.Text;

namespace Sanad.Language;

/// <summary>A file of a pack.</summary>
/// <param name="Pack">The pack's folder: "en".</param>
/// <param name="Name">The file in it: "dates.yaml".</param>
/// <param name="Open">Opens its bytes; called when they are first needed, and again for <see cref="Packs.Version"/>.</param>
public sealed record PackFile(string Pack, string Name, Func<Stream> Open);

/// <summary>
/// What is known of languages and countries, as data. A pack with a language.yaml is a language; of the others, files named places*.yaml and
/// anchors*.yaml are read. Files are parsed when first needed, so that a short command pays for what it uses.
/// </summary>
public sealed class Packs
{
    private const int VersionLength = 12;
    private static readonly Lazy<Packs> Embedded = new(() => Load(EmbeddedFiles()));
    private readonly List<PackFolder> _folders;
    private readonly Dictionary<string, LanguagePack> _languages;
    private readonly Lazy<Gazetteer> _places;
    private readonly Lazy<IReadOnlyList<Anchor>> _anchors;
    private readonly Lazy<string> _version;

    private Packs(IReadOnlyList<PackFile> files)
    {
        _folders = files.GroupBy(file => file.Pack, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PackFolder(group.Key, group.ToDictionary(file => file.Name, StringComparer.Ordinal))).ToList();
        _languages = _folders.Where(folder => folder.Has("language.yaml"))
            .ToDictionary(folder => folder.Name, folder => new LanguagePack(folder), StringComparer.Ordinal);
        var countries = _folders.Where(folder => !folder.Has("language.yaml")).ToList();
        _places = new(() => new Gazetteer(PlaceFile.ReadAll(countries), Languages));
        _anchors = new(() => AnchorFile.ReadAll(countries));
        _version = new(() => Hash(files));
    }

    /// <summary>The packs that ship with the program.</summary>
    public static Packs BuiltIn => Embedded.Value;

    /// <summary>The languages, by code.</summary>
    public IReadOnlyList<LanguagePack> Languages => [.. _languages.Values];

    /// <summary>The places of all packs together.</summary>
    /// <exception cref="PackException">A places file is wrong.</exception>
    public Gazetteer Places => _places.Value;

    /// <summary>The dated anchors of all packs, by date.</summary>
    /// <exception cref="PackException">An anchors file is wrong.</exception>
    public IReadOnlyList<Anchor> Anchors => _anchors.Value;

    /// <summary>The files of all country packs whose names begin so ("bodies"), for the room that owns them.</summary>
    /// <exception cref="PackException">One of them is wrong.</exception>
    public IEnumerable<PackSection> CountryFiles(string begin) => _folders.Where(folder => !folder.Has("language.yaml"))
        .SelectMany(folder => folder.FileNames.Where(name => name.StartsWith(begin, StringComparison.Ordinal)).Select(folder.Section));

    /// <summary>Twelve hexadecimal digits over the names and bytes of all files; part of every rules version.</summary>
    public string Version => _version.Value;

    /// <summary>Packs from elsewhere. A file given twice is refused; what the files hold is checked when it is first read.</summary>
    /// <exception cref="PackException">Two files of one pack have the same name.</exception>
    public static Packs Load(IEnumerable<PackFile> files)
    {
        var all = files.OrderBy(file => file.Pack, StringComparer.Ordinal).ThenBy(file => file.Name, StringComparer.Ordinal).ToList();
        for (var i = 1; i < all.Count; i++)
        {
            if (all[i].Pack == all[i - 1].Pack && all[i].Name == all[i - 1].Name)
                throw new PackException(all[i].Pack, all[i].Name, null, null, "given twice; keep one");
        }
        return new(all);
    }

    /// <summary>The pack of a language.</summary>
    /// <exception cref="KeyNotFoundException">No pack has that code.</exception>
    public LanguagePack Language(string code) => _languages.TryGetValue(code, out var pack)
        ? pack
        : throw new KeyNotFoundException($"No pack for the language \"{code}\"; there are: {string.Join(", ", _languages.Keys)}");

    /// <summary>Reads every file of every pack, as a test or a doctor would, before a text meets them.</summary>
    /// <exception cref="PackException">The first file that is wrong.</exception>
    public void Check()
    {
        foreach (var folder in _folders)
        {
            foreach (var file in folder.FileNames)
                folder.Section(file);
        }
        foreach (var language in Languages)
            _ = (language.RightToLeft, new DateExpressions(language, this));
        foreach (var anchor in Anchors)
        {
            if (anchor.PlaceId is { } place && Places.ById(place) is null)
                throw new PackException("*", "anchors.yaml", null, anchor.Id, $"no place has the id \"{place}\"; add it to a places file, or correct it");
        }
    }

    private static IEnumerable<PackFile> EmbeddedFiles()
    {
        var home = typeof(Packs).Assembly;
        foreach (var resource in home.GetManifestResourceNames())
        {
            // On Windows the folder part of the name comes with backslashes.
            if (resource.Replace('\\', '/').Split('/') is ["packs", var pack, var name])
                yield return new(pack, name, () => home.GetManifestResourceStream(resource)!);
        }
    }

    private static string Hash(IReadOnlyList<PackFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            using var content = file.Open();
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Pack}/{file.Name}\n"));
            hash.AppendData(SHA256.HashData(content));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }
}
