using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Events;
using Sanad.Casebook.History;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Dossier;
using Sanad.Language;

namespace Sanad.Browser.Tests;

/// <summary>The history in sentences, checking with a report in words, and the index made anew, by plain requests.</summary>
public sealed partial class IntegrityTests
{
    private static readonly (string, byte[])[] Notes = [.. Enumerable.Range(0, 5).Select(n => ($"note-{n}.txt", Encoding.UTF8.GetBytes($"KESTREL BAY, November 19, 2019 -- Note {n}. {n + 3} people were killed in Kestrel Bay on November 17, 2019, a clerk said.")))];

    private static async Task<OwnWorkbench> WithNotesAsync()
    {
        var own = await OwnWorkbench.StartAsync();
        await own.EndOfAsync((await own.SendAsync(Notes)).Next);
        return own;
    }

    private static FormUrlEncodedContent Form(OwnWorkbench own, params (string, string)[] fields) =>
        new([KeyValuePair.Create("form_token", own.Token), .. fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))]);

    private static T Beside<T>(OwnWorkbench own, Func<OpenCasebook, T> act)
    {
        using var book = OpenCasebook.Open(own.Options, createIfMissing: false);
        return act(book);
    }

    [Fact]
    public async Task The_history_tells_who_did_what_and_takes_it_back()
    {
        await using var own = await WithNotesAsync();
        var original = own.Documents()[0].Original.Hex;
        var claim = Beside(own, book => ShowVerb.Document(book, original, withCopies: false)!.Claims[0].Claim.Id);
        var accepted = Beside(own, book => ReviewVerb.Judge(book, claim, Verdict.Accept)).ShouldBeOfType<Casebook.VerbOutcome.Done>();
        var page = await own.ReadAsync("/en/integrity");
        page.ShouldContain("founded the casebook");
        page.ShouldNotContain("admitted the writer");
        page.ShouldContain("took in <a href=\"/en/documents/");
        page.ShouldContain("accepted a claim of <a");
        using var undo = Form(own, ("entry", accepted.Entry), ("back", "/integrity"));
        await own.PostAsync("/en/undo", undo);
        (await own.ReadAsync("/en/integrity?kind=claims")).ShouldContain("took back: ");
        (await own.ReadAsync("/fa/integrity")).ShouldContain("این را بازگرداند");
        (await own.ReadAsync("/en/integrity?kind=events")).ShouldContain("Nothing of this kind");
        Beside(own, book => HistoryVerb.Page(book, new() { Kind = "claims" }, 0, 50)).Items.Select(line => line.TakenBack).ShouldBe([false, true]);
        own.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_shows_what_was_before_and_after()
    {
        await using var own = await WithNotesAsync();
        var original = own.Documents()[0].Original.Hex;
        Beside(own, book => DocumentVerbs.Set(book, original, outlet: "Quay Post"));
        Beside(own, book => DocumentVerbs.Set(book, original, outlet: "Harbour Monitor"));
        var lines = Beside(own, book => HistoryVerb.Page(book, new() { Kind = "documents" }, 0, 50)).Items;
        lines[0].Act.ShouldBeOfType<HistoryAct.Corrected>().Changes.ShouldBe([new FieldChange("outlet", "Quay Post", "Harbour Monitor")]);
        (await own.ReadAsync("/en/integrity")).ShouldContain("<ins><bdi dir=\"auto\">Harbour Monitor</bdi></ins>");
    }

    [Fact]
    public async Task An_emptied_field_and_marked_words_stand_in_the_history()
    {
        await using var own = await WithNotesAsync();
        var original = own.Documents()[0].Original.Hex;
        Beside(own, book => DocumentVerbs.Set(book, original, outlet: "Quay Post"));
        using var emptied = Form(own, ("title", own.Documents()[0].Title ?? ""), ("outlet", " "), ("published", own.Documents()[0].Published.ToString()!));
        await own.PostAsync($"/en/documents/{original}/correct", emptied);
        own.Documents()[0].Outlet.ShouldBeNull();
        (await own.ReadAsync("/en/integrity")).ShouldContain("<del><bdi dir=\"auto\">Quay Post</bdi></del>");
        Beside(own, book => DocumentVerbs.Set(book, original, furniture: [new("a clerk said", Furniture: true)]));
        (await own.ReadAsync("/en/integrity")).ShouldContain("<bdi dir=\"auto\">a clerk said</bdi>");
        (await own.ReadAsync("/fa/integrity")).ShouldContain("<ins>حاشیهٔ صفحه</ins>");
        own.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_is_sealed_soon_while_the_server_runs()
    {
        await using var own = await WithNotesAsync();
        var claim = Beside(own, book => ReviewFlow.Next(book, new(), null)!.ClaimId);
        using var decision = Form(own, ("verdict", "accept"), ("seen", "proposed"));
        (await own.PostAsync($"/en/review/{claim}", decision)).Status.ShouldBe(HttpStatusCode.SeeOther);
        Beside(own, book => ShowVerb.Claim(book, claim)!.Value.Claim.Status).ShouldBe(Casebook.Tolls.TollStatus.Accepted);
        for (var patience = TimeSpan.FromMinutes(1); Beside(own, HistoryVerb.Standing).Unsealed > 0; patience -= TimeSpan.FromMilliseconds(250))
        {
            patience.ShouldBeGreaterThan(TimeSpan.Zero);
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }
        own.ShouldHold();
    }

    [Theory]
    [InlineData("en", "More text was sent than a field holds")]
    [InlineData("fa", "از گنجایش یک خانه")]
    public async Task More_text_than_a_field_holds_is_told_and_is_no_fault(string language, string said)
    {
        await using var own = await WithNotesAsync();
        var claim = Beside(own, book => ReviewFlow.Next(book, new(), null)!.ClaimId);
        using var decision = Form(own, ("verdict", "accept"), ("note", new string('x', 5 << 20)));
        var (status, page) = await own.AnswerAsync($"/{language}/review/{claim}", decision);
        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        page.ShouldContain(said);
        Beside(own, book => ShowVerb.Claim(book, claim)!.Value.Claim.Status).ShouldBe(Casebook.Tolls.TollStatus.Proposed);
        own.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hostile_title_is_words_in_the_review()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var page = "<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; \u202Egpj.exe</title></head><body><h1>&lt;script&gt;alert(1)&lt;/script&gt; \u202Egpj.exe</h1><p>KESTREL BAY, November 19, 2019 -- 14 people were killed in Kestrel Bay on November 17, 2019, a clerk &lt;img src=x onerror=alert(2)&gt; said on Tuesday in a long statement.</p></body></html>";
        await own.EndOfAsync((await own.SendAsync([("\u202Egpj.html", Encoding.UTF8.GetBytes(page))])).Next);
        var claim = Beside(own, book => ReviewFlow.Next(book, new(), null)!.ClaimId);
        foreach (var path in new[] { "", "/edit" })
        {
            var (_, html) = await own.AnswerAsync($"/en/review/{claim}{path}", null);
            html.ShouldContain("&lt;img src=x onerror=alert(2)&gt;");
            html.Contains("&lt;script&gt;alert(1)", StringComparison.Ordinal).ShouldBe(path.Length == 0, "the page of the fields shows the quote without the title");
            html.ShouldNotContain("<script>alert");
            html.ShouldNotContain("<img");
            html.ShouldNotContain("\u202E");
        }
        own.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_check_tells_what_holds_and_what_was_altered()
    {
        await using var own = await WithNotesAsync();
        using var verify = Form(own);
        var good = await own.EndOfAsync((await own.PostAsync("/en/integrity/verify", verify)).Next);
        good.ShouldContain("Verified. Nothing contradicts what was signed.");
        good.ShouldContain("byte for byte");
        var altered = Directory.EnumerateFiles(Path.Combine(own.Options.Path, "objects", "sha256"), "*", SearchOption.AllDirectories).First();
        File.SetAttributes(altered, FileAttributes.Normal);
        await File.WriteAllTextAsync(altered, "other words", TestContext.Current.CancellationToken);
        using var again = Form(own);
        var bad = await own.EndOfAsync((await own.PostAsync("/en/integrity/verify", again)).Next);
        bad.ShouldContain("The bytes of an original are not those that its name says.");
        bad.ShouldContain(Path.GetFileName(altered));
        (await own.ReadAsync("/en")).ShouldContain("contradict what was signed");
    }

    [Fact]
    public async Task The_index_is_made_anew_and_pages_say_so_meanwhile()
    {
        await using var own = await WithNotesAsync();
        using var rebuild = Form(own);
        var (status, job) = await own.PostAsync("/en/integrity/rebuild", rebuild);
        status.ShouldBe(HttpStatusCode.SeeOther);
        var meanwhile = await own.ReadAsync("/en/documents");
        meanwhile.ShouldMatch("The index is being made anew|shelf");
        (await own.EndOfAsync(job)).ShouldContain("The index was made anew.");
        own.Documents().Count.ShouldBe(5);
        own.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_events_that_became_one_are_told_by_the_names_they_had()
    {
        await using var own = await OwnWorkbench.StartAsync();
        await own.EndOfAsync((await own.SendAsync([("c.txt", "3 people were killed in Ahvaz on November 17, 2019, a clerk said. 4 people were killed in Shiraz on November 18, 2019, a clerk said."u8.ToArray())])).Next);
        var events = Beside(own, EventVerbs.List).Select(e => e.Summary.Id).ToList();
        events.Count.ShouldBe(2);
        Beside(own, book => EventVerbs.Rename(book, events[0], "The ferry"));
        Beside(own, book => EventVerbs.Rename(book, events[1], "The bridge"));
        Beside(own, book => EventVerbs.Merge(book, events[0], events[1])).ShouldBeOfType<Casebook.VerbOutcome.Done>();
        Words(await own.ReadAsync("/en/integrity")).ShouldContain("merged the event The ferry into The bridge.");
        own.Faults.ShouldBeEmpty();
    }

    private static string Words(string page) => Tags().Replace(page, "").Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [Fact]
    public async Task An_empty_casebook_says_what_to_do()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var page = await own.ReadAsync("/en");
        page.ShouldContain("class=\"steps\"");
        page.ShouldContain("id=\"adding\"");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void Every_finding_has_words(string language)
    {
        var texts = InterfaceTexts.For(Packs.BuiltIn, language);
        var sources = Directory.EnumerateFiles(Path.Combine(Sanad.Tests.Workplace.Root, "src", "Sanad.Custody"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var codes = sources.SelectMany(source => Regex.Matches(source, "(?:new\\(|Finding\\(|[bB]efore, |Broken\\.Count, )\"([a-z]+(?:-[a-z]+)*)\", (?:\\$|\"|string\\.)", RegexOptions.None, TimeSpan.FromSeconds(5))).Select(match => match.Groups[1].Value).Distinct().ToList();
        codes.Count.ShouldBeGreaterThan(40);
        codes.Where(code => texts.Find("findings." + code.Replace('-', '_')) is null).ShouldBeEmpty();
    }
}
