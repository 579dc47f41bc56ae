using System.Text;

namespace Sanad.Language.Tests;

public sealed class PacksTests
{
    private static PackFile File(string pack, string name, string yaml) => new(pack, name, () => new MemoryStream(Encoding.UTF8.GetBytes(yaml)));

    private static PackException Refused(string name, string yaml, Action<Packs> use) =>
        Should.Throw<PackException>(() => use(Packs.Load([File("xx", name, yaml)])));

    [Fact]
    public void The_packs_that_ship_are_whole()
    {
        Packs.BuiltIn.Check();
        Packs.BuiltIn.Languages.Select(language => language.Code).ShouldBe(["en", "fa"]);
        Packs.BuiltIn.Language("fa").RightToLeft.ShouldBeTrue();
        Packs.BuiltIn.Language("en").RightToLeft.ShouldBeFalse();
    }

    [Fact]
    public void The_world_and_iran_are_there_in_both_languages()
    {
        var places = Packs.BuiltIn.Places.All;
        places.Count(place => place.Kind == PlaceKind.Country).ShouldBeGreaterThanOrEqualTo(195);
        places.Count(place => place.Kind == PlaceKind.Province && place.ParentId == "iran").ShouldBe(31);
        places.Count(place => place.Kind == PlaceKind.City && place.Id.StartsWith("iran/", StringComparison.Ordinal)).ShouldBeGreaterThan(450);
        places.ShouldAllBe(place => place.Names.ContainsKey("en"));
        places.Where(place => place.Kind == PlaceKind.Country || place.Id.StartsWith("iran", StringComparison.Ordinal)).ShouldAllBe(place => place.Names.ContainsKey("fa"));
        places.Where(place => place.Kind == PlaceKind.Country).Select(place => place.Iso).ShouldBeUnique();
    }

    [Fact]
    public void The_version_follows_the_bytes()
    {
        var one = Packs.Load([File("en", "language.yaml", "name: English")]).Version;
        one.Length.ShouldBe(12);
        Packs.Load([File("en", "language.yaml", "name: English")]).Version.ShouldBe(one);
        Packs.Load([File("en", "language.yaml", "name: Englisch")]).Version.ShouldNotBe(one);
        Packs.Load([File("en", "other.yaml", "name: English")]).Version.ShouldNotBe(one);
    }

    [Fact]
    public void A_section_is_read_by_dotted_keys()
    {
        var section = Packs.Load([File("en", "language.yaml", "a:\n  b: [x, y]\n  c: {k: v}\n  one: z\nlist:\n- {id: p}\nn: {half: 0.5}")]).Language("en").Section("language");
        section.List("a.b").ShouldBe(["x", "y"]);
        section.List("a.one").ShouldBe(["z"]);
        section.Map("a.c")["k"].ShouldBe("v");
        section.Numbers("n")["half"].ShouldBe(0.5);
        section.Items("list").Single().Text("id").ShouldBe("p");
        section.Keys("a").ShouldBe(["b", "c", "one"]);
        section.Keys().ShouldBe(["a", "list", "n"]);
        section.Part("a").Text("nothing").ShouldBeNull();
        section.ListOrEmpty("nothing").ShouldBeEmpty();
    }

    [Fact]
    public void What_is_wrong_is_named_with_pack_file_line_and_key()
    {
        var wrong = Refused("language.yaml", "name: X\nverbs:\n  say: {a: b}\n", packs => packs.Language("xx").Section("language").List("verbs.say"));
        (wrong.Pack, wrong.File, wrong.Line, wrong.Key).ShouldBe(("xx", "language.yaml", 3L, "verbs.say"));
        wrong.Message.ShouldBe("packs/xx/language.yaml, line 3, key \"verbs.say\": write a list here: [one, two]");
    }

    [Theory]
    [InlineData("a: [1, 2", "not readable as YAML")]
    [InlineData("a: 1\na: 2", "not readable as YAML")]
    [InlineData("- a", "must hold one map of keys")]
    [InlineData("", "must hold one map of keys")]
    public void A_file_that_is_no_map_is_refused(string yaml, string reason) =>
        Refused("language.yaml", yaml, packs => packs.Language("xx").Section("language")).Message.ShouldContain(reason);

