namespace Sanad.Custody.Tests;

/// <summary>The table "What catches what": each act is tried against the stock commands and against our own check.</summary>
public sealed class TamperTests
{
    /// <param name="What">In words.</param>
    /// <param name="Do">Acts on the copy's folder; the second argument is the first writer.</param>
    /// <param name="Stock">The command of CASEBOOK.txt that must complain.</param>
    /// <param name="Says">What it says.</param>
    /// <param name="Code">The finding of ours.</param>
    /// <param name="File">Ends the finding's file name.</param>
    public sealed record Tamper(string What, Action<string, string> Do, int Stock, string Says, string Code, string File)
    {
        public override string ToString() => What;
    }

    private static readonly Tamper[] Tampers =
    [
        new("a byte of an entry is flipped", (book, w) => Flip(Of(book, w, "000002.entries.jsonl"), -4), 3, "differ", "leaves-differ", "000002.entries.jsonl"),
        new("a byte of the founding entry is flipped", (book, w) => Flip(Of(book, w, "000001.entries.jsonl"), 150), 3, "differ", "leaves-differ", "000001.entries.jsonl"),
        new("two entries change places", (book, w) => Rewrite(Of(book, w, "000002.entries.jsonl"), l => [l[1], l[0], l[2]]), 3, "differ", "leaves-differ", "000002.entries.jsonl"),
        new("an entry is deleted", (book, w) => Rewrite(Of(book, w, "000002.entries.jsonl"), l => l[1..]), 3, "differ", "leaves-differ", "000002.entries.jsonl"),
        new("an entry is added", (book, w) => Rewrite(Of(book, w, "000002.entries.jsonl"), l => [.. l, l[0]]), 3, "EOF", "leaves-differ", "000002.entries.jsonl"),
        new("an entry is replaced by a forgotten line of another leaf",
            (book, w) => Rewrite(Of(book, w, "000002.entries.jsonl"), l => ["!" + new string('a', 64), l[1], l[2]]), 3, "differ", "leaves-differ", "000002.entries.jsonl"),
        new("entries and leaves are reordered together", Reorder, 1, "000002.leaves: FAILED", "leaves-altered", "000002.leaves"),
        new("a middle commit is deleted and the later one renumbered", Renumber, 1, "000004.leaves: No such file", "wrong-number", "000003.commit"),
        new("a middle commit is deleted", (book, w) => DeleteAll(book, w, "000003."), 1, "000003.commit: No such file", "missing-commit", "000003.commit"),
        new("a commit is back-dated", (book, w) => Replace(Of(book, w, "000004.commit"), "# time 20", "# time 19"), 2, "BAD journal", "bad-signature", "000004.commit.sig"),
        new("two signatures change places", SwapSignatures, 2, "BAD journal", "bad-signature", "000003.commit.sig"),
        new("a signature is deleted", (book, w) => File.Delete(Of(book, w, "000004.commit.sig")), 2, "BAD journal", "no-signature", "000004.commit.sig"),
        new("the first writer is cut below what the second acknowledged", (book, w) => DeleteAll(book, w, "000004."), 1, "000004.commit: No such file", "missing-file", "000004.commit"),
        new("an original is altered", (book, _) => Flip(Original(book), 0), 4, "ALTERED", "object-altered", ""),
        new("an original is gone", (book, _) => File.Delete(Original(book)), 6, "GONE", "object-gone", ""),
        new("a batch without a commit is planted", (book, w) => File.Copy(Of(book, w, "000002.entries.jsonl"), Of(book, w, "000009.entries.jsonl")), 5, "NOT SEALED", "unlisted", "000009.entries.jsonl"),
        new("an object that no entry names is planted", (book, _) => PlantUnnamed(book), 7, "ba7816bf", "", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        new("an object that no entry names is planted under a false name", (book, _) => PlantObject(book), 4, "ALTERED", "object-altered", ""),
        new("a key is planted among the signers", (book, _) => Plant(book), 0, "", "signer-not-admitted", "keys/allowed_signers"),
        new("a link leads out of the casebook", (book, w) => File.CreateSymbolicLink(Of(book, w, "000009.leaves"), "/etc/hostname"), 5, "NOT SEALED", "link", "000009.leaves"),
    ];

    public static TheoryData<Tamper> All => [.. Tampers];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Every_act_is_caught_by_stock_tools_and_by_verify(Tamper tamper)
    {
        ArgumentNullException.ThrowIfNull(tamper);
        using var scratch = new Scratch();
        var book = TwoWriters.Make(scratch);
        scratch.Verify(book).Broken.ShouldBeEmpty();
        tamper.Do(book, scratch.Open().WriterId);
        if (tamper.Stock > 0)
            Tool.Check(book, tamper.Stock).ShouldContain(tamper.Says);
        var report = scratch.Verify(book);
        // An object that nothing names contradicts nothing; it is told apart all the same.
        if (tamper.Code.Length == 0)
            report.NotProvableHere.ShouldContain(f => f.Code == "object-not-named" && f.File!.EndsWith(tamper.File, StringComparison.Ordinal));
        else
            report.Broken.ShouldContain(f => f.Code == tamper.Code && f.File!.EndsWith(tamper.File, StringComparison.Ordinal));
    }

    [Fact]
    public void A_flipped_byte_is_named_by_file_and_entry_and_only_that_entry_is_left_out()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Scratch.Keep(book, "one", "two", "three");
        var file = Of(scratch.BookPath, book.WriterId, "000002.entries.jsonl");
        Rewrite(file, l => [l[0], l[1].Replace("note.txt", "nota.txt"), l[2]]);
        var finding = scratch.Verify().Broken.ShouldHaveSingleItem();
        (finding.Code, finding.Entry, finding.File).ShouldBe(("leaves-differ", 2, $"journal/{book.WriterId}/000002.entries.jsonl"));
        var opened = scratch.Open();
        opened.Entries().Select(e => e.Sequence).ShouldBe([1, 2, 3, 5]);
        opened.Problems.ShouldBe([finding]);
    }

