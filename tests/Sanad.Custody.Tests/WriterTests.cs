using System.Text.Json.Nodes;

namespace Sanad.Custody.Tests;

/// <summary>Who writes where: a copied or restored folder never gives one writer two different commits of one number.</summary>
public sealed class WriterTests
{
    [Fact]
    public void A_copied_folder_gets_a_writer_of_its_own_whom_the_old_key_introduces()
    {
        using var scratch = new Scratch();
        var copy = TwoWriters.Make(scratch);
        var (first, second) = (scratch.Open(), scratch.Open(copy));
        second.WriterId.ShouldNotBe(first.WriterId);
        second.KeptApart.ShouldBeEmpty();
        second.Entries().Count(e => e.Writer == second.WriterId).ShouldBe(3);
        Commits(copy, first.WriterId).ShouldBe(Commits(scratch.BookPath, first.WriterId));
        File.ReadAllLines(Path.Combine(copy, "keys/allowed_signers")).Length.ShouldBe(2);
        scratch.Verify(copy, scratch.Home).Broken.ShouldBeEmpty();
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void The_introduction_can_be_checked_with_ssh_keygen()
    {
        using var scratch = new Scratch();
        var copy = TwoWriters.Make(scratch);
        var body = scratch.Open(copy).Entries().Last(e => e.Type == "key.add").Body;
        var statement = $"# sanad-introduction/1\n# casebook {scratch.Open().Id}\n# by {body.GetProperty("introduced_by")}\n# writer {body.GetProperty("writer")}\n# key {body.GetProperty("public_key")}\n";
        File.WriteAllText(Path.Combine(scratch.Root, "statement"), statement);
        File.WriteAllText(Path.Combine(scratch.Root, "statement.sig"), body.GetProperty("introduction").GetString());
        Tool.Shell(scratch.Root, "ssh-keygen -Y check-novalidate -n sanad-introduction-1 -s statement.sig < statement").Output.ShouldStartWith("Good");
    }

    [Fact]
    public void Both_copies_go_on_and_their_union_is_one_journal()
    {
        using var scratch = new Scratch();
        var copy = TwoWriters.Make(scratch);
        Scratch.Keep(scratch.Open(), "nine");
        Scratch.Keep(scratch.Open(copy), "ten");
        var second = scratch.Open(copy).WriterId;
        Scratch.CopyFolder(Path.Combine(copy, "journal", second), scratch.File($"journal/{second}"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(copy, "objects"), "*", SearchOption.AllDirectories))
        {
            var target = file.Replace(copy, scratch.BookPath, StringComparison.Ordinal);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
        var merged = scratch.Open();
        merged.Entries().Count(e => e.Type == "capture").ShouldBe(10);
        Scratch.Keep(merged, "eleven");
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
        merged.Entries().Select(e => (e.Lamport, e.Writer, e.Sequence)).ShouldBeInOrder();
    }

    [Fact]
    public void A_moved_folder_keeps_its_writer()
    {
        using var scratch = new Scratch();
        var writer = scratch.Create().WriterId;
        var moved = Path.Combine(scratch.Root, "moved");
        Directory.Move(scratch.BookPath, moved);
        var book = scratch.Open(moved);
        book.NewWriterReason.ShouldBeNull();
        Scratch.Keep(book, "one");
        scratch.Open(moved).WriterId.ShouldBe(writer);
        scratch.Verify(moved, scratch.Home).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_reached_through_a_link_is_the_same_folder()
    {
        using var scratch = new Scratch();
        var writer = scratch.Create().WriterId;
        var link = Path.Combine(scratch.Root, "link");
        Directory.CreateSymbolicLink(link, scratch.BookPath);
        scratch.Open(link).WriterId.ShouldBe(writer);
    }

    [Fact]
    public void A_restored_folder_gets_a_new_writer_and_the_old_one_does_not_fork()
    {
        using var scratch = new Scratch();
        var first = scratch.Create();
        Scratch.Keep(first, "one");
        var backup = Path.Combine(scratch.Root, "backup");
        Scratch.CopyFolder(scratch.BookPath, backup);
        Scratch.Keep(first, "two");
        Directory.Delete(scratch.BookPath, recursive: true);
        Directory.Move(backup, scratch.BookPath);

        var restored = scratch.Open();
        restored.NewWriterReason.ShouldNotBeNull().ShouldContain("restored");
        Scratch.Keep(restored, "three");
        restored.WriterId.ShouldNotBe(first.WriterId);
        Commits(scratch.BookPath, first.WriterId).Count.ShouldBe(2);
        restored.Entries().Count(e => e.Type == "capture").ShouldBe(2);
        scratch.Open().NewWriterReason.ShouldBeNull();
    }

    [Fact]
    public void A_casebook_of_another_device_is_read_but_what_is_written_there_is_kept_apart_until_someone_admitted_signs()
    {
        using var scratch = new Scratch();
        var own = scratch.Create();
        Scratch.Keep(own, "one");
        var guestPath = Path.Combine(scratch.Root, "guest");
        Scratch.CopyFolder(scratch.BookPath, guestPath);
        var guestHome = SanadHome.At(Path.Combine(scratch.Root, "guest-home"));
        var guest = CasebookFolder.Open(guestPath, guestHome, Scratch.Clock).ShouldBeOfType<OpenOutcome.Opened>().Folder;
        guest.Entries().Count.ShouldBe(3);
        Scratch.Keep(guest, "two");
        guest.Entries().Count.ShouldBe(3);
        guest.KeptApart.ShouldBe([guest.WriterId]);
        var report = scratch.Verify(guestPath);
        report.Broken.ShouldBeEmpty();
        report.NotProvableHere.ShouldContain(f => f.Code == "kept-apart");

        Scratch.CopyFolder(Path.Combine(guestPath, "journal", guest.WriterId), scratch.File($"journal/{guest.WriterId}"));
        var key = guest.KeptApartKey();
        using (var session = own.BeginWrite(TimeSpan.Zero))
        {
            session.Append("key.add", new JsonObject { ["writer"] = guest.WriterId, ["person"] = "guest", ["public_key"] = key });
            session.Seal();
        }
        own.KeptApart.ShouldBeEmpty();
        own.Entries().Count(e => e.Writer == guest.WriterId).ShouldBe(2);
    }

    [Fact]
    public void A_hostile_copy_cannot_bring_its_own_writer_along()
    {
        using var scratch = new Scratch();
        var own = scratch.Create();
        var other = CasebookFolder.Create(Path.Combine(scratch.Root, "other"), SanadHome.At(Path.Combine(scratch.Root, "other-home")), Scratch.Clock);
        Scratch.CopyFolder(Path.Combine(other.Path, "journal", other.WriterId), scratch.File($"journal/{other.WriterId}"));
        var opened = scratch.Open();
        opened.Id.ShouldBe(own.Id);
        opened.Entries().ShouldAllBe(e => e.Writer == own.WriterId);
        opened.KeptApart.ShouldBe([other.WriterId]);
    }

    [Fact]
    public void Without_the_private_key_a_new_writer_starts()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        File.Delete(Path.Combine(scratch.Home.Path, "keys", book.WriterId + ".pem"));
        var opened = scratch.Open();
        Scratch.Keep(opened, "one");
        opened.WriterId.ShouldNotBe(book.WriterId);
        opened.KeptApart.ShouldBe([opened.WriterId]);
    }

    [Fact]
    public void Another_process_that_already_started_the_new_writer_is_followed()
    {
        using var scratch = new Scratch();
        scratch.Create();
        var copy = Path.Combine(scratch.Root, "copy");
        Scratch.CopyFolder(scratch.BookPath, copy);
        var (one, two) = (scratch.Open(copy), scratch.Open(copy));
        Scratch.Keep(one, "one");
        Scratch.Keep(two, "two");
        two.WriterId.ShouldBe(one.WriterId);
        Directory.GetDirectories(Path.Combine(copy, "journal")).Length.ShouldBe(2);
    }

    [Fact]
    public void A_private_key_is_readable_by_its_owner_only_and_never_in_the_casebook()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var file = Path.Combine(scratch.Home.Path, "keys", book.WriterId + ".pem");
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var inside in Directory.EnumerateFiles(scratch.BookPath, "*", SearchOption.AllDirectories))
            File.ReadAllText(inside).ShouldNotContain("-----BEGIN PRIVATE");
    }

