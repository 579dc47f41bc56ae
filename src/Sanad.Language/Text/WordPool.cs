namespace Sanad.Language;

/// <summary>
/// Hands out the same word for the same text: texts repeat most of their words, and the next paragraph those of this one. Of a fixed size: a word has one of four
/// places that lie side by side, as a processor fetches them, and takes that of the word asked for longest ago.
/// </summary>
internal sealed class WordPool
{
    private const int SetBits = 12;
    private const int Places = 4;
    private const int LongestPooled = 32;

    [ThreadStatic]
    private static WordPool? _ofThread;

    private readonly Entry[] _pool = new Entry[Places << SetBits];

    private readonly record struct Entry(uint Hash, Word? Word);

    /// <summary>The pool of this thread.</summary>
    public static WordPool OfThread => _ofThread ??= new();

    /// <summary>The word that is written so; of a number its digits without grouping.</summary>
    public Word Of(ReadOnlySpan<char> written, TokenKind kind)
    {
        if (written.Length > LongestPooled)
            return Read(written.ToString(), kind);
        var hash = HashOf(written);
        var places = _pool.AsSpan((int)(hash >> (32 - SetBits)) * Places, Places);
        var at = 0;
        while (at < Places && !(places[at].Hash == hash && places[at].Word is { } other && written.SequenceEqual(other.Written)))
            at++;
        if (at == 0)
            return places[0].Word!;
        var found = at < Places ? places[at] : new(hash, Read(written.ToString(), kind));
        for (var i = Math.Min(at, Places - 1); i > 0; i--)
            places[i] = places[i - 1];
        places[0] = found;
        return found.Word!;
    }

    private static Word Read(string written, TokenKind kind) => new(Fold(written, kind), written);

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
