using System.Text;

namespace Sanad.Reading;

/// <summary>
/// Which encoding bytes are in. Marks and UTF-8 validity decide; what is neither is a guess between windows-1256 (Arabic script) and
/// windows-1252 (western), told apart by how high bytes cluster: Arabic-script words are runs of them, western words hold one here and there.
/// </summary>
internal static class TextEncodings
{
    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding that a byte order mark states, with the mark's length; null without one.</summary>
    public static Encoding? OfMark(ReadOnlySpan<byte> head, out int length)
    {
        (var encoding, length) = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((Encoding?)null, 0),
        };
        return encoding;
    }

    /// <summary>UTF-16 without a mark: nearly every second byte is the high half of a Latin, Arabic or punctuation unit.</summary>
    public static Encoding? UnmarkedUtf16(ReadOnlySpan<byte> head)
    {
        var pairs = Math.Min(head.Length, 4096) / 2;
        if (pairs < 4)
            return null;
        int even = 0, odd = 0;
        for (var i = 0; i < pairs; i++)
        {
            even += IsHighHalf(head[2 * i]) ? 1 : 0;
            odd += IsHighHalf(head[(2 * i) + 1]) ? 1 : 0;
        }
        if (odd * 10 >= pairs * 9 && even * 2 < pairs)
            return Encoding.Unicode;
        return even * 10 >= pairs * 9 && odd * 2 < pairs ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>True when the bytes are no text in any encoding we know: more than one in fifty is a control code.</summary>
    public static bool LooksBinary(ReadOnlySpan<byte> head)
    {
        if (OfMark(head, out _) is not null || UnmarkedUtf16(head) is not null)
            return false;
        var controls = 0;
        foreach (var b in head)
            controls += b < 0x20 && b is not (>= 0x08 and <= 0x0D or 0x1A or 0x1B) ? 1 : 0;
        return controls * 50 > head.Length;
    }

    /// <summary>The encoding of a label as web pages write it; null when unknown.</summary>
    public static Encoding? OfLabel(string label)
    {
        try
        {
            return Encoding.GetEncoding(label.Trim());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The legacy code page that fits the clustering of high bytes.</summary>
    public static Encoding Legacy(ByteCensus census) =>
        Encoding.GetEncoding(census.ClusteredHigh * 10 >= census.High * 6 ? 1256 : 1252);

    private static bool IsHighHalf(byte b) => b is 0x00 or 0x06 or 0x20 or 0xFB or 0xFE;
}
