using System.Text.Json;
using System.Text.Json.Nodes;
using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Events;
using Sanad.Casebook.History;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Storage;
using Sanad.Casebook.Tolls;
using Sanad.Custody;

namespace Sanad.Casebook.Tests.Opening;

public sealed class OpenCasebookTests
{
    private const string TwoTolls = """
        Two counts of one morning

        MOSUL, March 4, 2015 - At least 12 people were killed and 30 others were wounded in Mosul on March 3, 2015, the harbour watch said.

        The town council said that 9 people were killed in Mosul on March 3, 2015.
        """;

    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void After_every_kind_of_act_a_rebuild_gives_the_same_state(string database)
    {
        using var test = new TestCasebook(database);
        var original = Keep(test, TwoTolls);
        test.Write("b.txt", "Another morning\n\nKABUL, May 9, 2016 - At least 5 people were killed in Kabul on May 8, 2016, the harbour watch said.");
        test.Keep(test.Inputs);
        var claims = ShowVerb.Document(test.Book, original)!.Claims;
        Judge(test, claims[0].Claim.Id, Verdict.Accept);
        Judge(test, claims[1].Claim.Id, Verdict.Reject);
        var events = EventVerbs.List(test.Book);
        Done(EventVerbs.Rename(test.Book, events[0].Summary.Id, "The morning at Mosul"));
        Done(EventVerbs.Part(test.Book, events[1].Summary.Id, events[0].Summary.Id));
        Done(DocumentVerbs.Set(test.Book, original[..8], outlet: "Harbour Papers"));
        var (tolls, shown) = (test.TollLines(), State(test));
        tolls.ShouldContain("The morning at Mosul");

        Rebuild.Run(test.Book, null, CancellationToken.None);
        (test.TollLines(), State(test)).ShouldBe((tolls, shown));
        test.Reopen();
        (test.TollLines(), State(test)).ShouldBe((tolls, shown));
        if (database == "sqlite")
            File.Delete(Path.Combine(test.Folder, "index.db"));
        else
            Databases.Drop(test.Book.Id);
        test.Reopen();
        (test.TollLines(), State(test)).ShouldBe((tolls, shown));
    }

