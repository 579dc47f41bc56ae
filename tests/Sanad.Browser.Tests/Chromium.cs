using Microsoft.Playwright;

namespace Sanad.Browser.Tests;

/// <summary>A real Chromium for the tests of a class; without one the tests skip visibly.</summary>
public sealed class Chromium(Browsers browsers) : IAsyncLifetime
{
    // In milliseconds, for a machine that has other things to do as well.
    private const float Patience = 60_000;
    private (IPlaywright Driver, IBrowser Browser)? _taken;
    private IBrowser? _browser;

    /// <summary>The path of an installed Chromium; null = none.</summary>
    public static string? Installed { get; } = Find();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Installed is null)
            return;
        _taken = await browsers.TakeAsync(Installed);
        _browser = _taken.Value.Browser;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_taken is { } taken)
            await browsers.GiveBackAsync(taken);
    }

    /// <summary>A page that has opened a file and remembers every request and every complaint of the console.</summary>
    public async Task<OpenPage> OpenAsync(string html, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, "no Chromium is installed: apt install chromium");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, DeviceScaleFactor = 1 });
        var open = new OpenPage(await context.NewPageAsync(), Path.Combine(Path.GetTempPath(), $"sanad-{Path.GetRandomFileName()}.html"));
        await File.WriteAllTextAsync(open.Path!, html, TestContext.Current.CancellationToken);
        await open.Page.GotoAsync(new Uri(open.Path!).AbsoluteUri);
        return open;
    }

    /// <summary>A new browser, with no cookie of another, at an address.</summary>
    public async Task<OpenPage> VisitAsync(Uri address, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true, Microsoft.Playwright.Cookie? session = null)
    {
        Assert.SkipWhen(_browser is null, "no Chromium is installed: apt install chromium");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, DeviceScaleFactor = 1, JavaScriptEnabled = script, Locale = "en-GB" });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        if (session is not null)
            await context.AddCookiesAsync([session]);
        var open = new OpenPage(await context.NewPageAsync(), path: null);
        await open.Page.GotoAsync(address.AbsoluteUri);
        return open;
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

/// <summary>A page with what it asked for and what it complained about.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    /// <summary>Listens from the start.</summary>
    public OpenPage(IPage page, string? path)
    {
        (Page, Path) = (page, path);
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) => Complaints.Add(message.Text);
        page.PageError += (_, error) => Complaints.Add(error);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>The file that it shows; null = a page of a server.</summary>
    public string? Path { get; }

    /// <summary>Every address asked for, the page's own included.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Console messages and errors.</summary>
    public List<string> Complaints { get; } = [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        if (Path is not null)
            File.Delete(Path);
    }
}
