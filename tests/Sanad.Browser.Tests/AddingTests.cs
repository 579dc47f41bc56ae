using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Reading;
using Sanad.Web.Desk;

namespace Sanad.Browser.Tests;

/// <summary>Files sent to the casebook by plain requests: what is named is named, nothing is lost, nothing is half-written.</summary>
public sealed class AddingTests
{
    // The bar is 464; SANAD_FILES=464 asks for all of them.
    private static readonly int Many = int.Parse(Environment.GetEnvironmentVariable("SANAD_FILES") ?? "60", CultureInfo.InvariantCulture);

    private static byte[] Note(int number) => Encoding.UTF8.GetBytes($"KESTREL BAY, November 19, 2019 -- Note {number}. {number + 3} people were killed in Kestrel Bay on November 17, 2019, a clerk said.");

    private static IEnumerable<(string, byte[])> Notes(int first, int count) => Enumerable.Range(first, count).Select(n => ($"note-{n}.txt", Note(n)));

    [Fact]
    public async Task Every_pdf_of_many_gets_its_verdict()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var clock = Stopwatch.StartNew();
        var (status, job) = await own.SendAsync(Enumerable.Range(0, Many).Select(n => ($"scans/report {n}.pdf", SmallPdf.Of(n))));
        status.ShouldBe(HttpStatusCode.SeeOther);
        var sent = clock.Elapsed;
        var page = await own.EndOfAsync(job);
        TestContext.Current.SendDiagnosticMessage($"{Many} PDFs: sent in {sent.TotalSeconds:F1} s, all verdicts after {clock.Elapsed.TotalSeconds:F1} s");
        page.ShouldContain($"Kept <strong class=\"number\">{Many}</strong>");
        (await own.ReadAsync($"{job}?skip={Many - 1}")).ShouldContain($"scans/report {Many - 1}.pdf");
        var documents = own.Documents();
        documents.Count.ShouldBe(Many);
        documents.ShouldAllBe(document => document.Problem == null && document.Claims > 0);
        own.ShouldHold();
        own.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_keep_their_folders_and_lead_nowhere()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var (_, job) = await own.SendAsync([("notes/may/a.txt", Note(1)), ("../../../escaped.txt", Note(2)), ("/etc/absolute.txt", Note(3)), ("a\u202Etxt.exe", Note(4)), ("say %22yes%22.txt", Note(5)), (new string('x', 900) + ".txt", Note(6))]);
        (await own.EndOfAsync(job)).ShouldContain("Kept <strong class=\"number\">6</strong>");
        own.Documents().Select(document => document.ReceivedAs).ShouldBe(["notes/may/a.txt", "escaped.txt", "etc/absolute.txt", "a\u202Etxt.exe", "say \"yes\".txt", new string('x', 900) + ".txt"], ignoreOrder: true);
        Directory.GetFiles(own.Folder, "escaped*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_description_beside_a_file_is_read_and_gets_no_verdict_of_its_own()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var (_, job) = await own.SendAsync([("a/one.txt", Note(1)), ("a/one.meta.json", """{"outlet":"Quay Post"}"""u8.ToArray()), ("b/one.txt", Note(2)), ("b/lonely.meta.json", "{}"u8.ToArray()), ("b/odd.txt", Note(3)), ("b/odd.meta.json", "nonsense"u8.ToArray())], null, ("language", "en"), ("published", "۱۳۹۸-۰۸-۲۸"));
        var page = await own.EndOfAsync(job);
        var documents = own.Documents().ToDictionary(document => document.ReceivedAs, StringComparer.Ordinal);
        documents.Keys.ShouldBe(["a/one.txt", "b/one.txt"], ignoreOrder: true);
        documents["a/one.txt"].Outlet.ShouldBe("Quay Post");
        documents["b/one.txt"].Outlet.ShouldBeNull();
        documents["b/one.txt"].Published!.Value.ToString().ShouldBe("2019-11-19");
        page.ShouldContain("b/lonely.meta.json");
        page.ShouldContain("odd.meta.json:");
        page.ShouldContain("Refused <strong class=\"number\">2</strong>");
    }

    [Fact]
    public async Task A_form_without_the_token_leaves_nothing()
    {
        await using var own = await OwnWorkbench.StartAsync();
        (await own.SendAsync(Notes(0, 3), token: "00")).Status.ShouldBe(HttpStatusCode.BadRequest);
        own.Documents().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_before_anything_is_kept()
    {
        await using var own = await OwnWorkbench.StartAsync();
        (await own.ReadAsync((await own.SendAsync(Notes(0, 1), null, ("published", "last week"))).Next)).ShouldContain("“last week” is no date");
        (await own.ReadAsync((await own.SendAsync([("", [])])).Next)).ShouldContain("No file was chosen");
        own.Documents().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disk_without_room_says_how_much_is_missing()
    {
        await using var own = await OwnWorkbench.StartAsync(options => options with { FreeBytes = _ => 10 << 20 });
        var (_, next) = await own.SendAsync(Notes(0, 3));
        (await own.ReadAsync(next)).ShouldContain("has 10 MB left");
        own.Documents().ShouldBeEmpty();
    }

    [Fact]
    public async Task Empty_files_are_refused_and_the_same_bytes_are_kept_once()
    {
        await using var own = await OwnWorkbench.StartAsync();
        await own.EndOfAsync((await own.SendAsync(Notes(0, 2))).Next);
        var page = await own.EndOfAsync((await own.SendAsync([("again.txt", Note(0)), ("empty.txt", []), ("new.txt", Note(9))])).Next);
        page.ShouldContain("Kept <strong class=\"number\">1</strong>");
        page.ShouldContain("Already kept <strong class=\"number\">1</strong>");
        page.ShouldContain("Refused <strong class=\"number\">1</strong>");
        own.Documents().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_folder_of_this_machine_is_added_by_its_path()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var samples = Path.Combine(Sanad.Tests.Workplace.Root, "samples", "november-2019");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("form_token", own.Token), KeyValuePair.Create("path", samples)]);
        var page = await own.EndOfAsync((await own.PostAsync("/en/add/folder", form)).Next);
        page.ShouldContain("Every file has its verdict");
        own.Documents().Count.ShouldBeGreaterThan(3);
        using var wrong = new FormUrlEncodedContent([KeyValuePair.Create("form_token", own.Token), KeyValuePair.Create("path", "/no/such/folder")]);
        (await own.ReadAsync((await own.PostAsync("/en/add/folder", wrong)).Next)).ShouldContain("There is no folder or file /no/such/folder");
    }

    [Fact]
    public async Task Two_tabs_and_a_command_beside_lose_nothing()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var tabs = new[] { own.SendAsync(Notes(0, 40)), own.SendAsync(Notes(20, 40)) };
        var beside = Task.Run(() =>
        {
            var folder = Directory.CreateDirectory(Path.Combine(own.Folder, "notes")).FullName;
            foreach (var (name, bytes) in Notes(50, 30))
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            using var book = OpenCasebook.Open(own.Options, createIfMissing: false);
            return KeepFiles.Run(book, [folder], Given.Nothing, null, CancellationToken.None).Count();
        });
        foreach (var (_, job) in await Task.WhenAll(tabs))
            (await own.EndOfAsync(job)).ShouldContain("All verdicts <strong class=\"number\">40</strong>");
        (await beside).ShouldBe(30);
        own.Documents().Count.ShouldBe(80);
        own.ShouldHold();
        own.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelled_in_the_middle_what_was_kept_stays_and_the_rest_is_told()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var (_, job) = await own.SendAsync(Notes(0, 200));
        while (own.Documents().Count == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("form_token", own.Token)]);
        await own.PostAsync($"{job}/cancel", form);
        var page = await own.EndOfAsync(job);
        var kept = own.Documents().Count;
        kept.ShouldBeInRange(1, 199);
        page.ShouldContain("Stopped. What was kept by then stays kept.");
        page.ShouldContain($"Kept <strong class=\"number\">{kept}</strong>");
        page.ShouldContain("Not reached");
        own.ShouldHold();
    }

    [Fact]
    public async Task A_server_stopped_in_the_middle_leaves_whole_files_and_no_copies()
    {
        await using var own = await OwnWorkbench.StartAsync();
        await own.SendAsync(Notes(0, 200));
        while (own.Documents().Count == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await own.StopAsync();
        own.ShouldHold();
        var kept = own.Documents().Count;
        kept.ShouldBeInRange(1, 200);
        await own.ServeAsync();
        var page = await own.EndOfAsync((await own.SendAsync(Notes(0, 200))).Next);
        page.ShouldContain($"Already kept <strong class=\"number\">{kept}</strong>");
        own.Documents().Count.ShouldBe(200);
        own.ShouldHold();
    }

    [Fact]
    public void What_a_killed_server_left_is_removed_and_what_a_running_one_holds_is_not()
    {
        var parent = Directory.CreateTempSubdirectory("sanad-parent-").FullName;
        var left = Directory.CreateDirectory(Path.Combine(parent, "sanad-incoming-left")).FullName;
        File.WriteAllText(left + ".lock", "");
        File.WriteAllText(Path.Combine(left, "secret.txt"), "words");
        using (var running = new Incoming(parent))
        {
            using var other = new Incoming(parent);
            Directory.Exists(left).ShouldBeFalse();
            Directory.Exists(running.Folder).ShouldBeTrue();
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(running.Folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        Directory.GetFileSystemEntries(parent).ShouldBeEmpty();
        Directory.Delete(parent);
    }

    [Fact]
    public void Servers_that_start_and_stop_at_once_do_not_trip_over_each_other()
    {
        var parent = Directory.CreateTempSubdirectory("sanad-parent-").FullName;
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var server = new Incoming(parent);
            using var batch = server.NewBatch();
            batch.Create("note.txt").Dispose();
            File.Exists(batch.Files[0].Path).ShouldBeTrue();
        });
        Directory.GetFileSystemEntries(parent).ShouldBeEmpty();
        Directory.Delete(parent);
    }
}
