using Sanad.Language;

namespace Sanad.Linkage.Names;

/// <summary>What the packs know of the words of names: titles, which are no part of a name, and given names that are one (Elizabeth and Betty; Zhina and Mahsa).</summary>
public sealed class NameWords
{
    private static readonly int[] None = [];
    private const int LongestName = 400;
    private readonly HashSet<string> _titles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _particles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _groups = new(StringComparer.Ordinal);
    private readonly List<string[]> _forms = [];

    /// <summary>Reads names.yaml of every language pack that has one.</summary>
    /// <param name="packs">The packs.</param>
    public NameWords(Packs packs)
    {
        foreach (var section in packs.Languages.Where(pack => pack.HasSection("names")).Select(pack => pack.Section("names")))
        {
            _titles.UnionWith(section.ListOrEmpty("titles").Select(Folding.Fold));
            _particles.UnionWith(section.ListOrEmpty("particles").Select(Folding.Fold));
            foreach (var sex in (string[])["female", "male"])
            {
                foreach (var word in section.ListOrEmpty("sexes." + sex).Select(Folding.Fold))
                    _sexes[word] = sex;
            }
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

    /// <summary>True when a word, folded, is a form of a given name that the packs know.</summary>
    public bool IsGivenName(string word) => _groups.ContainsKey(word);

    /// <summary>female or male for the words that lists have for them; any other word stays what it is, folded.</summary>
    public string SexOf(string word) => Folding.Fold(word) is var folded && _sexes.TryGetValue(folded, out var sex) ? sex : folded;

    /// <summary>True for small words that go with the next (bin, von, de): no name by themselves.</summary>
    public bool IsParticle(string word) => _particles.Contains(word);

    /// <summary>
    /// The words of a name, folded, in Latin or Arabic letters, titles left out; of a name of titles only the titles, since that is all there is. What stands
    /// after the first 400 characters is no name.
    /// </summary>
    public string[] WordsOf(string name)
    {
        var words = Alphabets.ToLatin(Folding.Fold(name.Length > LongestName ? name[..LongestName] : name)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Split(Joints, StringSplitOptions.RemoveEmptyEntries)).Select(word => word.Trim(Edges)).Where(word => word.Length > 0).ToArray();
        var named = words.Where((_, at) => !IsTitle(words, at)).ToArray();
        return named.Length > 0 ? named : words;
    }

    /// <summary>True when a name is made of titles, and nothing else.</summary>
    public bool IsTitlesAlone(string name) => WordsOf(name) is { Length: > 0 } words && Array.TrueForAll(words, _titles.Contains);

    // آیت الله is one title in two words.
    private bool IsTitle(string[] words, int at) => _titles.Contains(words[at]) || (at > 0 && _titles.Contains(words[at - 1] + words[at])) || (at + 1 < words.Length && _titles.Contains(words[at] + words[at + 1]));

    private static readonly char[] Joints = ['-', '/', '_', ',', ';', '،', '·', '・', '|', '+', '&'];
    private static readonly char[] Edges = ['.', '\'', '"', '(', ')', '[', ']', '«', '»', '*', '?', '!', ':'];

    private int[] GroupsOf(string name) => _groups.GetValueOrDefault(name, None);
}
