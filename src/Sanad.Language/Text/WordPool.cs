namespace Sanad.Language;

/// <summary>
/// Folds words and hands out the same string for the same word: texts repeat most of their words, and the next paragraph those of this one.
/// Of a fixed size; a word that needs the place of another takes it.
/// </summary>
internal sealed class WordPool
{
    private const int SlotBits = 14;
    private const int LongestPooled = 32;

    [ThreadStatic]
    private static WordPool? _ofThread;

    private readonly Entry[] _pool = new Entry[1 << SlotBits];

    private readonly record struct Entry(string? Word, string Folded)
    {
        public static Entry Of(string word) => new(word, Fold(word));
    }

    /// <summary>The pool of this thread.</summary>
    public static WordPool OfThread => _ofThread ??= new();

    public string Folded(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestPooled)
            return Fold(word.ToString());
        ref var entry = ref _pool[Slot(word)];
        if (entry.Word is null || !word.SequenceEqual(entry.Word))
            entry = Entry.Of(word.ToString());
        return entry.Folded;
    }

    // Diacritics without a letter under them fold to nothing; a token keeps some text, which readers of tokens count on.
    private static string Fold(string word) => Folding.Fold(word) is { Length: > 0 } folded ? folded : word;

    private static uint Slot(ReadOnlySpan<char> word)
    {
        uint hash = 0;
        foreach (var unit in word)
            hash = (hash * 31) + unit;
        return (hash * 0x9E3779B1) >> (32 - SlotBits);
    }
}
