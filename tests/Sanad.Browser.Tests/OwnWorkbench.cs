using System.Net;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Custody;
using Sanad.Web;

namespace Sanad.Browser.Tests;

/// <summary>An empty casebook of one test, served as often as it likes, with a client that came in by the printed address.</summary>
internal sealed class OwnWorkbench : IAsyncDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() });
    private Workbench _workbench = null!;

    private OwnWorkbench()
    {
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("sanad-own-").FullName;

    public List<Exception> Faults { get; } = [];

    public CasebookOptions Options => new() { Path = Path.Combine(Folder, "case"), Home = SanadHome.At(Path.Combine(Folder, "home")) };

    public string Token { get; private set; } = "";

    public static async Task<OwnWorkbench> StartAsync(Func<WorkbenchOptions, WorkbenchOptions>? with = null)
    {
        var own = new OwnWorkbench();
        await own.ServeAsync(with);
        return own;
    }

    public Uri NewAddress() => _workbench.NewAddress();

    /// <summary>The cookie of a new browser.</summary>
    public Task<Microsoft.Playwright.Cookie> NewSessionAsync() => SampleWorkbench.DoorAsync(NewAddress());

    public Task StopAsync() => _workbench.DisposeAsync().AsTask();

    public async Task ServeAsync(Func<WorkbenchOptions, WorkbenchOptions>? with = null)
    {
        var options = new WorkbenchOptions { Casebook = Options, OnFault = Faults.Add };
        _workbench = await Workbench.StartAsync(with?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        await _client.GetAsync(NewAddress(), TestContext.Current.CancellationToken);
        Token = (await ReadAsync("/en/add")).Split("name=\"form_token\" value=\"")[1].Split('"')[0];
    }

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(NewAddress(), path), TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Posts a form, or asks when there is none; status and words of the answer as they came.</summary>
    public async Task<(HttpStatusCode Status, string Page)> AnswerAsync(string path, HttpContent? form)
    {
        var address = new Uri(NewAddress(), path);
        using var answer = form is null ? await _client.GetAsync(address, TestContext.Current.CancellationToken) : await _client.PostAsync(address, form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Posts a form; where the answer leads, or its status.</summary>
    public async Task<(HttpStatusCode Status, string Next)> PostAsync(string path, HttpContent form)
    {
        using var answer = await _client.PostAsync(new Uri(NewAddress(), path), form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "");
    }

    /// <summary>Sends files as a browser does, their names as given.</summary>
    public Task<(HttpStatusCode Status, string Next)> SendAsync(IEnumerable<(string Name, byte[] Bytes)> files, string? token = null, params (string Name, string Value)[] fields) => SendToAsync("/en/add", files, token, fields);

    /// <summary>The same, to another form.</summary>
    public async Task<(HttpStatusCode Status, string Next)> SendToAsync(string path, IEnumerable<(string Name, byte[] Bytes)> files, string? token = null, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent("----sanad") { HeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 };
        form.Add(new StringContent(token ?? Token), "\"form_token\"");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), $"\"{name}\"");
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name}\"");
            form.Add(part);
        }
        return await PostAsync(path, form);
    }

    /// <summary>Waits until a job has ended, and gives its page.</summary>
    public async Task<string> EndOfAsync(string job)
    {
        for (; ; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            var page = await ReadAsync(job);
            if (!page.Contains("data-follow", StringComparison.Ordinal))
                return page;
        }
    }

    /// <summary>What the casebook holds, looked at from beside the server.</summary>
    public IReadOnlyList<DocumentLine> Documents()
    {
        using var book = OpenCasebook.Open(Options, createIfMissing: false);
        return ShowVerb.List(book, new DocumentFilter(), 0, 10_000).Items;
    }

    /// <summary>Nothing half-written: every seal and every original holds.</summary>
    public void ShouldHold() => Verifier.Verify(Options.Path, Options.Home, null, TestContext.Current.CancellationToken).Broken.ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        await _workbench.DisposeAsync();
        _client.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
