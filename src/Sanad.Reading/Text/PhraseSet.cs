namespace Sanad.Reading;

/// <summary>Cue phrases from the packs, found by their first word, so that a line costs the same however many cues there are.</summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, List<string>> _byFirstWord = new(StringComparer.Ordinal);

    public PhraseSet(IEnumerable<string> phrases)
    {
        foreach (var key in phrases.Select(p => LineKey.Of(p)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal))
        {
            var first = FirstWord(key, 0).ToString();
            if (!_byFirstWord.TryGetValue(first, out var list))
                _byFirstWord[first] = list = [];
            list.Add(key);
        }
        foreach (var list in _byFirstWord.Values)
            list.Sort((a, b) => b.Length.CompareTo(a.Length));
    }

    /// <summary>The whole line is one cue; counts around it ("3 Comments", "Comments (12)") are nothing.</summary>
    public bool IsWhole(string key) => LengthAt(key, 0) == key.Length && key.Length > 0
        || (WithoutNumbers(key) is { Length: > 0 } bare && LengthAt(bare, 0) == bare.Length);

    /// <summary>The line begins with a cue.</summary>
    public bool Begins(string key) => LengthAt(key, 0) > 0;

    /// <summary>A cue stands somewhere in the line, at a word's start.</summary>
    public bool IsIn(string key)
    {
        for (var at = 0; at >= 0 && at < key.Length; at = key.IndexOf(' ', at) is var space && space >= 0 ? space + 1 : -1)
        {
            if (LengthAt(key, at) > 0)
                return true;
        }
        return false;
    }

    /// <summary>The line is made of cues and nothing else, two or more.</summary>
    public bool IsMadeOf(string key)
    {
        int at = 0, count = 0;
        while (at < key.Length && LengthAt(key, at) is > 0 and var length)
        {
            at += length + 1;
            count++;
        }
        return at >= key.Length && count >= 2;
    }

    /// <summary>The longest cue that begins at this word of the key, in units; 0 when none does.</summary>
    public int LengthAt(string key, int at)
    {
        if (!_byFirstWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(FirstWord(key, at), out var phrases))
            return 0;
        foreach (var phrase in phrases)
        {
            if (key.AsSpan(at).StartsWith(phrase) && (at + phrase.Length == key.Length || key[at + phrase.Length] == ' '))
                return phrase.Length;
        }
        return 0;
    }

    private static ReadOnlySpan<char> FirstWord(string key, int at)
    {
        var rest = key.AsSpan(at);
        var space = rest.IndexOf(' ');
        return space < 0 ? rest : rest[..space];
    }

    private static string WithoutNumbers(string key) => key.AsSpan().Trim("0123456789 ").ToString();
}
