using System.Text;

namespace Sanad.Reading.Tests;

public class MediaTypesTests
{
    [Theory]
    [InlineData("%PDF-1.7\n", "a.pdf", MediaTypes.Pdf)]
    [InlineData("<!DOCTYPE html><p>x", null, MediaTypes.Html)]
    [InlineData("\n  <HTML lang=en>", "page", MediaTypes.Html)]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"x\">", "a.xhtml", MediaTypes.Html)]
    [InlineData("Ten people were killed, the office said.", "a.txt", MediaTypes.Text)]
    [InlineData("BMW and MZ are makes of motorcycle.", "a.txt", MediaTypes.Text)]
    [InlineData("<3 is a heart, <b is no tag", "a.txt", MediaTypes.Text)]
    [InlineData("", "a.txt", MediaTypes.Text)]
    public void Text_formats_are_told_apart_by_how_they_begin(string head, string? name, string type) =>
        MediaTypes.Sniff(Encoding.UTF8.GetBytes(head), name).ShouldBe(type);

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13 }, "image/png")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46 }, "image/jpeg")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 20, 0, 0, 0 }, "application/zip")]
    [InlineData(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3 }, MediaTypes.Unknown)]
    public void A_binary_named_txt_is_what_its_bytes_are(byte[] head, string type) => MediaTypes.Sniff(head, "statement.txt").ShouldBe(type);

    [Fact]
    public void An_archive_named_txt_is_refused_with_both_types_named()
    {
        var reason = Reads.Refusal([0x50, 0x4B, 3, 4, 20, 0, 0, 0], "statement.txt");
        reason.ShouldContain("application/zip is not read");
        reason.ShouldContain("the file's name says text/plain");
    }

    [Fact]
    public void Content_wins_over_the_name_and_a_warning_says_so()
    {
        var document = Reads.Text("<html><body><p>Four people were detained in the harbour on Monday, the office said.</p></body></html>", "note.txt");
        document.MediaType.ShouldBe(MediaTypes.Html);
        document.Warnings.ShouldContain("the file's name says text/plain, its bytes are text/html");
    }

    [Fact]
    public void Random_bytes_named_txt_are_refused()
    {
        var bytes = new byte[5000];
        new Random(7).NextBytes(bytes);
        Reads.Refusal(bytes, "a.txt").ShouldStartWith("its bytes are not text");
    }

    [Fact]
    public void An_empty_file_is_refused_by_name() => Reads.Refusal([], "a.txt").ShouldBe("the file is empty");

    [Fact]
    public void A_file_of_white_space_holds_no_text() => Reads.Refusal(" \r\n\t \n"u8.ToArray(), "a.txt").ShouldBe("there is no text in it");
}
