namespace Sanad.Reading;

/// <summary>Limits that keep a hostile file from taking the machine. A file beyond one is reported as unreadable, with the limit named.</summary>
public sealed record ReaderOptions
{
    /// <summary>Bytes of a plain-text file: 400 MiB, so that its text still fits one string.</summary>
    public long TextBytes { get; init; } = 400L << 20;

    /// <summary>Bytes of an HTML file: 64 MiB.</summary>
    public long HtmlBytes { get; init; } = 64L << 20;

    /// <summary>Entries of a DOCX container: 5,000.</summary>
    public int ZipEntries { get; init; } = 5_000;

    /// <summary>Bytes of a DOCX container once unpacked: 256 MiB over all entries.</summary>
    public long ZipUnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Unpacked bytes for each packed byte in an entry of more than 1 MiB: 200.</summary>
    public int ZipRatio { get; init; } = 200;

    /// <summary>The program that reads PDF: found on the path, or a full path.</summary>
    public string PdfProgram { get; init; } = "pdftotext";

    /// <summary>How long the PDF program may run: 60 seconds.</summary>
    public TimeSpan PdfTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Address space of the PDF program: 1 GiB.</summary>
    public long PdfMemoryBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of text that the PDF program may write: 64 MiB.</summary>
    public int PdfOutputBytes { get; init; } = 64 << 20;

    /// <summary>The program that draws a PDF's pages for OCR: found on the path, or a full path.</summary>
    public string PdfPictureProgram { get; init; } = "pdftoppm";

    /// <summary>The program that reads pictures: found on the path, or a full path.</summary>
    public string OcrProgram { get; init; } = "tesseract";

    /// <summary>How long OCR of one picture may take: 2 minutes.</summary>
    public TimeSpan OcrPageTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long OCR of one original may take: 30 minutes. Pages after that are named as not read.</summary>
    public TimeSpan OcrTime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Pages of one original that are read by OCR: 300.</summary>
    public int OcrPages { get; init; } = 300;

    /// <summary>Pixels of a picture that is read: 80 million, an A4 page at 900 dots an inch.</summary>
    public long OcrPixels { get; init; } = 80_000_000;

    /// <summary>Address space of the OCR program: 2 GiB.</summary>
    public long OcrMemoryBytes { get; init; } = 2L << 30;

    /// <summary>
    /// UTF-16 units at each end of a text that are cut into lines and looked at one by one; what lies between is kept as plain body.
    /// 512 Ki: a report of a thousand pages is read whole, 100 MB of text stay within bounded memory.
    /// </summary>
    public int SearchedUnits { get; init; } = 512 << 10;

    /// <summary>UTF-16 units from a text's start in which anchors and relative dates are looked for when nothing states its date: 64 Ki.</summary>
    public int InferredUnits { get; init; } = 64 << 10;
}
