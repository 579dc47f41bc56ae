using System.Net;
using System.Text;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;

namespace Sanad.Browser.Tests;

/// <summary>A workbench that stands open, and nobody asks.</summary>
public sealed class RestTests
{
    private const string Text = "KESTREL BAY, November 19, 2019 -- 3 people were killed in Kestrel Bay on November 17, 2019, a clerk said. 9 people were killed in Kestrel Bay on November 17, 2019, Ada Quell said.";

    [Fact]
    public async Task What_it_let_go_of_is_there_again_when_somebody_asks()
    {
        await using var own = await OwnWorkbench.StartAsync(options => options with { RestAfter = TimeSpan.FromMilliseconds(1) });
        await own.EndOfAsync((await own.SendAsync([("a.txt", Encoding.UTF8.GetBytes(Text))])).Next);
        var claims = Waiting(own);
        claims.Count.ShouldBe(2);
        string[] pages = ["/en", $"/en/review/{claims[0]}", "/fa/events", "/en/search?q=Kestrel", "/en/people", "/en/documents"];
        var before = new List<string>();
        foreach (var page in pages)
            before.Add(await own.ReadAsync(page));
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        foreach (var (page, was) in pages.Zip(before))
            (await own.ReadAsync(page)).ShouldBe(was, page);
        using var accept = new FormUrlEncodedContent([KeyValuePair.Create("form_token", own.Token), KeyValuePair.Create("verdict", "accept"), KeyValuePair.Create("seen", "proposed")]);
        var (status, next) = await own.PostAsync($"/en/review/{claims[0]}", accept);
        status.ShouldBe(HttpStatusCode.SeeOther);
        next.ShouldContain(claims[1]);
        own.Faults.ShouldBeEmpty();
    }

    private static List<string> Waiting(OwnWorkbench own)
    {
        using var book = OpenCasebook.Open(own.Options, createIfMissing: false);
        return [.. ReviewQueue.Of(book, new()).Select(item => item.ClaimId)];
    }
}
