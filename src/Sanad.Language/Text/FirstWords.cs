namespace Sanad.Language;

/// <summary>Tells of most words at once, without hashing them, that none of some phrases begins with them.</summary>
public struct FirstWords
{
    private const int Marks = 64;
    private ulong _marks;

    /// <summary>A phrase begins with this word.</summary>
    public void Add(string word) => _marks |= Mark(word);

    /// <summary>False when no phrase begins with this word; true when one may.</summary>
    public readonly bool MayHold(string word) => (_marks & Mark(word)) != 0;

    // First and last letter and length: what tells short words apart best.
    private static ulong Mark(string word) => word.Length == 0 ? 0 : 1UL << (((word[0] * 31) + (word[^1] * 7) + word.Length) % Marks);
}
