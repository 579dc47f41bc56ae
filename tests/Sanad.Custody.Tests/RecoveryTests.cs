using System.Text;
using System.Text.Json.Nodes;
using Sanad.Custody.Disk;

namespace Sanad.Custody.Tests;

/// <summary>What the next write does with each state that a killed process or a power cut can leave.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public void A_torn_last_line_goes_to_recovered_and_the_rest_is_kept_and_journalled()
    {
        using var scratch = new Scratch();
        var book = WithOpenEntries(scratch, out var wal);
        var good = File.ReadAllBytes(wal);
        File.WriteAllBytes(wal, [.. good, .. Encoding.ASCII.GetBytes(new string('a', 64) + " {\"v\":1,\"ty")]);
        var report = scratch.Verify();
        report.Broken.ShouldBeEmpty();
        report.NotProvableHere.ShouldContain(f => f.Code == "unfinished-line");
        scratch.Open().Entries().Count(e => !e.Sealed).ShouldBe(2);

        Scratch.Keep(scratch.Open(), "after");
        var entries = scratch.Open().Entries();
        entries.Select(e => e.Type).ShouldBe(["casebook.create", "key.add", "note", "note", "recovery", "capture"]);
        var body = entries[4].Body;
        File.ReadAllText(scratch.File(body.GetProperty("file").GetString()!)).ShouldEndWith("\"ty");
        scratch.Verify(home: scratch.Home).NotProvableHere.ShouldNotContain(f => f.Code == "unlisted");
        book.WriterId.ShouldBe(entries[4].Writer);
    }

    [Fact]
    public void What_a_killed_process_set_aside_and_did_not_tell_is_told_by_the_next_writer()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var hash = Scratch.Keep(book, "an original").Single().Hash;
        // As after a kill between the rename and the entry about it, and in the midst of writing a file of the kind.
        Directory.CreateDirectory(scratch.File("recovered"));
        File.WriteAllText(scratch.File($"recovered/object-{hash.Hex}"), "an 0riginal");
        File.WriteAllText(scratch.File("recovered/0123456789abcdef-0123456789abcdef.wal.tmp"), "half of");
        File.CreateSymbolicLink(scratch.File("recovered/link"), "/etc/hostname");
        File.WriteAllText(scratch.File("recovered/A name of another"), "");
        scratch.Verify().NotProvableHere.ShouldContain(f => f.Code == "unlisted" && f.File == $"recovered/object-{hash.Hex}");

        Scratch.Keep(book, "after");
        Scratch.Keep(scratch.Open(), "and once more");
        scratch.Open().Entries().Where(e => e.Type == "recovery").Select(e => e.Body.GetProperty("file").GetString()).ShouldBe([$"recovered/object-{hash.Hex}"]);
        scratch.Verify().NotProvableHere.Where(f => f.File?.StartsWith("recovered/", StringComparison.Ordinal) == true).Select(f => (f.Code, f.File)).ShouldBe([("unlisted", "recovered/A name of another")]);
    }

    [Fact]
    public void Originals_whose_entries_never_came_do_not_stay()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var kept = Scratch.Keep(book, "kept before").Single().Hash;
        // So many are given their places on the way, before any entry is written.
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            for (var i = 0; i <= 4096; i++)
                Scratch.KeepOne(session, $"given up {i}");
        }
        Redactions.EveryObject(book).ShouldBe([kept]);

        var wal = scratch.File($"journal/{book.WriterId}/open.wal");
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            Scratch.KeepOne(session, "kept before");
            Scratch.KeepOne(session, "not journalled");
            Directory.CreateDirectory(wal);
            Should.Throw<UnauthorizedAccessException>(session.Flush);
            Directory.Delete(wal);
        }
        Redactions.EveryObject(book).ShouldBe([kept]);
        scratch.Verify().NotProvableHere.ShouldNotContain(f => f.Code == "object-not-named");
    }

    [Fact]
    public void A_torn_line_left_by_another_process_is_seen_by_a_folder_that_was_open_all_along()
    {
        using var scratch = new Scratch();
        var book = WithOpenEntries(scratch, out var wal);
        book.Entries().Count.ShouldBe(4);
        File.AppendAllText(wal, new string('b', 3000));
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            session.Append("note", []);
            session.Flush();
        }
        scratch.Open().Entries().Select(e => e.Type).ShouldBe(["casebook.create", "key.add", "note", "note", "recovery", "note"]);
        scratch.Verify().Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_changed_line_in_the_open_journal_is_broken_and_what_follows_it_counts_no_more()
    {
        using var scratch = new Scratch();
        WithOpenEntries(scratch, out var wal);
        var lines = File.ReadAllLines(wal);
        File.WriteAllText(wal, lines[0] + "\n" + lines[1].Replace("\"second\"", "\"forged\"", StringComparison.Ordinal) + "\n");
        scratch.Verify().Broken.ShouldHaveSingleItem().Code.ShouldBe("open-journal-altered");
        scratch.Open().Entries().Count(e => !e.Sealed).ShouldBe(1);
    }

    [Theory]
    [InlineData("000002.entries.jsonl")]
    [InlineData("000002.leaves")]
    [InlineData("000002.commit.sig")]
    [InlineData("000002.commit.tmp")]
    public void A_seal_interrupted_before_its_commit_is_rolled_back_and_done_again(string upTo)
    {
        using var scratch = new Scratch();
        var book = WithOpenEntries(scratch, out var wal);
        var saved = File.ReadAllBytes(wal);
        using (var session = book.BeginWrite(TimeSpan.Zero))
            session.Seal();
        // Back to the moment before the rename: the commit has no name yet, the open journal is still there.
        var folder = Path.GetDirectoryName(wal)!;
        File.Move(Path.Combine(folder, "000002.commit"), Path.Combine(folder, "000002.commit.tmp"));
        string[] order = ["000002.entries.jsonl", "000002.leaves", "000002.commit.sig", "000002.commit.tmp"];
        foreach (var later in order.SkipWhile(n => n != upTo).Skip(1))
            File.Delete(Path.Combine(folder, later));
        File.WriteAllBytes(wal, saved);
        SetMarkTo(scratch, book, 1);

        scratch.Verify().Broken.ShouldBeEmpty();
        scratch.Open().Entries().Count(e => e.Sealed).ShouldBe(2);
        Scratch.Keep(scratch.Open(), "after");
        scratch.Open().Entries().Select(e => (e.Type, e.Sealed)).ShouldBe([("casebook.create", true), ("key.add", true), ("note", true), ("note", true), ("capture", true)]);
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
        Directory.Exists(scratch.File("recovered")).ShouldBeFalse();
    }

    [Fact]
    public void A_seal_interrupted_after_its_commit_is_finished()
    {
        using var scratch = new Scratch();
        var book = WithOpenEntries(scratch, out var wal);
        var saved = File.ReadAllBytes(wal);
        using (var session = book.BeginWrite(TimeSpan.Zero))
            session.Seal();
        File.WriteAllBytes(wal, saved);
        SetMarkTo(scratch, book, 1);

        var opened = scratch.Open();
        opened.Entries().Select(e => e.Sequence).ShouldBe([1, 2, 3, 4]);
        scratch.Verify().Broken.ShouldBeEmpty();
        using (var session = opened.BeginWrite(TimeSpan.Zero))
        {
            Scratch.KeepOne(session, "after");
            session.Flush();
        }
        opened.WriterId.ShouldBe(book.WriterId);
        opened.Entries().Select(e => e.Sequence).ShouldBe([1, 2, 3, 4, 5]);
        scratch.Open().Entries().Select(e => e.Sequence).ShouldBe([1, 2, 3, 4, 5]);
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void Planted_entries_of_the_next_number_are_not_sealed_but_set_aside()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var file = scratch.File($"journal/{book.WriterId}/000002.entries.jsonl");
        File.WriteAllText(file, "{\"v\":1}\n");
        scratch.Verify().Broken.ShouldHaveSingleItem().Code.ShouldBe("unlisted");
        Scratch.Keep(book, "one");
        File.Exists(scratch.File($"recovered/journal-{book.WriterId}-000002.entries.jsonl")).ShouldBeTrue();
        book.Entries().Select(e => e.Type).ShouldBe(["casebook.create", "key.add", "recovery", "capture"]);
        scratch.Verify().Broken.ShouldBeEmpty();
        scratch.Verify().NotProvableHere.ShouldNotContain(f => f.Code == "unlisted");
    }

    [Fact]
    public void A_planted_commit_is_never_built_upon()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var folder = scratch.File($"journal/{book.WriterId}");
        foreach (var file in Directory.GetFiles(folder, "000001.*"))
            File.Copy(file, file.Replace("000001.", "000002.", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "000002.commit"), File.ReadAllText(Path.Combine(folder, "000001.commit")).Replace("# number 1", "# number 2", StringComparison.Ordinal));
        var opened = scratch.Open();
        Scratch.Keep(opened, "one");
        opened.WriterId.ShouldNotBe(book.WriterId);
        opened.KeptApart.ShouldBeEmpty();
        opened.Entries().Count.ShouldBe(4);
        scratch.Verify().Broken.ShouldContain(f => f.Code == "bad-signature");
    }

    [Fact]
    public void An_altered_original_is_replaced_when_its_bytes_come_in_again_and_kept_aside()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var hash = Scratch.Keep(book, "the true bytes")[0].Hash;
        var file = scratch.File($"objects/sha256/{hash.Hex[..2]}/{hash.Hex}");
        File.Delete(file);
        File.WriteAllText(file, "other bytes");
        Scratch.Keep(book, "the true bytes")[0].AlreadyThere.ShouldBeFalse();
        Scratch.Text(hash, book).ShouldBe("the true bytes");
        File.ReadAllText(scratch.File($"recovered/object-{hash.Hex}")).ShouldBe("other bytes");
        book.Entries().ShouldContain(e => e.Type == "recovery");
        scratch.Verify().Broken.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_taken_back_goes_also_while_somebody_reads()
    {
        using var scratch = new Scratch();
        var book = WithOpenEntries(scratch, out var wal);
        var lines = File.ReadAllLines(wal);
        using var reader = new FileStream(wal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        new Journal.OpenJournal(book.Layout, book.WriterId, book.Refresh().Of(book.WriterId)).CutTo(lines[0].Length + 1, 1);
        File.ReadAllLines(wal).ShouldBe(lines[..1]);
    }

    [Fact]
    public void Drafts_go_with_the_next_write_wherever_ours_may_stand_and_nobody_elses_do()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Scratch.Keep(book, "one");
        var writer = book.WriterId;
        string[] ours = ["CASEBOOK.txt.tmp", "keys/allowed_signers.tmp", "keys/revoked.tmp", "receipts/ca/0123456789abcdef.pem.tmp", $"receipts/{writer}/000001.x-01234567.tsr.tmp", "journal/merge.tmp.tmp",
            "journal/0123456789abcdef/000007.entries.jsonl.tmp", "journal/0123456789abcdef/open.wal.tmp", "forks/0123456789abcdef/0123456789abcdef/000007.leaves.tmp", $"recovered/{writer}-0123456789abcdef.wal.tmp"];
        string[] others = ["forks/f.tmp", "journal/notes/e.tmp", "notes.tmp", "recovered/disk/d.tmp"];
        foreach (var draft in ours.Concat(others))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(scratch.File(draft))!);
            File.WriteAllText(scratch.File(draft), "half of");
        }
        scratch.Verify().Broken.Select(f => f.File).ShouldBe(["forks/f.tmp", "journal/notes/e.tmp"], ignoreOrder: true);
        scratch.Verify().NotProvableHere.Where(f => f.Code == "leftover").Select(f => f.File).ShouldBe(ours, ignoreOrder: true);
        var elsewhere = Directory.CreateDirectory(Path.Combine(scratch.Root, "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "theirs.tmp"), "");
        Directory.CreateSymbolicLink(scratch.File("receipts/link"), elsewhere);

        Scratch.Keep(book, "two");
        Directory.EnumerateFiles(scratch.BookPath, "*.tmp", new EnumerationOptions { RecurseSubdirectories = true }).Select(f => Path.GetRelativePath(scratch.BookPath, f)).Where(f => !f.StartsWith("receipts/link", StringComparison.Ordinal)).ShouldBe(others, ignoreOrder: true);
        File.Exists(Path.Combine(elsewhere, "theirs.tmp")).ShouldBeTrue();
    }

    [Fact]
    public void After_a_failed_flush_the_folder_takes_no_more_writes()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        book.Stop(new FlushFailedException("x", new IOException("Input/output error")));
        Should.Throw<FlushFailedException>(() => book.BeginWrite(TimeSpan.Zero)).Message.ShouldContain("verify");
        book.Entries().Count.ShouldBe(2);
        scratch.Open().BeginWrite(TimeSpan.Zero).Dispose();
    }

    [Fact]
    public void Flushing_what_cannot_be_flushed_is_an_error_and_not_silence()
    {
        Assert.SkipUnless(File.Exists("/proc/self/status"), "needs /proc");
        Should.Throw<FlushFailedException>(() => Durable.FlushFolder("/proc/self"));
    }

    [Fact]
    public void Cancelling_a_store_leaves_nothing_behind()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        using var session = book.BeginWrite(TimeSpan.Zero);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Should.Throw<OperationCanceledException>(() => session.Store(new MemoryStream(new byte[10]), cancel.Token));
        Directory.EnumerateFiles(scratch.BookPath, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CASEBOOK.txt", "format 1", "format 2", "format 2")]
    [InlineData("journal/*/000001.commit", "# sanad-commit/1", "# sanad-commit/2", "sanad-commit/2")]
    public void A_newer_format_is_refused(string name, string from, string to, string found)
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var file = scratch.File(name.Replace("*", book.WriterId, StringComparison.Ordinal));
        File.WriteAllText(file, File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));
        CasebookFolder.Open(scratch.BookPath, scratch.Home, Scratch.Clock).ShouldBeOfType<OpenOutcome.NewerFormat>().Found.ShouldBe(found);
        Should.Throw<NewerFormatException>(() => scratch.Verify());
    }

    [Fact]
    public void A_casebook_whose_founding_entry_was_altered_is_damaged_and_verify_says_which_file()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var file = scratch.File($"journal/{book.WriterId}/000001.entries.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"format\":1", "\"format\":0", StringComparison.Ordinal));
        CasebookFolder.Open(scratch.BookPath, scratch.Home, Scratch.Clock).ShouldBeOfType<OpenOutcome.Damaged>();
        var report = scratch.Verify();
        report.CasebookId.ShouldBe(book.Id);
        report.Broken.Select(f => f.Code).ShouldBe(["founding", "leaves-differ"]);
    }

    [Theory]
    [InlineData(0x6969, null, "nfs")]
    [InlineData(0xFF534D42, null, "cifs")]
    [InlineData(0xFE534D42, null, "smb2")]
    [InlineData(0x65735546, "fuse.sshfs", "fuse.sshfs")]
    [InlineData(0x65735546, "fuseblk", null)]
    [InlineData(0xEF53, null, null)]
    public void Network_shares_are_known_by_their_magic_number(long magic, string? mountedAs, string? share) =>
        NetworkShare.ShareOf(magic, () => mountedAs).ShouldBe(share);

    [Fact]
    public void The_longest_mount_point_above_a_path_tells_its_file_system()
    {
        const string table = """
            22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
            90 22 0:50 / /home/p/far\040away rw,nosuid shared:40 - fuse.sshfs host:/x rw
            91 22 0:51 / /home rw - xfs /dev/vdb rw
            """;
        NetworkShare.MountedAs("/home/p/far away/case", table).ShouldBe("fuse.sshfs");
        NetworkShare.MountedAs("/home/p/far", table).ShouldBe("xfs");
        NetworkShare.MountedAs("/homework", table).ShouldBe("ext4");
    }

    private static CasebookFolder WithOpenEntries(Scratch scratch, out string wal)
    {
        var book = scratch.Create();
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            session.Append("note", new JsonObject { ["text"] = "first" });
            session.Append("note", new JsonObject { ["text"] = "second" });
            session.Flush();
        }
        wal = scratch.File($"journal/{book.WriterId}/open.wal");
        return book;
    }

    // The high-water mark is raised after the commit; a process killed in between leaves it one lower.
    private static void SetMarkTo(Scratch scratch, CasebookFolder book, long number) => Keys.Marks.Set(scratch.Home, book.Id,
        new(book.Path, book.WriterId, "writer-1", new() { [book.WriterId] = new(number, Journal.WriterJournal.HashOf(book.Layout, book.WriterId, number)!) }), null);

    [Fact]
    public void What_belongs_to_this_device_is_readable_by_its_owner_only()
    {
        using var scratch = new Scratch();
        scratch.Home = SanadHome.At(Path.Combine(scratch.Root, "not-yet", "home"));
        scratch.Create();
        scratch.Home.KeepComputed("0f", "{}"u8);
        foreach (var folder in Directory.EnumerateDirectories(scratch.Home.Path).Prepend(scratch.Home.Path))
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder);
    }
}
