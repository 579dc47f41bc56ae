using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sanad.Reading;

/// <summary>
/// Pages of a PDF that hold a picture instead of text: each is drawn by pdftoppm and read by tesseract, so that a file of some typed and some
/// scanned pages is read whole. A page that cannot be read keeps its place and says why.
/// </summary>
internal sealed class ScannedPages(Stream original, Tesseract tesseract, ReaderOptions options, CancellationToken cancel)
{
    // A scan often carries a page number or the scanner's name as text.
    private const int AlmostNoText = 16;

    // The longer side of a page in pixels: an A4 page at 205 dots an inch, where our own Persian pages were read best; bounded for any paper.
    private const string LongerSide = "2400";

    /// <summary>True for the text of a page that has next to none.</summary>
    public static bool IsPicture(string text) => Ink(text) < AlmostNoText;

    private static int Ink(string text) => text.Count(char.IsLetterOrDigit);

    /// <summary>How tesseract was called for the last page it read; null while it has read none.</summary>
    public IReadOnlyList<string>? Parameters { get; private set; }

    /// <summary>The reason of the first page that could not be read; null = none.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The pages as they are to be kept, those with pictures read.</summary>
    public List<string> Read(IReadOnlyList<string> texts)
    {
        var pages = new List<string>(texts.Count);
        var pictures = 0;
        foreach (var text in texts)
        {
            pages.Add(!IsPicture(text) ? KeptPages.OfText(text)
                : ++pictures > options.OcrPages ? Refuse(text, string.Create(CultureInfo.InvariantCulture, $"more than {options.OcrPages} pages would have to be read by OCR"))
                : ReadPage(text, pages.Count + 1));
        }
        return pages;
    }

    // What little text the page has stays when the picture gives nothing.
    private string ReadPage(string text, int number)
    {
        if (tesseract.Missing is { } missing)
            return Refuse(text, missing);
        return Draw(number) switch
        {
            ProcessOutcome.Missing => Refuse(text, "pdftoppm is not installed: apt install poppler-utils"),
            ProcessOutcome.Stopped stopped => Refuse(text, $"pdftoppm was stopped: {stopped.Limit}"),
            ProcessOutcome.Ended { Code: 0, Output.Length: > 0 } drawn => ReadDrawn(text, drawn.Output),
            ProcessOutcome.Ended failed => Refuse(text, string.Create(CultureInfo.InvariantCulture, $"pdftoppm could not draw it (exit code {failed.Code})")),
            _ => throw new UnreachableException(),
        };
    }

    private string ReadDrawn(string text, byte[] picture)
    {
        using var stream = new MemoryStream(picture, writable: false);
        switch (tesseract.Read(stream))
        {
            case OcrOutcome.Read read:
                Parameters = read.Parameters;
                var table = Encoding.UTF8.GetString(read.Table).Replace('\f', ' ');
                return OcrText.Pages(table).Sum(page => Ink(page.Text)) > Ink(text) ? table : KeptPages.OfText(text);
            case OcrOutcome.Refused refused:
                return Refuse(text, refused.Reason);
            default:
                throw new UnreachableException();
        }
    }

    private ProcessOutcome Draw(int number)
    {
        var page = number.ToString(CultureInfo.InvariantCulture);
        original.Position = 0;
        return new LimitedProcess(options.PdfPictureProgram, options.PdfTime, options.PdfMemoryBytes, options.PdfOutputBytes)
            .Run(["-gray", "-scale-to", LongerSide, "-f", page, "-l", page, "-"], original, cancel);
    }

    private string Refuse(string text, string reason)
    {
        Refusal ??= reason;
        return Ink(text) > 0 ? KeptPages.OfText(text) : KeptPages.OfRefusal(reason);
    }
}
