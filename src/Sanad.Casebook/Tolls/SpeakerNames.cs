using Sanad.Language;

namespace Sanad.Casebook.Tolls;

/// <summary>
/// Brings spellings of one speaker's name together: "The Council (NC)", "the Council, a coalition in exile", "the council". No more than that: whether
/// "the minister" and "Minister X" are one is a question for people and for linkage.
/// </summary>
internal sealed class SpeakerNames
{
    private readonly HashSet<string> _leading = new(StringComparer.Ordinal);
    private readonly HashSet<string> _description = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal); // thousands of claims, some hundred names

    public SpeakerNames(Packs packs)
    {
        foreach (var section in packs.Languages.Where(l => l.HasSection("speakers")).Select(l => l.Section("speakers")))
        {
            _leading.UnionWith(section.List("leading").Select(Folding.Fold));
            _description.UnionWith(section.List("description").Select(Folding.Fold));
        }
    }

    /// <summary>Equal for names that differ only in spelling, a word before, a bracket or a description behind.</summary>
    public string Key(string name) => _keys.TryGetValue(name, out var known) ? known : _keys[name] = KeyOf(name);

    private string KeyOf(string name)
    {
        var words = Folding.SearchTerms(WithoutDescription(WithoutBrackets(name)));
        var first = words.Count > 1 && _leading.Contains(words[0]) ? 1 : 0;
        return string.Join(' ', words.Skip(first));
    }

    private static string WithoutBrackets(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : name.IndexOf(')', open);
        return open > 0 && close > 0 ? WithoutBrackets(string.Concat(name.AsSpan(0, open), name.AsSpan(close + 1))) : name;
    }

    private string WithoutDescription(string name)
    {
        for (var comma = name.IndexOf(',', StringComparison.Ordinal); comma > 0; comma = name.IndexOf(',', comma + 1))
        {
            var next = name.AsSpan(comma + 1).TrimStart();
            var space = next.IndexOf(' ');
            if (space > 0 && _description.Contains(Folding.Fold(next[..space].ToString())))
                return name[..comma];
        }
        return name;
    }
}
