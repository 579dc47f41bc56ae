using System.Text;
using Microsoft.Playwright;

namespace Sanad.Browser.Tests;

/// <summary>The room of the search, from the field in every page's head.</summary>
public sealed class SearchTests(Chromium chromium, SampleWorkbench workbench) : IClassFixture<Chromium>, IClassFixture<SampleWorkbench>
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("fa", false)]
    public async Task A_word_typed_in_the_head_of_a_page_leads_to_its_place_in_a_text(string language, bool script)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/documents", script: script);
        await open.Page.Locator(".masthead [role=search] input").FillAsync("Esmaili");
        await open.Page.Locator(".masthead [role=search] input").PressAsync("Enter");
        (await open.Page.Locator(".hits mark").First.InnerTextAsync()).ShouldBe("Esmaili", StringCompareShould.IgnoreCase);
        await open.Page.Locator(".hits .title a").First.ClickAsync();
        await Assertions.Expect(open.Page.Locator(".leaf:target")).ToContainTextAsync("Esmaili");
        workbench.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Counts_are_true_for_both_kinds_and_a_claim_leads_to_its_words()
    {
        await using var open = await workbench.OpenAsync(chromium, "/en/search?q=killed&kind=claims");
        var claims = await open.Page.Locator(".hits > li").CountAsync();
        (await open.Page.Locator(".tabs a[aria-current]").InnerTextAsync()).ShouldStartWith($"{claims} claim");
        await open.Page.Locator(".hits a[href*='/at/']").First.ClickAsync();
        await Assertions.Expect(open.Page.Locator(".note .inside:target")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("from=2021", 0)]
    [InlineData("to=1398-12", 1)]
    [InlineData("from=%DB%B1%DB%B3%DB%B9%DB%B8", 1)] // ۱۳۹۸
    public async Task Dates_of_both_calendars_narrow_it_down(string dates, int least)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/fa/search?q=killed&{dates}");
        var hits = await open.Page.Locator(".hits > li").CountAsync();
        (least == 0 ? hits : Math.Min(hits, 1)).ShouldBe(least);
    }

    [Fact]
    public async Task A_name_is_found_in_every_spelling_in_documents_and_in_claims()
    {
        await using var own = await OwnWorkbench.StartAsync();
        (string, byte[]) Note(string name, string text) => (name, Encoding.UTF8.GetBytes(text));
        var (_, job) = await own.SendAsync(
        [
            Note("1.txt", "Harbour Monitor\n20 November 2019\n\nGuards shot and killed Mohammad Darvand in the town of Eskeleh on Saturday, his brother said."),
            Note("2.txt", "Gull Island News\n21 November 2019\n\nMuhammad Darvand, a student, was killed by gunfire in Eskeleh, the rights group Lantern said."),
            Note("3.txt", "روزنامه اسکله\n۳۰ آبان ۱۳۹۸\n\nمحمد دروند، دانشجوی ۲۴ ساله، روز شنبه در اسکله کشته شد. محمود رستگار بازداشت شد."),
            Note("4.txt", "Estuary Papers\n22 November 2019\n\nMahmoud Rastegar was arrested in the harbour, his family said."),
        ]);
        await own.EndOfAsync(job);
        foreach (var (name, kind) in new[] { "Mohammad", "Muhammad", "mohammad", "محمد" }.SelectMany(name => new[] { "", "&kind=claims" }.Select(kind => (name, kind))))
        {
            var page = await own.ReadAsync($"/en/search?q={Uri.EscapeDataString(name)}{kind}");
            (page.Contains("3 documents", StringComparison.Ordinal) && page.Contains("3 claims", StringComparison.Ordinal)).ShouldBeTrue(name);
        }
        own.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/en/search?q=<script>alert(1)</script>")]
    [InlineData("/fa/search?q=%E2%80%AEgpj.exe&from=yesterday")]
    [InlineData("/en/search?q=%22&skip=99999&act=nonsense&outlet=%27")]
    public async Task Whatever_is_typed_is_no_fault(string path)
    {
        await using var open = await workbench.OpenAsync(chromium, path);
        await Assertions.Expect(open.Page.Locator("h1")).ToBeVisibleAsync();
        (await open.Page.Locator("main").InnerTextAsync()).ShouldNotContain("\u202E");
        workbench.Faults.ShouldBeEmpty();
    }
}
