namespace Sanad.Language;

/// <summary>
/// Hands out the same word for the same text: texts repeat most of their words, and the next paragraph those of this one. Of a fixed size; a word that needs the
/// place of two others takes that of the one asked for longer ago.
/// </summary>
internal sealed class WordPool
{
    private const int SlotBits = 15;
    private const int LongestPooled = 32;

    [ThreadStatic]
    private static WordPool? _ofThread;

    private readonly Entry[] _pool = new Entry[1 << SlotBits];

    private readonly record struct Entry(uint Hash, string? Written, Word Word)
    {
        public bool Is(uint hash, ReadOnlySpan<char> written) => Hash == hash && written.SequenceEqual(Written);
    }

    /// <summary>The pool of this thread.</summary>
    public static WordPool OfThread => _ofThread ??= new();

    /// <summary>The word that is written so; of a number its digits without grouping.</summary>
    public Word Of(ReadOnlySpan<char> written, TokenKind kind)
    {
        if (written.Length > LongestPooled)
            return new(Fold(written.ToString(), kind));
        var hash = HashOf(written);
        ref var entry = ref _pool[hash >> (32 - SlotBits)];
        if (entry.Is(hash, written))
            return entry.Word;
        ref var older = ref _pool[(hash >> (32 - SlotBits)) ^ 1];
        if (older.Is(hash, written))
            return older.Word;
        older = entry;
        entry = Read(hash, written.ToString(), kind);
        return entry.Word;
    }

    private static Entry Read(uint hash, string written, TokenKind kind) => new(hash, written, new(Fold(written, kind)));

    // Nothing but a number is made of digits and separators alone, so what is kept for one kind is never asked for by another. A number without separators
    // folds to its own digits. Diacritics without a letter under them fold to nothing; a token keeps some text, which readers of tokens count on.
    private static string Fold(string written, TokenKind kind) => kind == TokenKind.Number && Digits.Run(written, 0) < written.Length
        ? Digits.Canonical(written)
        : Folding.Fold(written) is { Length: > 0 } folded ? folded : written;

    private static uint HashOf(ReadOnlySpan<char> written)
    {
        uint hash = 0;
        foreach (var unit in written)
            hash = (hash * 31) + unit;
        return hash * 0x9E3779B1;
    }
}
