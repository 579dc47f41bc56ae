using Microsoft.Playwright;
using Sanad.Casebook.Estimate;
using Sanad.Casebook.Opening;

namespace Sanad.Browser.Tests;

/// <summary>Estimates as people make them: by form, without JavaScript, in Persian; looked at and taken back.</summary>
public sealed class EstimatesTests(Chromium chromium, SampleWorkbench workbench) : IClassFixture<Chromium>, IClassFixture<SampleWorkbench>
{
    [Fact]
    public async Task Two_lists_are_not_enough_which_is_said_with_what_is_documented_and_the_run_is_taken_back()
    {
        var strike = workbench.Strike;
        await using var open = await workbench.OpenAsync(chromium, "/fa/estimates", script: false);
        await open.Page.Locator("select[name=event]").SelectOptionAsync(strike);
        await open.Page.Locator("input[name=as]").Nth(0).FillAsync("شهر");
        await open.Page.Locator("input[name=as]").Nth(1).FillAsync("شهر");
        await open.Page.Locator("form[action='/fa/estimates'] button").ClickAsync();
        await open.Page.WaitForURLAsync("**/fa/jobs/*");
        await Assertions.Expect(open.Page.Locator("main")).ToContainTextAsync("برآورد به پایان رسید", new() { Timeout = 60_000 });
        await open.Page.Locator("main a.button").ClickAsync();
        var page = await open.Page.Locator("main").InnerTextAsync();
        page.ShouldContain("در ۲ فهرست با نام ثبت شده‌اند");
        page.ShouldContain("برآوردی داده نمی‌شود");
        page.ShouldContain("۲ فهرست می‌ماند");
        page.ShouldContain("جان‌باختگان");
        (await open.Page.Locator("main [lang=en]").CountAsync()).ShouldBe(0);
        await open.Page.Locator("form[action='/fa/undo'] button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice")).ToBeVisibleAsync();
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        EstimateVerb.Past(book).ShouldNotContain(run => run.Lists.Count == 2);
        workbench.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_of_another_time_are_refused_in_the_words_of_the_page()
    {
        await using var open = await workbench.OpenAsync(chromium, "/fa/estimates", script: false);
        await open.Page.Locator("select[name=event]").SelectOptionAsync(workbench.Event);
        await open.Page.Locator("form[action='/fa/estimates'] button").ClickAsync();
        await open.Page.WaitForURLAsync("**/fa/jobs/*");
        await Assertions.Expect(open.Page.Locator("main")).ToContainTextAsync("ادعا هستند، نه فهرست", new() { Timeout = 60_000 });
        (await open.Page.Locator("main [lang=en]").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("en", "At least")]
    [InlineData("fa", "دست‌کم")]
    public async Task A_run_shows_three_layers_that_are_not_mixed(string language, string atLeast)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/estimates/{{estimate}}");
        (await open.Page.Locator("main .lead").InnerTextAsync()).ShouldStartWith(atLeast);
        (await open.Page.Locator("figure svg.interval-chart > g.row").CountAsync()).ShouldBe(await open.Page.Locator("table.layers tbody tr").CountAsync());
        (await open.Page.Locator("figure svg.overlap-chart").CountAsync()).ShouldBe(1);
        workbench.Faults.ShouldBeEmpty();
    }
}
