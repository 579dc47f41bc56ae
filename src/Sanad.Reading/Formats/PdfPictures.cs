using System.Globalization;
using System.Text;

namespace Sanad.Reading;

/// <summary>Pages of a PDF as pictures for looking at, drawn by pdftoppm as a limited child process: no PDF is ever opened by the browser.</summary>
public static class PdfPictures
{
    private const string LongerSide = "1600", CountProgram = "pdfinfo";
    private static readonly ReaderOptions Options = new();

    /// <summary>How many pages it has; null when the program is not installed, or cannot tell.</summary>
    public static int? Pages(Stream original, CancellationToken cancel)
    {
        original.Position = 0;
        if (Limited(CountProgram).Run(["-"], original, cancel) is not ProcessOutcome.Ended { Code: 0 } told)
            return null;
        var line = Encoding.UTF8.GetString(told.Output).Split('\n').FirstOrDefault(l => l.StartsWith("Pages:", StringComparison.Ordinal));
        return int.TryParse(line?["Pages:".Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pages) && pages > 0 ? pages : null;
    }

    /// <summary>One page as PNG; null when it cannot be drawn.</summary>
    /// <param name="original">The PDF; seekable.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Stops the program.</param>
    public static byte[]? Draw(Stream original, int page, CancellationToken cancel)
    {
        original.Position = 0;
        var number = page.ToString(CultureInfo.InvariantCulture);
        return Limited(Options.PdfPictureProgram).Run(["-png", "-scale-to", LongerSide, "-f", number, "-l", number, "-"], original, cancel)
            is ProcessOutcome.Ended { Code: 0, Output: { Length: > 0 } picture } ? picture : null;
    }

    private static LimitedProcess Limited(string program) => new(program, Options.PdfTime, Options.PdfMemoryBytes, Options.PdfOutputBytes);
}
