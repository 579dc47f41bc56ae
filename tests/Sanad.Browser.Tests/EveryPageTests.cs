using Microsoft.Playwright;

namespace Sanad.Browser.Tests;

/// <summary>What holds for every page of the workbench, in both languages, narrow and wide, light and dark. A new page adds its address to <see cref="Paths"/>.</summary>
public sealed class EveryPageTests(Chromium chromium, SampleWorkbench workbench) : IClassFixture<Chromium>, IClassFixture<SampleWorkbench>
{
    /// <summary>Address below the language, and a name for its picture.</summary>
    private static readonly (string Path, string Name)[] Paths =
    [
        ("", "home"),
        ("/search", "search"),
        ("/search?q=" + Uri.EscapeDataString("آبان"), "search-documents"),
        ("/search?q=killed&kind=claims&from=2019", "search-claims"),
        ("/search?q=zzzzzz&language=fa", "search-none"),
        ("/documents", "documents"),
        ("/documents?text=zzzzzz", "documents-none"),
        ($"/documents/{SampleWorkbench.Sample("02-harbour-monitor-rising-count.html")}", "reader"),
        ($"/documents/{SampleWorkbench.Sample("07-eskeleh-bazdashtha.html")}", "reader-persian"),
        ($"/documents/{SampleWorkbench.Sample("02-harbour-monitor-rising-count.html")}/correct", "correct"),
        ($"/documents/{SampleWorkbench.Sample("02-harbour-monitor-rising-count.html")}/furniture", "furniture"),
        ($"/documents/{SampleWorkbench.Sample("07-eskeleh-bazdashtha.html")}/add?quote=%DB%B7%20%D9%87%D8%B2%D8%A7%D8%B1", "add-claim"),
        ($"/documents/{SampleWorkbench.Sample("02-harbour-monitor-rising-count.html")}/view", "original"),
        ($"/documents/{SampleWorkbench.Sample("09-estuary-papers-chronology.pdf")}/view", "original-pdf"),
        ($"/documents/{SampleWorkbench.Sample("04-gull-island-news-copied.html")}/origin", "origin"),
        ("/review", "review"),
        ("/add", "add"),
        ("/jobs", "jobs"),
        ("/integrity", "integrity"),
        ($"/integrity/redact?how=forget&reason=asked&target={SampleWorkbench.Sample("02-harbour-monitor-rising-count.html")}", "redact"),
        ("/integrity/publish?event={event}&name=sample-bag", "publish"),
        ("/integrity/merge?from=%2F", "merge-refused"),
        ("/settings", "settings"),
        ("/events", "events"),
        ("/events/{event}", "event"),
        ("/events/{event}/toll/death", "toll"),
        ("/events/{event}/claims", "event-claims"),
        ("/events/{event}/with?act=respond", "event-with"),
        ("/events/unresolved", "event-unresolved"),
        ("/lists", "lists"),
        ("/lists/show?name=night-clinic", "list"),
        ("/people?show=linked", "people"),
        ("/people/{person}", "person"),
        ("/people/links", "links"),
        ("/people/links?skip=9999", "links-end"),
        ("/estimates", "estimates"),
        ("/estimates/{estimate}", "estimate"),
        ("/no-such-page", "fault"),
    ];

    private static readonly bool Every = Environment.GetEnvironmentVariable("SANAD_EVERY_LOOK") is not null;

    /// <summary>
    /// Every page once: wide and light in English and narrow and dark in Persian, in turn, so that CI stays short; with SANAD_EVERY_LOOK=1 (before a release, and whenever pages
    /// change) both of each, and the other way around.
    /// </summary>
    public static TheoryData<string, string, string, int, ColorScheme> Looks()
    {
        var looks = new TheoryData<string, string, string, int, ColorScheme>();
        foreach (var (at, (path, name)) in Paths.Index())
        {
            if (Every || at % 2 == 0)
                looks.Add("fa", path, name, 360, ColorScheme.Dark);
            if (Every || at % 2 == 1)
                looks.Add("en", path, name, 1280, ColorScheme.Light);
            if (!Every)
                continue;
            looks.Add("fa", path, name, 1280, ColorScheme.Light);
            looks.Add("en", path, name, 360, ColorScheme.Dark);
        }
        return looks;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Everyone_can_read_it_and_nothing_leaves_the_machine(string language, string path, string name, int width, ColorScheme scheme)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}{path}", width, scheme);
        await Screens.KeepAsync(() => open.Page.ScreenshotAsync(new() { FullPage = true }), $"{name}-{language}-{width}-{scheme}.png".ToLowerInvariant());
        await open.Page.ShouldBeReadableAsync();
        (await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        open.Requests.ShouldAllBe(address => new Uri(address).Host == "127.0.0.1");
        open.Complaints.Where(complaint => !complaint.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
        workbench.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public async Task It_prints_as_a_document(string language)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}");
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var (_, (path, name)) in Paths.Index().Where(page => Every || page.Index % 2 == (language == "en" ? 0 : 1)))
        {
            await open.Page.GotoAsync(workbench.Address($"/{language}{path}").AbsoluteUri);
            await Assertions.Expect(open.Page.Locator(".masthead")).ToBeHiddenAsync();
            await Screens.KeepAsync(() => open.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }), $"{name}-print-{language}.pdf");
        }
    }
}
