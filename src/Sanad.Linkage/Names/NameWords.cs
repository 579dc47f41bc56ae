using Sanad.Language;

namespace Sanad.Linkage.Names;

/// <summary>What the packs know of the words of names: titles, which are no part of a name, and given names that are one (Elizabeth and Betty; Zhina and Mahsa).</summary>
public sealed class NameWords
{
    private static readonly int[] None = [];
    private readonly HashSet<string> _titles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _groups = new(StringComparer.Ordinal);
    private readonly List<string[]> _forms = [];

    /// <summary>Reads names.yaml of every language pack that has one.</summary>
    /// <param name="packs">The packs.</param>
    public NameWords(Packs packs)
    {
        foreach (var section in packs.Languages.Where(pack => pack.HasSection("names")).Select(pack => pack.Section("names")))
        {
            _titles.UnionWith(section.ListOrEmpty("titles").Select(Folding.Fold));
            foreach (var (name, forms) in section.Lists("same_given_name"))
            {
                _forms.Add([.. forms.Prepend(name).Select(Folding.Fold).Distinct(StringComparer.Ordinal)]);
                foreach (var form in _forms[^1])
                    _groups[form] = [.. GroupsOf(form), _forms.Count - 1];
            }
        }
    }

    /// <summary>True when two given names, folded, are forms of one.</summary>
    public bool AreForms(string one, string other) => GroupsOf(one) is { Length: > 0 } groups && groups.AsSpan().IndexOfAny(GroupsOf(other)) >= 0;

    /// <summary>Other forms of a given name, folded, in both scripts.</summary>
    public IEnumerable<string> FormsOf(string name) => GroupsOf(name).SelectMany(group => _forms[group]).Where(form => form != name).Distinct(StringComparer.Ordinal);

    /// <summary>The words of a name, folded, titles left out; of a name of titles only the titles, since that is all there is.</summary>
    public string[] WordsOf(string name)
    {
        var words = Folding.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Split(Joints, StringSplitOptions.RemoveEmptyEntries)).Select(word => word.Trim(Edges)).Where(word => word.Length > 0).ToArray();
        var named = Array.FindAll(words, word => !_titles.Contains(word));
        return named.Length > 0 ? named : words;
    }

    /// <summary>True when a name is made of titles, and nothing else.</summary>
    public bool IsTitlesAlone(string name) => WordsOf(name) is { Length: > 0 } words && Array.TrueForAll(words, _titles.Contains);

    private static readonly char[] Joints = ['-', '/', '_', ',', ';', '،'];
    private static readonly char[] Edges = ['.', '\'', '"', '(', ')', '[', ']', '«', '»', '*', '?', '!', ':'];

    private int[] GroupsOf(string name) => _groups.GetValueOrDefault(name, None);
}
