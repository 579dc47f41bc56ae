namespace Sanad.Language;

/// <summary>
/// A word as all tokens of one thread share it: folded and hashed once, with room for what a reader has found out about it. Texts repeat most of their words,
/// so whatever is asked of a word is asked once and not at each of its places.
/// </summary>
public sealed class Word
{
    internal Word(string text, string? written = null) => (Text, Hash, Written) = (text, HashOf(text), written ?? text);

    /// <summary>The word, folded.</summary>
    public string Text { get; }

    /// <summary>What a reader noted of the word; null before anybody did. A reader tells by the note itself whether it is its own.</summary>
    public object? Note { get; private set; }

    /// <summary>What another reader noted before: marks and numbers stand in texts of two languages that take turns.</summary>
    public object? OlderNote { get; private set; }

    internal uint Hash { get; }

    internal string Written { get; }

    /// <summary>Keeps what a reader knows of the word, and what the reader before it knew.</summary>
    public void Keep(object note) => (Note, OlderNote) = (note, Note);

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
