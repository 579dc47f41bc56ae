using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Text;

namespace Sanad.Reading.Tests;

/// <summary>Pages of our own words as pictures: set by a browser, drawn by poppler, packed into PDF without their text.</summary>
internal static class Scans
{
    public static readonly string[] English =
    [
        "Twelve detained at the harbour",
        "At least 12 dock workers were detained near the customs gate on 4 March 2021, the Harbour Watch group said. Four of them were free again by the evening.",
        "The governor of Quay Town denied that anyone had been killed. Two doctors counted 37 wounded, among them nine children, in the hospital beside the old bridge.",
        "Shops on the main street stayed closed for a second day, and buses turned back at the ring road. The charter was read out in front of the town hall.",
    ];

    public static readonly string[] Persian =
    [
        "بازداشت کارگران در بندر نمونه",
        "گروه دیده‌بان اسکله گفت دست‌کم ۱۲ نفر از کارگران روز ۱۴ اسفند ۱۳۹۹ نزدیک دروازه گمرک بازداشت شدند. چهار نفر از آنان تا عصر آزاد شدند.",
        "استاندار کشته شدن معترضان را تکذیب کرد. دو پزشک از ۳۷ زخمی در بیمارستان کنار پل قدیمی خبر دادند که ۹ نفر از آنان کودک بودند.",
        "مغازه‌های خیابان اصلی برای دومین روز بسته ماندند و اتوبوس‌ها از میدان بازگشتند. متن منشور جلوی شهرداری با صدای بلند خوانده شد.",
    ];

    private const string Drawing = "q 595 0 0 842 0 0 cm /Scan Do Q";

    public static void NeedPrograms() => Assert.SkipWhen(
        Array.Find(["tesseract", "pdftoppm", "chromium"], program => !IsInstalled(program)) is not null,
        "OCR tests need tesseract, pdftoppm and chromium (apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fas poppler-utils chromium fonts-noto-core)");

    /// <summary>The pages as a PDF with text.</summary>
    public static byte[] Typed(params string[][] pages) => InFolder(folder =>
    {
        var html = Path.Combine(folder, "page.html");
        var body = string.Concat(pages.Select(page => $"<section>{string.Concat(page.Select((text, i) => i == 0 ? $"<h2>{WebUtility.HtmlEncode(text)}</h2>" : $"<p dir=auto>{WebUtility.HtmlEncode(text)}</p>"))}</section>"));
        File.WriteAllText(html, $"<meta charset=utf-8><style>@page{{size:A4;margin:22mm}}section{{break-after:page}}h2{{unicode-bidi:plaintext}}*{{font:12pt 'DejaVu Serif','Noto Naskh Arabic'}}</style>{body}");
        Run("chromium", [], "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--user-data-dir={folder}/profile", $"--print-to-pdf={folder}/page.pdf", $"file://{html}");
        return File.ReadAllBytes(Path.Combine(folder, "page.pdf"));
    });

    /// <summary>The first page of a PDF as a picture; kind as pdftoppm names it.</summary>
    public static byte[] Picture(byte[] pdf, string kind = "-png", int dots = 200) => InFolder(folder =>
    {
        // A TIFF cannot be written to a pipe.
        Run("pdftoppm", pdf, "-r", $"{dots}", kind, "-gray", "-singlefile", "-", Path.Combine(folder, "page"));
        return File.ReadAllBytes(Directory.GetFiles(folder).ShouldHaveSingleItem());
    });

    /// <summary>Two PDF files as one, by poppler's own hand.</summary>
    public static byte[] Joined(byte[] one, byte[] other) => InFolder(folder =>
    {
        var (first, second, both) = (Path.Combine(folder, "1.pdf"), Path.Combine(folder, "2.pdf"), Path.Combine(folder, "both.pdf"));
        File.WriteAllBytes(first, one);
        File.WriteAllBytes(second, other);
        Run("pdfunite", [], first, second, both);
        return File.ReadAllBytes(both);
    });

    private static byte[] InFolder(Func<string, byte[]> make)
    {
        var folder = Directory.CreateTempSubdirectory("sanad-scan-").FullName;
        try
        {
            return make(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>JPEG pictures, each a page of a PDF that has no text.</summary>
    public static byte[] Pdf(params byte[][] pictures)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Object(string start, byte[]? stream = null)
        {
            offsets.Add(file.Position);
            Write($"{offsets.Count} 0 obj{start}");
            if (stream is not null)
            {
                Write("stream\n");
                file.Write(stream);
                Write("\nendstream\n");
            }
            Write("endobj\n");
        }
        Write("%PDF-1.4\n");
        Object("<</Type/Catalog/Pages 2 0 R>>");
        Object($"<</Type/Pages/Count {pictures.Length}/Kids[{string.Join(' ', pictures.Select((_, i) => $"{4 + (2 * i)} 0 R"))}]>>");
        Object($"<</Length {Drawing.Length}>>", Encoding.Latin1.GetBytes(Drawing));
        for (var i = 0; i < pictures.Length; i++)
        {
            Object($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</XObject<</Scan {5 + (2 * i)} 0 R>>>>>>");
            var (width, height) = Size(pictures[i]);
            Object($"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length {pictures[i].Length}>>", pictures[i]);
        }
        var table = file.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n{string.Concat(offsets.Select(o => $"{o:0000000000} 00000 n \n"))}trailer<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return file.ToArray();
    }

    // The start of a baseline frame: marker, length, precision, height, width.
    private static (int Width, int Height) Size(byte[] jpeg)
    {
        var frame = jpeg.AsSpan(jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]));
        return (BinaryPrimitives.ReadUInt16BigEndian(frame[7..]), BinaryPrimitives.ReadUInt16BigEndian(frame[5..]));
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static byte[] Run(string program, byte[] input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var feeding = Task.Run(() =>
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        });
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        feeding.GetAwaiter().GetResult();
        process.WaitForExit(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        process.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        return output.ToArray();
    }
}
