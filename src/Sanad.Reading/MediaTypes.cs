using System.Text;

namespace Sanad.Reading;

/// <summary>What a file is, from its first bytes. The name only decides between text formats that share their bytes.</summary>
public static class MediaTypes
{
    /// <summary>Plain text in any encoding.</summary>
    public const string Text = "text/plain";

    /// <summary>A web page.</summary>
    public const string Html = "text/html";

    /// <summary>A Word file.</summary>
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>A PDF file.</summary>
    public const string Pdf = "application/pdf";

    internal const string Png = "image/png", Jpeg = "image/jpeg", Tiff = "image/tiff", WebP = "image/webp", Gif = "image/gif", Bmp = "image/bmp";

    /// <summary>Bytes that no rule names.</summary>
    public const string Unknown = "application/octet-stream";

    internal const int HeadBytes = 64 << 10;

    // The tags of the WHATWG MIME sniffing standard, section 7.1.
    private static readonly string[] HtmlStarts =
    [
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style", "<title", "<b", "<body",
        "<br", "<p", "<!--", "<meta", "<article", "<main",
    ];

    private static readonly (string Magic, string Type)[] Magics =
    [
        ("\u0089PNG\r\n", Png), ("\u00FF\u00D8\u00FF", Jpeg), ("GIF8", Gif), ("II*\0", Tiff), ("MM\0*", Tiff),
        ("BM", Bmp), ("\u001F\u008B", "application/gzip"), ("7z\u00BC\u00AF\u0027\u001C", "application/x-7z-compressed"),
        ("Rar!\u001A\a", "application/vnd.rar"),
        ("BZh", "application/x-bzip2"), ("\u00FD7zXZ\0", "application/x-xz"), ("\u00D0\u00CF\u0011\u00E0", "application/x-ole-storage"),
        ("{\\rtf", "application/rtf"), ("SQLite format 3\0", "application/vnd.sqlite3"),
        ("\u007FELF", "application/x-elf"), ("MZ", "application/x-msdownload"),
        ("OggS", "application/ogg"), ("ID3", "audio/mpeg"), ("fLaC", "audio/flac"), ("\u001AE\u00DF\u00A3", "video/webm"),
    ];

    private static readonly (string Ending, string Type)[] Endings =
    [
        (".txt", Text), (".text", Text), (".md", Text), (".csv", Text), (".html", Html), (".htm", Html), (".xhtml", Html),
        (".docx", Docx), (".pdf", Pdf),
        (".png", Png), (".jpg", Jpeg), (".jpeg", Jpeg), (".gif", Gif), (".tif", Tiff), (".tiff", Tiff), (".webp", WebP), (".bmp", Bmp), (".zip", "application/zip"),
        (".rtf", "application/rtf"), (".doc", "application/x-ole-storage"),
    ];

    /// <summary>Pictures that the OCR program reads.</summary>
    internal static bool IsPicture(string mediaType) => mediaType is Png or Jpeg or Tiff or WebP or Gif or Bmp;

    /// <summary>The media type of a file that begins with <paramref name="head"/> (64 KiB are plenty).</summary>
    /// <param name="head">The first bytes; all of them for a small file.</param>
    /// <param name="fileName">Null when there is none. Content wins over it.</param>
    public static string Sniff(ReadOnlySpan<byte> head, string? fileName)
    {
        if (head.IndexOf("%PDF-"u8) is >= 0 and < 1024)
            return Pdf;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return Container(head, fileName);
        if (OfMagic(head) is { } known)
            return known;
        if (TextEncodings.LooksBinary(head))
            return Unknown;
        return LooksHtml(Opening(head), fileName) ? Html : Text;
    }

    /// <summary>The type that a file name promises; null when the ending is unknown or absent.</summary>
    internal static string? Promised(string? fileName) =>
        Endings.FirstOrDefault(e => fileName?.EndsWith(e.Ending, StringComparison.OrdinalIgnoreCase) == true).Type;

    // A container whose first entries name word/ is a Word file; one that is merely called .docx is still opened as one, so that the
    // reader can say what is wrong with it.
    private static string Container(ReadOnlySpan<byte> head, string? fileName) =>
        head.IndexOf("word/"u8) >= 0 || (head.IndexOf("[Content_Types].xml"u8) >= 0 && Promised(fileName) == Docx) ? Docx : "application/zip";

    private static string? OfMagic(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
            return "video/mp4";
        if (head.Length >= 12 && head.StartsWith("RIFF"u8))
            return head[8..12].SequenceEqual("WEBP"u8) ? WebP : "audio/x-wav";
        foreach (var (magic, type) in Magics)
        {
            // Two letters of a short magic also begin honest text ("BM", "MZ"): those need binary bytes behind them.
            if (head.StartsWith(Encoding.Latin1.GetBytes(magic)) && (magic.Length > 3 || TextEncodings.LooksBinary(head)))
                return type;
        }
        return null;
    }

    private static string Opening(ReadOnlySpan<byte> head)
    {
        var encoding = TextEncodings.OfMark(head, out var mark) ?? TextEncodings.UnmarkedUtf16(head) ?? Encoding.Latin1;
        return encoding.GetString(head[mark..Math.Min(head.Length, mark + 8192)]).TrimStart();
    }

    private static bool LooksHtml(string opening, string? fileName)
    {
        if (opening.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return opening.Contains("<html", StringComparison.OrdinalIgnoreCase);
        if (HtmlStarts.Any(start => BeginsWithTag(opening, start)))
            return true;
        return Promised(fileName) == Html && opening.Contains("</", StringComparison.Ordinal);
    }

    private static bool BeginsWithTag(string opening, string start) =>
        opening.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        && (start == "<!--" || opening.Length == start.Length || opening[start.Length] is ' ' or '>' or '\n' or '\r' or '\t' or '/');
}
