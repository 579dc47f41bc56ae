using System.Buffers;
using System.Text;

namespace Sanad.Reading;

/// <summary>The characters of a file, decoded straight into one string so that 100 MB of text cost 200 MB and no more.</summary>
/// <param name="Text">All of it but a byte order mark.</param>
/// <param name="Warning">Says so when the encoding was guessed, or bytes did not fit it.</param>
internal sealed record DecodedText(string Text, string? Warning)
{
    private const int Chunk = 128 << 10;

    /// <summary>Decodes the whole stream; <paramref name="declared"/> is what a page itself declares (meta charset), null for other files.</summary>
    public static DecodedText Of(Stream original, ByteCensus census, string? declared, CancellationToken cancel)
    {
        var (encoding, mark, warning) = Choose(census, declared);
        var length = Decode(original, encoding, mark, [], cancel);
        var text = string.Create(length, 0, (all, _) => Decode(original, encoding, mark, all, cancel));
        return new(text, warning);
    }

    private static (Encoding Encoding, int Mark, string? Warning) Choose(ByteCensus census, string? declared)
    {
        if (TextEncodings.OfMark(census.Head, out var mark) is { } marked)
            return (marked, mark, null);
        if (TextEncodings.UnmarkedUtf16(census.Head) is { } wide)
            return (wide, 0, $"encoding guessed: {wide.WebName} (no byte order mark; every second byte says so)");
        if (census.Broken == 0)
            return (Encoding.UTF8, 0, Contradicted(census, declared));
        if (census.Multibyte >= 10 * census.Broken)
            return (Encoding.UTF8, 0, $"not clean UTF-8: broken in {census.Broken} places, which show as \uFFFD");
        if (declared is not null && TextEncodings.OfLabel(declared) is { } named)
            return (named, 0, null);
        var guess = TextEncodings.Legacy(census);
        return (guess, 0, $"encoding guessed: {guess.WebName} (the bytes are not UTF-8)");
    }

    private static string? Contradicted(ByteCensus census, string? declared) =>
        declared is not null && census.Multibyte > 0 && TextEncodings.OfLabel(declared) is { } named && named is not UTF8Encoding
            ? $"the page says {named.WebName} but its bytes are UTF-8, which was used"
            : null;

    // With an empty target it only counts; the decoder keeps its state over the chunks either way.
    private static int Decode(Stream original, Encoding encoding, int mark, Span<char> target, CancellationToken cancel)
    {
        original.Position = mark;
        var decoder = encoding.GetDecoder();
        var bytes = ArrayPool<byte>.Shared.Rent(Chunk);
        var scratch = target.IsEmpty ? ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(bytes.Length)) : [];
        var total = 0;
        int count;
        do
        {
            cancel.ThrowIfCancellationRequested();
            count = original.Read(bytes);
            total += decoder.GetChars(bytes.AsSpan(0, count), target.IsEmpty ? scratch : target[total..], flush: count == 0);
        }
        while (count > 0);
        ArrayPool<byte>.Shared.Return(bytes);
        if (scratch.Length > 0)
            ArrayPool<char>.Shared.Return(scratch);
        return total;
    }
}
