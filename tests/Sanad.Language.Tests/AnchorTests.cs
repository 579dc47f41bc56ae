namespace Sanad.Language.Tests;

public sealed class AnchorTests
{
    private static readonly AnchorMentions Anchors = new(Packs.BuiltIn);

    private static string Found(string text, string language) => string.Join(" ",
        Anchors.Find(Tokenizer.Tokenize(text, new(0, text.Length)), language).Select(found => found.Anchor.Id));

    [Theory]
    [InlineData("In the wake of the November uprising", "en", "november-2019")]
    [InlineData("the 1988 massacre of prisoners", "en", "1988-massacre")]
    [InlineData("in the summer of 1988", "en", "1988-massacre")]
    [InlineData("after Mahsa Amini died: “Woman, Life, Freedom”", "en", "mahsa-amini-2022 mahsa-amini-2022")]
    [InlineData("WOMAN LIFE FREEDOM", "en", "mahsa-amini-2022")]
    [InlineData("the raid on section 350", "en", "evin-ward-350-raid")]
    [InlineData("در آبان ۹۸", "fa", "november-2019")]
    [InlineData("آبان‌ماه ٩٨", "fa", "november-2019")]
    [InlineData("«ژن، ژیان، ئازادی» و زن زندگی آزادی", "fa", "mahsa-amini-2022 mahsa-amini-2022")]
    [InlineData("قتل‌عام ۶۷", "fa", "1988-massacre")]
    [InlineData("in November 2018", "en", "")]
    public void Names_and_cues_point_to_the_event(string text, string language, string ids) => Found(text, language).ShouldBe(ids);

    [Fact]
    public void Anchors_come_by_date_with_names_in_both_languages()
    {
        Packs.BuiltIn.Anchors.Select(anchor => anchor.When.First).ShouldBeInOrder();
        Packs.BuiltIn.Anchors.ShouldAllBe(anchor => anchor.NameIn("en") != anchor.NameIn("fa"));
        Packs.BuiltIn.Anchors.Single(anchor => anchor.Id == "november-2019").When.ToString().ShouldBe("2019-11");
    }
}
