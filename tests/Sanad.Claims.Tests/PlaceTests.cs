namespace Sanad.Claims.Tests;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("Five people were killed in Hyderabad.", null)]
    [InlineData("Police in Pakistan confirmed it. Five people were killed in Hyderabad.", "pakistan/sindh/hyderabad")]
    [InlineData("Indian police confirmed it. Five people were killed in Hyderabad.", "india/telangana/hyderabad")]
    [InlineData("India and Pakistan disagree. Five people were killed in Hyderabad.", null)]
    [InlineData("American officials confirmed it. Five people were killed in Georgia.", null)]
    [InlineData("Five people were killed in Tehran.", "iran/tehran")]
    [InlineData("Five people were killed in the city of Tehran.", "iran/tehran/tehran")]
    public void Of_places_that_share_a_name_none_is_guessed(string text, string? id) => Extracted.From(text)[^1].PlaceId.ShouldBe(id);

    [Theory]
    [InlineData("Shelling struck Bel Amrat site, killing nine people.", "Bel Amrat site")]
    [InlineData("Gunmen attacked the Sorvan displacement camp in Djugu territory, killing nine people.", "Sorvan displacement camp")]
    [InlineData("Nine people were killed in Hawija, in Kirkuk province.", "Hawija")]
    [InlineData("Some 400 families were displaced from Orvand District.", "Orvand District")]
    [InlineData("Some 400 families fled Sirwah.", "Sirwah")]
    [InlineData("Nine people were killed across the country.", "the country")]
    [InlineData("More than 400 people were arrested nationwide.", "nationwide")]
    public void The_most_specific_place_is_taken(string sentence, string place) => Extracted.One(sentence).Place.ShouldBe(place);

    [Theory]
    [InlineData("Nine people are in prison.")]
    [InlineData("The Exile Council, based in Warsaw, named 46 people who were killed.")]
    [InlineData("Nine people were killed, said an official from Berlin.")]
    public void Neither_a_state_nor_a_seat_is_a_place(string sentence) => Extracted.One(sentence).Place.ShouldBeNull();

    [Fact]
    public void A_figure_of_another_speaker_goes_on_with_the_paragraphs_place()
    {
        var claims = Extracted.From("Shells hit a school in Shiraz and killed nine people. Local doctors reported 18 dead.\n\nThe ministry spoke of 30 dead.");
        claims.Select(claim => claim.Place).ShouldBe(["Shiraz", "Shiraz", null]);
    }

    [Fact]
    public void The_place_of_a_headline_serves_until_another_is_named()
    {
        var claims = Extracted.From("Three dead in a shooting in Shiraz\n\nDoctors said that four people were wounded.\n\nTwo people were arrested in Tabriz.\n\nSix people were wounded.");
        claims.Select(claim => claim.Place).ShouldBe(["Shiraz", "Shiraz", "Tabriz", null]);
    }

    [Theory]
    [InlineData("شش دانشجو در دانشگاه سروستان بازداشت شدند.", "دانشگاه سروستان")]
    [InlineData("یازده تبعه افغانستان اعدام شدند.", null)]
    [InlineData("۱۲ نفر در زاهدان کشته شدند.", "زاهدان")]
    public void A_persian_kind_names_the_place_behind_it_and_a_nationality_names_none(string sentence, string? place) => Extracted.One(sentence).Place.ShouldBe(place);
}
