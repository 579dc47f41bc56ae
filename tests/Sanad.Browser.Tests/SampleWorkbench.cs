using Microsoft.Playwright;
using Sanad.Basics;
using Sanad.Casebook.Estimate;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Custody;
using Sanad.Web;

namespace Sanad.Browser.Tests;

/// <summary>The workbench over the sample notes, served for real on a free port. Each test class has its own.</summary>
public sealed class SampleWorkbench : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sanad-workbench-").FullName;
    private readonly Lazy<string> _strike, _estimate;
    private Workbench _workbench = null!;

    public SampleWorkbench()
    {
        _strike = new(() => Beside(SampleFolder.KeepStrike));
        _estimate = new(() => Beside(book => EstimateVerb.Run(book, new() { Event = Strike, By = ["status"], Methods = ["chao", "loglinear", "saturated"], Draws = 2 }).ShouldBeOfType<EstimateOutcome.Run>().Report.Entry!));
    }

    /// <summary>What pages met that they should not: stays empty.</summary>
    public List<Exception> Faults { get; } = [];

    /// <summary>The id of the event with most claims; {event} stands for it in addresses.</summary>
    public string Event { get; private set; } = "";

    /// <summary>The id of a person with three records; {person} stands for it in addresses.</summary>
    public string Person { get; private set; } = "";

    /// <summary>The id of the event that the lists are of; its note is kept when it is first asked for.</summary>
    public string Strike => _strike.Value;

    /// <summary>The entry of a run of estimating, made when it is first asked for; {estimate} stands for it in addresses. Of two quick methods, since a page is looked at and no number.</summary>
    public string Estimate => _estimate.Value;

    /// <summary>How the casebook is opened, for tests that work beside the pages.</summary>
    public CasebookOptions Options => new() { Path = Path.Combine(_folder, "case"), Home = SanadHome.At(Path.Combine(_folder, "home")) };

    /// <summary>An address that opens the door once.</summary>
    public Uri NewAddress() => _workbench.NewAddress();

    /// <summary>The SHA-256 of a sample note, by which pages name it.</summary>
    public static string Sample(string fileName) => ContentHash.Of(File.ReadAllBytes(Path.Combine(Sanad.Tests.Workplace.Root, "samples", "november-2019", fileName))).Hex;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Copy(SampleFolder.Made, _folder);
        using (var book = OpenCasebook.Open(Options, createIfMissing: false))
        {
            Person = PeopleVerbs.List(book, null, 0, 1, least: 3).Items[0].Id;
            Event = EventVerbs.List(book).MaxBy(e => e.Claims.Count)!.Summary.Id;
        }
        _workbench = await Workbench.StartAsync(new() { Casebook = Options, OnFault = Faults.Add }, CancellationToken.None);
    }

    private T Beside<T>(Func<OpenCasebook, T> use)
    {
        using var book = OpenCasebook.Open(Options, createIfMissing: false);
        return use(book);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _workbench.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A new browser that came in by the printed address and looks at a page.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="path">With its language: /en/review.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="script">False = JavaScript is off.</param>
    public async Task<OpenPage> OpenAsync(Chromium chromium, string path, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true) =>
        await chromium.VisitAsync(Address(path), width, scheme, script, await DoorAsync(_workbench.NewAddress()));

    /// <summary>Of a page, the names in braces filled in.</summary>
    public Uri Address(string path) => new(NewAddress(), path.Replace("{event}", Event, StringComparison.Ordinal).Replace("{person}", Person, StringComparison.Ordinal)
        .Replace("{estimate}", path.Contains("{estimate}", StringComparison.Ordinal) ? Estimate : "", StringComparison.Ordinal));

    /// <summary>The cookie of a new session. The door itself is passed in its own tests; here it would be two more pages for each that is looked at.</summary>
    internal static async Task<Microsoft.Playwright.Cookie> DoorAsync(Uri newAddress)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var answer = await client.GetAsync(newAddress, TestContext.Current.CancellationToken);
        var pair = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=');
        return new() { Name = pair[0], Value = pair[1], Url = new Uri(newAddress, "/").AbsoluteUri, HttpOnly = true, SameSite = SameSiteAttribute.Strict };
    }
}
