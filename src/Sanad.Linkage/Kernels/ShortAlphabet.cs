namespace Sanad.Linkage.Kernels;

/// <summary>
/// The alphabet in which short words are compared: each letter a code from 0 to 30, so that the masks of a whole pattern (32 of 16 bits) fill one 512-bit
/// register and one permutation looks up 32 letters at once. 31 is the code of no letter. The 31 letters that a set of words holds most often have a code; a
/// word with another letter, or of more than sixteen, is compared by the long way, with the same answer.
/// </summary>
internal sealed class ShortAlphabet
{
    /// <summary>Letters of a short word at most.</summary>
    public const int Longest = 16;

    /// <summary>Codes in all.</summary>
    public const int Symbols = 32;

    /// <summary>The code that stands behind the end of a word.</summary>
    public const byte None = Symbols - 1;

    private readonly Dictionary<char, byte> _codes;

    private ShortAlphabet(Dictionary<char, byte> codes) => _codes = codes;

    /// <summary>The letters that these words hold most often.</summary>
    public static ShortAlphabet Of(IEnumerable<string> words)
    {
        var counts = new Dictionary<char, int>();
        foreach (var letter in words.SelectMany(word => word))
            counts[letter] = counts.GetValueOrDefault(letter) + 1;
        var letters = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(None).Select((c, i) => (c.Key, Code: (byte)i));
        return new(letters.ToDictionary(l => l.Key, l => l.Code));
    }

    /// <summary>Writes the codes of a word into sixteen bytes; false when it does not fit.</summary>
    public bool TryEncode(ReadOnlySpan<char> word, Span<byte> codes)
    {
        if (word.Length > Longest)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (!_codes.TryGetValue(word[i], out codes[i]))
                return false;
        }
        codes[word.Length..Longest].Fill(None);
        return true;
    }
}
