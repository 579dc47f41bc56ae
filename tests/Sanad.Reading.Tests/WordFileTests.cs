using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Sanad.Basics;

namespace Sanad.Reading.Tests;

public class WordFileTests
{
    private const string Sentence = "The records circle counted eleven people held at the quay on the first day.";

    private static Paragraph Styled(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));

    private static Paragraph Plain(string text) => new(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static byte[] Docx(params OpenXmlElement[] body)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(new Body(body));
            var styles = main.AddNewPart<StyleDefinitionsPart>();
            styles.Styles = new Styles(new Style(new StyleName { Val = "heading 1" }) { StyleId = "berschrift1", Type = StyleValues.Paragraph });
            package.PackageProperties.Title = "Core title";
        }
        return file.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }
        return file.ToArray();
    }

    private static byte[] MainPart(string inner) => Encoding.UTF8.GetBytes(
        $"<w:document xmlns:w=\"{WordText.Main}\"><w:body>{inner}</w:body></w:document>");

    [Fact]
    public void Title_headings_lists_and_tables_are_read()
    {
        var list = new Paragraph(new ParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 })), new Run(new Text("Four were released.")));
        var table = new Table(new TableRow(new TableCell(Plain("Held")), new TableCell(Plain("11"))), new TableRow(new TableCell(Plain("Free")), new TableCell(Plain("4"))));
        var document = Reads.Bytes(Docx(Styled("Title", "Who was held"), Styled("berschrift1", "The first day"), Plain(Sentence), list, table), "a.docx");
        document.Title.ShouldBe("Who was held");
        document.Of(SegmentKind.Heading).ShouldBe(["The first day"]);
        document.Of(SegmentKind.List).ShouldBe(["Four were released."]);
        document.Text.ShouldContain("Held\t11");
        document.Text.ShouldContain("Free\t4");
        document.ShouldBeWhole();
    }

    [Fact]
    public void Text_that_was_deleted_or_moved_away_is_not_part_of_the_document()
    {
        var deleted = new DeletedRun(new Run(new DeletedText("nineteen")));
        var document = Reads.Bytes(Docx(new Paragraph(new Run(new Text("It counted eleven people ")), deleted, new Run(new Text("held at the quay on that day.")))), "a.docx");
        document.Text.ShouldBe("It counted eleven people held at the quay on that day.");
        document.Title.ShouldBe("Core title");
    }

    [Fact]
    public void A_word_file_named_txt_is_read_as_what_it_is() =>
        Reads.Bytes(Docx(Plain(Sentence)), "a.txt").Warnings.ShouldHaveSingleItem().ShouldStartWith("the file's name says text/plain");

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", MainPart(new string(' ', 60 << 20))));
        bomb.Length.ShouldBeLessThan(1 << 20);
        Reads.Refusal(bomb, "a.docx").ShouldContain("zip bomb: word/document.xml");
    }

    [Fact]
    public void Many_entries_of_honest_ratio_are_held_to_the_sum()
    {
        var noise = new byte[600_000];
        new Random(3).NextBytes(noise);
        var file = Zip([("word/document.xml", MainPart("")), .. Enumerable.Range(0, 4).Select(i => ($"word/media/{i}.bin", noise))]);
        Reads.Refusal(file, "a.docx", new() { ZipUnpackedBytes = 2 << 20 }).ShouldBe("the container unpacks to 2 MB, more than the limit of 2 MB");
    }

    [Fact]
    public void Too_many_entries_are_refused_from_the_trailer_alone()
    {
        var file = Zip([("word/document.xml", MainPart("")), .. Enumerable.Range(0, 300).Select(i => ($"word/{i}", Array.Empty<byte>()))]);
        Reads.Refusal(file, "a.docx", new() { ZipEntries = 200 }).ShouldBe("the container has more than 200 entries");
    }

    [Theory]
    [InlineData("word/../../outside.txt")]
    [InlineData("..\\outside.txt")]
    [InlineData("/etc/outside.txt")]
    public void An_entry_that_points_outside_is_refused(string name) =>
        Reads.Refusal(Zip(("word/document.xml", MainPart("")), (name, "x"u8.ToArray())), "a.docx").ShouldStartWith("the container has an entry that points outside it: ");

    [Fact]
    public void A_zip_that_is_no_word_file_is_named()
    {
        Reads.Refusal(Zip(("readme.txt", "x"u8.ToArray())), "a.docx").ShouldContain("application/zip is not read");
        Reads.Refusal(Zip(("[Content_Types].xml", "x"u8.ToArray())), "a.docx").ShouldBe("the container holds no Word document");
    }

    [Fact]
    public void Entities_of_a_document_type_are_not_expanded()
    {
        var laughs = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>" + Encoding.UTF8.GetString(MainPart("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"));
        Reads.Refusal(Zip(("word/document.xml", Encoding.UTF8.GetBytes(laughs))), "a.docx").ShouldStartWith("the Word file is broken: ");
    }

    [Fact]
    public void Deeply_nested_elements_do_not_overflow_the_stack()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:smartTag>", 100_000)) + $"<w:p><w:r><w:t>{Sentence}</w:t></w:r></w:p>" + string.Concat(Enumerable.Repeat("</w:smartTag>", 100_000));
        var options = new ReaderOptions { ZipRatio = 100_000 };
        Reads.Outcome(Zip(("word/document.xml", MainPart(deep))), "a.docx", options: options).ShouldBeOfType<ReadOutcome.Read>().Document.Text.ShouldBe(Sentence);
    }

    [Fact]
    public void A_truncated_container_is_broken_and_says_so()
    {
        var whole = Docx(Plain(Sentence));
        Reads.Refusal(whole[..(whole.Length / 2)], "a.docx").ShouldStartWith("the Word file is broken: ");
    }
}
