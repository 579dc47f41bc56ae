using System.Text;
using System.Text.Unicode;

namespace Sanad.Reading;

/// <summary>In which encoding a table in a text file is, by the same signs as for other texts, where the table's own reader does not know: it reads UTF-8 and follows marks.</summary>
public static class EncodingGuess
{
    private const int Chunk = 1 << 17, LongestSequence = 4;

    /// <summary>The encoding that the bytes seem to be in; null = UTF-8 (clean, or broken in a few places), or what a mark at the beginning says. The stream is at its start again.</summary>
    /// <param name="bytes">Can be read twice.</param>
    public static Encoding? Of(Stream bytes)
    {
        var guess = IsUtf8(bytes) ? null : Guessed(ByteCensus.Take(bytes, CancellationToken.None));
        bytes.Position = 0;
        return guess;
    }

    /// <summary>The encoding of that name; null = there is none.</summary>
    public static Encoding? Named(string name) => TextEncodings.OfLabel(name);

    private static Encoding? Guessed(ByteCensus census) => TextEncodings.OfMark(census.Head, out _) is not null || census.Broken == 0 || census.Multibyte >= 10 * census.Broken ? null : TextEncodings.Legacy(census);

    private static bool IsUtf8(Stream bytes)
    {
        var (buffer, kept) = (new byte[Chunk], 0);
        for (int read; (read = bytes.Read(buffer, kept, Chunk - kept)) > 0;)
        {
            var all = buffer.AsSpan(0, kept + read);
            var whole = all.Length;
            for (var back = 1; back < LongestSequence && back <= all.Length; back++)
            {
                if (all[^back] >= 0xC0)
                    whole = all.Length - back; // the sequence may go on in the next part
            }
            if (!Utf8.IsValid(all[..whole]))
                return false;
            kept = all.Length - whole;
            all[whole..].CopyTo(buffer);
        }
        return Utf8.IsValid(buffer.AsSpan(0, kept));
    }
}
