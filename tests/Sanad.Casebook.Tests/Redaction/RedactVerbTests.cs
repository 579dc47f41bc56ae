using System.Diagnostics;
using System.Text;
using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Events;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Redaction;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Tests.Redaction;

public sealed class RedactVerbTests
{
    // Invented names, in two scripts.
    private const string Latin = "Farrokhzad Sepehrpour", Persian = "فرخ‌زاد سپهرپور";

    private const string Account = $"""
        What a neighbour saw

        KABUL, May 9, 2016 - {Latin} ({Persian}) said that at least 5 people were killed in Kabul on May 8, 2016.
        """;

    private const string Other = "Another morning\n\nMOSUL, March 4, 2015 - At least 12 people were killed in Mosul on March 3, 2015, the harbour watch said.";

    private const string Bakers = $"Ref,First name,Last name,Born,Town\nB1,Parvaneh,Kuhestani,1370-02-11,Nargesabad\nB2,{"Farrokhzad"},Sepehrpour,1365,Nargesabad\nB3,Golnar,Sahelzadeh,1371,\"Bandar, Mah\"\n";

    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void After_forgetting_a_document_no_byte_of_the_folder_and_no_row_of_the_index_has_the_name(string database)
    {
        using var test = new TestCasebook(database);
        var (account, other) = (Keep(test, Account), Keep(test, Other));
        var claim = ShowVerb.Document(test.Book, account)!.Claims[0].Claim;
        ReviewVerb.Judge(test.Book, claim.Id, Verdict.Accept, note: Latin).ShouldBeOfType<VerbOutcome.Done>();
        DocumentVerbs.Set(test.Book, account, title: $"What {Persian} saw").ShouldBeOfType<VerbOutcome.Done>();
        var named = EventVerbs.Rename(test.Book, ShowVerb.Document(test.Book, account)!.Claims[0].EventId!, $"The day of {Latin}").ShouldBeOfType<VerbOutcome.Done>();
        Bytes(test, Latin).ShouldNotBeEmpty();
        WordPlaces.Of(test.Book, Latin, CancellationToken.None).Select(p => p.Where).Distinct().ShouldBe(["entry", "original", "index"]);

        var planned = RedactVerb.Plan(test.Book, new() { Kind = RedactionKind.Forget, Targets = [account] }).ShouldBeOfType<RedactOutcome.Planned>().Consequences;
        (planned.Documents.Count, planned.Claims > 0, planned.Events.Count, planned.Originals.Count).ShouldBe((1, true, 1, 1));
        planned.Entries.Select(e => e.Type).ShouldBe(["capture", "claim.verdict", "document.correct"], ignoreOrder: true);
        Done(test, new() { Kind = RedactionKind.Forget, Targets = [account, named.Entry], Reason = "a witness asked" });

        ShowVerb.Document(test.Book, account).ShouldBeNull();
        WordPlaces.Of(test.Book, Latin, CancellationToken.None).ShouldBeEmpty();
        WordPlaces.Of(test.Book, Persian, CancellationToken.None).ShouldBeEmpty();
        Bytes(test, Latin, Persian, "Sepehrpour", "sepehrpour", "سپهرپور").ShouldBeEmpty();
        ShowVerb.Document(test.Book, other).ShouldNotBeNull();
        RedactVerb.Plan(test.Book, new() { Kind = RedactionKind.Forget, Targets = [account] }).ShouldBeOfType<RedactOutcome.Planned>().Consequences.Entries.ShouldBeEmpty();
        RedactVerb.Tombstone(test.Book, account[..12])!.Reason.ShouldBe("a witness asked");
        SameAfterRebuild(test);
        var report = Verifier.Verify(test.Folder, test.Options().Home, null, CancellationToken.None);
        report.Broken.ShouldBeEmpty();
        report.Proven.ShouldContain(f => f.Code == "redacted" && f.Text.StartsWith("4 entries were forgotten and 1 originals", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Every))]
    public void A_destroyed_document_leaves_its_capture_and_comes_in_no_more(string database)
    {
        using var test = new TestCasebook(database);
        var (account, other) = (Keep(test, Account), Keep(test, Other));
        ReviewVerb.Judge(test.Book, ShowVerb.Document(test.Book, account)!.Claims[0].Claim.Id, Verdict.Accept);
        Done(test, new() { Kind = RedactionKind.Destroy, Targets = [account[..10]] });
        test.TollLines().ShouldNotContain("Kabul");
        test.Book.Folder.Entries().Count(e => e.Type == "capture").ShouldBe(2);
        test.Keep(test.Write("again.txt", Account)).Single().ShouldBeOfType<KeepOutcome.Refused>().Reason.ShouldContain("signed decision");
        test.Reopen();
        ShowVerb.List(test.Book, new(), 0, 10).Total.ShouldBe(1);
        RedactVerb.Undo(test.Book, account).ShouldBeOfType<VerbOutcome.Refused>();
        RedactVerb.Run(test.Book, new() { Kind = RedactionKind.Destroy, Targets = [account] }).ShouldBeOfType<RedactOutcome.Refused>().Reason.ShouldContain("destroyed already");
        SameAfterRebuild(test);
        Done(test, new() { Kind = RedactionKind.Forget, Targets = [account] }).Consequences.Entries.Select(e => e.Type).ShouldBe(["capture", "claim.verdict"], ignoreOrder: true);
        Bytes(test, Latin, Persian).ShouldBeEmpty();
        ShowVerb.Document(test.Book, other).ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Every))]
    public void One_row_goes_from_its_list_and_linking_goes_on(string database)
    {
        using var test = new TestCasebook(database);
        ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new());
        ListVerbs.Add(test.Book, test.Write("harbour.csv", Bakers.Replace("B2", "H2", StringComparison.Ordinal).Replace("1365", "1365-04-02", StringComparison.Ordinal)), new());
        var records = ListVerbs.Records(test.Book, "bakers", 0, 10).Items;
        var pair = (records[1].Id, ListVerbs.Records(test.Book, "harbour", 0, 10).Items[1].Id);
        LinkReview.Decide(test.Book, pair.Item1, pair.Item2, LinkVerdict.Same).ShouldBeOfType<VerbOutcome.Done>();
        test.Book.Seal();
        var original = ListVerbs.Find(test.Book, "bakers")!.Original!.Value;

        var planned = RedactVerb.Plan(test.Book, new() { Kind = RedactionKind.Forget, Rows = [("bakers", "B2")] }).ShouldBeOfType<RedactOutcome.Planned>().Consequences;
        (planned.Records.Single().Name, planned.Links, planned.Originals.Single()).ShouldBe(("Farrokhzad Sepehrpour", 1, original));
        Done(test, new() { Kind = RedactionKind.Forget, Rows = [("bakers", "B2"), ("harbour", "H2")] });
        ListVerbs.Records(test.Book, "bakers", 0, 10).Items.Select(r => r.RowKey).ShouldBe(["B1", "B3"]);
        ListVerbs.Records(test.Book, "bakers", 0, 10).Items[1].Fields.ShouldContain(f => f.Value == "Bandar, Mah");
        Bytes(test, "Sepehrpour").ShouldBeEmpty();
        test.Book.Folder.Has(original).ShouldBeFalse();
        LinkVerb.Run(test.Book);
        SameAfterRebuild(test);
        Done(test, new() { Kind = RedactionKind.Destroy, Rows = [("bakers", "B1")] });
        ListVerbs.Records(test.Book, "bakers", 0, 10).Items.Select(r => r.RowKey).ShouldBe(["B3"]);
        Verifier.Verify(test.Folder, test.Options().Home, null, CancellationToken.None).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_record_typed_by_hand_can_be_forgotten()
    {
        using var test = new TestCasebook("sqlite");
        var row = ListVerbs.AddRow(test.Book, ListVerbs.ParseRow($"full_name={Persian}"), null, dryRun: false).ShouldBeOfType<RowOutcome.Added>();
        RedactVerb.Run(test.Book, new() { Kind = RedactionKind.Destroy, Targets = [row.Record!] }).ShouldBeOfType<RedactOutcome.Refused>();
        Done(test, new() { Kind = RedactionKind.Forget, Targets = [row.Record!] });
        PeopleVerbs.List(test.Book, null, 0, 10).Total.ShouldBe(0);
        Bytes(test, "سپهرپور").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Every))]
    public void A_sealed_document_opens_with_age_alone_and_comes_back_with_its_verdicts(string database)
    {
        using var test = new TestCasebook(database);
        var account = Keep(test, Account);
        ReviewVerb.Judge(test.Book, ShowVerb.Document(test.Book, account)!.Claims[0].Claim.Id, Verdict.Accept);
        var tolls = test.TollLines();
        var (one, two) = (KeyPair(test, "one"), KeyPair(test, "two"));
        RedactVerb.Run(test.Book, new() { Kind = RedactionKind.Seal, Targets = [account] }).ShouldBeOfType<RedactOutcome.Refused>().Reason.ShouldContain("--to");
        Done(test, new() { Kind = RedactionKind.Seal, Targets = [account], Recipients = [one.Public, two.Public] });
        ShowVerb.Document(test.Book, account).ShouldBeNull();
        test.Book.Folder.Has(ContentHash.Parse(account)).ShouldBeFalse();
        var (plain, cipher) = RedactVerb.Ciphertexts(test.Book, account[..8]).Single();
        foreach (var key in new[] { one, two })
            Shell(test.Folder, $"age -d -i {key.File} objects/sha256/{cipher.Hex[..2]}/{cipher.Hex} | sha256sum").ShouldStartWith(plain.Hex);
        SameAfterRebuild(test);
        Verifier.Verify(test.Folder, test.Options().Home, null, CancellationToken.None).Broken.ShouldBeEmpty();

        Should.Throw<IOException>(() => RedactVerb.Unseal(test.Book, account, KeyPair(test, "stranger").File)).Message.ShouldContain("age failed");
        RedactVerb.Unseal(test.Book, account, two.File).ShouldBeOfType<RedactOutcome.Done>();
        test.TollLines().ShouldBe(tolls);
        test.Book.Folder.Has(ContentHash.Parse(account)).ShouldBeTrue();
        Verifier.Verify(test.Folder, test.Options().Home, null, CancellationToken.None).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void Withholding_is_a_set_that_exports_read_and_can_be_taken_back()
    {
        using var test = new TestCasebook("sqlite");
        var account = Keep(test, Account);
        Done(test, new() { Kind = RedactionKind.Withhold, Targets = [account] });
        Redactions.WithheldObjects(test.Book.Folder).ShouldBe([ContentHash.Parse(account)]);
        Redactions.WithheldEntries(test.Book.Folder).Count.ShouldBe(1);
        ShowVerb.Document(test.Book, account).ShouldNotBeNull();
        RedactVerb.Undo(test.Book, account[..10]).ShouldBeOfType<VerbOutcome.Done>();
        Redactions.WithheldObjects(test.Book.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void An_undo_is_never_forgotten_without_what_it_takes_back()
    {
        using var test = new TestCasebook("sqlite");
        var account = Keep(test, Account);
        var set = DocumentVerbs.Set(test.Book, account, outlet: "Harbour Papers").ShouldBeOfType<VerbOutcome.Done>();
        var undo = DocumentVerbs.Undo(test.Book, set.Entry).ShouldBeOfType<VerbOutcome.Done>();
        Done(test, new() { Kind = RedactionKind.Forget, Targets = [undo.Entry] }).Consequences.Entries.Select(e => e.Entry).ShouldBe([set.Entry, undo.Entry], ignoreOrder: true);
        ShowVerb.Document(test.Book, account)!.Document.Outlet.ShouldNotBe("Harbour Papers");
    }

    [Fact]
    public void What_a_person_must_not_do_is_refused_and_nothing_is_written()
    {
        using var test = new TestCasebook("sqlite");
        var account = Keep(test, Account);
        var before = test.Book.Folder.Entries().Count;
        foreach (var request in new RedactionRequest[]
        {
            new() { Kind = RedactionKind.Forget },
            new() { Kind = RedactionKind.Forget, Targets = [account], Reason = "because of " + ShowVerb.Document(test.Book, account)!.ReceivedAs },
            new() { Kind = RedactionKind.Destroy, Targets = [test.Book.Folder.Entries()[^1].Id] },
            new() { Kind = RedactionKind.Forget, Targets = [test.Book.Folder.Entries()[0].Id] },
            new() { Kind = RedactionKind.Forget, Targets = ["ffffffffffff"] },
            new() { Kind = RedactionKind.Forget, Rows = [("no list", "B2")] },
            new() { Kind = RedactionKind.Seal, Targets = [account], Recipients = ["age1tooshort"] },
        })
            RedactVerb.Run(test.Book, request).ShouldNotBeOfType<RedactOutcome.Done>();
        test.Book.Folder.Entries().Count.ShouldBe(before);
    }

    [Fact]
    public void An_original_that_is_gone_without_a_decision_is_told_and_the_rest_is_read()
    {
        using var test = new TestCasebook("sqlite");
        var (account, other) = (Keep(test, Account), Keep(test, Other));
        File.Delete(Path.Combine(test.Folder, "objects", "sha256", account[..2], account));
        Rebuild.Run(test.Book, null, CancellationToken.None);
        ShowVerb.Document(test.Book, account)!.Problem.ShouldBe("its original is gone");
        ShowVerb.Document(test.Book, other)!.Claims.ShouldNotBeEmpty();
        Verifier.Verify(test.Folder, null, null, CancellationToken.None).Broken.ShouldContain(f => f.Code == "object-gone");
    }

    private static int _files;

    private static string Keep(TestCasebook test, string text) =>
        test.Keep(test.Write($"in{Interlocked.Increment(ref _files)}.txt", text)).Single().ShouldBeOfType<KeepOutcome.Kept>().Original.Hex;

    private static RedactOutcome.Done Done(TestCasebook test, RedactionRequest request) => RedactVerb.Run(test.Book, request).ShouldBeOfType<RedactOutcome.Done>();

    private static void SameAfterRebuild(TestCasebook test)
    {
        string State() => string.Join('\n', ShowVerb.Documents(test.Book).Select(d => JsonText.Line(d.Document)).Concat(PeopleVerbs.List(test.Book, null, 0, 100).Items.Select(JsonText.Line))) + test.TollLines();
        var before = State();
        Rebuild.Run(test.Book, null, CancellationToken.None);
        State().ShouldBe(before);
        test.Reopen();
        State().ShouldBe(before);
    }

    // Real grep over every byte of the folder: journal, objects, index with its free pages and its write-ahead log.
    private static string Bytes(TestCasebook test, params string[] words)
    {
        var patterns = words.SelectMany(w => new[] { Encoding.UTF8.GetBytes(w), Encoding.Unicode.GetBytes(w), Encoding.BigEndianUnicode.GetBytes(w), Encoding.ASCII.GetBytes(string.Concat(w.Select(c => c < 128 ? c.ToString() : $"\\u{(int)c:x4}"))) })
            .Select(bytes => string.Concat(bytes.Select(b => $"\\x{b:x2}")));
        return string.Concat(patterns.Select(p => Shell(test.Folder, $"LC_ALL=C grep -rlaP '{p}' .")));
    }

    internal static (string File, string Public) KeyPair(TestCasebook test, string name)
    {
        var file = test.Scratch.File(name + ".key");
        Shell(test.Scratch.Folder, $"age-keygen -o {file} 2>/dev/null");
        return (file, Shell(test.Scratch.Folder, $"age-keygen -y {file}").Trim());
    }

    internal static string Shell(string folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBeLessThan(2, command);
        return output;
    }
}