    [Theory, MemberData(nameof(Every))]
    public void A_verdict_shows_in_tolls_and_its_undo_takes_it_back(string database)
    {
        using var test = new TestCasebook(database);
        var claim = ShowVerb.Document(test.Book, Keep(test, TwoTolls))!.Claims[0].Claim;
        TollTable.Of(test.Book, null, acceptedOnly: true).ShouldBeEmpty();
        var accepted = Judge(test, claim.Id[..9], Verdict.Accept);
        TollTable.Of(test.Book, null, acceptedOnly: true).Single().Status.ShouldBe(TollStatus.Accepted);
        Done(ReviewVerb.Undo(test.Book, accepted.Entry));
        TollTable.Of(test.Book, null, acceptedOnly: true).ShouldBeEmpty();
        Judge(test, claim.Id, Verdict.Reject);
        TollTable.Of(test.Book, null, acceptedOnly: false).ShouldAllBe(r => !r.Claims.Contains(claim.Id));
        ShowVerb.Claim(test.Book, claim.Id)!.Value.Claim.Status.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Every))]
    public void An_edited_claim_is_in_force_with_the_machines_id(string database)
    {
        using var test = new TestCasebook(database);
        var claim = ShowVerb.Document(test.Book, Keep(test, TwoTolls))!.Claims[0].Claim;
        ReviewVerb.Judge(test.Book, claim.Id, Verdict.Edit).ShouldBeOfType<VerbOutcome.Refused>();
        Done(ReviewVerb.Judge(test.Book, claim.Id, Verdict.Edit, claim with { Quantity = Quantity.Exactly(13) }));
        var row = TollTable.Of(test.Book, null, acceptedOnly: true).Single();
        (row.Quantity!.Value, row.Status, row.Claims[0]).ShouldBe((13.0, TollStatus.Edited, claim.Id));
    }

    [Theory, MemberData(nameof(Every))]
    public void A_corrected_date_gives_the_claims_their_year_and_the_machines_value_stays_beside(string database)
    {
        using var test = new TestCasebook(database);
        var original = Keep(test, "A morning in Mosul\n\nThe watch said that 12 people were killed in Mosul on March 3 when a market was shelled by the army.");
        var before = ShowVerb.Document(test.Book, original)!.Claims.Single(c => c.Claim.Quantity?.Value == 12).Claim.When;
        before.ShouldBeNull();
        var set = Done(DocumentVerbs.Set(test.Book, original, published: DateInterval.Parse("2015-03-04")));
        var corrected = ShowVerb.Document(test.Book, original)!;
        corrected.Claims.Single(c => c.Claim.Quantity?.Value == 12).Claim.When.ShouldBe(DateInterval.Parse("2015-03-03"));
        (corrected.Document.Published, corrected.Document.PublishedKind).ShouldBe((DateInterval.Parse("2015-03-04"), PublishedKind.Given));
        corrected.Machine.Published.ShouldBeNull();
        Done(DocumentVerbs.Undo(test.Book, set.Entry[..12]));
        ShowVerb.Document(test.Book, original)!.Document.Published.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Every))]
    public void A_field_can_be_emptied_and_set_again_and_a_rebuild_knows_it(string database)
    {
        using var test = new TestCasebook(database);
        var original = Keep(test, "A morning in Mosul\n\nMOSUL, March 4, 2015 -- The watch said that 12 people were killed in Mosul on March 3, 2015 when a market was shelled.");
        Document Shown() => ShowVerb.Document(test.Book, original)!.Document;
        Shown().Published.ShouldNotBeNull();
        Done(DocumentVerbs.Set(test.Book, original, outlet: "Harbour Papers"));
        var emptied = Done(DocumentVerbs.Set(test.Book, original, cleared: ["outlet", "published", "no such field"]));
        (Shown().Outlet, Shown().Published, Shown().PublishedKind).ShouldBe((null, null, null));
        DocumentVerbs.InForce(test.Book, ContentHash.Parse(original))[0].Fields.ShouldBe([("outlet", null), ("published", null)]);
        Rebuild.Run(test.Book, null, CancellationToken.None);
        Shown().Published.ShouldBeNull();
        Done(DocumentVerbs.Set(test.Book, original, published: DateInterval.Parse("2015-03")));
        (Shown().Outlet, Shown().Published).ShouldBe((null, DateInterval.Parse("2015-03")));
        Done(DocumentVerbs.Undo(test.Book, emptied.Entry));
        (Shown().Outlet, Shown().Published).ShouldBe(("Harbour Papers", DateInterval.Parse("2015-03")));
    }

    [Theory, MemberData(nameof(Every))]
    public void Events_can_be_moved_merged_split_and_each_act_undone(string database)
    {
        using var test = new TestCasebook(database);
        test.Write("a.txt", TwoTolls);
        test.Write("b.txt", "Another morning\n\nKABUL, May 9, 2016 - At least 5 people were killed in Kabul on May 8, 2016, the harbour watch said.");
        test.Keep(test.Inputs);
        var (mosul, kabul) = (Event(test, "Mosul"), Event(test, "Kabul"));
        var before = test.TollLines();

        var moved = Done(EventVerbs.Move(test.Book, [mosul.Claims[0]], kabul.Summary.Id));
        ShowVerb.Event(test.Book, kabul.Summary.Id)!.Claims.ShouldContain(mosul.Claims[0]);
        Done(EventVerbs.Undo(test.Book, moved.Entry));
        test.TollLines().ShouldBe(before);

        var merged = Done(EventVerbs.Merge(test.Book, kabul.Summary.Id, mosul.Summary.Id));
        ShowVerb.Event(test.Book, kabul.Summary.Id)!.Summary.Id.ShouldBe(merged.Id);
        Done(EventVerbs.Undo(test.Book, merged.Entry));
        test.TollLines().ShouldBe(before);

        var split = Done(EventVerbs.Split(test.Book, mosul.Summary.Id, [mosul.Claims[0]], "One count"));
        ShowVerb.Event(test.Book, split.Id)!.Summary.Title.ShouldBe("One count");
        Done(EventVerbs.Undo(test.Book, split.Entry));
        test.TollLines().ShouldBe(before);

        Done(EventVerbs.Respond(test.Book, kabul.Summary.Id, mosul.Summary.Id, ResponseKind.Statement));
        ShowVerb.Event(test.Book, mosul.Summary.Id)!.Responses.Single().Kind.ShouldBe(ResponseKind.Statement);
        EventVerbs.Unresolved(test.Book).ShouldBeEmpty();
    }

    [Fact]
    public void Acts_that_make_no_sense_are_refused_and_write_nothing()
    {
        using var test = new TestCasebook("sqlite");
        Keep(test, TwoTolls);
        var id = EventVerbs.List(test.Book)[0].Summary.Id;
        var entries = test.Book.Folder.Entries().Count;
        EventVerbs.Rename(test.Book, id, "  ").ShouldBeOfType<VerbOutcome.Refused>();
        EventVerbs.Rename(test.Book, "e0000000000000000", "x").ShouldBeOfType<VerbOutcome.NotFound>();
        EventVerbs.Merge(test.Book, id, id).ShouldBeOfType<VerbOutcome.Refused>();
        EventVerbs.Part(test.Book, id, id).ShouldBeOfType<VerbOutcome.Refused>();
        EventVerbs.Move(test.Book, [], id).ShouldBeOfType<VerbOutcome.Refused>();
        EventVerbs.Move(test.Book, ["c"], id).ShouldBeOfType<VerbOutcome.Ambiguous>();
        DocumentVerbs.Set(test.Book, "zz", title: "x").ShouldBeOfType<VerbOutcome.NotFound>();
        EventVerbs.Undo(test.Book, test.Book.Folder.Entries()[0].Id).ShouldNotBeOfType<VerbOutcome.Done>();
        test.Book.Folder.Entries().Count.ShouldBe(entries);
    }

    [Theory, MemberData(nameof(Every))]
    public void The_part_of_an_event_stands_in_its_toll_under_its_title(string database)
    {
        using var test = new TestCasebook(database);
        test.Write("a.txt", TwoTolls);
        test.Write("b.txt", "Another morning\n\nKABUL, May 9, 2016 - At least 5 people were killed in Kabul on May 8, 2016, the harbour watch said.");
        test.Keep(test.Inputs);
        var (mosul, kabul) = (Event(test, "Mosul"), Event(test, "Kabul"));
        Done(EventVerbs.Part(test.Book, kabul.Summary.Id, mosul.Summary.Id));
        TollTable.Of(test.Book, mosul.Summary.Id[..8], acceptedOnly: false).Single(r => r.Quantity?.Value == 5).Scope.ShouldBe(kabul.Summary.Title);
        TollTable.Of(test.Book, null, acceptedOnly: false).Select(r => r.Event.Id).Distinct().ShouldBe([mosul.Summary.Id]);
        TollTable.Of(test.Book, kabul.Summary.Id, acceptedOnly: false).Single().Scope.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Every))]
    public void An_entry_of_a_newer_program_is_passed_over(string database)
    {
        using var test = new TestCasebook(database);
        Keep(test, TwoTolls);
        var before = test.TollLines();
        using (var session = test.Book.BeginWrite())
        {
            session.Append("event.rename", new JsonObject { ["event"] = 7 });
            session.Append("claim.verdict", new JsonObject { ["verdict"] = "perhaps" });
            session.Append("capture", new JsonObject { ["original"] = "no hash" });
            session.Append("dream", new JsonObject());
            session.Append("export", new JsonObject { ["exhibits"] = new JsonArray(), ["entries_withheld"] = "3" });
            session.Append("transfer", new JsonObject { ["entries"] = 1e300 });
            session.Seal();
        }
        test.Reopen();
        HistoryVerb.Page(test.Book, new(), 0, 10).Items.Select(line => line.Act).ShouldContain(new HistoryAct.Published(0, null));
        test.TollLines().ShouldBe(before);
        EventVerbs.Unresolved(test.Book).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Every))]
    public void Other_rules_make_the_index_derive_everything_again(string database)
    {
        using var test = new TestCasebook(database);
        Keep(test, TwoTolls);
        var before = test.TollLines();
        test.Book.Index.Execute("update state set value = 'older rules' where name = 'rules'");
        test.Book.Index.Execute("delete from claim");
        test.Reopen();
        test.TollLines().ShouldBe(before);
    }

    [Fact]
    public void A_pdf_is_read_again_from_the_text_that_was_kept()
    {
        var pdf = Directory.EnumerateFiles(Path.Combine(Sanad.Tests.Workplace.Root, "samples", "november-2019"), "*.pdf").First();
        using var test = new TestCasebook("sqlite");
        var kept = test.Keep(pdf).Single().ShouldBeOfType<KeepOutcome.Kept>();
        Assert.SkipWhen(kept.Read.Problem is not null, $"no PDF program here: {kept.Read.Problem}");
        var derive = test.Book.Folder.Entries().Single(e => e.Type == "derive");
        test.Book.Folder.Has(ContentHash.Parse(derive.Body.GetProperty("output").GetString()!)).ShouldBeTrue();
        derive.Sealed.ShouldBeTrue();
        var text = ShowVerb.Documents(test.Book).Single().Document.Text;
        Rebuild.Run(test.Book, null, CancellationToken.None);
        ShowVerb.Documents(test.Book).Single().Document.Text.ShouldBe(text);
        test.Book.Folder.Entries().Count(e => e.Type == "derive").ShouldBe(1);
    }

    [Fact]
    public void What_is_no_casebook_is_said_so()
    {
        using var scratch = new Scratch();
        var options = new CasebookOptions { Path = scratch.File("nothing"), Home = SanadHome.At(scratch.File("home")) };
        Should.Throw<CasebookNotOpenedException>(() => OpenCasebook.Open(options, createIfMissing: false)).Outcome.ShouldBeOfType<OpenOutcome.NotACasebook>();
    }

    private static string Keep(TestCasebook test, string text) => test.Keep(test.Write("a.txt", text)).Single().ShouldBeOfType<KeepOutcome.Kept>().Original.Hex;

    private static VerbOutcome.Done Done(VerbOutcome outcome) => outcome.ShouldBeOfType<VerbOutcome.Done>();

    private static VerbOutcome.Done Judge(TestCasebook test, string claim, Verdict verdict) => Done(ReviewVerb.Judge(test.Book, claim, verdict));

    private static EventView Event(TestCasebook test, string place) => EventVerbs.List(test.Book).Single(e => e.Summary.Title.StartsWith(place, StringComparison.Ordinal));

    private static string State(TestCasebook test) => JsonSerializer.Serialize(new { documents = ShowVerb.Documents(test.Book), events = EventVerbs.List(test.Book) }, JsonText.Options);
}
