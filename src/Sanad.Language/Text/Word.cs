namespace Sanad.Language;

/// <summary>
/// A word as all tokens of one thread share it: folded and hashed once, with room for what a reader has found out about it. Texts repeat most of their words,
/// so whatever is asked of a word is asked once and not at each of its places.
/// </summary>
public sealed class Word
{
    internal Word(string text) => (Text, Hash) = (text, HashOf(text));

    /// <summary>The word, folded.</summary>
    public string Text { get; }

    /// <summary>
    /// What the reader that asked last knows of the word; null before anybody asked. A reader tells by the note itself whether it is its own, and looks the word up
    /// again when it is another's.
    /// </summary>
    public object? Note { get; set; }

    internal uint Hash { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static uint HashOf(string text)
    {
        var hash = 2166136261;
        foreach (var unit in text)
            hash = (hash ^ unit) * 16777619;
        hash = (hash ^ (hash >> 15)) * 0x2C1B3C6D;
        return hash ^ (hash >> 13);
    }
}
