using Microsoft.Playwright;
using Sanad.Casebook.Estimate;
using Sanad.Casebook.Events;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Review;

namespace Sanad.Browser.Tests;

/// <summary>
/// The pictures of docs/screens, run only when asked (-explicit only): every page of the workbench over the invented notes and lists, in both languages, some of them narrow, dark or on paper,
/// into the folder that SANAD_SCREENS names. docs/screens/README.md says how they are made small.
/// </summary>
public sealed class PagesWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Wide = 1280, Narrow = 360, Tallest = 1400, Phone = 800;
    private static readonly string[] Languages = ["en", "fa"];
    private static readonly string Samples = Path.Combine(Sanad.Tests.Workplace.Root, "samples");

    [Fact(Explicit = true)]
    public async Task Every_page_in_both_languages()
    {
        await using var own = await OwnWorkbench.StartAsync();
        await using var wide = await chromium.VisitAsync(new Uri(own.NewAddress(), "/en"), Wide, session: await own.NewSessionAsync());
        await TakeAsync(own, wide.Page, ("", "home-empty"), ("/review", "review-empty"), ("/lists", "lists-empty"), ("/people", "people-empty"));
        var added = await FillAsync(own);
        await using var narrow = await chromium.VisitAsync(new Uri(own.NewAddress(), "/en"), Narrow, session: await own.NewSessionAsync());
        await using var dark = await chromium.VisitAsync(new Uri(own.NewAddress(), "/en"), Wide, ColorScheme.Dark, session: await own.NewSessionAsync());
        var (happened, claim, person) = Named(own);
        var verified = (await own.PostAsync("/en/integrity/verify", Form(own))).Next;
        await own.EndOfAsync(verified);
        var linked = (await own.PostAsync("/en/people/link", Form(own))).Next;
        await own.EndOfAsync(linked);
        await TakeAsync(own, wide.Page, [.. Pages(happened, claim, person), (added[3..], "added"), (verified[3..], "verified"), (linked[3..], "linked")]);
        await DraftAsync(own, wide.Page);
        await TakeAsync(own, narrow.Page, ("", "home-narrow"), ("/review", "review-narrow"), ("/events/" + happened, "event-narrow"), ("/people/links", "links-narrow"));
        await TakeAsync(own, dark.Page, ("/review", "review-dark"), ("/events/" + happened, "event-dark"));
        var made = Estimated(own);
        await TakeAsync(own, wide.Page, ("/estimates", "estimates"), ("/estimates/" + made, "estimate"));
        await TakeAsync(own, narrow.Page, ("/estimates/" + made, "estimate-narrow"));
        await PrintAsync(own, wide.Page, ("/events/" + happened, "event-print"), ("/people/" + person, "person-print"));
        own.Faults.ShouldBeEmpty();
    }

    private static (string Path, string Name)[] Pages(string happened, string claim, string person) =>
    [
        ("", "home"), ("/add", "add"), ("/jobs", "jobs"), ("/documents", "documents"),
        ($"/documents/{SampleWorkbench.Sample("02-harbour-monitor-rising-count.html")}", "document"),
        ($"/documents/{SampleWorkbench.Sample("07-eskeleh-bazdashtha.html")}", "document-persian"),
        ($"/documents/{SampleWorkbench.Sample("02-harbour-monitor-rising-count.html")}/correct", "correct"),
        ($"/documents/{SampleWorkbench.Sample("02-harbour-monitor-rising-count.html")}/furniture", "furniture"),
        ($"/documents/{SampleWorkbench.Sample("07-eskeleh-bazdashtha.html")}/add?quote={Uri.EscapeDataString("۷ هزار")}", "add-claim"),
        ($"/documents/{SampleWorkbench.Sample("02-harbour-monitor-rising-count.html")}/view", "original"),
        ($"/documents/{SampleWorkbench.Sample("04-gull-island-news-copied.html")}/origin", "origin"),
        ("/review", "review"), ($"/review/{claim}/edit", "review-edit"),
        ("/events", "events"), ("/events/" + happened, "event"), ($"/events/{happened}/toll/death", "toll"), ($"/events/{happened}/claims", "event-claims"), ($"/events/{happened}/with?act=merge", "event-merge"), ("/events/unresolved", "event-unresolved"),
        ("/search?q=" + Uri.EscapeDataString("آبان"), "search"), ("/search?q=killed&kind=claims", "search-claims"), ("/search?q=zzzzzz", "search-none"),
        ("/lists", "lists"), ("/lists/show?name=night-clinic", "list"),
        ("/people?show=linked", "people"), ("/people/" + person, "person"), ("/people/links", "links"), ("/people/links?skip=9999", "links-end"),
        ("/integrity", "integrity"), ("/settings", "settings"), ("/no-such-page", "fault"),
    ];

    // The notes come in as people add them, by the form; the lists and their links beside the pages.
    private static async Task<string> FillAsync(OwnWorkbench own)
    {
        var notes = Directory.GetFiles(Path.Combine(Samples, "november-2019")).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var added = (await own.SendAsync([.. notes.Select(file => (Path.GetFileName(file), File.ReadAllBytes(file))), ("a-photograph-that-broke.bin", [0, 1, 2, 3, 0xFF, 0xFE, 0, 9, 9])])).Next;
        await own.EndOfAsync(added);
        using var book = OpenCasebook.Open(own.Options, createIfMissing: false);
        foreach (var list in Directory.GetFiles(Path.Combine(Samples, "example-town"), "*.csv").Order(StringComparer.Ordinal))
            ListVerbs.Add(book, list, new()).ShouldBeOfType<ListOutcome.Read>();
        LinkVerb.Run(book).ShouldBeOfType<LinkRunOutcome.Linked>();
        return added;
    }

    private static (string Event, string Claim, string Person) Named(OwnWorkbench own)
    {
        using var book = OpenCasebook.Open(own.Options, createIfMissing: false);
        return (EventVerbs.List(book).MaxBy(e => e.Claims.Count)!.Summary.Id, ReviewFlow.Next(book, new(), null)!.ClaimId, PeopleVerbs.List(book, null, 0, 1, least: 3).Items[0].Id);
    }

    // The invented strike has claims of its own.
    private static string Estimated(OwnWorkbench own)
    {
        using var book = OpenCasebook.Open(own.Options, createIfMissing: false);
        return EstimateVerb.Run(book, new() { Event = SampleFolder.KeepStrike(book), Draws = 3 }).ShouldBeOfType<EstimateOutcome.Run>().Report.Entry!;
    }

    private static FormUrlEncodedContent Form(OwnWorkbench own) => new([KeyValuePair.Create("form_token", own.Token)]);

    // A list that was chosen and is looked at before it is added belongs to the browser that sent it.
    private static async Task DraftAsync(OwnWorkbench own, IPage page)
    {
        await page.GotoAsync(new Uri(own.NewAddress(), "/en/lists").AbsoluteUri);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "gardeners.csv", MimeType = "text/csv", Buffer = "Code,First name,Family name,Born,Remark\nG1,Parvaneh,Kuhestani,1990-02-31,roses\nG1,Rostam,Daryaei,1985,\nG3,,,,\nG4,Mr,,1979-05-06,\nG5,Golnar,Sarvestani,spring,pears\n"u8.ToArray() });
        await page.Locator("form[enctype] button").ClickAsync();
        await TakeAsync(own, page, (new Uri(page.Url).AbsolutePath[3..], "list-draft"));
    }

    private static async Task TakeAsync(OwnWorkbench own, IPage page, params (string Path, string Name)[] pages)
    {
        var width = page.ViewportSize!.Width;
        var tallest = width == Narrow ? Phone : Tallest;
        await page.SetViewportSizeAsync(width, tallest); // acts that stay in reach stand at the end of a window, not across its middle
        foreach (var (path, name) in pages)
        {
            foreach (var language in Languages)
            {
                await page.GotoAsync(new Uri(own.NewAddress(), $"/{language}{path}").AbsoluteUri);
                await page.EvaluateAsync("for (const path of document.querySelectorAll('main.home > p.small bdi')) path.textContent = '~/casebook'"); // where the test keeps it is no part of the picture
                var size = await page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, Math.ceil(document.body.getBoundingClientRect().height)]");
                size[0].ShouldBeLessThanOrEqualTo(width, $"/{language}{path}");
                await Screens.KeepAsync(() => page.ScreenshotAsync(new() { FullPage = true, Clip = new() { Width = width, Height = Math.Min(tallest, size[1]) } }), $"{name}-{language}.png");
            }
        }
    }

    private static async Task PrintAsync(OwnWorkbench own, IPage page, params (string Path, string Name)[] pages)
    {
        foreach (var (path, name) in pages)
        {
            foreach (var language in Languages)
            {
                await page.GotoAsync(new Uri(own.NewAddress(), $"/{language}{path}").AbsoluteUri);
                await Screens.KeepAsync(() => page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }), $"{name}-{language}.pdf");
            }
        }
    }
}
