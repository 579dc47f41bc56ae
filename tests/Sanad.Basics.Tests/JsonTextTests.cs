namespace Sanad.Basics.Tests;

public sealed class JsonTextTests
{
    private sealed record Sample(ContentHash Original, DateInterval? When, PublishedKind? Kind, string? SpeakerName, Quantity HowMany);

    [Fact]
    public void Keys_are_lower_snake_absent_is_null_and_Persian_stays_readable()
    {
        var sample = new Sample(ContentHash.Of("x"u8), DateInterval.Parse("2019-11"), null, "سعید", new(null, 100, 999, Qualifier.Vague));
        var line = JsonText.Line(sample);
        line.ShouldBe("""{"original":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","when":"2019-11","kind":null,"speaker_name":"سعید","how_many":{"value":null,"low":100,"high":999,"qualifier":"vague","representative":100}}""");
        JsonText.Read<Sample>(line).ShouldBe(sample);
    }

    [Fact]
    public void An_id_depends_on_its_parts_and_their_order()
    {
        StableId.Of('c', "a", "b").ShouldNotBe(StableId.Of('c', "b", "a"));
        StableId.Of('c', "ab", "").ShouldNotBe(StableId.Of('c', "a", "b"));
        StableId.Of('c', "a", "b").ShouldMatch("^c[0-9a-f]{16}$");
    }
}
