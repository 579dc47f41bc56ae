using System.Text;
using System.Text.Json.Nodes;
using Sanad.Basics;

namespace Sanad.Custody.Tests;

/// <summary>What goes into a bag, what stays out, and what an interrupted one leaves.</summary>
public sealed class BagTests
{
    [Fact]
    public void A_bag_of_one_exhibit_holds_it_its_entries_and_nothing_else_in_clear()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        var made = Make(scratch, book, kept[1].Hash);
        made.Plan.Exhibits.ShouldHaveSingleItem().FileName.ShouldBe("the-second-name.txt");
        var report = BagVerifier.Verify(made.Path, null, null, CancellationToken.None);
        report.Broken.ShouldBeEmpty();
        report.Proven.Select(f => f.Code).ShouldBe(["bag", "bag-signature", "proofs", "signatures", "entries", "chain", "writers", "objects", "listed"], ignoreOrder: true);
        report.NotProvableHere.Select(f => f.Code).ShouldContain("withheld");
        report.CasebookId.ShouldBe(book.Id);
        Directory.GetFiles(Path.Combine(made.Path, "data", "objects"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var lines = Directory.GetFiles(made.Path, "*.entries.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).ToList();
        lines.Count(l => l.StartsWith('!')).ShouldBe(made.Plan.Withheld);
        lines.Where(l => !l.StartsWith('!')).Select(l => (string)JsonNode.Parse(l)!["type"]!).ShouldBe(["casebook.create", "key.add", "capture"]);
    }

    [Fact]
    public void Names_addresses_and_words_of_what_is_withheld_are_nowhere_in_the_bag()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        string[] secrets = ["the-first-name", "the-third-name", "Kamran Testi", "https://example.org/private", kept[0].Hash.Hex, kept[2].Hash.Hex, kept[0].Sha512, "a remark that nobody should read"];
        var one = Make(scratch, book, kept[1].Hash);
        secrets.ShouldAllBe(secret => Found(one.Path, secret) == "");
        // With all, one original withheld: its entry and the verdict that names it stay out.
        var most = Bag.Write(book, new() { All = true, WithheldObjects = new HashSet<ContentHash> { kept[0].Hash } }, Path.Combine(scratch.Root, "most"), NoReports, TimeSpan.Zero, null, CancellationToken.None);
        new[] { secrets[0], secrets[2], secrets[3], secrets[4], secrets[6], secrets[7] }.ShouldAllBe(secret => Found(most.Path, secret) == "");
        Found(most.Path, "the-third-name").ShouldNotBeEmpty();
        BagVerifier.Verify(most.Path, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void Ids_and_types_can_be_withheld_from_a_bag_of_all()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        var plan = Bag.Plan(book, new() { All = true, WithheldTypes = new HashSet<string> { "claim.verdict" } });
        plan.Entries.ShouldContain(new BagEntries("claim.verdict", 0, 1));
        plan.Exhibits.Count.ShouldBe(3);
        Bag.Plan(book, new() { All = true, WithheldIds = new HashSet<string> { "c0123456789abcdef" } }).Entries.ShouldContain(new BagEntries("claim.verdict", 0, 1));
        Bag.Plan(book, new() { All = true }).Withheld.ShouldBe(0);
        Bag.Plan(book, new() { All = true, WithheldTypes = new HashSet<string> { "capture" } }).Refusals.ShouldHaveSingleItem();
        Bag.Plan(book, new()).Refusals.ShouldHaveSingleItem();
        Bag.Plan(book, new() { Exhibits = new HashSet<ContentHash> { ContentHash.Of("never seen"u8) } }).Refusals.ShouldHaveSingleItem();
        Bag.Plan(book, new() { Exhibits = new HashSet<ContentHash> { kept[0].Hash }, WithheldObjects = new HashSet<ContentHash> { kept[0].Hash } }).Refusals.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_was_derived_of_an_exhibit_goes_with_it_and_is_withheld_with_it()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var (picture, text) = WithDerived(book);
        var made = Make(scratch, book, picture);
        made.Plan.Derived.ShouldBe(1);
        File.Exists(Path.Combine(made.Path, "data", "objects", "sha256", text.Hex[..2], text.Hex)).ShouldBeTrue();
        BagVerifier.Verify(made.Path, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
        var plan = Bag.Plan(book, new() { All = true, WithheldObjects = new HashSet<ContentHash> { picture } });
        plan.Refusals.ShouldHaveSingleItem();
        plan.Entries.ShouldContain(new BagEntries("derive", 0, 1));
    }

    [Fact]
    public void An_original_that_a_decision_withholds_is_in_no_bag_until_the_decision_is_taken_back()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        var decision = Scratch.Append(book, "redact.withhold", new() { ["objects"] = new JsonArray(kept[1].Hash.Hex), ["about"] = new JsonArray(kept[1].Hash.Hex), ["reason"] = "" });
        Bag.Plan(book, new() { Exhibits = new HashSet<ContentHash> { kept[1].Hash } }).Refusals.ShouldHaveSingleItem();
        Bag.Plan(book, new() { All = true }).Exhibits.Select(e => e.Hash).ShouldBe([kept[0].Hash, kept[2].Hash]);
        Scratch.Append(book, "redact.withhold", new() { ["undoes"] = decision });
        Bag.Plan(book, new() { Exhibits = new HashSet<ContentHash> { kept[1].Hash } }).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void A_bag_of_all_holds_whatever_of_a_decision_to_destroy_is_left_out()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        string[] both = [kept[0].Hash.Hex, kept[1].Hash.Hex];
        var decision = Scratch.Append(book, "redact.destroy", new() { ["objects"] = Texts(both), ["about"] = Texts(both), ["reason"] = "", ["consent"] = new JsonArray() });
        Found(All(scratch, book, new() { All = true }), "the-second-name").ShouldNotBeEmpty("the decision that took it away is there as well");
        Found(All(scratch, book, new() { All = true, WithheldObjects = new HashSet<ContentHash> { kept[0].Hash } }), "the-second-name").ShouldBeEmpty();
        Found(All(scratch, book, new() { All = true, WithheldTypes = new HashSet<string> { "redact.destroy" } }), "the-second-name").ShouldBeEmpty();
        Found(All(scratch, book, new() { All = true, WithheldIds = new HashSet<string> { decision } }), "the-second-name").ShouldBeEmpty();
    }

    [Fact]
    public void A_bag_of_all_holds_when_the_consents_to_a_decision_are_left_out()
    {
        using var scratch = new Scratch();
        var (first, second) = RedactionTests.TwoPersons(scratch);
        var stored = Scratch.Keep(first, "a note", "another note")[0].Hash;
        var consent = RedactionTests.Consent(second, stored, "destroy");
        RedactionTests.Decide(first, RedactionKind.Destroy, stored, consent);
        first.Has(stored).ShouldBeFalse();
        All(scratch, first, new() { All = true });
        All(scratch, first, new() { All = true, WithheldTypes = new HashSet<string> { "consent" } });
        All(scratch, first, new() { All = true, WithheldIds = new HashSet<string> { consent } });
    }

    [Fact]
    public async Task A_bag_of_all_holds_after_a_key_was_retired_that_went_on()
    {
        using var team = new Team();
        var leaver = team.Colleague(0);
        team.Keep(leaver, "one");
        var since = Journal.EntryLine.Now(Scratch.Clock);
        await Task.Delay(1100);
        team.Keep(leaver, "two");
        team.Merge(0, leaver);
        WriterKeys.End(team.Book(0), team.Book(leaver).WriterId, forever: false, since, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        var made = Bag.Write(team.Book(0), new() { All = true }, Path.Combine(team.Root, "bag"), NoReports, TimeSpan.Zero, null, CancellationToken.None);
        made.Plan.Exhibits.ShouldHaveSingleItem().Hash.ShouldBe(ContentHash.Of("one"u8));
        BagVerifier.Verify(made.Path, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_sealed_while_a_bag_is_being_chosen_is_in_it_as_a_hash()
    {
        using var scratch = new Scratch();
        var (book, _) = Book(scratch);
        var selection = new Bags.Selection(book, new() { All = true });
        var late = Scratch.Keep(scratch.Open(), "late")[0].Hash;
        var entry = scratch.Open().Entries().Last(e => e.Type == "capture");
        NamedObjects.In(entry).Single().Hash.ShouldBe(late);
        selection.Shows(entry, Encoding.UTF8.GetBytes(entry.Body.GetRawText())).ShouldBeFalse();
    }

    [Fact]
    public void An_original_whose_capture_is_withheld_stays_out_whether_or_not_its_text_was_read()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var (picture, text) = WithDerived(book);
        var capture = book.Entries().Single(e => e.Type == "capture").Id;
        Scratch.Keep(book, "a note");
        var bag = All(scratch, book, new() { All = true, WithheldIds = new HashSet<string> { capture } });
        Found(bag, picture.Hex).ShouldBeEmpty();
        Found(bag, text.Hex).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(bag, "data", "objects"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_original_whose_capture_names_what_is_withheld_stays_out_with_it()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        var bag = All(scratch, book, new() { All = true, WithheldIds = new HashSet<string> { kept[1].Sha512 } });
        Found(bag, kept[1].Hash.Hex).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(bag, "data", "objects"), "*", SearchOption.AllDirectories).Length.ShouldBe(2);
    }

    [Fact]
    public void A_bag_stands_in_the_journal_and_two_bags_of_one_casebook_do_not_disturb_each_other()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        var first = Make(scratch, book, kept[0].Hash, "first");
        var second = Make(scratch, book, kept[0].Hash, "second");
        var exports = scratch.Open().Entries().Where(e => e.Type == "export").ToList();
        exports.Select(e => e.Id).ShouldBe([first.Entry, second.Entry]);
        exports[0].Body.GetProperty("tagmanifest_sha256").GetString().ShouldBe(first.TagManifest);
        Tool.Shell(first.Path, "sha256sum < tagmanifest-sha256.txt").Output.ShouldStartWith(first.TagManifest);
        exports.ShouldAllBe(e => e.Sealed && !e.Body.GetRawText().Contains(scratch.Root));
        scratch.Verify().Broken.ShouldBeEmpty();
        BagVerifier.Verify(second.Path, scratch.Home, null, CancellationToken.None).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_bag_goes_to_a_new_folder_outside_the_casebook_and_nowhere_else()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        Directory.CreateDirectory(Path.Combine(scratch.Root, "there"));
        File.WriteAllText(Path.Combine(scratch.Root, "a-file"), "");
        File.CreateSymbolicLink(Path.Combine(scratch.Root, "dangling"), Path.Combine(scratch.Root, "nowhere"));
        Directory.CreateSymbolicLink(Path.Combine(scratch.Root, "back"), scratch.BookPath);
        foreach (var place in new[] { "there", "a-file", "dangling", "case", "case/bag", "case/journal/bag", "back/bag", "no/such/bag", "there/" })
            Should.Throw<BagRefusedException>(() => Make(scratch, book, kept[0].Hash, place)).Message.ShouldNotBeEmpty(place);
        Directory.GetFileSystemEntries(scratch.Root).Length.ShouldBe(6);
        scratch.Open().Entries().ShouldNotContain(e => e.Type == "export");
    }

    [Fact]
    public void An_altered_original_or_entry_stops_the_bag_and_nothing_is_left()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        var original = scratch.File("objects/sha256/" + kept[0].Hash.Hex[..2] + "/" + kept[0].Hash.Hex);
        Tool.Shell(scratch.Root, $"chmod u+w {original}");
        File.WriteAllText(original, "something else");
        Should.Throw<BagRefusedException>(() => Make(scratch, book, kept[0].Hash));
        Make(scratch, book, kept[1].Hash, "of-another").Plan.Exhibits.Count.ShouldBe(1);
        var entries = Directory.GetFiles(scratch.File("journal"), "000002.entries.jsonl", SearchOption.AllDirectories)[0];
        File.WriteAllText(entries, File.ReadAllText(entries).Replace("-name.txt", "-name.TXT"));
        Should.Throw<BagRefusedException>(() => Make(scratch, scratch.Open(), kept[1].Hash, "third"));
        Directory.GetFileSystemEntries(scratch.Root).Select(Path.GetFileName).Order().ShouldBe(["case", "home", "of-another"]);
    }

    [Fact]
    public void A_bag_that_is_given_up_leaves_nothing()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        using var cancel = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Bag.Write(book, Choice(kept[0].Hash), Path.Combine(scratch.Root, "bag"), NoReports, TimeSpan.Zero, new Cancelling(cancel), cancel.Token));
        Directory.GetFileSystemEntries(scratch.Root).Select(Path.GetFileName).Order().ShouldBe(["case", "home"]);
    }

