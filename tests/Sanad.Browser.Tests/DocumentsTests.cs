using Microsoft.Playwright;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;

namespace Sanad.Browser.Tests;

/// <summary>The room of the documents: list, reader, origin.</summary>
public sealed class DocumentsTests(Chromium chromium, SampleWorkbench workbench) : IClassFixture<Chromium>, IClassFixture<SampleWorkbench>
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("fa", false)]
    public async Task The_list_leads_to_a_text_whose_numbers_lead_to_their_fields_and_back(string language, bool script)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/documents", script: script);
        var most = await MostClaims();
        await open.Page.Locator($".shelf a[href='/{language}/documents/{most.Original.Hex}']").First.ClickAsync();
        var number = open.Page.Locator(".leaf a.ref").First;
        await number.ClickAsync();
        var fields = open.Page.Locator(".note .inside:target");
        await Assertions.Expect(fields).ToBeVisibleAsync();
        await fields.Locator(".ways a").Last.ClickAsync();
        await Assertions.Expect(open.Page.Locator("a.ref:target")).ToBeVisibleAsync();
        workbench.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_claim_of_a_text_is_marked_once_and_has_its_fields()
    {
        var most = await MostClaims();
        await using var open = await workbench.OpenAsync(chromium, $"/en/documents/{most.Original.Hex}");
        (await open.Page.Locator(".leaf a.ref").CountAsync()).ShouldBe(most.Claims);
        (await open.Page.Locator(".notes .note").CountAsync()).ShouldBe(most.Claims);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public async Task A_word_of_the_title_narrows_the_list_and_a_word_that_nothing_has_says_what_to_do(string language)
    {
        var most = await MostClaims();
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/documents");
        await open.Page.Locator("input[name=text]").FillAsync(most.ReceivedAs[..6]);
        await open.Page.Locator("form.filters button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".shelf > li").First).ToBeVisibleAsync();
        await open.Page.GotoAsync(new Uri(workbench.NewAddress(), $"/{language}/documents?text=zzzzzz").AbsoluteUri);
        (await open.Page.Locator(".shelf > li").CountAsync()).ShouldBe(0);
        (await open.Page.Locator("main").InnerTextAsync()).Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_claim_is_reached_by_its_address()
    {
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        var claim = ShowVerb.Documents(book).SelectMany(view => view.Claims.Select(c => (view.Document.Original, c.Claim.Id))).Last();
        await using var open = await workbench.OpenAsync(chromium, $"/en/documents/{claim.Original.Hex}/at/{claim.Id}");
        await Assertions.Expect(open.Page.Locator($"[id='note-{claim.Id}']")).ToBeInViewportAsync();
        await open.Page.GotoAsync(new Uri(workbench.NewAddress(), $"/fa/documents/{claim.Original.Hex}?claim={claim.Id}").AbsoluteUri);
        await Assertions.Expect(open.Page.Locator($"[id='note-{claim.Id}']")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task An_id_of_nothing_has_no_page()
    {
        await using var open = await workbench.OpenAsync(chromium, "/en");
        (await open.Page.GotoAsync(new Uri(workbench.NewAddress(), "/en/documents/ffffffffffff").AbsoluteUri))!.Status.ShouldBe(404);
        (await open.Page.GotoAsync(new Uri(workbench.NewAddress(), "/en/documents/ffffffffffff/at/c1").AbsoluteUri))!.Status.ShouldBe(404);
    }

    private Task<DocumentLine> MostClaims()
    {
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        return Task.FromResult(ShowVerb.List(book, new(), 0, 50).Items.MaxBy(line => line.Claims)!);
    }
}
