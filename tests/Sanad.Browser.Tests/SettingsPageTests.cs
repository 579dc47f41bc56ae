using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Sanad.Browser.Tests;

/// <summary>The settings of the device: they hold on every page, and leave the rest of their file alone.</summary>
public sealed class SettingsPageTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
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
    [InlineData("en", true)]
    [InlineData("fa", false)]
    public async Task Calendar_and_digits_hold_on_every_page(string language, bool script)
    {
        await using var open = await _workbench.OpenAsync(chromium, $"/{language}/settings", script: script);
        await open.Page.CheckAsync("[name=calendar][value=jalali]");
        await open.Page.CheckAsync("[name=digits][value=persian]");
        await SaveAsync(open.Page);
        await GoAsync(open, $"/{language}/documents");
        await Assertions.Expect(open.Page.Locator("main")).ToContainTextAsync("۱۳۹۹");
        await GoAsync(open, $"/{language}/settings");
        await Assertions.Expect(open.Page.Locator("[name=calendar][value=jalali]")).ToBeCheckedAsync();
        await open.Page.CheckAsync("[name=calendar][value=gregorian]");
        await open.Page.CheckAsync("[name=digits][value=latin]");
        await SaveAsync(open.Page);
        await GoAsync(open, $"/{language}/documents");
        await Assertions.Expect(open.Page.Locator("main")).ToContainTextAsync("2020");
        (await open.Page.Locator("main time").AllInnerTextsAsync()).ShouldAllBe(date => !date.Contains("1399", StringComparison.Ordinal) && !date.Contains('۱', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_that_are_switched_off_do_nothing_and_are_not_shown()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/settings");
        await open.Page.UncheckAsync("[name=shortcuts]");
        await open.Page.CheckAsync("[name=theme][value=dark]");
        await SaveAsync(open.Page);
        await GoAsync(open, "/en/review");
        var here = open.Page.Url;
        await Assertions.Expect(open.Page.Locator(".acts kbd").First).ToBeHiddenAsync();
        await open.Page.Keyboard.PressAsync("a");
        await open.Page.Keyboard.PressAsync("l");
        open.Page.Url.ShouldBe(here);
        (await open.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor")).ShouldBe("rgb(25, 24, 21)");
    }

    [Fact]
    public async Task What_else_stands_in_the_file_stays()
    {
        var file = _workbench.Options.Home.SettingsFile;
        await File.WriteAllTextAsync(file, """{"note":"of another program","workbench":{"theme":"light","later":1}}""", TestContext.Current.CancellationToken);
        await using var open = await _workbench.OpenAsync(chromium, "/en/settings", script: false);
        await Assertions.Expect(open.Page.Locator("[name=theme][value=light]")).ToBeCheckedAsync();
        await open.Page.CheckAsync("[name=language][value=fa]");
        await open.Page.CheckAsync("[name=theme][value='']");
        await SaveAsync(open.Page);
        open.Page.Url.ShouldContain("/fa/settings");
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        ((string?)kept["note"]).ShouldBe("of another program");
        ((int?)kept["workbench"]!["later"]).ShouldBe(1);
        ((string?)kept["workbench"]!["language"]).ShouldBe("fa");
        kept["workbench"]!["theme"].ShouldBeNull();
        await GoAsync(open, "/");
        open.Page.Url.ShouldEndWith("/fa");
    }

    [Fact]
    public async Task A_name_that_cannot_be_a_pseudonym_comes_back_and_nothing_is_saved()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/en/settings", script: false);
        await Assertions.Expect(open.Page.Locator("main")).ToContainTextAsync("writer-1");
        await open.Page.FillAsync("#pseudonym", "Real Name");
        await open.Page.CheckAsync("[name=digits][value=persian]");
        await open.Page.Locator("#settings button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.refused")).ToBeVisibleAsync();
        (await open.Page.InputValueAsync("#pseudonym")).ShouldBe("Real Name");
        await Assertions.Expect(open.Page.Locator("[name=digits][value=persian]")).ToBeCheckedAsync();
        File.Exists(_workbench.Options.Home.SettingsFile).ShouldBeFalse();
        await open.Page.FillAsync("#pseudonym", "kestrel-7");
        await SaveAsync(open.Page);
        using var founded = Sanad.Casebook.Opening.OpenCasebook.Open(_workbench.Options with { Path = _workbench.Options.Path + "-2" }, createIfMissing: true);
        founded.Folder.PersonOf(founded.Folder.WriterId).ShouldBe("kestrel-7");
    }

    [Fact]
    public async Task Another_browser_is_let_in_once()
    {
        await using var open = await _workbench.OpenAsync(chromium, "/fa/settings", script: false);
        await open.Page.Locator("main form").Last.GetByRole(AriaRole.Button).ClickAsync();
        var address = new Uri(await open.Page.Locator("code.address").InnerTextAsync());
        open.Page.Url.ShouldNotContain("key=");
        await using (var other = await chromium.VisitAsync(address))
            await Assertions.Expect(other.Page.Locator(".masthead")).ToBeVisibleAsync();
        await using var third = await chromium.VisitAsync(address);
        await Assertions.Expect(third.Page.Locator("main.door")).ToBeVisibleAsync();
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.Locator("#settings .actions button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.done")).ToBeVisibleAsync();
    }

    private Task<IResponse?> GoAsync(OpenPage open, string path) => open.Page.GotoAsync(new Uri(_workbench.NewAddress(), path).AbsoluteUri);
}
