using System.Text;

namespace Sanad.Custody.Tests;

/// <summary>What the next command does when a casebook that was being founded, a writer that was starting, or an act on a key was killed.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(.5)]
    public void A_writer_that_was_starting_when_its_process_was_killed_leaves_nothing(double written)
    {
        using var scratch = new Scratch();
        Scratch.Keep(scratch.Create(), "in both");
        var (copy, keys) = (scratch.BookPath + "-copy", scratch.File("keys"));
        Scratch.CopyFolder(scratch.BookPath, copy);
        // As after a kill between its first entry, or a part of it, and its place in the home.
        var marks = Directory.GetFiles(Path.Combine(scratch.Home.Path, "casebooks"), "*.json").Single();
        var before = File.ReadAllBytes(marks);
        using (scratch.Open(copy).BeginWrite(TimeSpan.Zero))
        {
        }
        File.WriteAllBytes(marks, before);
        Directory.Delete(Path.Combine(copy, "keys"), recursive: true);
        Scratch.CopyFolder(keys, Path.Combine(copy, "keys"));
        var wal = Directory.GetFiles(Path.Combine(copy, "journal"), "open.wal", SearchOption.AllDirectories).Single();
        File.WriteAllBytes(wal, File.ReadAllBytes(wal)[..(int)(new FileInfo(wal).Length * written)]);

        Scratch.Keep(scratch.Open(copy), "in the copy");
        foreach (var (into, from) in new[] { (scratch.BookPath, copy), (copy, scratch.BookPath) })
            Merger.Run(scratch.Open(into), from, new()).ShouldBeOfType<MergeOutcome.Done>();
        scratch.Open(copy).Entries().Where(e => e.Type != Merger.Transfer).Select(e => $"{e.Type} {e.Id}").ShouldBe(scratch.Open().Entries().Where(e => e.Type != Merger.Transfer).Select(e => $"{e.Type} {e.Id}"));
        scratch.Verify(copy).NotProvableHere.ShouldNotContain(f => f.Code == "unfinished-line" || f.Code == "unlisted");
        File.Exists(wal).ShouldBeFalse();
    }

    [Fact]
    public void An_altered_open_journal_is_not_taken_for_a_writer_that_was_starting()
    {
        using var scratch = new Scratch();
        Scratch.Keep(scratch.Create(), "in both");
        var copy = scratch.BookPath + "-copy";
        Scratch.CopyFolder(scratch.BookPath, copy);
        var marks = Directory.GetFiles(Path.Combine(scratch.Home.Path, "casebooks"), "*.json").Single();
        var before = File.ReadAllBytes(marks);
        using (var session = scratch.Open(copy).BeginWrite(TimeSpan.Zero))
        {
            Scratch.KeepOne(session, "saved");
            session.Flush();
        }
        File.WriteAllBytes(marks, before);
        var wal = Directory.GetFiles(Path.Combine(copy, "journal"), "open.wal", SearchOption.AllDirectories).Single();
        File.WriteAllText(wal, File.ReadAllText(wal).Replace("note.txt", "nota.txt", StringComparison.Ordinal));
        var altered = File.ReadAllBytes(wal);
        Scratch.Keep(scratch.Open(copy), "after");
        File.ReadAllBytes(wal).ShouldBe(altered);
    }

    [Fact]
    public void A_creation_that_was_interrupted_starts_again()
    {
        using var scratch = new Scratch();
        var first = scratch.Create();
        File.Delete(scratch.File($"journal/{first.WriterId}/000001.commit"));
        CasebookFolder.Open(scratch.BookPath, scratch.Home, Scratch.Clock).ShouldBeOfType<OpenOutcome.NotACasebook>();
        var again = scratch.Create();
        again.Id.ShouldNotBe(first.Id);
        again.Entries().Count.ShouldBe(2);
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_founder_killed_before_its_mark_is_followed_by_a_writer_whom_its_key_introduces(bool openIsLeft)
    {
        using var scratch = new Scratch();
        var founder = scratch.Create("alice").WriterId;
        var commit = File.ReadAllBytes(scratch.File($"journal/{founder}/000001.commit"));
        // As after a kill between the first commit's name and the mark in the home, or already before the open journal went.
        File.Delete(Directory.GetFiles(Path.Combine(scratch.Home.Path, "casebooks"), "*.json").Single());
        if (openIsLeft)
        {
            var chain = Journal.Wal.Origin;
            File.WriteAllBytes(scratch.File($"journal/{founder}/open.wal"), [.. File.ReadAllLines(scratch.File($"journal/{founder}/000001.entries.jsonl")).SelectMany(l => Journal.Wal.Line(chain, Encoding.UTF8.GetBytes(l), out chain))]);
        }
        Should.Throw<IOException>(() => scratch.Create("alice")).Message.ShouldContain("already holds a casebook");

        var guest = KeyOf("guest");
        WriterKeys.Admit(scratch.Open(), guest, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        Scratch.Keep(scratch.Open(), "after");
        var book = scratch.Open();
        book.WriterId.ShouldNotBe(founder);
        (book.PersonHere, book.PersonOf(book.WriterId)).ShouldBe(("alice", "alice"));
        book.KeptApart.ShouldBeEmpty();
        book.Entries().Select(e => e.Type).ShouldBe(["casebook.create", "key.add", "key.add", "key.add", "capture"]);
        Directory.GetFiles(scratch.File($"journal/{founder}"), "*.commit").Select(File.ReadAllBytes).ShouldBe([commit]);
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
        scratch.Verify(home: scratch.Home).NotProvableHere.ShouldNotContain(f => f.Code == "leftover" || f.Code == "kept-apart");
    }

    [Fact]
    public void A_key_that_was_retired_introduces_nobody_where_no_mark_is_left()
    {
        using var scratch = new Scratch();
        var founder = scratch.Create();
        WriterKeys.Admit(founder, KeyOf("guest"), TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        WriterKeys.End(founder, founder.WriterId, forever: false, null, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        File.Delete(Directory.GetFiles(Path.Combine(scratch.Home.Path, "casebooks"), "*.json").Single());
        Scratch.Keep(scratch.Open(), "after");
        scratch.Open().KeptApart.ShouldBe([scratch.Open().WriterId]);
        scratch.Open().Entries().ShouldNotContain(e => e.Type == "capture");
    }

    [Theory]
    [InlineData("admit", "signer-missing")]
    [InlineData("revoke", "revoked-missing")]
    [InlineData("retire", "signer-missing")]
    [InlineData("lay down", "signer-missing")]
    public void An_act_on_a_key_that_was_killed_before_the_public_files_breaks_nothing_and_the_next_write_ends_it(string act, string lacking)
    {
        using var team = new Team();
        var other = act == "admit" ? team.Stranger(0) : team.Colleague(0);
        team.Keep(other, "theirs");
        team.Merge(0, other);
        var (book, writer) = (team.Book(0), team.Book(other).WriterId);
        var keys = Path.Combine(team.PathOf(0), "keys");
        // Here the writing of keys/ ends, as it does with the process.
        var stop = Directory.CreateDirectory(Path.Combine(keys, "allowed_signers.tmp"));
        Should.Throw<UnauthorizedAccessException>(() => act switch
        {
            "admit" => WriterKeys.Admit(book, writer, TimeSpan.Zero),
            "lay down" => WriterKeys.End(book, book.WriterId, forever: false, null, null, TimeSpan.Zero),
            _ => WriterKeys.End(book, writer, act == "revoke", null, null, TimeSpan.Zero),
        });
        stop.Delete();
        team.Verify(0).Broken.ShouldBeEmpty();
        team.Verify(0).NotProvableHere.ShouldContain(f => f.Code == lacking);
        // What was written into keys/ is judged as ever.
        var signers = File.ReadAllText(Path.Combine(keys, "allowed_signers"));
        File.AppendAllText(Path.Combine(keys, "allowed_signers"), signers.Replace("writer-", "planted-", StringComparison.Ordinal).Split('\n')[0][..^1] + "A\n");
        team.Verify(0).Broken.Select(f => f.Code).ShouldBe(["signer-not-admitted"]);
        File.WriteAllText(Path.Combine(keys, "allowed_signers"), signers);

        // Nobody writes here any more who laid down the only key: the next merge ends it as well.
        if (act == "lay down")
        {
            team.Keep(other, "later");
            team.Merge(0, other);
        }
        else
            team.Keep(0, "after");
        team.Verify(0).Broken.ShouldBeEmpty();
        team.Verify(0).NotProvableHere.ShouldNotContain(f => f.Code == lacking || f.Code == "leftover");
        Directory.GetFiles(keys, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public void A_writer_kept_apart_that_was_killed_before_its_public_key_was_there_gets_it_with_its_next_write()
    {
        using var team = new Team();
        var stranger = team.Stranger(0);
        WriterKeys.New(team.Book(stranger), TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        var pem = Path.Combine(team.PathOf(stranger), "keys", team.Book(stranger).WriterId + ".pem");
        var text = File.ReadAllText(pem);
        File.Delete(pem);
        team.Keep(stranger, "after");
        File.ReadAllText(pem).ShouldBe(text);
        team.Verify(stranger).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_creation_interrupted_in_its_public_files_starts_again_and_leaves_no_key_behind()
    {
        using var scratch = new Scratch();
        var first = scratch.Create();
        File.Delete(scratch.File($"journal/{first.WriterId}/000001.commit"));
        File.Move(scratch.File("CASEBOOK.txt"), scratch.File("CASEBOOK.txt.tmp"));
        // The next attempt ends where the old writer's key should go.
        var pem = scratch.File($"keys/{first.WriterId}.pem");
        File.Move(pem, pem + "-");
        Directory.CreateDirectory(pem);
        Should.Throw<UnauthorizedAccessException>(() => scratch.Create());
        Directory.Delete(pem);
        File.Move(pem + "-", pem);
        scratch.Create();
        File.Exists(pem).ShouldBeFalse();
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
        Scratch.Keep(scratch.Open(), "one");
        scratch.Verify().NotProvableHere.ShouldNotContain(f => f.Code == "leftover");
    }

    // The line of somebody on another device, as it is read out over the telephone.
    private static string KeyOf(string person)
    {
        using var key = Keys.WriterKey.New();
        return new Keys.NamedKey(key.Public, person).PublicLine;
    }
}
