namespace Sanad.Language;

/// <summary>Folds words and hands out the same string for the same word: a text repeats most of its words.</summary>
internal sealed class WordPool(int textLength)
{
    private const int MostSlots = 2048;
    private const int FewestSlots = 16;
    private const int LongestPooled = 32;
    private readonly string?[] _pool = new string?[Math.Clamp(textLength / 8, FewestSlots, MostSlots)];

    public string Folded(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestPooled)
            return OrItself(Folding.Fold(word.ToString()), word);
        Span<char> folded = stackalloc char[LongestPooled * 4];
        var length = 0;
        foreach (var unit in word)
        {
            if (unit < 0x80 && unit != '`')
            {
                folded[length++] = char.ToLowerInvariant(unit);
                continue;
            }
            var plain = Folding.Fold(unit);
            if (length + plain.Length > folded.Length)
                return OrItself(Folding.Fold(word.ToString()), word);
            plain.CopyTo(folded[length..]);
            length += plain.Length;
        }
        return length > 0 ? Take(folded[..length]) : word.ToString();
    }

    // Diacritics without a letter under them fold to nothing; a token keeps some text, which readers of tokens count on.
    private static string OrItself(string folded, ReadOnlySpan<char> word) => folded.Length > 0 ? folded : word.ToString();

    private string Take(ReadOnlySpan<char> folded)
    {
        uint hash = 2166136261;
        foreach (var unit in folded)
            hash = (hash ^ unit) * 16777619;
        ref var slot = ref _pool[hash % (uint)_pool.Length];
        if (slot is null || !folded.SequenceEqual(slot))
            slot = folded.ToString();
        return slot;
    }
}
