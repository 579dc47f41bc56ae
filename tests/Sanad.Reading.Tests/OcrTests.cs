using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Sanad.Basics;

namespace Sanad.Reading.Tests;

/// <summary>With the real tesseract; skipped visibly where it is not installed.</summary>
public class OcrTests
{
    private static readonly Lazy<byte[]> English = new(() => Scans.Typed(Scans.English));
    private static readonly Lazy<byte[]> Persian = new(() => Scans.Typed(Scans.Persian));

    [Theory]
    [InlineData("-png")]
    [InlineData("-jpeg")]
    [InlineData("-tiff")]
    public void An_English_page_is_read_word_for_word(string kind)
    {
        Scans.NeedPrograms();
        var bytes = Scans.Picture(English.Value, kind);
        var read = Reads.Outcome(bytes, null).ShouldBeOfType<ReadOutcome.Read>();
        read.Document.Title.ShouldBe("Twelve detained at the harbour");
        read.Document.Language.ShouldBe("en");
        Flat(read.Document.Text).ShouldContain("At least 12 dock workers were detained near the customs gate on 4 March 2021");
        read.Document.Warnings.ShouldContain(w => w.StartsWith("read by OCR, mean word confidence 9", StringComparison.Ordinal));
        read.Document.ShouldBeWhole();
        var derivation = read.Derivation.ShouldNotBeNull();
        derivation.Tool.ShouldBe("tesseract");
        derivation.Version.ShouldMatch("^[0-9]+\\.");
        derivation.Input.ShouldBe(ContentHash.Of(bytes));
        derivation.Output.ShouldBe(ContentHash.Of(derivation.OutputBytes.Span));
    }

    [Fact]
    public void A_Persian_page_comes_in_reading_order_without_marks_of_direction()
    {
        Scans.NeedPrograms();
        var document = Reads.Bytes(Scans.Picture(Persian.Value), "page.png");
        document.Language.ShouldBe("fa");
        var text = Flat(document.Text);
        text.ShouldContain("استاندار کشته شدن معترضان را تکذیب کرد.");
        text.IndexOf("گروه", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("آزاد شدند", StringComparison.Ordinal));
        text.IndexOfAny(['\u200E', '\u200F', '\u202A', '\u202B', '\u202C']).ShouldBe(-1);
    }

    [Fact]
    public void Few_characters_of_our_own_pages_are_read_wrongly()
    {
        Scans.NeedPrograms();
        foreach (var dots in (int[])[150, 200, 300])
        {
            var english = ErrorRate(Scans.English, Reads.Bytes(Scans.Picture(English.Value, dots: dots), "page.png").Text);
            var persian = ErrorRate(Scans.Persian, Reads.Bytes(Scans.Picture(Persian.Value, dots: dots), "page.png").Text);
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{dots} dots an inch: character error rate English {english:0.000}, Persian {persian:0.000}"));
            english.ShouldBeLessThan(0.02);
            persian.ShouldBeLessThan(0.06);
        }
    }

    [Fact]
    public void A_scanned_pdf_of_two_pages_is_read_page_after_page()
    {
        Scans.NeedPrograms();
        var read = Reads.Outcome(Scans.Pdf(Scans.Picture(English.Value, "-jpeg"), Scans.Picture(Persian.Value, "-jpeg")), "a.pdf").ShouldBeOfType<ReadOutcome.Read>();
        var text = Flat(read.Document.Text);
        text.ShouldContain("Two doctors counted 37 wounded");
        text.IndexOf("town hall", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("استاندار", StringComparison.Ordinal));
        read.Derivation.ShouldNotBeNull().Tool.ShouldBe("pdftotext, pdftoppm and tesseract");
        read.Document.ShouldBeWhole();
    }

    [Fact]
    public void Typed_and_scanned_pages_of_one_pdf_are_read_and_read_again_from_what_was_kept()
    {
        Scans.NeedPrograms();
        var mixed = Mixed();
        var read = Reads.Outcome(mixed, "a.pdf").ShouldBeOfType<ReadOutcome.Read>();
        Flat(read.Document.Text).ShouldContain("of this paper was scanned, the office said. Twelve detained at the harbour");
        using var again = new MemoryStream(mixed);
        var rebuilt = new DocumentReader(Sanad.Language.Packs.BuiltIn, new() { OcrProgram = "none", PdfProgram = "none", PdfPictureProgram = "none" })
            .Read(again, "a.pdf", Given.Nothing, TestContext.Current.CancellationToken, read.Derivation!.OutputBytes).ShouldBeOfType<ReadOutcome.Read>();
        rebuilt.Document.Text.ShouldBe(read.Document.Text);
        rebuilt.Document.Warnings.ShouldBe(read.Document.Warnings);
    }

