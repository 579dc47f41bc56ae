using Sanad.Casebook.Estimate;
using Sanad.Casebook.Events;
using Sanad.Casebook.History;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Tests.Lists;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;
using Sanad.Casebook.Undo;
using Sanad.Estimation;
using Sanad.Estimation.Gate;

namespace Sanad.Casebook.Tests.Estimate;

/// <summary>From linked lists to estimates: whose row counts where, what is refused, what the journal keeps.</summary>
public sealed class EstimateVerbTests
{
    private const string Header = "Ref,First name,Last name,Province,Date of event\n";

    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void A_person_counts_once_on_the_lists_of_its_records_and_in_the_part_that_most_of_them_tell(string database)
    {
        using var test = Three(database);
        Same(test, ("clinic", "C1"), ("union", "U1"));
        Same(test, ("union", "U1"), ("families", "F1"));
        Same(test, ("clinic", "C2"), ("union", "U2"));
        var report = Run(test, new() { Event = EventOf(test), By = ["place", "month"], Methods = ["chao"] });
        report.Whole.Table.Lists.ShouldBe(["clinic", "families", "union"]);
        CellsOf(report.Whole.Table).ShouldBe("001:1 010:1 100:1 101:1 111:1");
        report.Strata.Select(part => (string.Join(' ', part.Stratum.Select(value => value ?? "?")), CellsOf(part.Table))).ShouldBe(
            [("iran/khuzestan 2020-10", "001:1 100:1 111:1"), ("iran/khuzestan 2020-11", "101:1"), ("bandar mah ?", "010:1")]);
        report.Strata[^1].Results.ShouldBeEmpty();
        var merged = Run(test, new() { Event = EventOf(test), Lists = [new("both", ["clinic", "union"]), new("families", ["families"])], Methods = ["chao"], DryRun = true });
        CellsOf(merged.Whole.Table).ShouldBe("01:3 10:1 11:1");
        merged.Entry.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Every))]
    public void A_run_stands_in_the_journal_with_its_counts_until_it_is_taken_back(string database)
    {
        using var test = Three(database);
        Same(test, ("clinic", "C1"), ("union", "U1"));
        var report = Run(test, new() { Event = EventOf(test)[..8], Options = new() { Seed = 7 } });
        var body = test.Book.Folder.Entries()[^1];
        (body.Type, body.Id, body.Sealed).ShouldBe(("estimate.run", report.Entry!, true));
        var whole = body.Body.GetProperty("strata")[0];
        whole.GetProperty("table_sha256").GetString().ShouldBe(report.Whole.Table.Hash);
        whole.GetProperty("cells").GetRawText().ShouldBe("[[1,2],[2,2],[4,2],[5,1]]");
        body.Body.GetProperty("seed").GetInt32().ShouldBe(7);
        whole.GetProperty("results").EnumerateArray().Where(r => r.GetProperty("status").GetString() == "refused").ShouldAllBe(r => r.GetProperty("low").ValueKind == System.Text.Json.JsonValueKind.Null);
        EstimateVerb.Past(test.Book).ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Entry.ShouldBe(report.Entry), p => p.Observed.ShouldBe(7), p => p.Figures.Count.ShouldBe(Methods.Names.Count));
        HistoryVerb.Page(test.Book, new() { Kind = "estimates" }, 0, 10).Items.ShouldHaveSingleItem().Act.ShouldBe(new HistoryAct.Estimated(report.Event.Id, 3));
        Same(test, ("clinic", "C2"), ("union", "U2"));
        EstimateVerb.Past(test.Book)[0].Observed.ShouldBe(7); // as it was linked then
        var undo = UndoAct.Run(test.Book, report.Entry![..20]).ShouldBeOfType<VerbOutcome.Done>();
        EstimateVerb.Past(test.Book).ShouldBeEmpty();
        Rebuild.Run(test.Book, null, CancellationToken.None);
        EstimateVerb.Past(test.Book).ShouldBeEmpty();
        UndoAct.Run(test.Book, undo.Entry).ShouldBeOfType<VerbOutcome.Done>();
        EstimateVerb.Past(test.Book).Count.ShouldBe(1);
    }

    [Fact]
    public void Lists_that_nobody_linked_refuse_every_estimate_and_pairs_that_wait_are_named()
    {
        using var test = Three("sqlite");
        var report = Run(test, new() { Event = EventOf(test), DryRun = true });
        report.Whole.Results.ShouldAllBe(r => r.Status == EstimateStatus.Refused && r.Reasons[0].Kind == ReasonKind.NotLinked);
        report.Whole.Together!.Status.ShouldBe(EstimateStatus.Refused);
        using var town = Town();
        LinkVerb.Run(town.Book).ShouldBeOfType<LinkRunOutcome.Linked>();
        var waiting = LinkReview.Queue(town.Book).Count;
        var linked = Run(town, new() { Event = EventOf(town), Methods = ["chao", "loglinear"], DryRun = true });
        linked.Whole.Table.Observed.ShouldBe(PeopleVerbs.Count(town.Book));
        linked.Whole.Results.ShouldAllBe(r => r.Reasons[0].Kind == ReasonKind.UnreviewedLinks && !r.Reasons[0].Refuses);
        linked.Whole.Results[0].Reasons[0].ToString().ShouldStartWith($"{waiting} pairs");
    }

    [Theory, MemberData(nameof(Every))]
    public void The_links_are_drawn_by_the_last_runs_model_decisions_bind_and_the_drawn_counts_stand_in_the_journal(string database)
    {
        using var town = Town(database);
        LinkVerb.Run(town.Book).ShouldBeOfType<LinkRunOutcome.Linked>();
        var queue = LinkReview.Queue(town.Book).Take(2).ToList();
        LinkReview.Decide(town.Book, queue[0].Left, queue[0].Right, LinkVerdict.Same).ShouldBeOfType<VerbOutcome.Done>();
        LinkReview.Decide(town.Book, queue[1].Left, queue[1].Right, LinkVerdict.Different).ShouldBeOfType<VerbOutcome.Done>();
        town.Book.Seal();
        var links = DrawnLinks.Of(town.Book, 12, CancellationToken.None).ShouldNotBeNull();
        Enumerable.Range(0, links.Count).ShouldAllBe(draw => links.PersonOf(draw, queue[0].Left) == links.PersonOf(draw, queue[0].Right) && links.PersonOf(draw, queue[1].Left) != links.PersonOf(draw, queue[1].Right));
        var request = new EstimateRequest { Event = EventOf(town), Methods = ["chao", "loglinear"], Draws = 12 };
        var report = Run(town, request);
        (report.Draws, report.Whole.Drawn.Count).ShouldBe((12, 12));
        report.Whole.Drawn.Select(table => table.Hash).Distinct().Count().ShouldBeGreaterThan(1);
        report.Whole.Results.ShouldAllBe(result => result.Diagnostics["linkage_draws"] == 12 && result.Totals.ContainsKey("rubin"));
        Run(town, request with { DryRun = true }).Whole.Results.Select(MethodFigure.Of).Select(figure => figure.Estimate).ShouldBe(report.Whole.Results.Select(MethodFigure.Of).Select(figure => figure.Estimate));
        var body = town.Book.Folder.Entries()[^1].Body;
        body.GetProperty("draws").GetInt32().ShouldBe(12);
        body.GetProperty("strata")[0].GetProperty("drawn").EnumerateArray().Sum(table => table.GetProperty("times").GetInt32()).ShouldBe(12);
        var sure = Run(town, request with { Draws = 0, DryRun = true });
        sure.Whole.Drawn.ShouldBeEmpty();
        sure.Whole.Results.ShouldAllBe(result => result.Reasons.Any(reason => reason.Kind == ReasonKind.LinksHeldSure));
    }

    [Fact]
    public void Parts_are_added_up_and_a_list_that_stands_on_another_is_flagged()
    {
        using var town = Town("sqlite");
        LinkVerb.Run(town.Book).ShouldBeOfType<LinkRunOutcome.Linked>();
        var report = Run(town, new() { Event = EventOf(town), By = ["status"], Methods = ["chao", "loglinear"], Draws = 3, DryRun = true });
        report.Total.Select(result => result.Method).ShouldBe(["chao", "loglinear"]);
        report.Total.ShouldAllBe(result => result.Observed == report.Whole.Table.Observed && (result.Status == EstimateStatus.Refused) == result.Reasons.Any(reason => reason.Refuses));
        report.Total[0].Status.ShouldBe(EstimateStatus.Refused); // a part of few people has none
        ListTable inside = ListTable.Of(["a", "b", "c"], [new(1, 30), new(3, 19), new(7, 5), new(4, 9), new(2, 1)]);
        TableGate.Of(inside).Reasons.Single(reason => reason.Kind == ReasonKind.OneOrigin).Values.ShouldBe(["b", "a"]);
        SharedOrigins.Of(inside, [new("a", ["a"]), new("b", ["b"]), new("c", ["c"])], []).ShouldBeEmpty(); // the gate has said it
    }

    // Case, Arabic letters, spaces and half-spaces: what the eye takes for one value is one part.
    [Fact]
    public void Values_that_only_writers_and_keyboards_tell_apart_are_one_part()
    {
        using var test = new TestCasebook("sqlite");
        test.Keep(test.Write("note.txt", "At least 41 people were killed in Ahvaz on October 5, 2020, the governor said.\n"));
        Written("clinic", "C1,Parvaneh,Kuhestani,Killed\nC2,Rostam,Daryaei,\u06A9\u0634\u062A\u0647\u200C\u0634\u062F\u0647\nC3,Mahin,Kavirpour,wounded\n");
        Written("union", "U1,Bahram,Nargesi,KILLED  \nU2,Golnar,Sahelzadeh,\u0643\u0634\u062A\u0647  \u0634\u062F\u0647\n");
        Written("families", "F1,Keyvan,Sabalani,killed\nF2,Shirin,Alvandi,\u06A9\u0634\u062A\u0647 \u0634\u062F\u0647\n");
        var report = Run(test, new() { Event = EventOf(test), By = ["status"], Methods = ["chao"], DryRun = true });
        report.Strata.Select(part => (part.Stratum[0], part.Table.Observed)).ShouldBe([("killed", 3), ("wounded", 1), ("\u06A9\u0634\u062A\u0647 \u0634\u062F\u0647", 3)]);

        void Written(string name, string rows) => ListVerbsTests.Read(ListVerbs.Add(test.Book, test.Write(name + ".csv", "Ref,First name,Last name,Status\n" + rows), new() { IdColumn = "Ref", Map = ColumnMap.Parse("given_name=First name,family_name=Last name,status=Status") }));
    }

    [Fact]
    public void Claims_are_no_lists_and_what_cannot_be_asked_is_refused_with_what_to_do()
    {
        using var test = new TestCasebook("sqlite");
        test.Keep(test.Write("note.txt", "At least 41 people were killed in Ahvaz on October 5, 2020, the governor said.\n"));
        var e = EventVerbs.List(test.Book)[0].Summary.Id;
        Refused(test, new() { Event = e }).ShouldContain("Claims alone");
        ListVerbsTests.Read(ListVerbs.Add(test.Book, test.Write("clinic.csv", Header + "C1,Parvaneh,Kuhestani,Khuzestan,2020-10-05\n"), new()));
        Refused(test, new() { Event = "e00" }).ShouldContain("sanad event list");
        Refused(test, new() { Event = e, Lists = [new("x", ["police"])] }).ShouldContain("Lists: clinic");
        Refused(test, new() { Event = e, Lists = [new("x", ["clinic", "clinic"])] }).ShouldContain("named twice");
        Refused(test, new() { Event = e, By = ["colour"] }).ShouldContain("place, month, year");
        Refused(test, new() { Event = e, By = ["place", "Place"] }).ShouldContain("twice");
        Refused(test, new() { Event = e, Lists = [new("x", [])] }).ShouldContain("NAME=A+B");
        test.Book.Folder.Entries().ShouldNotContain(entry => entry.Type == "estimate.run");
        Run(test, new() { Event = e, DryRun = true }).Claimed.ShouldHaveSingleItem().Lowest.ShouldBe(41);
    }

    [Theory, MemberData(nameof(Every))]
    public void Lists_of_another_time_are_no_lists_of_the_event(string database)
    {
        using var test = Three(database);
        test.Keep(test.Write("later.txt", "At least 9 people were killed in Shiraz on November 17, 2022, the governor said.\n"), test.Write("near.txt", "At least 7 people were killed in Tabriz on October 29, 2020, the governor said.\n"));
        string Id(string year) => EventVerbs.List(test.Book).Single(e => e.Summary.When!.Value.ToString().StartsWith(year, StringComparison.Ordinal)).Summary.Id;
        Refused(test, new() { Event = Id("2022"), DryRun = true }).ShouldContain("Tolls are claims, not lists. Of 6 dated records on these lists 0 are of the event's time (2022-11-17)");
        Refused(test, new() { Event = Id("2022"), Lists = [new("clinic", ["clinic"])], DryRun = true }).ShouldContain("Of 3 dated records");
        Run(test, new() { Event = Id("2022"), Lists = [new("families", ["families"])], Methods = ["chao"], DryRun = true }).Whole.Table.Observed.ShouldBe(2); // no record tells a time
        Run(test, new() { Event = Id("2020-10-29"), Methods = ["chao"], DryRun = true }).Whole.Table.Observed.ShouldBe(8);
    }

    private static TestCasebook Three(string database)
    {
        var test = new TestCasebook(database);
        test.Keep(test.Write("note.txt", "At least 41 people were killed in Ahvaz on October 5, 2020, the governor said.\n"));
        Add(test, "clinic", "C1,Parvaneh,Kuhestani,Khuzestan,2020-10-05\nC2,Rostam,Daryaei,Khuzestan,2020-11-02\nC3,Mahin,Kavirpour,Khuzestan,2020-10-05\n");
        Add(test, "union", "U1,Parvane,Kouhestani,خوزستان,1399/07/14\nU2,Rostam,Darya'i,Tehran,2020-11-02\nU3,Bahram,Nargesi,Khuzestan,2020-10-06\n");
        Add(test, "families", "F1,پروانه,کوهستانی,,\nF2,Golnar,Sahelzadeh,Bandar Mah,\n");
        return test;
    }

    private static TestCasebook Town(string database = "sqlite")
    {
        var test = new TestCasebook(database);
        test.Keep(test.Write("note.txt", "At least 41 people were killed in Ahvaz on October 5, 2020, the governor said.\n"));
        foreach (var list in Directory.GetFiles(Path.Combine(Sanad.Tests.Workplace.Root, "samples", "example-town"), "*.csv").Order(StringComparer.Ordinal))
            ListVerbsTests.Read(ListVerbs.Add(test.Book, list, new()));
        return test;
    }

    private static void Add(TestCasebook test, string name, string rows) =>
        ListVerbsTests.Read(ListVerbs.Add(test.Book, test.Write(name + ".csv", Header + rows), new() { IdColumn = "Ref", Map = ColumnMap.Parse("given_name=First name,family_name=Last name,province=Province,event_date=Date of event") }));

    private static void Same(TestCasebook test, (string List, string Row) left, (string List, string Row) right)
    {
        LinkReview.Decide(test.Book, RecordOf(test, left), RecordOf(test, right), LinkVerdict.Same).ShouldBeOfType<VerbOutcome.Done>();
        test.Book.Seal();
    }

    private static string RecordOf(TestCasebook test, (string List, string Row) named) => ListVerbs.Records(test.Book, named.List, 0, 10).Items.Single(r => r.RowKey == named.Row).Id;

    private static string EventOf(TestCasebook test) => EventVerbs.List(test.Book)[0].Summary.Id;

    private static EstimateReport Run(TestCasebook test, EstimateRequest request) => EstimateVerb.Run(test.Book, request).ShouldBeOfType<EstimateOutcome.Run>().Report;

    private static string Refused(TestCasebook test, EstimateRequest request) => EstimateVerb.Run(test.Book, request).ShouldBeOfType<EstimateOutcome.Refused>().Reason;

    // Bit j from the right = list j.
    private static string CellsOf(ListTable table) => string.Join(' ', table.Cells.Select(cell => $"{Convert.ToString(cell.Lists, 2).PadLeft(table.Lists.Count, '0')}:{cell.People}"));
}
