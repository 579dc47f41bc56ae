using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;

namespace Sanad.Browser.Tests;

/// <summary>A review as a documenter does it: by keyboard, on any layout, with JavaScript and without, beside other windows and the command line.</summary>
public sealed class ReviewPageTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly SampleWorkbench _workbench = new();

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => _workbench.InitializeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _workbench.DisposeAsync();
        _workbench.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public async Task One_key_decides_on_a_Persian_keyboard(string language)
    {
        await using var open = await _workbench.OpenAsync(chromium, $"/{language}/review");
        var first = ClaimOf(open.Page);
        await PressAsync(open.Page, "KeyA", "ش");
        await Assertions.Expect(open.Page.Locator(".notice")).ToBeVisibleAsync();
        StatusOf(first).ShouldBe(ReviewStatus.Accepted);
        var second = ClaimOf(open.Page);
        second.ShouldNotBe(first);
        await PressAsync(open.Page, "KeyR", "ق");
        await open.Page.WaitForURLAsync(address => !address.Contains(second, StringComparison.Ordinal));
        StatusOf(second).ShouldBe(ReviewStatus.Rejected);
        var third = ClaimOf(open.Page);
        await PressAsync(open.Page, "KeyL", "م");
        await open.Page.WaitForURLAsync(address => !address.Contains(third, StringComparison.Ordinal));
        StatusOf(third).ShouldBe(ReviewStatus.Proposed);
        await PressAsync(open.Page, "KeyU", "ع");
        await open.Page.WaitForURLAsync(address => address.Contains(second, StringComparison.Ordinal));
        StatusOf(second).ShouldBe(ReviewStatus.Proposed);
        open.Complaints.Where(complaint => !complaint.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public async Task Without_JavaScript_the_keyboard_reaches_each_act_and_enter_in_a_field_decides_nothing(string language)
    {
        await using var open = await _workbench.OpenAsync(chromium, $"/{language}/review", script: false);
        var first = ClaimOf(open.Page);
        await open.Page.Locator("#note").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        if (await open.Page.Locator("[name=copies]").CountAsync() > 0)
        {
            await open.Page.Locator("[name=copies]").PressAsync("Enter");
            await Assertions.Expect(open.Page.Locator(".notice.refused")).ToBeVisibleAsync();
        }
        ClaimOf(open.Page).ShouldBe(first);
        StatusOf(first).ShouldBe(ReviewStatus.Proposed);

        await TabToAsync(open.Page, "button[value=reject]");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.WaitForURLAsync(address => !address.Contains(first, StringComparison.Ordinal));
        StatusOf(first).ShouldBe(ReviewStatus.Rejected);

        await open.Page.Keyboard.PressAsync("Tab");
        (await open.Page.EvaluateAsync<bool>("document.activeElement.closest('main') !== null")).ShouldBeTrue("after a decision the keyboard goes on in the page, not at its top");
        await TabToAsync(open.Page, ".undo button");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.WaitForURLAsync(address => address.Contains(first, StringComparison.Ordinal));
        StatusOf(first).ShouldBe(ReviewStatus.Proposed);
    }

    [Fact]
    public async Task Enter_in_a_field_decides_nothing_with_JavaScript_either()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/review");
        var first = await WithCopiesAsync(open.Page);
        await open.Page.Locator("[name=copies]").PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator(".notice.refused")).ToBeVisibleAsync();
        StatusOf(first).ShouldBe(ReviewStatus.Proposed);
    }

    [Fact]
    public async Task Letters_typed_into_a_field_are_letters()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/review");
        var first = ClaimOf(open.Page);
        await open.Page.Locator("#note").PressSequentiallyAsync("as later");
        StatusOf(first).ShouldBe(ReviewStatus.Proposed);
        (await open.Page.Locator("#note").InputValueAsync()).ShouldBe("as later");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_windows_lose_nothing_and_the_second_is_told_who_was_first(bool script)
    {
        await using var one = await _workbench.OpenAsync(chromium, "/en/review", script: script);
        await using var other = await _workbench.OpenAsync(chromium, "/en/review", script: script);
        var claim = ClaimOf(one.Page);
        ClaimOf(other.Page).ShouldBe(claim);
        await one.Page.Locator("button[value=reject]").ClickAsync();
        await other.Page.Locator("#note").FillAsync("the text says otherwise");
        await other.Page.Locator("button[value=accept]").ClickAsync();
        await Assertions.Expect(other.Page.Locator(".notice.refused")).ToContainTextAsync("rejected by a person");
        (await other.Page.Locator("#note").InputValueAsync()).ShouldBe("the text says otherwise");
        StatusOf(claim).ShouldBe(ReviewStatus.Rejected);
        await other.Page.Locator("button[value=accept]").ClickAsync();
        await Assertions.Expect(other.Page.Locator(".notice.done")).ToBeVisibleAsync();
        StatusOf(claim).ShouldBe(ReviewStatus.Accepted);
    }

    [Fact]
    public async Task A_decision_of_the_command_line_is_seen_before_ours_is_saved()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/fa/review");
        var claim = ClaimOf(open.Page);
        Beside(book => ReviewVerb.Judge(book, claim, Verdict.Reject).ShouldBeOfType<Sanad.Casebook.VerbOutcome.Done>());
        await PressAsync(open.Page, "KeyA", "ش");
        await Assertions.Expect(open.Page.Locator(".notice.refused")).ToBeVisibleAsync();
        StatusOf(claim).ShouldBe(ReviewStatus.Rejected);
        await open.Page.GotoAsync(new Uri(_workbench.NewAddress(), "/fa/review").AbsoluteUri);
        ClaimOf(open.Page).ShouldNotBe(claim);
    }

    [Fact]
    public async Task Ten_decisions_are_taken_back_one_after_another()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/review");
        var before = Waiting();
        for (var i = 0; i < 10; i++)
            await DecideAsync(open.Page, i % 2 == 0 ? "KeyA" : "KeyR");
        await open.Page.Locator("details.last summary").ClickAsync();
        (await open.Page.Locator("details.last li").CountAsync()).ShouldBe(10);
        Waiting().ShouldBeLessThan(before);
        for (var i = 0; i < 10; i++)
        {
            var here = open.Page.Url;
            await PressAsync(open.Page, "KeyU", "ع");
            await open.Page.WaitForURLAsync(address => address != here);
        }
        Waiting().ShouldBe(before);
        (await open.Page.Locator("details.last").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_older_decision_is_taken_back_from_the_list()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/review", script: false);
        var first = ClaimOf(open.Page);
        foreach (var verdict in (string[])["accept", "reject", "accept"])
            await open.Page.Locator($"button[value={verdict}]").ClickAsync();
        await open.Page.Locator("details.last summary").ClickAsync();
        await open.Page.Locator("details.last li").Last.GetByRole(AriaRole.Button).ClickAsync();
        await open.Page.WaitForURLAsync(address => address.Contains(first, StringComparison.Ordinal));
        StatusOf(first).ShouldBe(ReviewStatus.Proposed);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("fa", true)]
    public async Task A_wrong_value_comes_back_with_its_reason_and_nothing_typed_is_lost(string language, bool script)
    {
        await using var open = await _workbench.OpenAsync(chromium, $"/{language}/review", script: script);
        var claim = ClaimOf(open.Page);
        await open.Page.Locator("#note").FillAsync("see the second page");
        await open.Page.Locator("button[value=edit]").ClickAsync();
        await open.Page.Locator("#low").FillAsync("500");
        await open.Page.Locator("#high").FillAsync("۴۰۰");
        await open.Page.Locator("#when").FillAsync("last autumn");
        await open.Page.Locator("#victims").FillAsync("dock workers");
        await open.Page.Locator("form.correction .actions button").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#low-about, #high-about").First).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("#when-about.wrong")).ToContainTextAsync("last autumn");
        (await open.Page.Locator("#when").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        foreach (var (field, typed) in ((string, string)[])[("low", "500"), ("high", "۴۰۰"), ("when", "last autumn"), ("victims", "dock workers"), ("note", "see the second page")])
            (await open.Page.Locator("#" + field).InputValueAsync()).ShouldBe(typed);
        if (script)
            await CheckAsync(open, $"review-correction-wrong-{language}");
        StatusOf(claim).ShouldBe(ReviewStatus.Proposed);

        await open.Page.Locator("#high").FillAsync("۶۰۰");
        await open.Page.Locator("#when").FillAsync("2019-11");
        await open.Page.Locator("form.correction .actions button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.done")).ToBeVisibleAsync();
        StatusOf(claim).ShouldBe(ReviewStatus.Edited);
        Beside(book => (ReviewFlow.Item(book, claim)!.Claim is { Quantity: { Low: 500, High: 600 }, Victims: "dock workers" } edited && edited.When.ToString() == "2019-11").ShouldBeTrue());
    }

    [Fact]
    public async Task An_unchanged_correction_saves_nothing()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/review", script: false);
        var claim = ClaimOf(open.Page);
        await open.Page.Locator("button[value=edit]").ClickAsync();
        await open.Page.Locator("form.correction .actions button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.refused")).ToBeVisibleAsync();
        StatusOf(claim).ShouldBe(ReviewStatus.Proposed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Identical_claims_of_copies_are_decided_together_or_come_next(bool together)
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/review", script: false);
        var claim = await WithCopiesAsync(open.Page);
        var copies = Beside(book => ReviewFlow.Item(book, claim)!.Copies.Select(copy => copy.ClaimId).ToList());
        await open.Page.Locator("[name=copies]").SetCheckedAsync(together);
        await open.Page.Locator("button[value=accept]").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.done")).ToBeVisibleAsync();
        copies.ShouldAllBe(copy => StatusOf(copy) == (together ? ReviewStatus.Accepted : ReviewStatus.Proposed));
        if (!together)
            copies.ShouldContain(ClaimOf(open.Page));
    }

    [Fact]
    public async Task Not_sure_comes_last_and_the_review_goes_on()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/review");
        var first = ClaimOf(open.Page);
        await DecideAsync(open.Page, "KeyS");
        ClaimOf(open.Page).ShouldNotBe(first);
        StatusOf(first).ShouldBe(ReviewStatus.Proposed);
    }

    [Fact]
    public async Task The_end_of_the_queue_says_what_still_waits()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/review?act=liberty");
        for (var turn = 0; turn < 40 && await open.Page.Locator(".case").CountAsync() > 0; turn++)
        {
            var here = open.Page.Url;
            await PressAsync(open.Page, "KeyL", "l");
            await open.Page.WaitForURLAsync(address => address != here);
        }
        await Assertions.Expect(open.Page.Locator(".empty")).ToContainTextAsync("still wait");
        await CheckAsync(open, "review-end-en");
        await open.Page.Locator(".empty a").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".case")).ToBeVisibleAsync();
        await open.Page.GotoAsync(new Uri(_workbench.NewAddress(), "/fa/review?act=death_row").AbsoluteUri);
        await Assertions.Expect(open.Page.Locator(".empty a")).ToBeVisibleAsync();
        await CheckAsync(open, "review-nothing-fits-fa");
    }

    [Fact]
    public async Task Filters_hold_from_claim_to_claim()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/review", script: false);
        await open.Page.Locator("details.which summary").ClickAsync();
        await open.Page.Locator("select[name=act]").SelectOptionAsync("liberty");
        await open.Page.Locator("details.which button").ClickAsync();
        await open.Page.Locator("button[value=accept]").ClickAsync();
        open.Page.Url.ShouldContain("act=liberty");
        Beside(book => ReviewFlow.Item(book, ClaimOf(open.Page))!.Claim.Act).ToString().ShouldBeOneOf("Arrested", "Detained", "Released", "Escaped", "Charged", "Trapped");
    }

    [Theory]
    [InlineData("en", 1280, ColorScheme.Light)]
    [InlineData("fa", 1280, ColorScheme.Dark)]
    [InlineData("en", 360, ColorScheme.Dark)]
    [InlineData("fa", 360, ColorScheme.Light)]
    public async Task The_fields_of_a_claim_are_open_to_everyone(string language, int width, ColorScheme scheme)
    {
        await using var open = await _workbench.OpenAsync(chromium, $"/{language}/review", width, scheme);
        await PressAsync(open.Page, "KeyE", "ث");
        await Assertions.Expect(open.Page.Locator("form.correction")).ToBeVisibleAsync();
        await CheckAsync(open, $"review-correction-{language}-{width}");
        (await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    private static string ClaimOf(IPage page) => Regex.Match(page.Url, "/review/([^/?#]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    // A layout sends its own letter; the place of the key is what counts.
    private static async Task PressAsync(IPage page, string code, string key) =>
        await page.EvaluateAsync("([code, key]) => document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }))", new[] { code, key });

    private static async Task DecideAsync(IPage page, string code)
    {
        var here = page.Url;
        await PressAsync(page, code, "?");
        await page.WaitForURLAsync(address => address != here);
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        Assert.Fail($"Tab does not reach {selector}");
    }

    // Goes on to a claim that stands in copies too.
    private static async Task<string> WithCopiesAsync(IPage page)
    {
        for (var turn = 0; turn < 60 && await page.Locator("[name=copies]").CountAsync() == 0; turn++)
            await page.Locator("[data-key=KeyL]").ClickAsync();
        return ClaimOf(page);
    }

    private static async Task CheckAsync(OpenPage open, string name)
    {
        await Screens.KeepAsync(() => open.Page.ScreenshotAsync(new() { FullPage = true }), name + ".png");
        await open.Page.ShouldBeReadableAsync();
    }

    private ReviewStatus StatusOf(string claim) => Beside(book => Enum.GetValues<ReviewStatus>().First(status => ReviewQueue.Of(book, new() { Status = status }).Any(item => item.ClaimId == claim || item.Copies.Any(copy => copy.ClaimId == claim))));

    private int Waiting() => Beside(book => ReviewFlow.Progress(book, new()).Waiting);

    // As the command line does: the same folder, opened a second time.
    private T Beside<T>(Func<OpenCasebook, T> use)
    {
        using var book = OpenCasebook.Open(_workbench.Options, createIfMissing: false);
        return use(book);
    }

    private void Beside(Action<OpenCasebook> act) => Beside(book =>
    {
        act(book);
        return true;
    });
}
