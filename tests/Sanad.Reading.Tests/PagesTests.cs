using Sanad.Eval.Pages;
using Sanad.Tests;

namespace Sanad.Reading.Tests;

/// <summary>The labelled pages of eval/pages, written by us: floors a little under what `eval pages` prints today.</summary>
public class PagesTests
{
    private static readonly Lazy<List<PageResult>> Results =
        new(() => [.. LabelledPage.In(Path.Combine(Workplace.Root, "eval", "pages")).Select(page => page.Read(Reads.Reader))]);

    [Fact]
    public void Main_text_is_told_from_furniture_on_our_own_pages()
    {
        Results.Value.Count.ShouldBeGreaterThanOrEqualTo(37);
        var (precision, recall, _) = ShingleScore.Mean(Results.Value.Select(r => r.Score));
        precision.ShouldBeGreaterThan(.985);
        recall.ShouldBeGreaterThan(.985);
    }

    [Fact]
    public void Title_outlet_origin_author_and_date_are_found_on_them()
    {
        var facts = Results.Value.SelectMany(r => r.Facts).ToList();
        (facts.Count(f => f.IsRight) / (double)facts.Count).ShouldBeGreaterThan(.97);
    }

    [Theory]
    [InlineData("en-names-list", "Filip Rudo, 16, pupil")]
    [InlineData("en-victims-table", "Conrad Lomm 9 Gate house crushed")]
    [InlineData("fa-names-table", "بهنود کوهبان ۲۷ کلات سنگی")]
    public void Lists_and_tables_of_people_are_kept(string page, string line) =>
        Results.Value.Single(r => r.Name == page).Found.Split('\n').ShouldContain(line);

    [Fact]
    public void Equal_texts_score_one_and_a_text_too_many_costs_precision()
    {
        ShingleScore.Of("one two three four five", "one two three four five").ShouldBe(new(1, 0, 0));
        var longer = ShingleScore.Of("one two three four five", "one two three four five six seven");
        (longer.Precision, longer.Recall).ShouldBe((.5, 1));
        ShingleScore.Of("one two three four", "").Precision.ShouldBeNull();
    }
}
