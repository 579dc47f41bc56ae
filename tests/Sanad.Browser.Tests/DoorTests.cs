using System.Net;

namespace Sanad.Browser.Tests;

/// <summary>Who is let in, by plain requests.</summary>
public sealed class DoorTests(SampleWorkbench workbench) : IClassFixture<SampleWorkbench>
{
    private static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() });

    private Uri At(string path) => new(workbench.NewAddress(), path);

    [Fact]
    public async Task Without_the_key_nothing_is_shown()
    {
        using var client = Client();
        using var answer = await client.GetAsync(At("/en"), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("case");
    }

    [Fact]
    public async Task A_key_opens_the_door_once()
    {
        var address = workbench.NewAddress();
        using var first = Client();
        (await first.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await first.GetAsync(At("/en"), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var second = Client();
        (await second.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_name_that_only_points_here_is_refused()
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, workbench.NewAddress()) { Headers = { Host = "elsewhere.example" } };
        (await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
    }

    [Fact]
    public async Task A_form_of_another_page_is_refused()
    {
        using var client = Client();
        await client.GetAsync(workbench.NewAddress(), TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("entry", "abc")]);
        (await client.PostAsync(At("/en/undo"), form, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Every_answer_forbids_what_comes_from_elsewhere()
    {
        using var client = Client();
        await client.GetAsync(workbench.NewAddress(), TestContext.Current.CancellationToken);
        using var answer = await client.GetAsync(At("/fa"), TestContext.Current.CancellationToken);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
