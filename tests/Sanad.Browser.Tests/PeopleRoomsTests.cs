using Microsoft.Playwright;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;

namespace Sanad.Browser.Tests;

/// <summary>Lists come in, links are decided by one key: as people do it, with and without JavaScript.</summary>
public sealed class PeopleRoomsTests(Chromium chromium, SampleWorkbench workbench) : IClassFixture<Chromium>, IClassFixture<SampleWorkbench>
{
    [Fact]
    public async Task A_list_is_looked_at_mapped_added_and_taken_back_without_JavaScript()
    {
        await using var open = await workbench.OpenAsync(chromium, "/en/lists", script: false);
        await open.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "gardeners.csv", MimeType = "text/csv", Buffer = "Code,First,Family,Remark\nG1,Parvaneh,Kuhestani,roses\nG1,Rostam,Daryaei,\nG3,,,\n"u8.ToArray() });
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        (await open.Page.Locator("main").InnerTextAsync()).ShouldContain("Nothing is written yet");
        await open.Page.Locator("select[name=c1]").SelectOptionAsync("given_name");
        await open.Page.Locator("select[name=c2]").SelectOptionAsync("family_name");
        await open.Page.Locator("select[name=c0]").SelectOptionAsync("id");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        (await open.Page.Locator("main").InnerTextAsync()).ShouldContain("3 rows = 1 kept (1 added, 0 updated, 0 unchanged) + 2 refused");
        await open.Page.GotoAsync(open.Page.Url.Replace("/en/", "/fa/", StringComparison.Ordinal));
        (await open.Page.Locator("main").InnerTextAsync()).ShouldContain("همین شناسهٔ");
        (await open.Page.Locator("main [lang=en]").CountAsync()).ShouldBe(0);
        await open.Page.GotoAsync(open.Page.Url.Replace("/fa/", "/en/", StringComparison.Ordinal));
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Add the list" }).ClickAsync();
        var page = await open.Page.Locator("main").InnerTextAsync();
        page.ShouldContain("Remark: roses");
        page.ShouldContain("has the same id");
        Lists().ShouldContain("gardeners");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        Lists().ShouldNotContain("gardeners");
        workbench.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_key_decides_a_pair_goes_on_to_the_next_and_another_takes_it_back()
    {
        await using var open = await workbench.OpenAsync(chromium, "/fa/people/links");
        var first = await PairAsync(open.Page);
        await open.Page.Keyboard.PressAsync("KeyD");
        await open.Page.WaitForURLAsync("**said=**");
        (await PairAsync(open.Page)).ShouldNotBe(first);
        using (var book = OpenCasebook.Open(workbench.Options, createIfMissing: false))
            LinkReview.Last(book, 1).Single().ShouldSatisfyAllConditions(d => d.Verdict.ShouldBe(LinkVerdict.Different), d => first.ShouldBe($"{d.Left} {d.Right}"));
        await open.Page.Keyboard.PressAsync("KeyU");
        await open.Page.WaitForURLAsync("**left=**");
        (await PairAsync(open.Page)).ShouldBe(first);
        await open.Page.Keyboard.PressAsync("KeyL");
        await open.Page.WaitForURLAsync("**skip=1**");
        (await PairAsync(open.Page)).ShouldNotBe(first);
        workbench.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Linking_goes_on_when_its_page_is_left_and_says_in_the_end_what_it_found()
    {
        await using var open = await workbench.OpenAsync(chromium, "/fa/people", script: false);
        await open.Page.Locator("form[action$='/people/link'] button").ClickAsync();
        await open.Page.WaitForURLAsync("**/fa/jobs/*");
        var job = open.Page.Url;
        await open.Page.GotoAsync(job.Split("/jobs/")[0] + "/people");
        await Assertions.Expect(open.Page.Locator("ol.shelf > li").First).ToBeVisibleAsync();
        await open.Page.GotoAsync(job); // without JavaScript it asks again by itself
        await Assertions.Expect(open.Page.Locator("main")).ToContainTextAsync("ردیف‌ها پیوند خوردند");
        (await open.Page.Locator("main [lang=en]").CountAsync()).ShouldBe(0);
        workbench.Faults.ShouldBeEmpty();
    }

    private static async Task<string> PairAsync(IPage page) => $"{await page.Locator("input[name=left]").InputValueAsync()} {await page.Locator("input[name=right]").InputValueAsync()}";

    private IEnumerable<string> Lists()
    {
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        return [.. ListVerbs.All(book).Select(l => l.Name)];
    }
}
