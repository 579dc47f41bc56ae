using Microsoft.Playwright;
using Sanad.Dossier;
using Sanad.Language;
using Sanad.Tests;

namespace Sanad.Browser.Tests;

public class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string, int, ColorScheme> Looks => new()
    {
        { "en", 1280, ColorScheme.Light }, { "en", 1280, ColorScheme.Dark }, { "en", 360, ColorScheme.Light },
        { "fa", 1280, ColorScheme.Light }, { "fa", 1280, ColorScheme.Dark }, { "fa", 360, ColorScheme.Light },
    };

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public async Task No_request_leaves_and_nothing_is_complained_about(string language)
    {
        await using var open = await chromium.OpenAsync(Page(language));
        open.Requests.ShouldBe([new Uri(open.Path!).AbsoluteUri]);
        open.Complaints.ShouldBeEmpty();
        (await open.Page.EvaluateAsync<string>("getComputedStyle(document.body).maxWidth")).ShouldNotBe("none", "the style sheet is not applied");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public async Task A_figure_leads_to_its_highlighted_words_and_back(string language)
    {
        await using var open = await chromium.OpenAsync(Page(language));
        await open.Page.Locator("a.figure").First.ClickAsync();
        var marked = open.Page.Locator("mark:has(:target)");
        await Assertions.Expect(marked).ToBeInViewportAsync();
        await open.Page.Locator("mark:has(:target) + a.back").First.ClickAsync();
        await Assertions.Expect(open.Page.Locator("tr:target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_figures_link_lands_on_the_very_words_of_its_claim()
    {
        await using var open = await chromium.OpenAsync(Page("en"));
        await open.Page.Locator("a.figure", new() { HasTextString = "1,500" }).ClickAsync();
        (await open.Page.Locator("mark:has(:target)").InnerTextAsync()).ShouldBe(
            "The National Council of Resistance of Iran put the number of people killed at 1,500");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Everyone_can_read_it(string language, int width, ColorScheme scheme)
    {
        await using var open = await chromium.OpenAsync(Page(language), width, scheme);
        await open.Page.ShouldBeReadableAsync();
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("fa", 360)]
    public async Task Everyone_can_read_the_report_of_the_sample_casebook(string language, int width)
    {
        var folder = Directory.CreateTempSubdirectory("sanad-browser-").FullName;
        try
        {
            await using var open = await chromium.OpenAsync(Report.Html(SampleCasebook.Material(folder), language), width);
            await open.Page.ShouldBeReadableAsync();
            open.Requests.Count.ShouldBe(1);
            (await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            await Screens.KeepAsync(() => open.Page.ScreenshotAsync(new() { FullPage = true }), $"samples-{language}-{width}.png");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("en", 360)]
    [InlineData("fa", 360)]
    [InlineData("en", 320)]
    [InlineData("fa", 800)]
    [InlineData("en", 1600)]
    public async Task The_page_never_scrolls_sideways(string language, int width)
    {
        await using var open = await chromium.OpenAsync(Page(language), width);
        (await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_two_words_of_a_chart_lie_over_one_another(string language, int width, ColorScheme scheme)
    {
        await using var open = await chromium.OpenAsync(Page(language), width, scheme);
        (await open.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('.toll-chart')].flatMap(chart => {
                // A font's box is far taller than its letters, most of all in Persian: a quarter of it above and below is air.
                const letters = b => ({ left: b.left, right: b.right, width: b.width, top: b.top + b.height / 4, bottom: b.bottom - b.height / 4 });
                const boxes = [...chart.querySelectorAll('text')].map(t => [t.textContent, letters(t.getBoundingClientRect())]).filter(([, b]) => b.width > 0);
                const outside = boxes.filter(([, b]) => b.left < -1 || b.right > innerWidth + 1).map(([t]) => 'outside: ' + t);
                const over = boxes.flatMap(([t, a], i) => boxes.slice(i + 1)
                    .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom).map(([u]) => t + ' / ' + u));
                return [...outside, ...over];
            })
            """)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public async Task It_prints_as_a_document(string language)
    {
        await using var open = await chromium.OpenAsync(Page(language));
        var pdf = await open.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        System.Text.Encoding.Latin1.GetString(pdf.AsSpan(0, 5)).ShouldBe("%PDF-");
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(open.Page.Locator("nav.contents")).ToBeHiddenAsync();
        await Screens.KeepAsync(() => Task.FromResult(pdf), $"report-print-{language}.pdf");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task It_is_photographed(string language, int width, ColorScheme scheme)
    {
        await using var open = await chromium.OpenAsync(Page(language), width, scheme);
        var picture = await open.Page.ScreenshotAsync(new() { FullPage = true });
        picture.Length.ShouldBeGreaterThan(10_000);
        await Screens.KeepAsync(() => Task.FromResult(picture), $"report-{language}-{width}-{scheme}-whole.png".ToLowerInvariant());
        await open.Page.Locator(".event").First.EvaluateAsync("element => element.scrollIntoView()");
        await Screens.KeepAsync(() => open.Page.ScreenshotAsync(), $"report-{language}-{width}-{scheme}.png".ToLowerInvariant());
    }

    private static string Page(string language) => Report.Html(HandMade.Material(Packs.BuiltIn), language);
}
