using System.Runtime.CompilerServices;

namespace Sanad.Language;

/// <summary>Tells of most words at once, from their hash alone, that none of some phrases begins with them.</summary>
public struct FirstWords
{
    private const int Parts = 4;
    private Marks _marks;

    [InlineArray(Parts)]
    private struct Marks
    {
        private ulong _first;
    }

    /// <summary>A phrase begins with this folded word.</summary>
    public void Add(string word) => _marks[Part(Word.HashOf(word))] |= Bit(Word.HashOf(word));

    /// <summary>False when no phrase begins with this word; true when one may.</summary>
    public readonly bool MayHold(Word word) => (_marks[Part(word.Hash)] & Bit(word.Hash)) != 0;

    private static int Part(uint hash) => (int)(hash >> 30);

    private static ulong Bit(uint hash) => 1UL << (int)(hash >> 24 & 63);
}
