using Sanad.Basics;

namespace Sanad.Claims.Tests;

/// <summary>When and where it happened, and which event the claim is gathered under.</summary>
public sealed class WhenAndWhereTests
{
    [Theory]
    [InlineData("On 27 March, 20 people were killed.", "2014-03-27")]
    [InlineData("20 people were killed on Sunday.", "2014-03-30")]
    [InlineData("20 people were killed in July 2013.", "2013-07")]
    [InlineData("20 people were killed since March 22.", "2014-03-22/2014-04-01")]
    [InlineData("20 people were killed last month.", "2014-03")]
    [InlineData("۲۰ نفر در آبان ۹۸ کشته شدند.", "2019-10-23/2019-11-21")]
    [InlineData("20 people were killed.", null)]
    public void Resolves_the_date_of_the_event(string sentence, string? when) =>
        Extracted.One(sentence, "2014-04-01").When?.ToString().ShouldBe(when);

    [Fact]
    public void Without_a_publication_date_a_date_without_a_year_stays_unknown()
    {
        var claim = Extracted.One("On 27 March, 20 people were killed.");
        claim.When.ShouldBeNull();
        claim.WhenText.ShouldBe("On 27 March");
    }

    [Fact]
    public void A_clause_without_a_time_takes_that_of_the_clause_before() =>
        Extracted.From("On 27 March, 20 people were killed near the church. Eleven were injured.", "2014-04-01").Select(claim => claim.When?.ToString())
            .ShouldBe(["2014-03-27", "2014-03-27"]);

    [Fact]
    public void A_weekday_that_contradicts_its_date_is_said_and_left_alone()
    {
        var claim = Extracted.One("On Saturday, May 31, 2020, 12 people were killed.");
        claim.When.ShouldBe(DateInterval.Parse("2020-05-31"));
        claim.Warnings.ShouldHaveSingleItem().ShouldContain("Sunday");
    }

    [Theory]
    [InlineData("In the city of Zahedan alone, 90 people were shot dead.", "iran/sistan-and-baluchestan/zahedan")]
    [InlineData("90 people were shot dead in Iran.", "iran")]
    [InlineData("۹۰ نفر در شهر اهواز کشته شدند.", "iran/khuzestan/ahvaz")]
    public void Finds_the_place_in_the_gazetteer(string sentence, string place) => Extracted.One(sentence).PlaceId.ShouldBe(place);

    [Theory]
    [InlineData("Nine people were killed in Examplegrad.", "Examplegrad")]
    [InlineData("Nine people were killed at a football field.", "a football field")]
    [InlineData("Nine people were killed near the town of Example Falls.", "Example Falls")]
    public void A_place_that_no_pack_knows_keeps_its_words(string sentence, string place)
    {
        var claim = Extracted.One(sentence);
        claim.Place.ShouldBe(place);
        claim.PlaceId.ShouldBeNull();
    }

    [Fact]
    public void The_speakers_own_town_is_not_where_it_happened() =>
        Extracted.One("The mayor of Tehran said 12 people were killed in Shiraz.").PlaceId.ShouldBe("iran/fars/shiraz");

    [Fact]
    public void An_event_of_the_pack_gives_the_scope_and_never_the_date()
    {
        var claim = Extracted.One("During the November 2019 uprising in Iran the minister said that only 200 protesters had died.");
        claim.ScopeReason.ShouldNotBeNull().ShouldStartWith("anchor november-2019");
        claim.ScopePlace.ShouldBe("iran");
    }

    [Fact]
    public void An_event_of_another_year_gives_no_scope()
    {
        var claims = Extracted.From("Some survivors of the 1988 massacre spoke. In March 2021, nine prisoners were executed in Iran.");
        claims.ShouldHaveSingleItem().ScopeWhen.ShouldBe(DateInterval.Parse("2021-03"));
    }

    [Fact]
    public void A_claim_without_a_place_is_of_the_country_that_the_document_names_most()
    {
        var claims = Extracted.From("In Cairo, Egypt, Egyptian police arrested nine men. Two students were killed.\n\nTwo weeks before, an Egyptian court jailed five writers.");
        claims.Count.ShouldBe(3);
        claims.ShouldAllBe(claim => claim.ScopePlace!.StartsWith("egypt"));
    }
}
