using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Tests;

public sealed class EntryLineTests
{
    [Fact]
    public void The_envelope_has_its_properties_in_a_fixed_order_and_a_salt_of_its_own()
    {
        var body = new JsonObject { ["name"] = "ندا" };
        var line = Encoding.UTF8.GetString(EntryLine.Write("person.note", 7, 9, "2026-11-21T07:00:00Z", body));
        line.ShouldMatch("^\\{\"v\":1,\"type\":\"person\\.note\",\"seq\":7,\"lamport\":9,\"time\":\"2026-11-21T07:00:00Z\",\"salt\":\"[0-9a-f]{32}\",\"body\":\\{\"name\":\"ندا\"\\}\\}$");
        EntryLine.Write("person.note", 7, 9, "2026-11-21T07:00:00Z", body).ShouldNotBe(Encoding.UTF8.GetBytes(line));
    }

    [Fact]
    public void Any_text_survives_in_a_body()
    {
        Prop.ForAll<string>(text => text is null || Back(text) == WellFormed(text)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("زاهدان\u200Cنشین ۱۲۳ ي ك")]
    [InlineData("\0\u0001\u001F\u007F\r\n\t\"\\/")]
    [InlineData("\u2028\u2029\uFEFF\u202E")]
    [InlineData("😀 𐎠 👩‍👩‍👧")]
    public void Awkward_text_survives_in_a_body(string text) => Back(text).ShouldBe(text);

    [Fact]
    public void A_lone_surrogate_is_replaced_because_no_utf8_can_carry_it() => Back("a\uD800b").ShouldBe("a\uFFFDb");

    [Fact]
    public void A_body_that_could_not_be_read_back_is_refused_before_it_is_written()
    {
        using var scratch = new Scratch();
        var deep = new JsonObject();
        for (var i = 0; i < 70; i++)
            deep = new JsonObject { ["in"] = deep };
        var book = scratch.Create();
        using var session = book.BeginWrite(TimeSpan.Zero);
        Should.Throw<ArgumentException>(() => session.Append("note", deep));
        session.Append("note", []);
        session.Seal();
        scratch.Verify().Broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"v\":1,\"type\":\"x\"}")]
    [InlineData("{\"v\":1,\"seq\":1,\"type\":\"x\",\"lamport\":1,\"time\":\"\",\"salt\":\"\",\"body\":{}}")]
    [InlineData("{\"v\":1,\"type\":\"x\",\"seq\":0,\"lamport\":1,\"time\":\"\",\"salt\":\"\",\"body\":{}}")]
    [InlineData("{\"v\":1,\"type\":\"x\",\"seq\":1,\"lamport\":99999999999999999,\"time\":\"\",\"salt\":\"\",\"body\":{}}")]
    [InlineData("{\"v\":1,\"type\":\"\\ud800\",\"seq\":1,\"lamport\":1,\"time\":\"\",\"salt\":\"\",\"body\":{}}")]
    [InlineData("{\"v\":1,\"type\":\"x\",\"seq\":1,\"lamport\":1,\"time\":\"\",\"salt\":\"\",\"body\":{}} ?")]
    public void What_is_no_entry_reads_as_none(string line) => EntryLine.Read(Encoding.UTF8.GetBytes(line), "w", "id", true).ShouldBeNull();

    [Fact]
    public void An_entry_of_a_newer_format_is_said_to_be_one() =>
        Should.Throw<NewerFormatException>(() => EntryLine.Read("{\"v\":2,\"kind\":1}"u8, "w", "id", true)).Found.ShouldBe("entries of format 2");

    [Fact]
    public void Arbitrary_bytes_read_as_no_entry_and_never_throw()
    {
        Prop.ForAll<byte[]>(bytes => EntryLine.Read(bytes, "w", "id", true) is null).QuickCheckThrowOnFailure();
    }

    private static string? Back(string text)
    {
        var line = EntryLine.Write("note", 1, 1, "2026-11-21T07:00:00Z", new JsonObject { ["text"] = text });
        line.ShouldNotContain((byte)'\n');
        return EntryLine.Read(line, "w", "id", true)!.Body.GetProperty("text").GetString();
    }

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
