using System.Net;
using System.Net.Sockets;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Reading;

namespace Sanad.Browser.Tests;

/// <summary>An original that means harm is looked at, and nothing happens.</summary>
public sealed class OriginalTests(Chromium chromium, SampleWorkbench workbench) : IClassFixture<Chromium>, IClassFixture<SampleWorkbench>
{
    [Fact]
    public async Task A_hostile_page_asks_nobody_for_anything_and_runs_nothing()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var original = Keep(Hostile($"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}"));
        await using var open = await workbench.OpenAsync(chromium, $"/en/documents/{original}/view");
        var inside = open.Page.Frames.Single(frame => frame.ParentFrame is not null);
        (await inside.Locator("body").InnerTextAsync()).ShouldContain("The harbour watch said that 12 people were killed");
        await open.Page.GotoAsync(new Uri(workbench.NewAddress(), $"/en/documents/{original}/view/inside").AbsoluteUri);
        (await open.Page.ContentAsync()).ShouldNotContain("http://127.0.0.1:");
        await open.Page.WaitForTimeoutAsync(2500); // longer than the refresh that the page asks for
        elsewhere.Pending().ShouldBeFalse("the page asked a machine elsewhere");
        open.Requests.ShouldAllBe(address => address.Contains("/documents/", StringComparison.Ordinal) || address.Contains("/assets/", StringComparison.Ordinal));
        open.Page.Url.ShouldEndWith("/view/inside");
        (await open.Page.TitleAsync()).ShouldBe("");
    }

    [Fact]
    public async Task It_is_saved_as_bytes_of_no_type_under_a_harmless_name()
    {
        var original = SampleWorkbench.Sample("07-eskeleh-bazdashtha.html");
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new() });
        await client.GetAsync(workbench.NewAddress(), TestContext.Current.CancellationToken);
        using var answer = await client.GetAsync(new Uri(workbench.NewAddress(), $"/en/documents/{original}/original"), TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox; default-src 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        Sanad.Basics.ContentHash.Of(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Hex.ShouldBe(original);
    }

    [Fact]
    public async Task The_pages_of_a_PDF_come_as_pictures()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pdftoppm is looked for on the path of Linux and macOS");
        await using var open = await workbench.OpenAsync(chromium, $"/fa/documents/{SampleWorkbench.Sample("09-estuary-papers-chronology.pdf")}/view");
        (await open.Page.Locator("img.sheet").EvaluateAsync<int>("async image => { await image.decode(); return image.naturalWidth; }")).ShouldBeGreaterThan(500);
    }

    private string Keep(string html)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sanad-hostile-").FullName, "report\u202Elmth.exe.html");
        File.WriteAllText(file, html);
        try
        {
            using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
            return KeepFiles.Run(book, [file], Given.Nothing, null, CancellationToken.None).Single().ShouldBeOfType<KeepOutcome.Kept>().Original.Hex;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static string Hostile(string elsewhere) => $$"""
        <!doctype html><html><head><base href="{{elsewhere}}/"><title>A report</title>
        <meta http-equiv="refresh" content="1;url={{elsewhere}}/refresh">
        <link rel="stylesheet" href="{{elsewhere}}/sheet.css"><link rel="preload" as="image" href="{{elsewhere}}/early.png">
        <style>@import url({{elsewhere}}/import.css); body { background: url({{elsewhere}}/back.png) }</style>
        <script>document.title = "owned"; fetch("{{elsewhere}}/script")</script><script src="{{elsewhere}}/far.js"></script></head>
        <body onload="document.title='owned'" style="background:url({{elsewhere}}/style.png)">
        <h1>A report</h1><p onclick="x()">The harbour watch said that 12 people were killed in Mosul on March 3, 2015.</p>
        <img src="{{elsewhere}}/picture.png" onerror="document.title='owned'" alt="a picture">
        <svg onload="fetch('{{elsewhere}}/svg')"><image href="{{elsewhere}}/svg.png"/><script>document.title='owned'</script></svg>
        <math><mtext></mtext><style><img src=x onerror="document.title='owned'"></style></math>
        <form action="{{elsewhere}}/form"><input name="a" autofocus onfocus="this.form.submit()"><button>go</button></form>
        <iframe src="{{elsewhere}}/frame" srcdoc="<script>parent.document.title='owned'</script>"></iframe><object data="{{elsewhere}}/object"></object><embed src="{{elsewhere}}/embed">
        <video src="{{elsewhere}}/video" poster="{{elsewhere}}/poster.png" autoplay></video><a href="javascript:alert(1)" ping="{{elsewhere}}/ping">a link</a>
        <noscript><p title="</noscript><img src={{elsewhere}}/noscript.png>"></p></noscript><table background="{{elsewhere}}/table.png"><tr><td>cell</table>
        <p>The harbour watch said nothing else on that day, and the town council said nothing at all on the matter.</p></body></html>
        """;
}
