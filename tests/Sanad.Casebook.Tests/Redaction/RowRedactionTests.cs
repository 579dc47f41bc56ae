using System.Text.Json.Nodes;
using Sanad.Basics;
using Sanad.Casebook.History;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Merge;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Publish;
using Sanad.Casebook.Redaction;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Custody;

namespace Sanad.Casebook.Tests.Redaction;

/// <summary>Rows of lists and files of lists that go, beside others that stay; with invented names.</summary>
public sealed class RowRedactionTests
{
    private const string Bakers = "Ref,First name,Last name,Born,Town\nB1,Parvaneh,Kuhestani,1370-02-11,Nargesabad\nB2,Farrokhzad,Sepehrpour,1365,Nargesabad\nB3,Golnar,Sahelzadeh,1371,Mah\n";

    [Fact]
    public void Rows_that_two_people_took_out_apart_from_each_other_stay_out_of_the_list()
    {
        using var test = new TestCasebook("sqlite");
        ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new());
        using var other = test.Copy();
        Done(test.Book, new() { Kind = RedactionKind.Destroy, Rows = [("bakers", "B1")] });
        Done(other, new() { Kind = RedactionKind.Destroy, Rows = [("bakers", "B2")] });
        MergeVerb.Run(test.Book, other.Path, trial: false, null, null, CancellationToken.None).ShouldBeOfType<MergeOutcome.Done>();
        Rows(test.Book).ShouldBe(["B3"]);
        ListVerbs.Find(test.Book, "bakers")!.Refused.ShouldBe(1);

