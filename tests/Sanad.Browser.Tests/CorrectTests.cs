using Microsoft.Playwright;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;

namespace Sanad.Browser.Tests;

/// <summary>Corrections of a document and claims by hand, each taken back again.</summary>
public sealed class CorrectTests(Chromium chromium, SampleWorkbench workbench) : IClassFixture<Chromium>, IClassFixture<SampleWorkbench>
{
    private static readonly string Harbour = SampleWorkbench.Sample("02-harbour-monitor-rising-count.html");

    [Theory]
    [InlineData("en", true)]
    [InlineData("fa", false)]
    public async Task A_corrected_title_stands_beside_the_machines_until_it_is_taken_back(string language, bool script)
    {
        var before = Title();
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/documents/{Harbour}/correct", script: script);
        await open.Page.Locator("input[name=title]").FillAsync("<b>One</b> count");
        await open.Page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(open.Page.Locator("h1")).ToHaveTextAsync("<b>One</b> count");
        await Assertions.Expect(open.Page.Locator(".facts .machine")).ToContainTextAsync(before!);
        await open.Page.Locator(".notice button").ClickAsync();
        await Assertions.Expect(open.Page.Locator("h1")).ToHaveTextAsync(before!);
        Title().ShouldBe(before);
        workbench.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_date_in_the_Jalali_calendar_is_understood_and_one_that_is_none_is_refused()
    {
        var original = SampleWorkbench.Sample("05-ropewalk-bulletin-copied.txt");
        await using var open = await workbench.OpenAsync(chromium, $"/fa/documents/{original}/correct");
        await open.Page.Locator("input[name=published]").FillAsync("yesterday");
        await open.Page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.refused")).ToBeVisibleAsync();
        await open.Page.Locator("input[name=published]").FillAsync("۱۳۹۸-۰۸-۲۹");
        await open.Page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.done")).ToBeVisibleAsync();
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        ShowVerb.Document(book, original)!.Document.Published!.Value.First.ShouldBe(new DateOnly(2019, 11, 20));
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("fa", true)]
    public async Task A_ticked_paragraph_gives_no_claims_until_that_is_taken_back(string language, bool script)
    {
        var original = SampleWorkbench.Sample("08-saltmarsh-arrests.docx");
        var before = Claims(original);
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/documents/{original}/furniture", script: script);
        foreach (var box in await open.Page.Locator("ul.boxes input").AllAsync())
            await box.CheckAsync();
        await open.Page.Locator("main form button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.done")).ToBeVisibleAsync();
        Claims(original).ShouldBeEmpty();
        await open.Page.Locator(".notice button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.done")).ToBeVisibleAsync();
        Claims(original).ShouldBe(before);
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("fa", false)]
    public async Task Words_that_stand_at_several_places_ask_which_and_become_a_claim(string language, bool script)
    {
        var original = SampleWorkbench.Sample("02-harbour-monitor-rising-count.html");
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/documents/{original}/add?quote=said", script: script);
        await open.Page.Locator("select[name=act]").SelectOptionAsync("other");
        await open.Page.Locator("main form button").ClickAsync();
        await open.Page.Locator(".choice input").First.CheckAsync();
        await open.Page.Locator("main form button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".note .inside:target")).ToBeVisibleAsync();
        await open.Page.Locator(".notice button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.done")).ToBeVisibleAsync();
        workbench.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Selected_words_come_along_and_words_that_the_text_has_not_are_refused()
    {
        await using var open = await workbench.OpenAsync(chromium, $"/en/documents/{Harbour}");
        await open.Page.Locator(".leaf .byline").EvaluateAsync("element => getSelection().selectAllChildren(element)");
        await open.Page.Locator("[data-quote]").ClickAsync();
        (await open.Page.Locator("textarea").InputValueAsync()).ShouldBe("By the Harbour Monitor desk");
        await open.Page.Locator("textarea").FillAsync("words that nobody wrote");
        await open.Page.Locator("select[name=act]").SelectOptionAsync("killed");
        await open.Page.Locator("main form button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.refused")).ToBeVisibleAsync();
    }

    private string? Title()
    {
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        return ShowVerb.Document(book, Harbour)!.Document.Title;
    }

    private string[] Claims(string original)
    {
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        return [.. ShowVerb.Document(book, original)!.Claims.Select(c => c.Claim.Id)];
    }
}
