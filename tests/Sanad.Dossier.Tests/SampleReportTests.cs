using System.Text.RegularExpressions;
using Sanad.Basics;
using Sanad.Tests;

namespace Sanad.Dossier.Tests;

/// <summary>The whole way: notes are kept, read, their claims gathered, and the report made from the casebook.</summary>
public sealed partial class SampleReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sanad-report-").FullName;

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void The_sample_casebook_makes_a_report_in_which_no_link_is_dead(string language)
    {
        var material = Samples();
        material.Documents.Count.ShouldBe(9);
        var page = Report.Html(material, language);
        var ids = Ids().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        ids.ShouldBeUnique();
        Links().Matches(page).Select(match => match.Groups[1].Value).Distinct().ShouldBeSubsetOf(ids);
        Keep(page, $"samples.{language}.html");
        TerminalCharts(material, language);
    }

    [Fact]
    public void The_ministers_figure_and_the_councils_stand_in_one_toll()
    {
        var material = Samples();
        var minister = material.Tolls.First(row => row.Quantity?.Value == 200 && row.Speaker.Contains("Rahmani-Fazli"));
        var council = material.Tolls.First(row => row.Quantity?.Value == 1500 && row.Speaker.Contains("National Council"));
        council.Event.Id.ShouldBe(minister.Event.Id);
        var share = material.Tolls.SkipWhile(row => row != minister).Skip(1).First();
        (share.Depth, share.Quantity?.Qualifier).ShouldBe((1, Qualifier.Fraction));
        Report.Html(material, "en").ShouldContain(share.Quote);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ReportMaterial Samples() => SampleCasebook.Material(_folder);

    private static void TerminalCharts(ReportMaterial material, string language)
    {
        var texts = InterfaceTexts.For(material.Packs, language);
        var charts = material.Tolls.GroupBy(row => (row.Event.Id, row.ActGroup)).Select(toll => TerminalChart.Text([.. toll], texts, 100));
        Keep(string.Join("\n", charts), $"samples.{language}.txt");
    }

    // For people to look at.
    private static void Keep(string text, string name)
    {
        if (Environment.GetEnvironmentVariable("SANAD_SCREENS") is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, name), text);
    }

    [GeneratedRegex(" id=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex("(?:href=\"|url\\()#([^\")]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Links();
}
