using System.Text;
using System.Text.Json.Nodes;
using Sanad.Basics;
using Sanad.Custody.Redaction;

namespace Sanad.Custody.Tests;

/// <summary>Decisions to withhold, seal, destroy and forget, and what they leave in a folder.</summary>
public sealed class RedactionTests
{
    private const string Name = "Farrokh Sepehri";

    [Fact]
    public void A_destroyed_original_is_gone_and_its_capture_stays()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var stored = Scratch.Keep(book, Name, "another note");
        Decide(book, RedactionKind.Destroy, [stored[0].Hash]);
        book.Has(stored[0].Hash).ShouldBeFalse();
        book.Has(stored[1].Hash).ShouldBeTrue();
        book.Entries().Count(e => e.Type == "capture").ShouldBe(2);
        var report = scratch.Verify();
        report.Broken.ShouldBeEmpty();
        report.Proven.ShouldContain(f => f.Code == "redacted" && f.Text.StartsWith("0 entries were forgotten and 1 originals", StringComparison.Ordinal));
        StockChecksAreSilent(scratch.BookPath);
    }

    [Fact]
    public void A_forgotten_entry_leaves_its_hash_and_the_chain_still_verifies()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Note(book, Name);
        Note(book, "and another");
        var (entry, count) = (NoteWith(book, Name), book.Entries().Count);
        Decide(book, RedactionKind.Forget, [], [entry.Id]);
        book.Entries().Count.ShouldBe(count);
        book.Entries().ShouldNotContain(e => e.Id == entry.Id);
        Places(scratch.BookPath, Name).ShouldBeEmpty();
        scratch.Open().Entries().Select(e => e.Id).ShouldBe(book.Entries().Select(e => e.Id));
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
        StockChecksAreSilent(scratch.BookPath);
    }

    [Fact]
    public void An_entry_that_was_saved_and_not_sealed_is_sealed_first_and_then_forgotten()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            session.Append("note", new() { ["text"] = Name });
            session.Flush();
        }
        Decide(book, RedactionKind.Forget, [], [NoteWith(book, Name).Id]);
        Places(scratch.BookPath, Name).ShouldBeEmpty();
        scratch.Verify().Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_in_the_open_journal_of_another_writer_is_forgotten_too_and_the_chain_goes_on()
    {
        using var scratch = new Scratch();
        var first = scratch.Create();
        using (var session = first.BeginWrite(TimeSpan.Zero))
        {
            session.Append("note", new() { ["text"] = Name });
            session.Append("note", new() { ["text"] = "stays" });
            session.Flush();
        }
        var copy = Path.Combine(scratch.Root, "copy");
        Scratch.CopyFolder(scratch.BookPath, copy);
        var second = scratch.Open(copy);
        Decide(second, RedactionKind.Forget, [], [NoteWith(second, Name).Id]);
        Places(copy, Name).ShouldBeEmpty();
        second.Entries().ShouldContain(e => e.Type == "note");
        scratch.Verify(copy).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void What_says_who_may_write_and_what_was_decided_is_never_forgotten()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var lasting = book.Entries().Select(e => e.Id).ToList();
        Decide(book, RedactionKind.Forget, [], lasting);
        scratch.Open().Entries().Select(e => e.Id).Take(lasting.Count).ShouldBe(lasting);
    }

    [Fact]
    public void A_line_without_a_decision_is_broken()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Note(book, Name);
        var entry = NoteWith(book, Name);
        var file = Directory.GetFiles(scratch.File($"journal/{book.WriterId}"), "*.entries.jsonl").Order(StringComparer.Ordinal).Last();
        System.IO.File.WriteAllText(file, $"!{entry.Id}\n");
        scratch.Verify().Broken.ShouldContain(f => f.Code == "forgotten-without-decision");
    }

    [Fact]
    public void An_interruption_after_the_decision_is_made_up_for_by_the_next_write()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var stored = Scratch.Keep(book, Name);
        Note(book, Name);
        // The same line in an open journal that a merge set aside.
        var line = System.IO.File.ReadAllBytes(Directory.GetFiles(scratch.File($"journal/{book.WriterId}"), "*.entries.jsonl").Max(StringComparer.Ordinal)!).AsSpan().TrimEnd((byte)'\n').ToArray();
        Directory.CreateDirectory(scratch.File("recovered"));
        System.IO.File.WriteAllBytes(scratch.File("recovered/0123456789abcdef-0123456789abcdef.wal"), Journal.Wal.Line(Journal.Wal.Origin, line, out _));
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            session.Append("redact.forget", Body([stored[0].Hash], [NoteWith(book, Name).Id]));
            session.Seal();
        }
        Redactions.AreDue(scratch.Open()).ShouldBeTrue();
        scratch.Open().Entries().ShouldNotContain(e => e.Type == "note");
        scratch.Verify().NotProvableHere.Count(f => f.Code == "redaction-due").ShouldBe(2);
        Note(scratch.Open(), "anything");
        Redactions.AreDue(scratch.Open()).ShouldBeFalse();
        Places(scratch.BookPath, Name).ShouldBeEmpty();
        scratch.Verify().Broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("entries.jsonl")]
    public void A_decision_that_could_not_be_signed_is_not_left_for_the_next_command_to_sign(string unwritable)
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var stored = Scratch.Keep(book, Name, "other");
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            session.Append("note", new() { ["text"] = "saved before" });
            session.Flush();
        }
        var before = Tool.Shell(scratch.BookPath, "find . -type f -exec sha256sum {} + | sort").Output;
        var obstacle = scratch.File($"journal/{book.WriterId}/000003.{unwritable}.tmp");
        Directory.CreateDirectory(obstacle);
        Should.Throw<UnauthorizedAccessException>(() => Decide(book, RedactionKind.Destroy, [stored[0].Hash]));
        Should.Throw<UnauthorizedAccessException>(() => Seal(book, stored[1].Hash, "what age makes of it"));
        Directory.Delete(obstacle);
        Tool.Shell(scratch.BookPath, "find . -type f -exec sha256sum {} + | sort").Output.ShouldBe(before);
        Note(scratch.Open(), "the next command");
        Note(scratch.Open(), "and the one after it");
        Redactions.Of(book).ShouldBeEmpty();
        book.Has(stored[0].Hash).ShouldBeTrue();
        book.Entries().Count(e => e.Type == "note" && e.Sealed).ShouldBe(3);
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_casebook_that_is_open_elsewhere_follows()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Note(book, Name);
        Note(book, "stays");
        var elsewhere = scratch.Open();
        elsewhere.Entries().Count(e => e.Type == "note").ShouldBe(2);
        Decide(book, RedactionKind.Forget, [], [NoteWith(book, Name).Id]);
        elsewhere.Entries().Count(e => e.Type == "note").ShouldBe(1);
    }

    [Fact]
    public void Bytes_that_were_destroyed_are_not_taken_in_again()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var stored = Scratch.Keep(book, Name);
        Decide(book, RedactionKind.Destroy, [stored[0].Hash]);
        using (var session = book.BeginWrite(TimeSpan.Zero))
            Should.Throw<RedactedOriginalException>(() => Scratch.KeepOne(session, Name));
        Places(scratch.BookPath, Name).ShouldBeEmpty();
    }

    [Fact]
    public void Sealing_can_be_taken_back_and_destroying_cannot()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var stored = Scratch.Keep(book, Name, "other");
        var sealing = Seal(book, stored[0].Hash, "what age makes of it");
        book.Has(stored[0].Hash).ShouldBeFalse();
        var destroying = Decide(book, RedactionKind.Destroy, [stored[1].Hash]);
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            session.Restore(new MemoryStream(Encoding.UTF8.GetBytes(Name)), CancellationToken.None);
            session.Append("redact.seal", new() { ["undoes"] = sealing });
            session.Append("redact.destroy", new() { ["undoes"] = destroying });
            session.Seal();
        }
        var again = scratch.Open();
        Note(again, "a write applies what is due");
        again.Has(stored[0].Hash).ShouldBeTrue();
        Redactions.Removed(again).ShouldBe([stored[1].Hash]);
        scratch.Verify().Broken.ShouldBeEmpty();
    }

    [Fact]
    public void Two_persons_must_consent_where_there_are_two()
    {
        using var scratch = new Scratch();
        var (first, second) = TwoPersons(scratch);
        var stored = Scratch.Keep(first, Name);
        var alone = Decide(first, RedactionKind.Destroy, stored[0].Hash, Consent(first, stored[0].Hash, "destroy"));
        first.Has(stored[0].Hash).ShouldBeTrue();
        Redactions.Of(first).Single(a => a.Entry == alone).Agreed.ShouldBeFalse();
        scratch.Verify().NotProvableHere.ShouldContain(f => f.Code == "redaction-not-agreed");

        var other = Consent(second, stored[0].Hash, "forget");
        Decide(first, RedactionKind.Destroy, stored[0].Hash, other);
        first.Has(stored[0].Hash).ShouldBeFalse();
    }

    [Fact]
    public void A_consent_that_was_withdrawn_counts_no_more()
    {
        using var scratch = new Scratch();
        var (first, second) = TwoPersons(scratch);
        var stored = Scratch.Keep(first, Name);
        var (mine, other) = (Consent(first, stored[0].Hash, "destroy"), Consent(second, stored[0].Hash, "destroy"));
        Consent(second, stored[0].Hash, "destroy", "withdraw");
        Decide(first, RedactionKind.Destroy, stored[0].Hash, mine, other);
        first.Has(stored[0].Hash).ShouldBeTrue();
    }

    [Fact]
    public void What_a_recovery_set_aside_can_be_taken_away_and_nothing_outside_recovered()
    {
        Tombstones.IsRecovered("recovered/abc-def.wal").ShouldBeTrue();
        foreach (var bad in new[] { "recovered/../keys/revoked", "keys/revoked", "recovered/", "/etc/passwd", "recovered/a/b", "recovered/.." })
            Tombstones.IsRecovered(bad).ShouldBeFalse(bad);
    }

    // Two persons with a key each write in the one folder: the second is introduced by the first, and has a home of its own.
    internal static (CasebookFolder First, CasebookFolder Second) TwoPersons(Scratch scratch)
    {
        var first = scratch.Create("ava");
        var home = SanadHome.At(Path.Combine(scratch.Root, "home-2"));
        var second = CasebookFolder.Open(scratch.BookPath, home, Scratch.Clock, "babak").ShouldBeOfType<OpenOutcome.Opened>().Folder;
        Note(second, "I am here");
        using (var session = first.BeginWrite(TimeSpan.Zero))
        {
            session.Append("key.add", Keys.Introduction.KeyBody(second.Key.Public, "babak"));
            session.Seal();
        }
        Redactions.Persons(first).ShouldBe(["ava", "babak"], ignoreOrder: true);
        return (first, second);
    }

    internal static string Consent(CasebookFolder book, ContentHash about, string scope, string decision = "give", string? who = null)
    {
        var body = new JsonObject { ["decision"] = decision, ["about"] = new JsonArray(about.Hex), ["for"] = scope };
        if (who is not null)
            body["who"] = who;
        return Scratch.Append(book, "consent", body);
    }

    internal static string Decide(CasebookFolder book, RedactionKind kind, ContentHash hash, params string[] consent)
    {
        var body = Body([hash], []);
        body["consent"] = new JsonArray([.. consent.Select(c => (JsonNode)c)]);
        body["about"] = new JsonArray(hash.Hex);
        using var session = book.BeginWrite(TimeSpan.Zero);
        if (kind == RedactionKind.Destroy && consent.Length == 1)
            session.Append("consent", new() { ["decision"] = "give", ["about"] = new JsonArray(hash.Hex), ["for"] = "destroy" });
        var entry = session.Append(RedactionAct.TypeOf(kind), body);
        session.ApplyRedactions();
        return entry.Id;
    }

    private static string Decide(CasebookFolder book, RedactionKind kind, IEnumerable<ContentHash> objects, IEnumerable<string>? entries = null)
    {
        using var session = book.BeginWrite(TimeSpan.Zero);
        var entry = session.Append(RedactionAct.TypeOf(kind), Body(objects, entries ?? []));
        session.ApplyRedactions();
        return entry.Id;
    }

    private static string Seal(CasebookFolder book, ContentHash plain, string ciphertext)
    {
        using var session = book.BeginWrite(TimeSpan.Zero);
        var cipher = session.Store(new MemoryStream(Encoding.UTF8.GetBytes(ciphertext)), CancellationToken.None).Hash;
        session.Append("derive", new() { ["input"] = plain.Hex, ["output"] = cipher.Hex, ["tool"] = "age" });
        var body = Body([plain], []);
        body["sealed"] = new JsonArray(new JsonObject { ["object"] = plain.Hex, ["ciphertext"] = cipher.Hex });
        var entry = session.Append("redact.seal", body);
        session.ApplyRedactions();
        return entry.Id;
    }

    private static JsonObject Body(IEnumerable<ContentHash> objects, IEnumerable<string> entries) => new()
    {
        ["objects"] = new JsonArray([.. objects.Select(o => (JsonNode)o.Hex)]),
        ["entries"] = new JsonArray([.. entries.Select(e => (JsonNode)e)]),
        ["reason"] = "on request",
    };

    private static void Note(CasebookFolder book, string text)
    {
        using var session = book.BeginWrite(TimeSpan.Zero);
        session.Append("note", new() { ["text"] = text });
        session.Seal();
    }

    private static JournalEntry NoteWith(CasebookFolder book, string text) => book.Entries().First(e => e.Type == "note" && e.Body.GetRawText().Contains(text, StringComparison.Ordinal));

    private static string Places(string folder, string word) => Tool.Shell(folder, $"grep -rlaF '{word}' .").Output;

    private static void StockChecksAreSilent(string casebook)
    {
        foreach (var silent in new[] { 1, 3, 4, 5, 6, 7 })
            Tool.Check(casebook, silent).ShouldBeEmpty($"check {silent}");
    }
}