    [Fact]
    public void With_a_passphrase_the_key_is_encrypted_openssl_opens_it_and_a_wrong_one_is_told()
    {
        using var scratch = new Scratch();
        scratch.Home = SanadHome.At(scratch.Home.Path, () => "گذرواژه ۱");
        var book = scratch.Create();
        var file = Path.Combine(scratch.Home.Path, "keys", book.WriterId + ".pem");
        File.ReadAllText(file).ShouldStartWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        File.WriteAllText(Path.Combine(scratch.Root, "pass"), "گذرواژه ۱\n");
        Tool.Shell(scratch.Root, $"openssl pkey -in {file} -passin file:pass -noout -text").Output.ShouldContain("prime256v1");
        Scratch.Keep(scratch.Open(), "one");

        scratch.Home = SanadHome.At(scratch.Home.Path, () => "wrong");
        scratch.Open().Entries().Count.ShouldBe(3);
        Should.Throw<PassphraseException>(() => scratch.Open().BeginWrite(TimeSpan.Zero));
        scratch.Home = SanadHome.At(scratch.Home.Path);
        Should.Throw<PassphraseException>(() => scratch.Open().BeginWrite(TimeSpan.Zero)).Message.ShouldContain("SANAD_PASSPHRASE_FILE");
    }

    [Theory]
    [InlineData("Real Name")]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("-x")]
    public void A_pseudonym_that_could_break_a_line_of_allowed_signers_is_refused(string person)
    {
        using var scratch = new Scratch();
        Should.Throw<ArgumentException>(() => scratch.Create(person));
    }

    private static List<string> Commits(string book, string writer) =>
        [.. Directory.GetFiles(Path.Combine(book, "journal", writer), "*.commit").Order().Select(File.ReadAllText)];
}

internal static class WriterTestsExtensions
{
    /// <summary>The public key in the guest's own first entry, which an admitted person would compare and then sign.</summary>
    public static string KeptApartKey(this CasebookFolder guest) => guest.Refresh().Of(guest.WriterId)!.Key!.Key.Text;

    public static void ShouldBeInOrder(this IEnumerable<(long Lamport, string Writer, long Sequence)> keys) => keys.ShouldBe(
        keys.OrderBy(k => k.Lamport).ThenBy(k => k.Writer, StringComparer.Ordinal).ThenBy(k => k.Sequence));
}
