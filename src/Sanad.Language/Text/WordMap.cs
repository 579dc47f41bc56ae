using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Sanad.Language;

/// <summary>
/// Values by folded word. Asking with a <see cref="Word"/> compares hashes that were computed when the word was first met, so that the usual answer, that it is not
/// there, costs one look into the table: an ordinary dictionary hashes the letters again at every question, and the grammar asks dozens of each word of a text.
/// </summary>
/// <typeparam name="T">What is kept of a word.</typeparam>
public sealed class WordMap<T>
{
    private const int Fewest = 8;
    private Slot[] _slots;
    private int _count;

    /// <summary>An empty map.</summary>
    /// <param name="expected">About how many words it will hold.</param>
    public WordMap(int expected = 0) => _slots = new Slot[Math.Max(Fewest, (int)BitOperations.RoundUpToPowerOf2((uint)expected * 2))];

    private struct Slot
    {
        public string? Key;
        public uint Hash;
        public T Value;
    }

    /// <summary>The words, in no order.</summary>
    public IEnumerable<string> Words => _slots.Where(slot => slot.Key is not null).Select(slot => slot.Key!);

    /// <summary>The value of a word; setting one that is there already replaces it.</summary>
    /// <param name="word">Folded.</param>
    /// <exception cref="KeyNotFoundException">The word is not there.</exception>
    public T this[string word]
    {
        get => TryGetValue(word, out var value) ? value : throw new KeyNotFoundException(word);
        set => Put(word, Word.HashOf(word), value);
    }

    /// <summary>The value of a word, when it is there.</summary>
    public bool TryGetValue(Word word, [MaybeNullWhen(false)] out T value)
    {
        var slots = _slots;
        for (var i = (int)word.Hash & (slots.Length - 1); ; i = (i + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[i];
            if (slot.Key is null)
                break;
            if (slot.Hash != word.Hash || slot.Key != word.Text)
                continue;
            value = slot.Value;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The value of a word that is no token, when it is there.</summary>
    /// <param name="word">Folded.</param>
    /// <param name="value">Its value.</param>
    public bool TryGetValue(string word, [MaybeNullWhen(false)] out T value)
    {
        ref var slot = ref _slots[Find(_slots, word, Word.HashOf(word))];
        value = slot.Value;
        return slot.Key is not null;
    }

    /// <summary>The value of a word, else the default.</summary>
    public T? GetValueOrDefault(Word word) => TryGetValue(word, out var value) ? value : default;

    /// <summary>The value of a folded word that is no token, else the default.</summary>
    public T? GetValueOrDefault(string word) => TryGetValue(word, out var value) ? value : default;

    /// <summary>True when the word is there.</summary>
    public bool Contains(Word word) => TryGetValue(word, out _);

    private void Put(string word, uint hash, T value)
    {
        if (_count * 2 >= _slots.Length)
            Grow();
        ref var slot = ref _slots[Find(_slots, word, hash)];
        _count += slot.Key is null ? 1 : 0;
        slot = new() { Key = word, Hash = hash, Value = value };
    }

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Key is not null)
                larger[Find(larger, slot.Key, slot.Hash)] = slot;
        }
        _slots = larger;
    }

    // Where the word stands, or the free slot that it would take.
    private static int Find(Slot[] slots, string word, uint hash)
    {
        var i = (int)hash & (slots.Length - 1);
        while (slots[i].Key is { } other && !(slots[i].Hash == hash && other == word))
            i = (i + 1) & (slots.Length - 1);
        return i;
    }
}

/// <summary>A set of folded words.</summary>
internal sealed class WordSet
{
    private readonly WordMap<bool> _words = new();

    public WordSet(IEnumerable<string> words)
    {
        foreach (var word in words)
            _words[word] = true;
    }

    public IEnumerable<string> Words => _words.Words;

    public bool IsEmpty => !_words.Words.Any();

    public bool Contains(Word word) => _words.Contains(word);

    public bool Contains(string word) => _words.TryGetValue(word, out _);
}
