using System.Text.Json.Nodes;
using Sanad.Basics;

namespace Sanad.Custody.Tests;

public sealed class CasebookFolderTests
{
    [Fact]
    public void What_was_kept_is_there_after_opening_again()
    {
        using var scratch = new Scratch();
        var made = scratch.Create();
        var stored = Scratch.Keep(made, "first note", "second note");
        var book = scratch.Open();
        book.Id.ShouldBe(made.Id);
        book.WriterId.ShouldBe(made.WriterId);
        book.Entries().Select(e => e.Type).ShouldBe(["casebook.create", "key.add", "capture", "capture"]);
        book.Entries().ShouldAllBe(e => e.Sealed && e.Writer == made.WriterId);
        book.Entries().Select(e => e.Sequence).ShouldBe([1, 2, 3, 4]);
        Scratch.Text(stored[1].Hash, book).ShouldBe("second note");
        book.SizeOf(stored[1].Hash).ShouldBe(11);
    }

    [Fact]
    public void The_id_is_the_beginning_of_the_founding_entry()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        book.Entries()[0].Id.ShouldStartWith(book.Id);
        System.IO.File.ReadAllText(scratch.File("CASEBOOK.txt")).ShouldContain($"casebook {book.Id}");
    }

    [Fact]
    public void Flushed_entries_are_seen_by_others_before_they_are_sealed()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        using var session = book.BeginWrite(TimeSpan.Zero);
        session.Append("event.rename", new JsonObject { ["title"] = "نام" });
        scratch.Open().Entries().Count.ShouldBe(2);
        session.Flush();
        scratch.Open().Entries()[^1].Sealed.ShouldBeFalse();
        session.Seal();
        scratch.Open().Entries()[^1].Sealed.ShouldBeTrue();
    }

    [Fact]
    public void What_was_not_flushed_is_dropped_and_leaves_nothing_behind()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        ContentHash hash;
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            hash = Scratch.KeepOne(session, "never saved").Hash;
            new StreamReader(session.OpenObject(hash)).ReadToEnd().ShouldBe("never saved");
        }
        book.Has(hash).ShouldBeFalse();
        Directory.EnumerateFiles(scratch.BookPath, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
        book.Entries().Count.ShouldBe(2);
    }

    [Fact]
    public void The_same_bytes_are_kept_once_and_originals_are_read_only()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var stored = Scratch.Keep(book, "same", "same");
        stored[1].AlreadyThere.ShouldBeTrue();
        Scratch.Keep(book, "same")[0].AlreadyThere.ShouldBeTrue();
        var file = scratch.File($"objects/sha256/{stored[0].Hash.Hex[..2]}/{stored[0].Hash.Hex}");
        System.IO.File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.GroupRead);
    }

    [Fact]
    public void A_folder_that_is_no_casebook_is_said_to_be_none()
    {
        using var scratch = new Scratch();
        CasebookFolder.Open(scratch.BookPath, scratch.Home, Scratch.Clock).ShouldBeOfType<OpenOutcome.NotACasebook>();
        Directory.CreateDirectory(scratch.BookPath);
        CasebookFolder.Open(scratch.BookPath, scratch.Home, Scratch.Clock).ShouldBeOfType<OpenOutcome.NotACasebook>();
    }

    [Fact]
    public void A_casebook_is_not_made_in_a_folder_with_other_things_or_twice()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.BookPath);
        System.IO.File.WriteAllText(scratch.File("notes.txt"), "mine");
        Should.Throw<IOException>(() => scratch.Create()).Message.ShouldContain("notes.txt");
        System.IO.File.Delete(scratch.File("notes.txt"));
        scratch.Create();
        Should.Throw<IOException>(() => scratch.Create()).Message.ShouldContain("already holds a casebook");
    }
}
