using Microsoft.Playwright;
using Sanad.Casebook.Events;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Reading;

namespace Sanad.Browser.Tests;

/// <summary>
/// For people who look at pictures, run only when asked (-explicit only): keeps the files of the folder that SANAD_WALK names, else the sample notes, and takes every page of them, in both languages, wide and narrow, light and
/// dark, and the printed event, document and toll, into the folder that SANAD_SCREENS names.
/// </summary>
public sealed class WalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int MostDocuments = 5, MostEvents = 3;

    [Fact(Explicit = true)]
    public async Task Every_page_of_a_folder_for_people_to_look_at()
    {
        var folder = Environment.GetEnvironmentVariable("SANAD_WALK") is { Length: > 0 } named ? named : Path.Combine(Sanad.Tests.Workplace.Root, "samples", "november-2019");
        await using var own = await OwnWorkbench.StartAsync();
        var pages = Pages(own, folder);
        var session = await own.NewSessionAsync();
        foreach (var (language, width, scheme) in Looks())
        {
            await using var open = await chromium.VisitAsync(new Uri(own.NewAddress(), "/" + language), width, scheme, session: session);
            foreach (var (path, name) in pages)
            {
                await open.Page.GotoAsync(new Uri(own.NewAddress(), $"/{language}{path}").AbsoluteUri);
                await Screens.KeepAsync(() => open.Page.ScreenshotAsync(new() { FullPage = true }), $"{name}-{language}-{width}-{scheme}.png".ToLowerInvariant());
                (await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, path);
                if (scheme == ColorScheme.Light && width > 1000)
                    await Screens.KeepAsync(() => open.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }), $"{name}-print-{language}.pdf");
            }
        }
        own.Faults.ShouldBeEmpty();
    }

    private static IEnumerable<(string Language, int Width, ColorScheme Scheme)> Looks() =>
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark } from width in new[] { 1280, 360 } from language in new[] { "fa", "en" } select (language, width, scheme);

    private static List<(string Path, string Name)> Pages(OwnWorkbench own, string folder)
    {
        using var book = OpenCasebook.Open(own.Options, createIfMissing: true);
        KeepFiles.Run(book, [folder], Given.Nothing, null, CancellationToken.None).ShouldAllBe(outcome => outcome is KeepOutcome.Kept);
        var pages = new List<(string, string)> { ("", "home"), ("/documents", "documents"), ("/review", "review"), ("/events", "events"), ("/search?q=Evin", "search"), ("/search?q=killed&kind=claims", "search-claims"), ("/integrity", "integrity"), ("/settings", "settings"), ("/add", "add") };
        foreach (var (document, i) in ShowVerb.List(book, new(), 0, MostDocuments).Items.Select((d, i) => (d, i)))
            pages.AddRange([($"/documents/{document.Original.Hex}", $"document-{i}"), ($"/documents/{document.Original.Hex}/correct", $"correct-{i}")]);
        foreach (var (happened, i) in EventVerbs.List(book).OrderByDescending(e => e.Claims.Count).Take(MostEvents).Select((e, i) => (e, i)))
            pages.AddRange([($"/events/{happened.Summary.Id}", $"event-{i}"), ($"/events/{happened.Summary.Id}/claims", $"event-claims-{i}")]);
        if (ReviewFlow.Next(book, new(), null)?.ClaimId is { } claim)
            pages.Add(($"/review/{claim}/edit", "review-edit"));
        return pages;
    }
}
