using System.Globalization;
using System.Text.Json.Nodes;

namespace Sanad.Custody.Tests;

/// <summary>What a check finds while others write. Its report of progress tells when it has read the journal and begins to hash.</summary>
public sealed class VerifierTests
{
    [Fact]
    public void Nothing_seems_planted_though_somebody_seals_while_originals_are_hashed()
    {
        using var scratch = new Scratch();
        scratch.Create();
        var looks = new Looks(n => Scratch.Keep(scratch.Open(), $"kept during look {n}"));
        Scratch.Keep(scratch.Open(), "a note");
        Verify(scratch, looks).Broken.ShouldBeEmpty();
        looks.Count.ShouldBe(1);
        scratch.Verify(home: scratch.Home).Counts.Objects.ShouldBe(2);
    }

    [Fact]
    public void What_was_planted_is_found_though_somebody_seals_during_every_look_and_no_original_is_hashed_twice()
    {
        using var scratch = new Scratch();
        scratch.Create();
        var looks = new Looks(n => Scratch.Append(scratch.Open(), "note", new() { ["look"] = n }));
        Scratch.Keep(scratch.Open(), "one", "another");
        string[] planted = ["journal/0123456789abcdef/000001.entries.jsonl", "journal/planted", "keys/fedcba9876543210.pem", "objects/planted"];
        Directory.CreateDirectory(Path.GetDirectoryName(scratch.File(planted[0]))!);
        foreach (var name in planted)
            File.WriteAllText(scratch.File(name), "x");
        var report = Verify(scratch, looks);
        report.Broken.Select(f => (f.Code, f.File)).ShouldBe(planted.Select(name => ("unlisted", (string?)name)));
        report.Proven.ShouldNotContain(f => f.Code == "listed");
        looks.Count.ShouldBeGreaterThan(1);
        looks.Hashed.Count.ShouldBe(2);
        looks.Hashed.ShouldBeUnique();
    }

    [Fact]
    public void An_original_that_is_not_what_its_name_says_is_hashed_and_found_in_every_look()
    {
        using var scratch = new Scratch();
        scratch.Create();
        var looks = new Looks(n => Scratch.Append(scratch.Open(), "note", new() { ["look"] = n }));
        var stored = Scratch.Keep(scratch.Open(), "one", "another");
        var altered = Path.Combine(scratch.BookPath, "objects", "sha256", stored[0].Hash.Hex[..2], stored[0].Hash.Hex);
        File.Delete(altered);
        File.WriteAllText(altered, "two");
        Verify(scratch, looks).Broken.ShouldHaveSingleItem().Code.ShouldBe("object-altered");
        looks.Hashed.Count(f => f.Contains(stored[0].Hash.Hex, StringComparison.Ordinal)).ShouldBe(looks.Count);
        looks.Hashed.Count(f => f.Contains(stored[1].Hash.Hex, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Lines_that_another_process_forgets_while_originals_are_hashed_stop_nothing()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        string entry;
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            entry = session.Append("note", new() { ["text"] = "Farrokh Sepehri" }).Id;
            // Read again at the end of a look, from a place in the file that is not its own any more.
            session.Append("recovery", new() { ["file"] = "recovered/gone.wal", ["reason"] = "a test" });
            session.Seal();
        }
        var looks = new Looks(n =>
        {
            if (n > 1)
                return;
            using var session = scratch.Open().BeginWrite(TimeSpan.Zero);
            session.Append("redact.forget", new() { ["reason"] = "on request", ["objects"] = new JsonArray(), ["entries"] = new JsonArray(entry) });
            session.ApplyRedactions();
        });
        var report = Verify(scratch, looks);
        report.Broken.ShouldBeEmpty();
        report.Proven.ShouldContain(f => f.Code == "redacted");
        looks.Count.ShouldBe(2);
    }

    [Fact]
    public void A_reader_who_looks_for_a_line_after_another_process_forgot_one_is_told_to_try_again()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        string entry;
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            entry = session.Append("note", new() { ["text"] = "Farrokh Sepehri" }).Id;
            session.Append("note", new() { ["text"] = "stays" });
            session.Seal();
        }
        var before = scratch.Open().Entries();
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            session.Append("redact.forget", new() { ["reason"] = "on request", ["objects"] = new JsonArray(), ["entries"] = new JsonArray(entry) });
            session.ApplyRedactions();
        }
        Should.Throw<IOException>(() => before.ToList()).Message.ShouldContain("forgot");
        scratch.Open().Entries().ShouldContain(e => e.Type == "note");
    }

    [Fact]
    public async Task Folders_of_writers_that_another_process_takes_back_stop_nobody()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        string Folder(string part, int i) => Directory.CreateDirectory(Path.Combine(book.Path, part, i.ToString("x16", CultureInfo.InvariantCulture))).FullName;
        await HoldsWhileAsync(scratch, async enough =>
        {
            List<string> there = [];
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                there.AddRange([Folder("journal", i), Folder("forks/" + book.WriterId, i)]);
                await Task.Delay(1, CancellationToken.None);
                there.GetRange(0, there.Count - 2).ForEach(Directory.Delete);
                there.RemoveRange(0, there.Count - 2);
            }
            there.ForEach(Directory.Delete);
        });
    }

    [Fact]
    public async Task Drafts_that_come_and_go_stop_nobody()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var drafts = Enumerable.Range(0, 50).Select(i => Path.Combine(book.Path, "journal", book.WriterId, $"{900_000 + i:000000}.entries.jsonl.tmp")).ToList();
        await HoldsWhileAsync(scratch, enough =>
        {
            while (!enough.IsCancellationRequested)
            {
                drafts.ForEach(draft => File.WriteAllText(draft, "half"));
                drafts.ForEach(File.Delete);
            }
            return Task.CompletedTask;
        });
    }

    // Verified and opened again and again while somebody else is at work.
    private static async Task HoldsWhileAsync(Scratch scratch, Func<CancellationToken, Task> work)
    {
        using var enough = new CancellationTokenSource();
        var working = Task.Run(() => work(enough.Token));
        try
        {
            for (var i = 0; i < 100; i++)
            {
                scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
                scratch.Open().Problems.ShouldBeEmpty();
            }
        }
        finally
        {
            await enough.CancelAsync();
            await working;
        }
    }

    private static VerifyReport Verify(Scratch scratch, Looks looks) => Verifier.Verify(scratch.BookPath, scratch.Home, looks, CancellationToken.None);

    /// <summary>Does something at the beginning of the hashing in each look, and counts.</summary>
    private sealed class Looks(Action<int> each) : IProgress<VerifyProgress>
    {
        private readonly Lock _counting = new();

        public int Count { get; private set; }

        /// <summary>Names of files as they were read, small ones in one piece.</summary>
        public List<string> Hashed { get; } = [];

        public void Report(VerifyProgress value)
        {
            value.BytesDone.ShouldBeLessThanOrEqualTo(value.BytesTotal);
            lock (_counting)
            {
                if (value.File is { } file)
                    Hashed.Add(file);
                else
                    each(++Count);
            }
        }
    }
}
