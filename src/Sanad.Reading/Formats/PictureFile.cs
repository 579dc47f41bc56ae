using System.Diagnostics;
using System.Globalization;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>A picture of text as a <see cref="Page"/>, through tesseract. The table that tesseract writes is what is kept.</summary>
internal static class PictureFile
{
    /// <summary>Runs the program, or uses what it once wrote.</summary>
    public static PageOutcome Read(
        Stream original, ByteCensus census, string mediaType, Tesseract tesseract, ReaderOptions options, ReadOnlyMemory<byte>? derivedText)
    {
        if (derivedText is { } kept)
            return KeptPages.Open(kept.Span, null);
        if (TooLarge(PictureSize.Of(original, mediaType, options.OcrPages + 1), options) is { } refusal)
            return new PageOutcome.Refused(refusal);
        return tesseract.Read(original) switch
        {
            OcrOutcome.Refused refused => new PageOutcome.Refused(refused.Reason),
            OcrOutcome.Read read => KeptPages.Open(read.Table, Derive(census.Hash, read, tesseract)),
            _ => throw new UnreachableException(),
        };
    }

    private static string? TooLarge(IReadOnlyList<PictureSize> pages, ReaderOptions options)
    {
        if (pages.Count == 0)
            return "the picture's header is broken: it does not say how large it is";
        if (pages.Count > options.OcrPages)
            return string.Create(CultureInfo.InvariantCulture, $"it has more than {options.OcrPages} pages");
        var largest = pages.MaxBy(page => page.Pixels);
        return largest.Pixels > options.OcrPixels
            ? string.Create(CultureInfo.InvariantCulture, $"the picture is too large for OCR: {largest.Width} x {largest.Height} pixels, at most {options.OcrPixels / 1_000_000} million are read")
            : null;
    }

    private static Derivation Derive(ContentHash input, OcrOutcome.Read read, Tesseract tesseract) =>
        new("tesseract", tesseract.Version, read.Parameters, input, ContentHash.Of(read.Table), read.Table);
}
