using Microsoft.Playwright;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;

namespace Sanad.Browser.Tests;

/// <summary>Events and tolls: what people read there and what they do, with and without JavaScript.</summary>
public sealed class EventsTests(Chromium chromium, SampleWorkbench workbench) : IClassFixture<Chromium>, IClassFixture<SampleWorkbench>
{
    /// <summary>Language, and whether JavaScript is on.</summary>
    public static TheoryData<string, bool> Ways => new() { { "en", true }, { "en", false }, { "fa", true }, { "fa", false } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_number_opens_its_exact_words(string language, bool script)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/events/{{event}}", script: script);
        var figures = open.Page.Locator("a.figure");
        (await figures.CountAsync()).ShouldBeGreaterThan(20);
        var words = await open.Page.Locator(".tolls blockquote").First.InnerTextAsync();
        await figures.First.ClickAsync();
        (await open.Page.Locator(".mention blockquote").First.InnerTextAsync()).ShouldBe(words);
        (await open.Page.Locator(".mention .source a").First.GetAttributeAsync("href"))!.ShouldMatch($"^/{language}/documents/[0-9a-f]{{64}}\\?claim=c[0-9a-f]{{16}}$");
        (await open.Page.Locator(".mention .source a").Last.GetAttributeAsync("href"))!.ShouldMatch($"^/{language}/review/c[0-9a-f]{{16}}$");
        workbench.Faults.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_title_is_given_and_taken_back(string language, bool script)
    {
        const string hostile = "<script>alert(1)</script>\u202Efdp.exe";
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/events/{{event}}", script: script);
        var before = await open.Page.Locator("h1").InnerTextAsync();
        await open.Page.Locator("input[name=title]").FillAsync(hostile);
        await open.Page.Locator("input[name=title] ~ button, label:has(input[name=title]) + button").ClickAsync();
        (await open.Page.Locator("h1").InnerTextAsync()).ShouldBe("<script>alert(1)</script>[U+202E]fdp.exe");
        await Assertions.Expect(open.Page.Locator(".acts li")).ToHaveCountAsync(1);
        await open.Page.Locator(".notice button").ClickAsync();
        (await open.Page.Locator("h1").InnerTextAsync()).ShouldBe(before);
        await Assertions.Expect(open.Page.Locator(".acts li")).ToHaveCountAsync(0);
        open.Complaints.ShouldBeEmpty();
        workbench.Faults.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Chosen_claims_are_moved_and_brought_back(string language, bool script)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/events/{{event}}", script: script);
        var before = ClaimsOf(workbench.Event);
        await open.Page.Locator("input[name=row]").Nth(0).CheckAsync();
        await open.Page.Locator("input[name=row]").Nth(1).CheckAsync();
        await open.Page.Locator("#choose button").ClickAsync();
        (await open.Page.Locator(".mention").CountAsync()).ShouldBeGreaterThan(1);
        await open.Page.Locator("input[name=to]").First.CheckAsync();
        await open.Page.Locator("form[action$='/move'] button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.done")).ToBeVisibleAsync();
        ClaimsOf(workbench.Event).ShouldBeLessThan(before);
        await open.Page.Locator(".notice button").ClickAsync();
        ClaimsOf(workbench.Event).ShouldBe(before);
        workbench.Faults.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Claims_are_split_off_and_the_act_is_undone_from_the_history(string language, bool script)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/events/{{event}}/claims", script: script);
        var before = ClaimsOf(workbench.Event);
        await open.Page.Locator("input[name=claim]").Nth(3).CheckAsync();
        await open.Page.Locator("#choose button").ClickAsync();
        await open.Page.Locator("form[action$='/split'] input[name=title]").FillAsync("A day in Harbourtown");
        await open.Page.Locator("form[action$='/split'] button").ClickAsync();
        (await open.Page.Locator("h1").InnerTextAsync()).ShouldBe("A day in Harbourtown");
        ClaimsOf(workbench.Event).ShouldBe(before - 1);
        await open.Page.Locator(".acts button").ClickAsync();
        ClaimsOf(workbench.Event).ShouldBe(before);
        (await open.Page.Locator("main h1").CountAsync()).ShouldBe(1);
        (await open.Page.Locator("main.fault").CountAsync()).ShouldBe(0);
        workbench.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("merge", "en")]
    [InlineData("part", "fa")]
    [InlineData("respond", "fa")]
    public async Task An_event_is_put_with_another_that_is_found_by_words(string act, string language)
    {
        var other = Events().First(e => e.Summary.Id != workbench.Event);
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/events/{other.Summary.Id}/with?act={act}", script: false);
        await open.Page.Locator("input[name=find]").FillAsync(language == "en" ? "novem protests" : "آبان");
        await open.Page.Locator("form[role=search] button").ClickAsync();
        await open.Page.Locator($"input[value={workbench.Event}]").CheckAsync();
        await open.Page.Locator($"form[action$='/{act}'] button").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".notice.done")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator(".acts li").Last).ToBeVisibleAsync();
        await open.Page.Locator("nav a[href$='/events']").ClickAsync();
        if (act == "part")
            (await open.Page.Locator(".chronology .parts > li").CountAsync()).ShouldBe(1);
        if (act == "respond")
            (await open.Page.Locator("ul.responses li").CountAsync()).ShouldBe(1);
        Undo();
        Events().Select(e => e.Summary.Id).ShouldContain(other.Summary.Id);
        workbench.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "year=1398")]
    [InlineData("fa", "year=۲۰۱۹")]
    [InlineData("fa", "text=آبان&act=death")]
    [InlineData("en", "place=iran")]
    public async Task The_chronology_is_narrowed(string language, string query)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/events?{query}", script: false);
        await Assertions.Expect(open.Page.Locator($".chronology a[href$='{workbench.Event}']")).ToBeVisibleAsync();
        await using var none = await workbench.OpenAsync(chromium, $"/{language}/events?year=1066", script: false);
        await Assertions.Expect(none.Page.Locator(".chronology")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/events/e0000000000000000")]
    [InlineData("/events/%3Cscript%3E")]
    [InlineData("/events/{event}/toll/99")]
    [InlineData("/events/{event}/toll/c0000000000000000")]
    [InlineData("/events/{event}/with?act=burn")]
    public async Task What_is_not_there_is_said_plainly(string path)
    {
        await using var open = await workbench.OpenAsync(chromium, "/fa" + path, script: false);
        await Assertions.Expect(open.Page.Locator("main.fault h1")).ToBeVisibleAsync();
        workbench.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/events?skip=-1&year=x&act=7&place=nowhere")]
    [InlineData("/events?skip=999999999")]
    [InlineData("/events/{event}/claims?skip=abc")]
    [InlineData("/events/{event}/toll/death?skip=5000")]
    [InlineData("/events/{event}/chosen")]
    public async Task An_odd_address_is_still_a_page(string path)
    {
        await using var open = await workbench.OpenAsync(chromium, "/en" + path, script: false);
        await Assertions.Expect(open.Page.Locator("main.events h1")).ToBeVisibleAsync();
        workbench.Faults.ShouldBeEmpty();
    }

    private IReadOnlyList<EventView> Events()
    {
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        return EventVerbs.List(book);
    }

    private int ClaimsOf(string id) => Events().Single(e => e.Summary.Id == id).Claims.Count;

    // Everything that people did is taken back, so that tests of one class stand on the same casebook.
    private void Undo()
    {
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        while (EventVerbs.List(book).SelectMany(e => e.Acts).FirstOrDefault() is { } act)
            EventVerbs.Undo(book, act);
    }
}
