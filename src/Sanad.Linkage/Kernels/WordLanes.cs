namespace Sanad.Linkage.Kernels;

/// <summary>
/// Short words side by side, 32 to a block, the first letters of all of them together, then the second ones: what the kernels compare one word with. The
/// last block is filled up with empty words.
/// </summary>
internal sealed class WordLanes
{
    /// <summary>Words of a block.</summary>
    public const int Lanes = 32;

    private const int BlockSize = ShortAlphabet.Longest * Lanes;
    private readonly byte[] _codes;
    private readonly byte[] _lengths;
    private readonly byte[] _longest;

    /// <param name="words">Codes of each word, sixteen bytes.</param>
    /// <param name="lengths">Letters of each word.</param>
    public WordLanes(ReadOnlySpan<byte> words, ReadOnlySpan<byte> lengths)
    {
        Count = lengths.Length;
        Blocks = (Count + Lanes - 1) / Lanes;
        _codes = new byte[Blocks * BlockSize];
        _lengths = new byte[Blocks * Lanes];
        _longest = new byte[Blocks];
        _codes.AsSpan().Fill(ShortAlphabet.None);
        for (var word = 0; word < Count; word++)
            Add(word, words.Slice(word * ShortAlphabet.Longest, lengths[word]));
    }

    /// <summary>Words in all.</summary>
    public int Count { get; }

    /// <summary>Blocks in all.</summary>
    public int Blocks { get; }

    /// <summary>Letters of the longest word of a block.</summary>
    public int LongestOf(int block) => _longest[block];

    /// <summary>The codes at one place of the 32 words of a block.</summary>
    public ref readonly byte CodesAt(int block, int place) => ref _codes[(block * BlockSize) + (place * Lanes)];

    /// <summary>How long the 32 words of a block are.</summary>
    public ref readonly byte LengthsOf(int block) => ref _lengths[block * Lanes];

    private void Add(int word, ReadOnlySpan<byte> codes)
    {
        var (block, lane) = (word / Lanes, word % Lanes);
        for (var place = 0; place < codes.Length; place++)
            _codes[(block * BlockSize) + (place * Lanes) + lane] = codes[place];
        _lengths[word] = (byte)codes.Length;
        _longest[block] = Math.Max(_longest[block], (byte)codes.Length);
    }
}
