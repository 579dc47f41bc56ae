using Microsoft.Playwright;

namespace Sanad.Browser.Tests;

/// <summary>The way of docs/tour.md through the workbench, from an empty folder to a reviewed toll and to a decided link; with SANAD_SCREENS its pictures, which stand in docs/screens.</summary>
public sealed class TourTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_newcomer_comes_from_an_empty_folder_to_a_reviewed_toll()
    {
        await using var own = await OwnWorkbench.StartAsync();
        await using var open = await chromium.VisitAsync(new Uri(own.NewAddress(), "/en"), width: 1100, session: await own.NewSessionAsync());
        var page = open.Page;
        await Assertions.Expect(page.Locator("ol.steps")).ToBeVisibleAsync();

        var samples = Directory.GetFiles(Path.Combine(Sanad.Tests.Workplace.Root, "samples", "november-2019")).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        await page.Locator("input[name=files]").SetInputFilesAsync(samples);
        await page.Locator("#adding .actions button").ClickAsync();
        await Assertions.Expect(page.Locator(".verdicts > li")).ToHaveCountAsync(9);
        await page.GotoAsync(new Uri(own.NewAddress(), "/en").AbsoluteUri);
        await Assertions.Expect(page.Locator(".contested-tolls svg").First).ToBeVisibleAsync();
        await KeepAsync(page, "tour-home.png");

        await page.Locator("main a.button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".case blockquote, .case .quote").First).ToBeVisibleAsync();
        await KeepAsync(page, "tour-review.png");
        for (var decided = 0; decided < 3; decided++)
        {
            var here = page.Url;
            await page.Keyboard.PressAsync("a");
            await page.WaitForURLAsync(address => address != here);
        }
        await page.Locator("aside a[href*='/events/']").First.ClickAsync();
        await KeepAsync(page, "tour-event.png");
        await page.Locator(".choices a").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".toll").First).ToContainTextAsync("accepted");
        await page.GotoAsync(page.Url.Replace("/en/", "/fa/", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("html[dir=rtl]")).ToHaveCountAsync(1);
        await KeepAsync(page, "tour-event-fa.png");
        own.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_are_looked_at_and_added_their_records_linked_and_a_pair_decided()
    {
        await using var own = await OwnWorkbench.StartAsync();
        await using var open = await chromium.VisitAsync(new Uri(own.NewAddress(), "/en/lists"), width: 1100, session: await own.NewSessionAsync());
        var page = open.Page;
        foreach (var list in Directory.GetFiles(Path.Combine(Sanad.Tests.Workplace.Root, "samples", "example-town"), "*.csv").OrderDescending(StringComparer.Ordinal))
        {
            await page.GotoAsync(new Uri(own.NewAddress(), "/en/lists").AbsoluteUri);
            await page.Locator("input[type=file]").SetInputFilesAsync(list);
            await page.Locator("form[enctype] button").ClickAsync();
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("59 rows = 59 kept");
            await KeepAsync(page, list.EndsWith("night-clinic.csv", StringComparison.Ordinal) ? "tour-list.png" : "tour-list-other.png");
            await page.Locator("button[formaction]").ClickAsync();
            await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
        }
        await page.GotoAsync(new Uri(own.NewAddress(), "/en/people").AbsoluteUri);
        await page.Locator("form[action$='/people/link'] button").ClickAsync();
        await page.Locator("main a.button[href$='/people/links']").ClickAsync();
        await Assertions.Expect(page.Locator(".waterfall")).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1100, 1300);
        await Screens.KeepAsync(() => page.ScreenshotAsync(new() { Clip = new() { Width = 1100, Height = 1240 } }), "tour-links.png");
        await page.Keyboard.PressAsync("s");
        await page.WaitForURLAsync("**said=**");
        own.Faults.ShouldBeEmpty();
    }

    // The upper part of what a window shows: the whole of a long page is no picture for a tour.
    private static async Task KeepAsync(IPage page, string name) => await Screens.KeepAsync(() => page.ScreenshotAsync(new() { Clip = new() { Width = 1100, Height = 640 } }), name);
}
