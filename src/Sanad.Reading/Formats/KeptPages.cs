using System.Globalization;
using System.Text;

namespace Sanad.Reading;

/// <summary>
/// The pages of a paged original as outside programs wrote them, in the one object that is kept of it: parted by form feeds, each the text of
/// pdftotext, the table of tesseract, or why the page could not be read. Text and warnings are a function of these bytes alone, so that a
/// rebuild without the programs gives the same document.
/// </summary>
internal static class KeptPages
{
    // What stands under neither heading is text; a page of text that happens to begin like one is moved off it by a line feed.
    private const string NotRead = "level\tnot read\t";
    private const string Heading = "level\t";

    // On our own pages a mean below this went with one character in ten wrong, or worse (docs/methods/reading.md).
    private const double LowConfidence = 70;
    private const int PagesNamed = 10;

    /// <summary>The page of a text layer.</summary>
    public static string OfText(string page) => page.StartsWith(Heading, StringComparison.Ordinal) ? "\n" + page : page;

    /// <summary>A page that could not be read.</summary>
    public static string OfRefusal(string reason) => NotRead + reason;

    /// <summary>True for what <see cref="OfRefusal"/> made.</summary>
    public static bool IsRefusal(string part) => part.StartsWith(NotRead, StringComparison.Ordinal);

    /// <summary>The bytes to keep.</summary>
    public static byte[] Join(IEnumerable<string> pages) => Encoding.UTF8.GetBytes(string.Concat(pages.Select(page => page + '\f')));

    /// <summary>The pages in it; each ends with a form feed, also an empty one.</summary>
    public static string[] Split(ReadOnlySpan<byte> kept)
    {
        var text = Encoding.UTF8.GetString(kept);
        return (text.EndsWith('\f') ? text[..^1] : text).Split('\f');
    }

    /// <summary>The page of an original that has these kept bytes.</summary>
    /// <param name="kept">As <see cref="Join"/>, pdftotext or tesseract wrote them.</param>
    /// <param name="derivation">Not null when they were just made.</param>
    public static PageOutcome.Opened Open(ReadOnlySpan<byte> kept, Derivation? derivation)
    {
        var texts = new List<string>();
        var warnings = new List<string>();
        var (words, confidence) = (0, 0.0);
        foreach (var part in Split(kept))
        {
            var table = part.StartsWith(OcrText.Header, StringComparison.Ordinal) ? OcrText.Pages(part) : [];
            foreach (var page in table)
                (words, confidence) = (words + page.Words, confidence + page.Confidence);
            if (IsRefusal(part))
                warnings.Add($"page {texts.Count + 1} has no text of its own and was not read by OCR: {part[NotRead.Length..]}");
            texts.AddRange(table.Count > 0 ? table.Select(page => page.Text) : [IsRefusal(part) ? "" : RightToLeftLines.Repair(part)]);
        }
        if (warnings.Count > PagesNamed)
            warnings = [.. warnings.Take(PagesNamed), $"{warnings.Count - PagesNamed} more pages were not read"];
        if (words > 0)
            warnings.Insert(0, Note(confidence / words));
        return new(Page([.. texts], warnings), derivation, "no words were found on its pages");
    }

    private static string Note(double mean)
    {
        var shown = mean.ToString("0", CultureInfo.InvariantCulture);
        return mean < LowConfidence
            ? $"read by OCR with a low mean word confidence of {shown} of 100: compare every word that is cited with the picture"
            : $"read by OCR, mean word confidence {shown} of 100: compare what is cited with the picture, Persian numbers above all";
    }

    private static Page Page(string[] pages, IReadOnlyList<string> warnings)
    {
        var text = string.Join('\n', pages);
        var lines = LineScanner.Scan(text, text.Length);
        PageMargins.Mark(lines, pages);
        return new(text, lines, new(), warnings);
    }
}