    [Fact]
    public void A_signed_commit_with_a_wrong_tree_hash_is_broken()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var file = Of(scratch.BookPath, book.WriterId, "000001.commit");
        var forged = (Journal.Commit.Read(File.ReadAllBytes(file))! with { TreeHash = Convert.ToBase64String(new byte[32]) }).ToBytes();
        File.WriteAllBytes(file, forged);
        File.WriteAllText(file + ".sig", scratch.Home.OpenKey(book.WriterId).Sign(forged, Layout.CommitNamespace));
        scratch.Verify().Broken.ShouldHaveSingleItem().Code.ShouldBe("tree-differs");
    }

    [Fact]
    public void A_line_that_somebody_turned_into_its_hash_leaves_the_chain_whole_and_is_told()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Scratch.Keep(book, "one", "two");
        var leaf = book.Entries()[2].Id;
        Rewrite(Of(scratch.BookPath, book.WriterId, "000002.entries.jsonl"), l => ["!" + leaf, l[1]]);
        Tool.Check(scratch.BookPath, 3).ShouldBeEmpty();
        scratch.Verify().Broken.ShouldHaveSingleItem().Code.ShouldBe("forgotten-without-decision");
        scratch.Open().Entries().Select(e => e.Sequence).ShouldBe([1, 2, 4]);
    }

    [Fact]
    public void A_cut_above_the_last_acknowledgement_shows_only_against_the_mark_outside()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Scratch.Keep(book, "one");
        Scratch.Keep(book, "two");
        DeleteAll(scratch.BookPath, book.WriterId, "000003.");
        var inside = scratch.Verify();
        inside.Broken.ShouldBeEmpty();
        inside.NotProvableHere.ShouldContain(f => f.Code == "truncation");
        scratch.Verify(home: scratch.Home).Broken.ShouldHaveSingleItem().Code.ShouldBe("below-mark");
    }

    [Fact]
    public void A_casebook_made_anew_in_the_same_folder_shows_against_the_mark_outside()
    {
        using var scratch = new Scratch();
        scratch.Create();
        Directory.Delete(scratch.BookPath, recursive: true);
        CasebookFolder.Create(scratch.BookPath, SanadHome.At(Path.Combine(scratch.Root, "elsewhere")), Scratch.Clock);
        scratch.Verify().Broken.ShouldBeEmpty();
        scratch.Verify(home: scratch.Home).Broken.ShouldHaveSingleItem().Code.ShouldBe("replaced");
    }

    private static string Of(string book, string writer, string name) => Path.Combine(book, "journal", writer, name);

    private static string Original(string book) => Directory.GetFiles(Path.Combine(book, "objects"), "*", SearchOption.AllDirectories).Order().First();

    private static void Flip(string file, int at)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
    }

    private static void Rewrite(string file, Func<string[], string[]> change) =>
        File.WriteAllText(file, string.Concat(change(File.ReadAllLines(file)).Select(l => l + "\n")));

    private static void Replace(string file, string from, string to) => File.WriteAllText(file, File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));

    private static void Reorder(string book, string writer)
    {
        Rewrite(Of(book, writer, "000002.entries.jsonl"), l => [l[1], l[0], l[2]]);
        Rewrite(Of(book, writer, "000002.leaves"), l => [l[1], l[0], l[2]]);
    }

    private static void Renumber(string book, string writer)
    {
        DeleteAll(book, writer, "000003.");
        foreach (var file in Directory.GetFiles(Path.Combine(book, "journal", writer), "000004.*"))
            File.Move(file, file.Replace("000004.", "000003.", StringComparison.Ordinal));
    }

    private static void DeleteAll(string book, string writer, string start)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(book, "journal", writer), start + "*"))
            File.Delete(file);
    }

    private static void SwapSignatures(string book, string writer)
    {
        var (a, b) = (Of(book, writer, "000003.commit.sig"), Of(book, writer, "000004.commit.sig"));
        var text = File.ReadAllText(a);
        File.WriteAllText(a, File.ReadAllText(b));
        File.WriteAllText(b, text);
    }

    private static void Plant(string book)
    {
        using var key = Keys.WriterKey.New();
        File.AppendAllText(Path.Combine(book, "keys/allowed_signers"), new Keys.NamedKey(key.Public, "guest").SignerLine + "\n");
    }

    private static void PlantUnnamed(string book)
    {
        Directory.CreateDirectory(Path.Combine(book, "objects/sha256/ba"));
        File.WriteAllText(Path.Combine(book, "objects/sha256/ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), "abc");
    }

    private static void PlantObject(string book)
    {
        var hash = new string('0', 64);
        Directory.CreateDirectory(Path.Combine(book, "objects/sha256/00"));
        File.WriteAllText(Path.Combine(book, "objects/sha256/00", hash), "planted");
    }
}
