using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Sanad.Casebook.Documents;
using Sanad.Casebook.History;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Dossier;
using Sanad.Language;

namespace Sanad.Browser.Tests;

/// <summary>The history in sentences, checking with a report in words, and the index made anew, by plain requests.</summary>
public sealed class IntegrityTests
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
