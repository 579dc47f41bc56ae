using System.Text;
using Sanad.Basics;

namespace Sanad.Reading.Tests;

/// <summary>With the real pdftotext; skipped visibly where it is not installed.</summary>
public class PdfFileTests
{
    private static readonly string[] Lines =
    [
        "Twelve detained at the harbour", "", "QUAY TOWN, March 4, 2021 - The harbour office said that twelve dock workers had been",
        "detained near the customs gate, and that four of them were free again by the evening.",
    ];

    private static void NeedsProgram() => Assert.SkipWhen(
        !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "pdftotext"))),
        "pdftotext is not installed (apt install poppler-utils)");

    // The smallest PDF that poppler reads without complaint, written by hand so that the test knows every byte of it.
    private static byte[] Pdf(IEnumerable<string> lines, int repeatPage = 1)
    {
        var content = string.Concat(lines.Select((line, i) => $"BT /F1 11 Tf 50 {760 - (16 * i)} Td ({line}) Tj ET\n"));
        var kids = string.Join(' ', Enumerable.Range(5, repeatPage).Select(n => $"{n} 0 R"));
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>", $"<</Type/Pages/Count {repeatPage}/Kids[{kids}]>>",
            $"<</Length {content.Length}>>stream\n{content}endstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            .. Enumerable.Repeat("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>", repeatPage),
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (text, i) in objects.Select((o, i) => (o, i)))
        {
            offsets.Add(file.Length);
            file.Append($"{i + 1} 0 obj{text}endobj\n");
        }
        var table = file.Length;
        file.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n").AppendJoin("", offsets.Select(o => $"{o:0000000000} 00000 n \n"));
        file.Append($"trailer<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    [Fact]
    public void A_pdf_is_read_and_its_text_is_handed_over_for_keeping()
    {
        NeedsProgram();
        var bytes = Pdf(Lines);
        var read = Reads.Outcome(bytes, "a.pdf").ShouldBeOfType<ReadOutcome.Read>();
        read.Document.Title.ShouldBe("Twelve detained at the harbour");
        read.Document.Published.ShouldBe(DateInterval.Parse("2021-03-04"));
        read.Document.ShouldBeWhole();
        var derivation = read.Derivation.ShouldNotBeNull();
        derivation.Tool.ShouldBe("pdftotext");
        derivation.Version.ShouldMatch("^[0-9]+\\.");
        derivation.Input.ShouldBe(ContentHash.Of(bytes));
        derivation.Output.ShouldBe(ContentHash.Of(derivation.OutputBytes.Span));
    }

    [Fact]
    public void The_kept_text_is_used_instead_of_the_program()
    {
        var bytes = Pdf(Lines);
        using var stream = new MemoryStream(bytes);
        var reader = new DocumentReader(Sanad.Language.Packs.BuiltIn, new() { PdfProgram = "no-such-program" });
        var read = reader.Read(stream, "a.pdf", Given.Nothing, TestContext.Current.CancellationToken, "Kept words of the page, as they were.\n\f"u8.ToArray())
            .ShouldBeOfType<ReadOutcome.Read>();
        read.Document.Text.ShouldBe("Kept words of the page, as they were.\n");
        read.Derivation.ShouldBeNull();
    }

    [Fact]
    public void A_missing_program_is_named_with_the_way_to_get_it() =>
        Reads.Refusal(Pdf(Lines), "a.pdf", new() { PdfProgram = "no-such-program" }).ShouldBe("pdftotext is not installed: apt install poppler-utils");

    [Fact]
    public void A_program_that_hangs_is_stopped_at_the_time_limit()
    {
        NeedsProgram();
        Reads.Refusal(Pdf(Lines, repeatPage: 20_000), "a.pdf", new() { PdfTime = TimeSpan.FromMilliseconds(30) }).ShouldBe("pdftotext was stopped: it ran longer than 0.03 s");
    }

    [Fact]
    public void A_program_that_wants_more_memory_than_allowed_ends_and_nothing_else_does()
    {
        NeedsProgram();
        Reads.Refusal(Pdf(Lines), "a.pdf", new() { PdfMemoryBytes = 8 << 20 }).ShouldStartWith("pdftotext ");
    }

    [Fact]
    public void A_page_bomb_is_stopped_at_the_output_limit()
    {
        NeedsProgram();
        Reads.Refusal(Pdf(Lines, repeatPage: 3_000), "a.pdf", new() { PdfOutputBytes = 100_000 }).ShouldBe("pdftotext was stopped: it wrote more than 0.1 MB");
    }

    [Fact]
    public void Bytes_that_only_begin_as_a_pdf_are_refused()
    {
        NeedsProgram();
        Reads.Refusal("%PDF-1.4\nnothing of the kind"u8.ToArray(), "a.pdf").ShouldStartWith("pdftotext could not read it: ");
    }

    [Fact]
    public void A_page_without_text_asks_for_ocr()
    {
        NeedsProgram();
        Reads.Refusal(Pdf([]), "a.pdf", new() { OcrProgram = "no-such-program" })
            .ShouldBe("its pages are pictures without text, and tesseract is not installed: apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fas");
    }

    [Fact]
    public void Running_heads_and_page_numbers_are_furniture()
    {
        string Page(int number) => $"Quay Papers\n\nOn day {number} the office counted {number + 10} people at the quay, more than on any day before it, and let {number} go.\n\n{number}\n\f";
        using var stream = new MemoryStream(Pdf(Lines));
        var read = Reads.Reader.Read(stream, "a.pdf", Given.Nothing, default, Encoding.UTF8.GetBytes(Page(1) + Page(2) + Page(3))).ShouldBeOfType<ReadOutcome.Read>();
        read.Document.Of(SegmentKind.Furniture).ShouldBe(["Quay Papers", "1", "Quay Papers", "2", "Quay Papers", "3"]);
    }

    [Theory]
    [InlineData("\u202B در بندر بازداشت شدند\u202C۱۲ \u202Bدیروز\u202C", "دیروز ۱۲ در بندر بازداشت شدند")]
    [InlineData("\u202Bبندر نمونه\u202A ۱۴ ،\u202Cاسفند \u202A - ۱۳۹۹\u202Cدفتر گفت\u202A.\u202C\u202C", "بندر نمونه، ۱۴ اسفند ۱۳۹۹ - دفتر گفت.")]
    [InlineData("\u202Bنهاد ناظر (\u202A )Quay Watch\u202Cرقم ۳٫۵ را نمی‌داند\u202C", "نهاد ناظر (Quay Watch) رقم ۳٫۵ را نمی‌داند")]
    [InlineData("In the bay of \u202Bبندر\u202C they say so.", "In the bay of بندر they say so.")]
    [InlineData("plain line", "plain line")]
    public void Right_to_left_lines_come_back_in_reading_order(string written, string read) => RightToLeftLines.Repair(written + "\nx").ShouldBe(read + "\nx");
}