    [Theory]
    [InlineData("places:\n  a/b: {kind: city, en: [B]}", "no pack names")]
    [InlineData("places:\n  a: {kind: planet, en: [A]}", "write one of: country, province")]
    [InlineData("places:\n  a: {kind: country}", "has no name")]
    [InlineData("places: {a: [x]}", "write a map here")]
    [InlineData("place: {}", "missing")]
    [InlineData("divisions: {a: [B]}", "missing")]
    [InlineData("languages: [en]\ndivisions: {a: [B]}", "name two")]
    [InlineData("languages: [en, fa]\ndivisions: {a: [B]}", "no pack names")]
    [InlineData("languages: [en, fa]\nplaces: {a: {kind: country, en: [A]}}\ndivisions: {a: [B, b]}", "used twice")]
    [InlineData("languages: [en, fa]\ndivisions: {a: [B / ]}", "a name is missing")]
    [InlineData("languages: [en, fa]\ndivisions: {a: [شهر]}", "needs a name in Latin letters")]
    [InlineData("languages: [en, fa]\ndivisions: {a: {B: c}}", "write a list of places")]
    public void A_wrong_place_is_refused(string yaml, string reason) => Refused("places.yaml", yaml, packs => packs.Places.All.Count.ShouldBe(0)).Message.ShouldContain(reason);

    [Fact]
    public void A_wrong_place_among_many_is_told_by_its_line() =>
        Refused("places.yaml", "languages: [en, fa]\nplaces: {a: {kind: country, en: [A]}}\ndivisions:\n  a: [B,\n    C,\n    B]", packs => _ = packs.Places).Line.ShouldBe(6);

    [Fact]
    public void A_division_holds_spellings_in_two_scripts_and_marks_the_shy_ones()
    {
        var places = Packs.Load([File("xx", "places.yaml", "languages: [en, fa]\nplaces: {a: {kind: country, en: [A]}}\ndivisions: {a: {St. Élie / Elie?: [Sari? / ساری?]}}")]).Places;
        places.All.Select(place => place.Id).ShouldBe(["a", "a/st-elie", "a/st-elie/sari"]);
        places.ById("a/st-elie")!.Names["en"].ShouldBe(["St. Élie", "Elie"]);
        places.ById("a/st-elie")!.ShyNames.ShouldBe(["Elie"]);
        places.ById("a/st-elie/sari")!.Names["fa"].ShouldBe(["ساری"]);
        places.ById("a/st-elie/sari")!.ShyNames.ShouldBe(["Sari", "ساری"]);
    }

    [Fact]
    public void A_wrong_anchor_is_refused() =>
        Refused("anchors.yaml", "anchors:\n  x: {when: last year, names: {en: [X]}}", packs => packs.Anchors.Count.ShouldBe(0)).Line.ShouldBe(2);

    [Fact]
    public void A_word_of_dates_that_is_not_understood_is_refused()
    {
        var files = new[] { "numbers.yaml", "dates.yaml", "language.yaml" }.Select(name => File("en", name, Shipped(name).Replace("-1 day published", "one day back")));
        var packs = Packs.Load(files);
        var wrong = Should.Throw<PackException>(() => new DateExpressions(packs.Language("en"), packs));
        wrong.Key.ShouldBe("relative.yesterday");
        wrong.Line.ShouldNotBeNull();
    }

    [Fact]
    public void A_missing_file_and_an_unknown_language_are_told()
    {
        Should.Throw<PackException>(() => Packs.BuiltIn.Language("en").Section("poetry")).Message.ShouldContain("packs/en/poetry.yaml");
        Should.Throw<KeyNotFoundException>(() => Packs.BuiltIn.Language("tlh")).Message.ShouldContain("en, fa");
        Should.Throw<PackException>(() => Packs.Load([File("a", "x.yaml", ""), File("a", "x.yaml", "")])).Message.ShouldContain("given twice");
    }

    private static string Shipped(string name) => System.IO.File.ReadAllText(Path.Combine(Sanad.Tests.Workplace.Root, "packs", "en", name));
}
