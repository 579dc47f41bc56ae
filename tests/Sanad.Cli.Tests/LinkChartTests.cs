using System.Xml.Linq;
using Sanad.Tests;

namespace Sanad.Cli.Tests;

/// <summary>Charts of linking as files that stand alone.</summary>
public sealed class LinkChartTests
{
    [Theory]
    [InlineData("en", "day of birth", "Pairs by score, in bits")]
    [InlineData("fa", "روز تولد", "جفت‌ها بر پایهٔ امتیاز، به بیت")]
    public void Of_files_four_charts_are_drawn_in_the_language_asked_for(string language, string rule, string title)
    {
        using var desk = new Desk();
        desk.File("a.csv", "first,last,dob\nRostam,Daryaei,1365-02-03\nRustam,Daryai,1365-02-03\nGolnar,Sahelzadeh,1350-07-08\nGolnar,Sahelzade,1350-07-08\n");
        var ended = desk.Sanad("link", "a.csv", "--map", "given_name=first,family_name=last,birth_date=dob", "--charts", "charts", "--lang", language, "--explain", "1", "2").ShouldEnd(ExitCode.Done);
        Directory.GetFiles(Path.Combine(desk.Folder, "charts")).Select(Path.GetFileName).Order().ShouldBe(["cluster-sizes.svg", "rules.svg", "scores.svg", "waterfall.svg"]);
        Chart(desk, "rules").Value.ShouldContain(rule);
        Chart(desk, "scores").Attribute("aria-label")!.Value.ShouldBe(title);
        Chart(desk, "waterfall").Value.ShouldContain("Rustam");
        ended.Error.ShouldContain(Path.Combine("charts", "waterfall.svg"));
    }

    [Fact]
    public void Of_a_casebook_the_charts_are_those_of_its_last_run_and_of_what_people_decided()
    {
        using var desk = new Desk();
        foreach (var list in Lists())
            desk.Sanad("list", "add", list, "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("link", "-c", "case", "--charts", "charts").ShouldEnd(ExitCode.Done);
        Directory.GetFiles(Path.Combine(desk.Folder, "charts")).Select(Path.GetFileName).Order().ShouldBe(["cluster-sizes.svg", "rules.svg", "scores.svg"]);
        Chart(desk, "rules").Value.ShouldContain("sound of both names");
        Chart(desk, "cluster-sizes").Value.ShouldContain("records: 2");
    }

    private static string[] Lists() => [.. Directory.GetFiles(Path.Combine(Workplace.Root, "samples", "example-town"), "*.csv").Order(StringComparer.Ordinal)];

    private static XElement Chart(Desk desk, string name) => XDocument.Load(Path.Combine(desk.Folder, "charts", name + ".svg")).Root!;
}