        // Each of the two copies still has what the other one lacks; the same words as before take it out of both.
        foreach (var row in new[] { "B1", "B2" })
            Done(test.Book, new() { Kind = RedactionKind.Destroy, Rows = [("bakers", row)] });
        Holding(test.Book, "Kuhestani").ShouldBe(0);
        Holding(test.Book, "Sepehrpour").ShouldBe(0);
        Holding(test.Book, "Sahelzadeh").ShouldBe(1);
        Rows(test.Book).ShouldBe(["B3"]);
        ListVerbs.Find(test.Book, "bakers")!.Refused.ShouldBe(0);
        Verifier.Verify(test.Folder, test.Options().Home, null, CancellationToken.None).Broken.ShouldBeEmpty();
        RedactVerb.Run(test.Book, new() { Kind = RedactionKind.Destroy, Rows = [("bakers", "B1")] }).ShouldBeOfType<RedactOutcome.Refused>().Reason.ShouldContain("destroyed already");
    }

    [Fact]
    public void A_row_that_was_destroyed_is_refused_when_its_list_is_added_again()
    {
        using var test = new TestCasebook("sqlite");
        ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new());
        Done(test.Book, new() { Kind = RedactionKind.Destroy, Rows = [("bakers", "B2")] });
        var again = ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers + "B4,Nilufar,Daryabandi,1380,Mah\n"), new()).ShouldBeOfType<ListOutcome.Read>().Report;
        again.Rows.Single(r => r.Status == RowStatus.Refused).Reason!.ShouldContain("a signed decision took this row away");
        Rows(test.Book).ShouldBe(["B1", "B3", "B4"]);
    }

    [Fact]
    public void A_person_of_whom_one_record_was_typed_by_hand_is_not_destroyed_in_part()
    {
        using var test = new TestCasebook("sqlite");
        ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new());
        var typed = ListVerbs.AddRow(test.Book, ListVerbs.ParseRow("full_name=Farrokhzad Sepehrpour"), null, dryRun: false).ShouldBeOfType<RowOutcome.Added>().Record!;
        var row = ListVerbs.Records(test.Book, "bakers", 0, 10).Items.Single(r => r.RowKey == "B2").Id;
        LinkReview.Decide(test.Book, row, typed, LinkVerdict.Same).ShouldBeOfType<VerbOutcome.Done>();
        var person = PeopleVerbs.List(test.Book, "Sepehrpour", 0, 10).Items.Single().Id;
        RedactVerb.Run(test.Book, new() { Kind = RedactionKind.Destroy, Targets = [person] }).ShouldBeOfType<RedactOutcome.Refused>().Reason.ShouldContain("typed by hand");
        Rows(test.Book).Count.ShouldBe(3);
        Done(test.Book, new() { Kind = RedactionKind.Forget, Targets = [person] });
        PeopleVerbs.List(test.Book, "Sepehrpour", 0, 10).Total.ShouldBe(0);
    }

    [Fact]
    public void What_was_encrypted_of_a_whole_file_goes_with_a_row_of_it()
    {
        using var test = new TestCasebook("sqlite");
        ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new());
        var file = ListVerbs.Find(test.Book, "bakers")!.Original!.Value;
        var key = RedactVerbTests.KeyPair(test, "one");
        Done(test.Book, new() { Kind = RedactionKind.Seal, Targets = [file.Hex], Recipients = [key.Public] });
        var cipher = RedactVerb.Ciphertexts(test.Book, file.Hex).Single().Ciphertext;
        RedactVerb.Unseal(test.Book, file.Hex, key.File).ShouldBeOfType<RedactOutcome.Done>();
        test.Book.Folder.Has(cipher).ShouldBeTrue();
        Done(test.Book, new() { Kind = RedactionKind.Destroy, Rows = [("bakers", "B2")] });
        test.Book.Folder.Has(cipher).ShouldBeFalse();
        Rows(test.Book).ShouldBe(["B1", "B3"]);
        Verifier.Verify(test.Folder, test.Options().Home, null, CancellationToken.None).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_not_the_original_any_more_is_not_sealed()
    {
        using var test = new TestCasebook("sqlite");
        ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new());
        var file = ListVerbs.Find(test.Book, "bakers")!.Original!.Value;
        var path = Path.Combine(test.Folder, "objects", "sha256", file.Hex[..2], file.Hex);
        File.Delete(path);
        File.WriteAllText(path, Bakers.Replace("1365", "1366", StringComparison.Ordinal));
        RedactVerb.Run(test.Book, new() { Kind = RedactionKind.Seal, Targets = [file.Hex], Recipients = [RedactVerbTests.KeyPair(test, "one").Public] })
            .ShouldBeOfType<RedactOutcome.Refused>().Reason.ShouldContain("is not the original any more");
        (File.Exists(path), RedactVerb.All(test.Book).Count).ShouldBe((true, 0));
        Redactions.EveryObject(test.Book.Folder).ShouldBe([file]);

        var wrong = "age1" + new string('q', 58);
        Should.Throw<IOException>(() => RedactVerb.Run(test.Book, new() { Kind = RedactionKind.Seal, Targets = [file.Hex], Recipients = [wrong] })).Message.ShouldContain("age failed");
        Directory.GetFiles(Path.Combine(test.Folder, "objects"), "*", SearchOption.AllDirectories).ShouldBe([path]);
        Verifier.Verify(test.Folder, test.Options().Home, null, CancellationToken.None).NotProvableHere.ShouldNotContain(f => f.Code == "object-not-named");
    }

    [Fact]
    public void Verdicts_on_rows_of_a_withheld_list_stay_out_of_a_bag()
    {
        using var test = new TestCasebook("sqlite");
        ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new());
        ListVerbs.Add(test.Book, test.Write("harbour.csv", Bakers.Replace("B2", "H2", StringComparison.Ordinal)), new());
        var pair = new[] { "bakers", "harbour" }.Select(list => ListVerbs.Records(test.Book, list, 0, 10).Items[1].Id).ToArray();
        LinkReview.Decide(test.Book, pair[0], pair[1], LinkVerdict.Same).ShouldBeOfType<VerbOutcome.Done>();
        foreach (var list in new[] { "bakers", "harbour" })
            Done(test.Book, new() { Kind = RedactionKind.Withhold, Targets = [ListVerbs.Find(test.Book, list)!.Original!.Value.Hex] });
        test.Keep(test.Write("open.txt", "The ferry ran all day."));
        var chosen = PublishVerb.Choose(test.Book, new() { All = true }).ShouldBeOfType<PublishOutcome.Chosen>();
        var bag = PublishVerb.Bag(test.Book, chosen, test.Scratch.File("bag"), new Dictionary<string, byte[]>(), null, CancellationToken.None);
        Directory.EnumerateFiles(bag.Path, "*", SearchOption.AllDirectories).Where(f => File.ReadAllText(f).Contains("Sepehrpour", StringComparison.Ordinal)).ShouldBeEmpty();
        Directory.EnumerateFiles(test.Folder, "*.jsonl", SearchOption.AllDirectories).ShouldContain(f => File.ReadAllText(f).Contains("Sepehrpour", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bag_of_everything_carries_the_ciphertext_of_what_is_sealed_and_the_decision()
    {
        using var test = new TestCasebook("sqlite");
        var plain = test.Keep(test.Write("one.txt", "Farrokhzad Sepehrpour rode the ferry.")).Single().ShouldBeOfType<KeepOutcome.Kept>().Original;
        test.Keep(test.Write("two.txt", "The ferry ran all day."));
        var key = RedactVerbTests.KeyPair(test, "one");
        Done(test.Book, new() { Kind = RedactionKind.Seal, Targets = [plain.Hex], Recipients = [key.Public] });
        var cipher = RedactVerb.Ciphertexts(test.Book, plain.Hex).Single().Ciphertext.Hex;
        var chosen = PublishVerb.Choose(test.Book, new() { All = true }).ShouldBeOfType<PublishOutcome.Chosen>();
        var bag = PublishVerb.Bag(test.Book, chosen, test.Scratch.File("bag"), new Dictionary<string, byte[]>(), null, CancellationToken.None).Path;
        BagVerifier.Verify(bag, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
        RedactVerbTests.Shell(bag, "env -i PATH=/usr/bin:/bin sh verify.sh").ShouldNotContain("WRONG");
        RedactVerbTests.Shell(bag, "grep -rl Sepehrpour . | wc -l").Trim().ShouldBe("0");
        RedactVerbTests.Shell(bag, "grep -rlF '\"redact.seal\"' data/journal | wc -l").Trim().ShouldBe("1");
        RedactVerbTests.Shell(bag, $"age -d -i {key.File} data/objects/sha256/{cipher[..2]}/{cipher}").ShouldBe("Farrokhzad Sepehrpour rode the ferry.");
    }

    [Fact]
    public void The_history_does_not_call_a_destruction_taken_back_whatever_an_entry_says()
    {
        using var test = new TestCasebook("sqlite");
        var original = test.Keep(test.Write("one.txt", "The ferry ran all day.")).Single().ShouldBeOfType<KeepOutcome.Kept>().Original;
        var entry = RedactVerb.Run(test.Book, new() { Kind = RedactionKind.Destroy, Targets = [original.Hex] }).ShouldBeOfType<RedactOutcome.Done>().Entry;
        using (var session = test.Book.BeginWrite())
        {
            session.Append("redact.destroy", new JsonObject { ["undoes"] = entry });
            session.Seal();
        }
        var lines = HistoryVerb.Page(test.Book, new() { Kind = "redactions" }, 0, 10).Items;
        lines.Select(l => (l.TakenBack, l.Act.GetType().Name)).ShouldBe([(false, nameof(HistoryAct.NotUnderstood)), (false, nameof(HistoryAct.Redacted))]);
        lines[1].Entry.ShouldBe(entry);
    }

    [Fact]
    public void A_sealing_whose_ciphertext_never_came_is_taken_back_without_a_key()
    {
        using var test = new TestCasebook("sqlite");
        var (original, absent) = (test.Keep(test.Write("one.txt", "The ferry ran all day.")).Single().ShouldBeOfType<KeepOutcome.Kept>().Original.Hex, new string('0', 64));
        using (var session = test.Book.BeginWrite())
        {
            session.Append("redact.seal", new JsonObject { ["about"] = new JsonArray(original), ["objects"] = new JsonArray(original), ["sealed"] = new JsonArray(new JsonObject { ["object"] = original, ["ciphertext"] = absent }) });
            session.Seal();
        }
        test.Reopen();
        test.Book.Folder.Has(ContentHash.Parse(original)).ShouldBeTrue();
        RedactVerb.Undo(test.Book, original).ShouldBeOfType<VerbOutcome.Done>();
        ShowVerb.Document(test.Book, original).ShouldNotBeNull();
        Verifier.Verify(test.Folder, test.Options().Home, null, CancellationToken.None).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_device_that_nobody_admitted_decides_nothing()
    {
        using var test = new TestCasebook("sqlite");
        ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new());
        using var other = test.Copy("another device");
        RedactVerb.Run(other, new() { Kind = RedactionKind.Destroy, Rows = [("bakers", "B2")] }).ShouldBeOfType<RedactOutcome.Refused>().Reason.ShouldContain("Nobody has admitted");
        (Rows(other).Count, RedactVerb.All(other).Count).ShouldBe((3, 0));
    }

    private static IReadOnlyList<string> Rows(OpenCasebook book) => [.. ListVerbs.Records(book, "bakers", 0, 10).Items.Select(r => r.RowKey)];

    private static int Holding(OpenCasebook book, string word) =>
        Redactions.EveryObject(book.Folder).Count(hash => File.ReadAllText(Path.Combine(book.Path, "objects", "sha256", hash.Hex[..2], hash.Hex)).Contains(word, StringComparison.Ordinal));

    private static void Done(OpenCasebook book, RedactionRequest request) => RedactVerb.Run(book, request).ShouldBeOfType<RedactOutcome.Done>(request.ToString());
}
