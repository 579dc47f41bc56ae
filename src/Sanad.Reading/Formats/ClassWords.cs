using System.Collections.Frozen;

namespace Sanad.Reading;

/// <summary>
/// Words of class and id attributes from the packs. "article__body mainText" is read as article, body, articlebody, main, text, maintext; an entry
/// that ends in * stands for all words that begin so.
/// </summary>
internal sealed class ClassWords
{
    private readonly FrozenSet<string> _words;
    private readonly string[] _openings;

    public ClassWords(IEnumerable<string> entries)
    {
        var all = entries.ToList();
        _words = all.Where(e => !e.EndsWith('*')).ToFrozenSet(StringComparer.Ordinal);
        _openings = [.. all.Where(e => e.EndsWith('*')).Select(e => e[..^1])];
    }

    /// <summary>One of the words is an entry.</summary>
    public bool AreIn(IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (_words.Contains(word) || Opens(word))
                return true;
        }
        return false;
    }

    private bool Opens(string word)
    {
        foreach (var opening in _openings)
        {
            if (word.StartsWith(opening, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>The words of one class name, then each two neighbours in one.</summary>
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]) || (i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (!ends)
                continue;
            if (i > start)
                words.Add(name[start..i].ToLowerInvariant());
            start = i < name.Length && char.IsLetterOrDigit(name[i]) ? i : i + 1;
        }
        for (var i = words.Count - 1; i > 0; i--)
            words.Add(words[i - 1] + words[i]);
        return words;
    }
}
