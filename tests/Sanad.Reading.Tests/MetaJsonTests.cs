using System.Text;
using Sanad.Basics;

namespace Sanad.Reading.Tests;

public class MetaJsonTests
{
    private static MetaOutcome Read(string json) => MetaJson.TryRead(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void Outlet_date_and_language_are_taken_and_other_keys_are_named()
    {
        var read = Read("""{"id": "n1", "outlet": "Lantern Wire", "published": "2019-11", "lang": "EN", "licence": "own"}""").ShouldBeOfType<MetaOutcome.Read>();
        read.Given.ShouldBe(new Given("Lantern Wire", new PartialDate(2019, 11), "en"));
        read.Warnings.ShouldBe(["keys that mean nothing here: id, licence"]);
    }

    [Fact]
    public void Absent_and_null_keys_are_not_given() =>
        Read("\uFEFF{\"outlet\": null}").ShouldBeOfType<MetaOutcome.Read>().Given.ShouldBe(Given.Nothing);

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[1]", "an object is needed")]
    [InlineData("{\"published\": \"yesterday\"}", "\"published\" must be 2019, 2019-11 or 2019-11-15, not \"yesterday\"")]
    [InlineData("{\"published\": 2019}", "\"published\" must be a text, not Number")]
    [InlineData("{\"lang\": \"english\"}", "\"lang\" must be a two-letter code")]
    [InlineData("", "not JSON")]
    public void What_is_wrong_is_said(string json, string reason) => Read(json).ShouldBeOfType<MetaOutcome.Malformed>().Reason.ShouldStartWith(reason);
}
