using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Sanad.Reading.Tests;

public class EncodingTests
{
    private const string Persian = "به گزارش دفتر، دست‌کم ۱۲ نفر در بندر بازداشت شدند و چهار نفر پس از گفت‌وگو آزاد شدند. پژوهشگران می‌گویند شمار بازداشتی‌ها بیشتر است.";
    private const string French = "Le préfet a déclaré que douze personnes ont été arrêtées près du marché à l'été dernier; la mairie a nié.";

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_is_believed_and_is_no_part_of_the_text(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var document = Reads.Bytes([.. encoding.GetPreamble(), .. encoding.GetBytes(Persian)], "a.txt");
        document.Text.ShouldBe(Persian);
        document.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("utf-16", Persian)]
    [InlineData("utf-16BE", Persian)]
    [InlineData("utf-16", French)]
    public void Utf16_without_a_mark_is_recognised_and_named_as_a_guess(string name, string text)
    {
        var document = Reads.Bytes(Encoding.GetEncoding(name).GetBytes(text), "a.txt");
        document.Text.ShouldBe(text);
        document.Warnings.ShouldContain(w => w.StartsWith("encoding guessed: utf-16"));
    }

    [Fact]
    public void Windows_1256_is_told_from_windows_1252_by_its_runs_of_high_bytes()
    {
        var plain = Persian.Replace('ی', 'ي').Replace('۱', '1').Replace('۲', '2');
        var document = Reads.Bytes(Encoding.GetEncoding(1256).GetBytes(plain), "a.txt");
        document.Text.ShouldBe(plain);
        document.Warnings.ShouldContain("encoding guessed: windows-1256 (the bytes are not UTF-8)");
        document.Language.ShouldBe("fa");
    }

    [Fact]
    public void Western_accents_are_windows_1252()
    {
        var document = Reads.Bytes(Encoding.GetEncoding(1252).GetBytes(French), "a.txt");
        document.Text.ShouldBe(French);
        document.Warnings.ShouldContain("encoding guessed: windows-1252 (the bytes are not UTF-8)");
    }

    [Fact]
    public void One_broken_byte_does_not_turn_a_utf8_text_into_a_legacy_one()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Persian), 0xFF, .. Encoding.UTF8.GetBytes(Persian)];
        var document = Reads.Bytes(bytes, "a.txt");
        document.Text.ShouldBe(Persian + "\uFFFD" + Persian);
        document.Warnings.ShouldContain("not clean UTF-8: broken in 1 places, which show as \uFFFD");
    }

    [Fact]
    public void Line_ends_and_white_space_of_a_text_file_stay_as_they_are()
    {
        const string text = "  First line.\r\n\r\nSecond line.\rThird line.\n\n ";
        Reads.Text(text).Text.ShouldBe(text);
    }

    [Fact]
    public void Any_utf8_text_is_kept_to_the_letter() => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), sample =>
    {
        var text = new string([.. sample.Get.Where(c => !char.IsSurrogate(c) && c >= ' ')]) + "word";
        Reads.Text(text, "a.txt").Text.ShouldBe(text);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_page_is_read_in_the_encoding_that_it_declares()
    {
        var html = $"<html><head><meta charset=windows-1256></head><body><p>{Persian.Replace('ی', 'ي').Replace('۱', '1').Replace('۲', '2')}</p></body></html>";
        var document = Reads.Bytes(Encoding.GetEncoding(1256).GetBytes(html), "a.html");
        document.Text.ShouldStartWith("به گزارش دفتر");
        document.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_declares_a_legacy_encoding_but_is_utf8_is_read_as_utf8_with_a_warning()
    {
        var document = Reads.Text($"<html><head><meta charset=\"iso-8859-1\"></head><body><p>{Persian}</p></body></html>", "a.html");
        document.Text.ShouldStartWith("به گزارش دفتر");
        document.Warnings.ShouldHaveSingleItem().ShouldContain("its bytes are UTF-8");
    }
}