    [Fact]
    public void A_bag_on_a_full_disk_leaves_nothing()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        var disk = Path.Combine(scratch.Root, "disk");
        Directory.CreateDirectory(disk);
        if (Tool.Shell(scratch.Root, $"mount -t tmpfs -o size=64k tmpfs {disk}").ExitCode != 0)
            Assert.Skip("mounting needs root");
        try
        {
            Should.Throw<IOException>(() => Make(scratch, book, kept[0].Hash, "disk/bag"));
            Directory.GetFileSystemEntries(disk).ShouldBeEmpty();
        }
        finally
        {
            Tool.Shell(scratch.Root, $"umount {disk}");
        }
        scratch.Open().Entries().ShouldNotContain(e => e.Type == "export");
    }

    [Fact]
    public void A_writer_whom_nobody_admitted_cannot_sign_a_bag_and_a_planted_one_is_in_none()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        var copy = Path.Combine(scratch.Root, "copy");
        Scratch.CopyFolder(scratch.BookPath, copy);
        var stranger = CasebookFolder.Open(copy, SanadHome.At(Path.Combine(scratch.Root, "other")), Scratch.Clock).ShouldBeOfType<OpenOutcome.Opened>().Folder;
        Should.Throw<BagRefusedException>(() => Make(scratch, stranger, kept[0].Hash)).Message.ShouldContain("admitted");
        Directory.GetDirectories(Path.Combine(copy, "journal")).Length.ShouldBe(1, "a refused bag starts no writer");
        Scratch.Keep(stranger, "a note of the stranger");
        Should.Throw<BagRefusedException>(() => Make(scratch, stranger, kept[0].Hash)).Message.ShouldContain("admitted");
        // The stranger's journal is planted in the casebook.
        var journal = $"journal/{stranger.WriterId}";
        Scratch.CopyFolder(Path.Combine(copy, journal), scratch.File(journal));
        var made = Make(scratch, scratch.Open(), kept[0].Hash);
        Directory.Exists(Path.Combine(made.Path, "data", journal)).ShouldBeFalse();
        BagVerifier.Verify(made.Path, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_report_can_go_with_the_exhibits()
    {
        using var scratch = new Scratch();
        var (book, kept) = Book(scratch);
        var reports = new Dictionary<string, byte[]> { ["report.html"] = "<p>words</p>"u8.ToArray() };
        var made = Bag.Write(book, Choice(kept[0].Hash), Path.Combine(scratch.Root, "bag"), reports, TimeSpan.Zero, null, CancellationToken.None);
        File.ReadAllText(Path.Combine(made.Path, "data", "report.html")).ShouldBe("<p>words</p>");
        BagVerifier.Verify(made.Path, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
    }

    internal static readonly IReadOnlyDictionary<string, byte[]> NoReports = new Dictionary<string, byte[]>();

    /// <summary>Three notes, each with a name of its own, and a verdict on a claim of the first.</summary>
    internal static (CasebookFolder Book, List<StoredObject> Kept) Book(Scratch scratch)
    {
        var book = scratch.Create();
        var kept = new List<StoredObject>();
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            foreach (var (name, text) in new[] { ("the-first-name.txt", "a note on Kamran Testi"), ("the-second-name.txt", "a note"), ("the-third-name.txt", "another note") })
            {
                var stored = session.Store(new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None);
                var body = Scratch.Capture(stored, name);
                if (kept.Count == 0)
                    body["given"] = new JsonObject { ["url"] = "https://example.org/private" };
                session.Append("capture", body);
                kept.Add(stored);
            }
            session.Seal();
        }
        Scratch.Append(book, "claim.verdict", new() { ["claim"] = "c0123456789abcdef", ["original"] = kept[0].Hash.Hex, ["verdict"] = "accept", ["note"] = "a remark that nobody should read: note" });
        return (book, kept);
    }

    internal static BagMade Make(Scratch scratch, CasebookFolder book, ContentHash exhibit, string name = "bag") =>
        Bag.Write(book, Choice(exhibit), Path.Combine(scratch.Root, name), NoReports, TimeSpan.Zero, null, CancellationToken.None);

    internal static BagChoice Choice(ContentHash exhibit) => new() { Exhibits = new HashSet<ContentHash> { exhibit } };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];

    // Written, checked by us and by the script, and each object that is there named by an entry that is there.
    private static string All(Scratch scratch, CasebookFolder book, BagChoice choice)
    {
        var made = Bag.Write(book, choice, Path.Combine(scratch.Root, "all-" + Directory.GetDirectories(scratch.Root).Length), NoReports, TimeSpan.Zero, null, CancellationToken.None);
        var report = BagVerifier.Verify(made.Path, null, null, CancellationToken.None);
        report.Broken.ShouldBeEmpty();
        report.NotProvableHere.ShouldNotContain(f => f.Code == "object-not-named");
        Tool.Shell(made.Path, "env -i PATH=/usr/bin:/bin sh verify.sh").ExitCode.ShouldBe(0);
        return made.Path;
    }

    private static (ContentHash Picture, ContentHash Text) WithDerived(CasebookFolder book)
    {
        using var session = book.BeginWrite(TimeSpan.Zero);
        var picture = Scratch.KeepOne(session, "a picture");
        var text = session.Store(new MemoryStream("its words"u8.ToArray()), CancellationToken.None);
        session.Append("derive", new() { ["input"] = picture.Hash.Hex, ["output"] = text.Hash.Hex, ["tool"] = "ocr" });
        session.Seal();
        return (picture.Hash, text.Hash);
    }

    private static string Found(string folder, string words) => Tool.Shell(folder, $"grep -rlaF '{words}' . ; find . | grep -F '{words}'").Output;

    private sealed class Cancelling(CancellationTokenSource cancel) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value)
        {
            if (value.File is not null)
                cancel.Cancel();
        }
    }
}
