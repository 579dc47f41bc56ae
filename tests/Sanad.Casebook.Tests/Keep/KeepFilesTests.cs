using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Sanad.Basics;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Read;
using Sanad.Casebook.Search;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;
using Sanad.Claims;
using Sanad.Reading;

namespace Sanad.Casebook.Tests.Keep;

public sealed class KeepFilesTests(ITestOutputHelper output)
{
    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void Every_file_has_one_outcome_and_a_second_run_doubles_nothing(string database)
    {
        using var test = new TestCasebook(database);
        Write(test, 5);
        test.Write("below/copy.txt", Note(0));
        test.Write("empty.txt", "");
        var missing = test.Scratch.File("nowhere.txt");
        Count(test.Keep(test.Inputs, missing)).ShouldBe((5, 1, 2));
        var entries = test.Book.Folder.Entries().Count;
        Count(test.Keep(test.Inputs, missing)).ShouldBe((0, 6, 2));
        test.Book.Folder.Entries().Count.ShouldBe(entries);
        ShowVerb.Documents(test.Book).Select(d => d.ReceivedAs).ShouldBe(["below/copy.txt", "note1.txt", "note2.txt", "note3.txt", "note4.txt"], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Every))]
    public void A_file_that_cannot_be_read_as_text_is_kept_with_its_problem_named(string database)
    {
        using var test = new TestCasebook(database);
        var file = test.Scratch.File("noise.bin");
        File.WriteAllBytes(file, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 % 251))]);
        var kept = test.Keep(file).ShouldHaveSingleItem().ShouldBeOfType<KeepOutcome.Kept>();
        kept.Read.Problem.ShouldNotBeNullOrEmpty();
        test.Book.Folder.Has(kept.Original).ShouldBeTrue();
        ShowVerb.Documents(test.Book).Single().Problem.ShouldBe(kept.Read.Problem);
    }

    [Theory, MemberData(nameof(Every))]
    public void What_stands_in_the_file_beside_is_given_and_the_command_line_wins(string database)
    {
        using var test = new TestCasebook(database);
        var note = test.Write("a.txt", Note(1));
        test.Write("a.meta.json", """{"outlet":"Gull News","published":"2020-06-02","mood":"grey"}""");
        var outcomes = KeepFiles.Run(test.Book, [test.Inputs], new Given(Outlet: "Quay Post"), null, CancellationToken.None).ToList();
        var kept = outcomes.ShouldHaveSingleItem().ShouldBeOfType<KeepOutcome.Kept>();
        (kept.Read.Outlet, kept.Read.Published, kept.Read.PublishedKind).ShouldBe(("Quay Post", DateInterval.Parse("2020-06-02"), PublishedKind.Given));
        kept.Read.Warnings.ShouldContain(w => w.Contains("mood", StringComparison.Ordinal));
        Rebuild.Run(test.Book, null, CancellationToken.None);
        ShowVerb.Document(test.Book, kept.Original.Hex)!.Document.Outlet.ShouldBe("Quay Post");
        KeepFiles.Run(test.Book, [note], new Given(Outlet: "Another"), null, CancellationToken.None).Single().ShouldBeOfType<KeepOutcome.AlreadyKept>().Note.ShouldNotBeNull();
    }

    [Fact]
    public void A_description_that_is_wrong_or_describes_nothing_is_refused_and_nothing_is_kept_of_its_file()
    {
        using var test = new TestCasebook("sqlite");
        test.Write("a.txt", Note(1));
        test.Write("a.meta.json", """{"published":"yesterday"}""");
        test.Write("b.meta.json", "{}");
        var refused = test.Keep(test.Inputs).Cast<KeepOutcome.Refused>().ToList();
        refused.Select(r => Path.GetFileName(r.Path)).ShouldBe(["a.txt", "b.meta.json"]);
        refused[0].Reason.ShouldContain("a.meta.json");
        ShowVerb.Documents(test.Book).ShouldBeEmpty();
    }

    [Fact]
    public void Pipes_links_in_circles_and_links_to_folders_are_refused_without_waiting()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes and links as Linux has them");
        using var test = new TestCasebook("sqlite");
        test.Write("good.txt", Note(1));
        using (var make = Process.Start("mkfifo", [Path.Combine(test.Inputs, "pipe")]))
            make.WaitForExit();
        File.CreateSymbolicLink(Path.Combine(test.Inputs, "circle"), "circle");
        Directory.CreateSymbolicLink(Path.Combine(test.Inputs, "up"), "..");
        File.CreateSymbolicLink(Path.Combine(test.Inputs, "link.txt"), "good.txt");
        Count(test.Keep(test.Inputs)).ShouldBe((1, 1, 3));
    }

    [Fact]
    public void The_casebook_never_keeps_itself()
    {
        using var test = new TestCasebook("sqlite");
        test.Write("note.txt", Note(1));
        Directory.CreateSymbolicLink(test.Scratch.File("elsewhere"), test.Scratch.Folder);
        test.Keep(Path.Combine(test.Scratch.File("elsewhere"), "case")).ShouldBeEmpty();
        var names = test.Keep(test.Scratch.Folder).Select(o => o.Path).ToList();
        names.ShouldNotContain(n => n.Contains(Path.DirectorySeparatorChar + "case" + Path.DirectorySeparatorChar));
    }

    [Fact]
    public void A_capture_names_hashes_size_type_and_the_files_own_name_and_no_path()
    {
        using var test = new TestCasebook("sqlite");
        test.Write("deep/er/نامه.txt", Note(1));
        var kept = (KeepOutcome.Kept)test.Keep(test.Inputs).Single();
        var body = test.Book.Folder.Entries().Single(e => e.Type == "capture").Body;
        body.GetProperty("original").GetString().ShouldBe(kept.Original.Hex);
        body.GetProperty("sha512").GetString()!.Length.ShouldBe(128);
        body.GetProperty("file_name").GetString().ShouldBe("deep/er/نامه.txt");
        body.GetProperty("captured_at").GetString().ShouldBe("2026-11-21T07:00:00Z");
        JsonSerializer.Serialize(body).ShouldNotContain(test.Scratch.Folder);
    }

    [Theory, MemberData(nameof(Every))]
    public void Interrupted_and_run_again_it_keeps_the_rest_and_doubles_nothing(string database)
    {
        using var test = new TestCasebook(database);
        Write(test, 600);
        using var stop = new CancellationTokenSource();
        var first = new List<KeepOutcome>();
        Should.Throw<OperationCanceledException>(() =>
        {
            foreach (var outcome in KeepFiles.Run(test.Book, [test.Inputs], Given.Nothing, new OnReport(stop.Cancel), stop.Token))
                first.Add(outcome);
        });
        Count(first).ShouldBe((512, 0, 0));
        test.Book.Folder.Entries().ShouldAllBe(e => e.Sealed);
        test.Reopen();
        Count(test.Keep(test.Inputs)).ShouldBe((88, 512, 0));
        ShowVerb.Documents(test.Book).Count.ShouldBe(600);
    }

    [Theory, MemberData(nameof(Every))]
    public void What_was_kept_but_not_indexed_is_read_at_the_next_opening(string database)
    {
        using var test = new TestCasebook(database);
        Write(test, 3);
        using var stop = new CancellationTokenSource();
        var items = KeepFiles.Run(test.Book, [test.Inputs], Given.Nothing, null, stop.Token).GetEnumerator();
        items.MoveNext().ShouldBeTrue();
        items.Dispose(); // as a consumer does that breaks off
        test.Reopen();
        ShowVerb.Documents(test.Book).Count.ShouldBe(3);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Two_processes_that_keep_the_same_files_keep_each_once(string database)
    {
        using var test = new TestCasebook(database);
        Write(test, 1100);
        List<KeepOutcome> KeepAll()
        {
            using var book = test.Open();
            return [.. KeepFiles.Run(book, [test.Inputs], Given.Nothing, null, CancellationToken.None)];
        }
        var both = await Task.WhenAll(Task.Run(KeepAll), Task.Run(KeepAll));
        both.SelectMany(o => o).Count(o => o is KeepOutcome.Kept).ShouldBe(1100);
        both.SelectMany(o => o).Count(o => o is KeepOutcome.AlreadyKept).ShouldBe(1100);
        test.Reopen();
        test.Book.Folder.Entries().Count(e => e.Type == "capture").ShouldBe(1100);
        ShowVerb.Documents(test.Book).Count.ShouldBe(1100);
    }

    [Theory, MemberData(nameof(Every))]
    public void A_thousand_small_texts_are_kept_read_and_found(string database)
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("SANAD_TEST_TEXTS") ?? "1000", CultureInfo.InvariantCulture);
        using var test = new TestCasebook(database);
        Write(test, count);
        var clock = Stopwatch.StartNew();
        Count(test.Keep(test.Inputs)).ShouldBe((count, 0, 0));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database}: {count} texts in {clock.Elapsed.TotalSeconds:0.0} s, {count / clock.Elapsed.TotalSeconds:0} documents/s"));
        SearchVerb.Run(test.Book, $"lantern {count - 1}", 10).ShouldNotBeEmpty();
        clock.Restart();
        Count(test.Keep(test.Inputs)).ShouldBe((0, count, 0));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database}: again in {clock.Elapsed.TotalSeconds:0.0} s"));
    }

    /// <summary>Prints the share of each stage, so that nobody has to guess where an import spends its time.</summary>
    [Fact]
    public void Where_the_time_of_an_import_goes()
    {
        const int texts = 300;
        using var test = new TestCasebook("sqlite");
        var notes = Enumerable.Range(0, texts).Select(i => Encoding.UTF8.GetBytes(Note(i))).ToList();
        var (reader, extractor) = (new DocumentReader(test.Book.Packs), new ClaimExtractor(test.Book.Packs));
        List<Document> documents = [];
        var reading = Time(() => documents = [.. notes.Select(n => ((ReadOutcome.Read)reader.Read(new MemoryStream(n), "note.txt", Given.Nothing, CancellationToken.None)).Document)]);
        var claims = 0;
        var proposing = Time(() => claims = documents.Sum(d => extractor.Extract(d).Count));
        var counting = Time(() => documents.ForEach(d => WordCensus.Of(d).Terms.Count.ShouldBePositive()));
        Write(test, texts);
        var everything = Time(() => Count(test.Keep(test.Inputs)).ShouldBe((texts, 0, 0)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{texts} texts, {claims} claims; ms a text on one core: reading {reading / texts:0.00}, claims {proposing / texts:0.00}, words {counting / texts:0.00}; keep in all, {Environment.ProcessorCount} cores: {everything / texts:0.00}"));
        claims.ShouldBeGreaterThan(texts);
    }

    private static double Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static (int Kept, int Already, int Refused) Count(IReadOnlyCollection<KeepOutcome> outcomes) =>
        (outcomes.Count(o => o is KeepOutcome.Kept), outcomes.Count(o => o is KeepOutcome.AlreadyKept), outcomes.Count(o => o is KeepOutcome.Refused));

    private static void Write(TestCasebook test, int count)
    {
        for (var i = 0; i < count; i++)
            test.Write($"note{i}.txt", Note(i));
    }

    // Words of our own, different enough from note to note that none is a copy.
    private static string Note(int i)
    {
        var random = new Random(i);
        string[] places = ["Baghdad", "Mosul", "Zahedan", "Kabul", "Aleppo"];
        string[] words = ["lantern", "harbour", "witness", "street", "market", "morning", "crowd", "police", "hospital", "letter", "window", "river", "bread", "night", "school"];
        var filler = string.Join(' ', Enumerable.Range(0, 120).Select(_ => words[random.Next(words.Length)] + (random.Next(3) == 0 ? "s" : "")));
        return $"""
            Note {i} of the harbour desk

            {places[i % places.Length]}, March {1 + (i % 28)}, 2015 - At least {2 + (i % 90)} people were killed and {i % 50} others wounded in {places[i % places.Length]} on Monday, the harbour watch said. Lantern number {i}.

            {filler}
            """;
    }

    private sealed class OnReport(Action act) : IProgress<KeepProgress>
    {
        public void Report(KeepProgress value) => act();
    }
}