    [Fact]
    public void Without_the_program_typed_pages_are_read_and_the_scanned_one_is_named()
    {
        Scans.NeedPrograms();
        var read = Reads.Outcome(Mixed(), "a.pdf", null, new() { OcrProgram = "no-such-program" }).ShouldBeOfType<ReadOutcome.Read>();
        read.Document.Warnings.ShouldContain("page 2 has no text of its own and was not read by OCR: tesseract is not installed: apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fas");
    }

    [Fact]
    public void A_missing_program_is_named_with_the_way_to_get_it() => Reads.Refusal(Png(40, 40), "a.png", new() { OcrProgram = "no-such-program" })
        .ShouldBe("tesseract is not installed: apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fas");

    [Fact]
    public void An_empty_picture_has_no_words()
    {
        Scans.NeedPrograms();
        Reads.Refusal(Png(1200, 800), "a.png").ShouldBe("no words were found on its pages");
    }

    [Fact]
    public void A_broken_picture_is_refused()
    {
        Scans.NeedPrograms();
        var whole = Png(1200, 800);
        Reads.Refusal(whole[..60], "a.png").ShouldStartWith("tesseract could not read the picture: ");
        Reads.Refusal(whole[..20], "a.png").ShouldStartWith("the picture's header is broken");
    }

    [Fact]
    public void A_picture_larger_than_any_scan_is_refused_by_its_header()
    {
        var clock = Stopwatch.StartNew();
        Reads.Refusal(PngHeader(100_000, 90_000), "a.png").ShouldBe("the picture is too large for OCR: 100000 x 90000 pixels, at most 80 million are read");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_program_that_takes_too_long_is_stopped()
    {
        Scans.NeedPrograms();
        Reads.Refusal(Scans.Picture(English.Value, dots: 300), "a.png", new() { OcrPageTime = TimeSpan.FromMilliseconds(60) }).ShouldBe("tesseract was stopped: it ran longer than 0.06 s");
    }

    [Fact]
    public void Low_confidence_is_said_and_the_words_are_kept()
    {
        var table = $"{OcrText.Header}\n1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t31.5\tseven\n5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t52\tdead\n";
        using var stream = new MemoryStream(Png(40, 40));
        var read = Reads.Reader.Read(stream, "a.png", Given.Nothing, TestContext.Current.CancellationToken, Encoding.UTF8.GetBytes(table)).ShouldBeOfType<ReadOutcome.Read>();
        read.Document.Text.ShouldBe("seven dead\n");
        read.Document.Warnings.ShouldHaveSingleItem().ShouldStartWith("read by OCR with a low mean word confidence of 42 of 100");
    }

    [Theory]
    [InlineData("II*\0\b\0\0\0\u0002\0\0\u0001\u0003\0\u0001\0\0\0\u0064\0\0\0\u0001\u0001\u0003\0\u0001\0\0\0\u0032\0\0\0\0\0\0\0", "image/tiff", 100, 50)]
    [InlineData("II*\0\b\0\0\0\u0002\0\0\u0001\u0003\0\u0001\0\0\0\u0064\0\0\0\u0001\u0001\u0003\0\u0001\0\0\0\u0032\0\0\0\b\0\0\0", "image/tiff", 100, 50)]
    [InlineData("GIF89a\u0064\0\u0032\0                    ", "image/gif", 100, 50)]
    [InlineData("RIFF    WEBPVP8X        \u0063\0\0\u0031\0\0  ", "image/webp", 100, 50)]
    public void Sizes_are_read_from_headers_and_a_chain_of_pages_that_bites_its_tail_ends(string head, string mediaType, long width, long height)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(head));
        PictureSize.Of(stream, mediaType, 5).Distinct().ShouldHaveSingleItem().ShouldBe(new PictureSize(width, height));
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Mixed() => Scans.Joined(
        Scans.Typed(["The first page is typed", "The second page of this paper was scanned, the office said."]), Scans.Pdf(Scans.Picture(English.Value, "-jpeg")));

    private static double ErrorRate(string[] truth, string read) => (double)Distance(Flat(string.Join(' ', truth)), Flat(read)) / Flat(string.Join(' ', truth)).Length;

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var k = 1; k <= other.Length; k++)
                (row[k], diagonal) = (Math.Min(Math.Min(row[k], row[k - 1]) + 1, diagonal + (one[i - 1] == other[k - 1] ? 0 : 1)), row[k]);
        }
        return row[^1];
    }

    private static byte[] PngHeader(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 0);
        return [0x89, .. "PNG\r\n\u001A\n"u8, .. Chunk("IHDR", header)];
    }

    /// <summary>A white picture.</summary>
    private static byte[] Png(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
                zlib.Write([0, .. Enumerable.Repeat((byte)255, width)]);
        }
        return [.. PngHeader(width, height), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var ends = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(ends, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(ends.AsSpan(4), Crc(named));
        return [.. ends[..4], .. named, .. ends[4..]];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var k = 0; k < 8; k++)
                crc = (crc & 1) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
