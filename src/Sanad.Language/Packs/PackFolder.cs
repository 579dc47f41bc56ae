using System.Collections.Concurrent;
using System.Text;

namespace Sanad.Language;

/// <summary>The files of one pack, each parsed when first asked for.</summary>
internal sealed class PackFolder(string name, IReadOnlyDictionary<string, PackFile> files)
{
    private readonly ConcurrentDictionary<string, PackSection> _sections = new(StringComparer.Ordinal);

    public string Name => name;

    public IEnumerable<string> FileNames => files.Keys.Order(StringComparer.Ordinal);

    public bool Has(string file) => files.ContainsKey(file);

    public PackSection Section(string file) => _sections.GetOrAdd(file, Parse);

    private PackSection Parse(string file)
    {
        if (!files.TryGetValue(file, out var found))
            throw new PackException(name, file, null, null, "there is no such file; add it, see docs/formats/packs.md");
        using var reader = new StreamReader(found.Open(), Encoding.UTF8);
        var root = PackYaml.Read(reader.ReadToEnd(), (line, problem) => new PackException(name, file, line, null, $"not readable as YAML: {problem}"));
        return root is not null
            ? new PackSection(name, file, root)
            : throw new PackException(name, file, 1, null, "must hold one map of keys; see docs/formats/packs.md");
    }
}
