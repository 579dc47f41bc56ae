using System.Xml.Linq;
using Sanad.Language;
using Sanad.Linkage;
using Sanad.Tests;

namespace Sanad.Dossier.Tests;

public class LinkChartsTests
{
    private static readonly ScoreStep[] Steps =
    [
        new("given_name", "same name", "مجتبی", "Mojtaba", 7.4),
        new("family_name", "close", "کریم‌زاده", "Karimzade", 3.1),
        new("father_name", "missing", "حسام", null, 0),
        new("birth_date", "one slip of the pen", "1367/5/12", "1978-08-03", 6.1),
        new("sex", "different", "male", "female", -4.9),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void The_charts_of_linking_look_as_expected(string language)
    {
        var texts = InterfaceTexts.For(Packs.BuiltIn, language);
        Expectation.Is(LinkCharts.Waterfall(-14.2, Steps, texts) + "\n", $"waterfall.{language}.svg");
        Expectation.Is(LinkCharts.Scores([-55, -7.1, -6.5, -0.1, 0, 3.3, 12, 12.4, 12.9, 13, 90], texts) + "\n", $"scores.{language}.svg");
        Expectation.Is(LinkCharts.ClusterSizes([1, 1, 1, 2, 2, 3, 7], texts) + "\n", $"cluster-sizes.{language}.svg");
        Expectation.Is(LinkCharts.Rules([new("sound of both names", 1200, 0), new("day of birth", 310, 45), new("address", 0, 0)], texts) + "\n", $"rules.{language}.svg");
    }

    [Fact]
    public void A_waterfall_ends_at_the_sum_of_its_steps()
    {
        var chart = LinkCharts.Waterfall(-14.2, Steps, InterfaceTexts.For(Packs.BuiltIn, "en"));
        chart.Elements().Last().Value.ShouldContain("\u22122.5");
        chart.Attribute("aria-label")!.Value.ShouldContain("\u22122.5");
    }

    [Fact]
    public void Nothing_to_draw_is_an_empty_chart() => LinkCharts.Scores([], InterfaceTexts.For(Packs.BuiltIn, "fa")).Elements().Count().ShouldBe(1);

    [Fact]
    public void A_level_that_no_pack_knows_is_shown_as_it_is() =>
        LinkCharts.Waterfall(0, [new("shoe_size", "nearly", "41", "42", 1)], InterfaceTexts.For(Packs.BuiltIn, "fa")).Value.ShouldContain("shoe_size: nearly");

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void Every_rule_of_linking_has_its_words(string language)
    {
        var writer = new RecordTableWriter(Enum.GetValues<Role>());
        writer.BeginList("all");
        writer.Add("1", [.. Enum.GetValues<Role>().Select(_ => "1990-05-06")]);
        writer.Add("2", [.. Enum.GetValues<Role>().Select(_ => "1991-05-06")]);
        var linker = Linker.Prepare(writer.ToTable(), Packs.BuiltIn, new());
        var rules = linker.Link(linker.Train()).Rules;
        rules.Count.ShouldBeGreaterThan(15);
        var texts = InterfaceTexts.For(Packs.BuiltIn, language);
        foreach (var rule in rules)
            texts.Find("link_rules." + LinkCharts.Key(rule.Rule)).ShouldNotBeNull(rule.Rule);
    }

    [Fact]
    public void A_file_stands_alone_with_its_title_and_note()
    {
        var texts = InterfaceTexts.For(Packs.BuiltIn, "fa");
        var file = XDocument.Parse(ChartFile.Of(LinkCharts.Rules([new("address", 4, 0)], texts), texts["link_chart.rules_note"], texts)).Root!;
        (file.Attribute("width")!.Value, file.Attribute("lang")!.Value).ShouldBe(("640", "fa"));
        file.Value.ShouldContain(texts["link_chart.rules_note"]);
        file.Value.ShouldContain("نشانی");
    }
}
