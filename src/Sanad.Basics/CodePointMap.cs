namespace Sanad.Basics;

/// <summary>
/// Converts between UTF-16 offsets (in memory) and Unicode code points (journal, index, JSON; as in the W3C text position selector).
/// Keeps only the places of surrogate pairs, so that a text without any costs nothing.
/// </summary>
public sealed class CodePointMap
{
    // UTF-16 offsets of the high surrogates, ascending. The k-th pair starts at code point _pairs[k] - k.
    private readonly int[] _pairs;

    private CodePointMap(int[] pairs) => _pairs = pairs;

    /// <summary>The map of one text.</summary>
    public static CodePointMap For(string text)
    {
        List<int>? pairs = null;
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF'); i >= 0 && i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
                (pairs ??= []).Add(i);
        }
        return new(pairs?.ToArray() ?? []);
    }

    /// <summary>The code point offset of a UTF-16 offset; an offset inside a pair counts as its start.</summary>
    public int ToCodePoint(int utf16)
    {
        var at = Array.BinarySearch(_pairs, utf16 - 1);
        return at >= 0 ? utf16 - 1 - at : utf16 - ~at;
    }

    /// <summary>The UTF-16 offset of a code point offset.</summary>
    public int ToUtf16(int codePoint)
    {
        int low = 0, high = _pairs.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_pairs[middle] - middle < codePoint)
                low = middle + 1;
            else
                high = middle;
        }
        return codePoint + low;
    }

    /// <summary>A span in code points.</summary>
    public TextSpan ToCodePoints(TextSpan utf16) => new(ToCodePoint(utf16.Start), ToCodePoint(utf16.End));

    /// <summary>A span in UTF-16 units.</summary>
    public TextSpan ToUtf16(TextSpan codePoints) => new(ToUtf16(codePoints.Start), ToUtf16(codePoints.End));
}
