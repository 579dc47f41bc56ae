using System.Diagnostics;

namespace Sanad.Language.Tests;

public sealed class GazetteerTests(ITestOutputHelper output)
{
    private static readonly Gazetteer Places = Packs.BuiltIn.Places;

    private static string Found(string text, string language = "en") => string.Join(" | ",
        Places.Find(text, Tokenizer.Tokenize(text, new(0, text.Length)), language).Select(mention =>
            $"{mention.Span.In(text)}={string.Join("/or/", mention.Candidates.Select(place => place.Id))}{(mention.Metonym ? "!" : "")}"));

    [Theory]
    [InlineData("in Zahedan", "Zahedan=iran/sistan-and-baluchestan/zahedan")]
    [InlineData("Tehran’s Evin prison", "Tehran=iran/tehran/tehran/or/iran/tehran | Evin prison=iran/tehran/evin")]
    [InlineData("IN EVIN PRISON", "EVIN PRISON=iran/tehran/evin")]
    [InlineData("Raja'i Shahr, Rajai-Shahr and Gohardasht", "Raja'i Shahr=iran/alborz/gohardasht | Rajai-Shahr=iran/alborz/gohardasht | Gohardasht=iran/alborz/gohardasht")]
    [InlineData("the city of Isfahan", "city of Isfahan=iran/isfahan/isfahan")]
    [InlineData("Isfahan province", "Isfahan province=iran/isfahan")]
    [InlineData("Isfahan prison", "Isfahan prison=iran/isfahan/dastgerd")]
    [InlineData("in Georgia", "Georgia=georgia/or/united-states/georgia")]
    [InlineData("turkey and chad", "")]
    [InlineData("tell us; the US and the U.S. agree", "US=united-states | U.S.=united-states")]
    [InlineData("LET US GO THERE", "")]
    [InlineData("Male prisoners from Bam city", "Bam city=iran/kerman/bam")]
    [InlineData("the raid on Camp Ashraf", "Camp Ashraf=iraq/ashraf")]
    [InlineData("Ashraf said so", "")]
    [InlineData("the Democratic Republic of the Congo", "Democratic Republic of the Congo=democratic-republic-of-the-congo")]
    [InlineData("Iranian officials", "")]
    public void English_names_need_their_capitals_and_the_longest_wins(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("در زاهدان", "زاهدان=iran/sistan-and-baluchestan/zahedan")]
    [InlineData("زندان اوين", "زندان اوين=iran/tehran/evin")]
    [InlineData("گوهر دشت، گوهر‌دشت و گوهردشت", "گوهر دشت=iran/alborz/gohardasht | گوهر‌دشت=iran/alborz/gohardasht | گوهردشت=iran/alborz/gohardasht")]
    [InlineData("استان گلستان", "استان گلستان=iran/golestan")]
    [InlineData("گل و گلستان", "")]
    [InlineData("شهر نور", "شهر نور=iran/mazandaran/nur")]
    [InlineData("نور چشم", "")]
    [InlineData("در ۲۱ شهر خبر داده بود", "")]
    [InlineData("به شهر آمد", "")]
    [InlineData("رجایی شهر کرج", "رجایی شهر=iran/alborz/gohardasht | کرج=iran/alborz/karaj")]
    [InlineData("كرمانشاه", "كرمانشاه=iran/kermanshah/kermanshah/or/iran/kermanshah")]
    [InlineData("جمهوری اسلامی ایران", "جمهوری اسلامی ایران=iran")]
    public void Persian_names_do_not_mind_the_keyboard(string text, string found) => Found(text, "fa").ShouldBe(found);

    [Theory]
    [InlineData("Section 350 of Evin Prison", "Section 350=iran/tehran/evin/ward-350 | Evin Prison=iran/tehran/evin")]
    [InlineData("the cameras of Ward 209, 240, and 2A", "Ward 209=iran/tehran/evin/ward-209 | 240=iran/tehran/evin/ward-240 | 2A=iran/tehran/evin/ward-2a")]
    [InlineData("in Evin, the women’s ward", "Evin=iran/tehran/evin | women’s ward=iran/tehran/evin/women")]
    [InlineData("the women’s ward, ward 4", "")]
    [InlineData("in Adelabad, ward 4", "Adelabad=iran/fars/adelabad")]
    [InlineData("350 prisoners in section 12", "")]
    public void A_ward_belongs_to_the_prison_that_is_named(string text, string found) => Found(text).ShouldBe(found);

    [Theory]
    [InlineData("Tehran not only rejected it", "Tehran=iran/tehran/tehran/or/iran/tehran!")]
    [InlineData("Tehran has also denied it", "Tehran=iran/tehran/tehran/or/iran/tehran!")]
    [InlineData("Officials in Tehran said so", "Tehran=iran/tehran/tehran/or/iran/tehran")]
    [InlineData("Baghdad rejected the figure", "Baghdad=iraq/baghdad!")]
    [InlineData("Zahedan said", "Zahedan=iran/sistan-and-baluchestan/zahedan")]
    public void A_capital_that_speaks_is_its_government(string text, string found) => Found(text).ShouldBe(found);

    [Fact]
    public void In_persian_the_verb_comes_last()
    {
        Found("تهران این آمار را رد کرد.", "fa").ShouldEndWith("!");
        Found("در تهران پلیس این آمار را رد کرد.", "fa").ShouldNotEndWith("!");
    }

    [Fact]
    public void Ids_are_paths()
    {
        Places.IsWithin("iran/tehran/evin/ward-350", "iran/tehran").ShouldBeTrue();
        Places.IsWithin("iran", "iran").ShouldBeTrue();
        Places.IsWithin("iraq", "ira").ShouldBeFalse();
        Places.ById("iran/tehran/evin")!.NameIn("fa").ShouldBe("اوین");
        Places.ById("nowhere").ShouldBeNull();
        Places.ByAdjective("Iranian")!.Id.ShouldBe("iran");
        Places.ByAdjective("ایرانی")!.Id.ShouldBe("iran");
    }

    [Fact]
    public void Every_place_is_found_by_each_of_its_names()
    {
        Places.All.Count.ShouldBeGreaterThan(6000);
        foreach (var place in Places.All.Where(place => place.Kind != PlaceKind.Ward))
        {
            foreach (var (language, names) in place.Names)
            {
                foreach (var name in names.Except(place.ShyNames))
                    Found($"x {name} x", language).ShouldContain(place.Id, customMessage: name);
            }
        }
    }

    [Fact]
    public void Finding_places_is_linear_in_the_text()
    {
        var text = string.Concat(Enumerable.Repeat("Officials in Tehran and Sistan and Baluchestan said that Evin prison held 350 people. ", 12_000));
        var tokens = Tokenizer.Tokenize(text, new(0, text.Length));
        var clock = Stopwatch.StartNew();
        Places.Find(text, tokens, "en").Count.ShouldBe(36_000);
        output.WriteLine($"{text.Length / clock.Elapsed.TotalSeconds / 1e6:0.0} MB/s");
        clock.Elapsed.TotalSeconds.ShouldBeLessThan(15);
    }
}
