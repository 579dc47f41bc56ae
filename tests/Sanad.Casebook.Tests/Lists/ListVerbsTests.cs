using System.Globalization;
using System.Text;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;
using Sanad.Linkage;

namespace Sanad.Casebook.Tests.Lists;

public sealed class ListVerbsTests
{
    private const string Bakers = """
        Ref,First name,Last name,Born,Town,Remark
        B1,Parvaneh,Kuhestani,1370-02-11,Nargesabad,"baker, night shift"
        B2,Seyyed Rostam,Daryaei,1365,Nargesabad,
        B3,Golnar,Sahelzadeh,,Bandar Mah,seen twice

        """;

    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void A_list_is_kept_sealed_guessed_from_its_header_and_shown_with_every_cell(string database)
    {
        using var test = new TestCasebook(database);
        var report = Read(ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new()));
        (report.MapFrom, report.IdColumn, report.Kept, report.Count(RowStatus.Added)).ShouldBe((MapSource.Guessed, "Ref", 3, 3));
        report.Unmapped.ShouldBe(["Remark"]);
        var list = ListVerbs.Find(test.Book, "bak")!;
        (list.Records, list.Persons, list.Filled[Role.BirthDate], list.Original).ShouldBe((3, 3, 2, report.Original));
        var first = ListVerbs.Records(test.Book, list.Name, 0, 10).Items[0];
        (first.Name, first.RowKey, first.Rest["Remark"]).ShouldBe(("Parvaneh Kuhestani", "B1", "baker, night shift"));
        test.Book.Folder.Has(report.Original).ShouldBeTrue();
        Overview.Of(test.Book).Documents.ShouldBe(0);
        test.Book.Folder.Entries().ShouldAllBe(e => e.Sealed);
    }

    [Theory, MemberData(nameof(Every))]
    public void A_newer_file_of_the_list_updates_it_and_what_it_lacks_is_marked_not_deleted(string database)
    {
        using var test = new TestCasebook(database);
        var file = test.Write("bakers.csv", Bakers);
        Read(ListVerbs.Add(test.Book, file, new()));
        Read(ListVerbs.Add(test.Book, file, new())).ShouldSatisfyAllConditions(r => r.Count(RowStatus.Unchanged).ShouldBe(3), r => r.Entry.ShouldBeNull());
        var newer = test.Write("bakers.csv", Bakers.Replace("B2,Seyyed Rostam,Daryaei,1365", "B2,Rostam,Daryaei,1365-04-02", StringComparison.Ordinal).Replace("B3,Golnar,Sahelzadeh,", "B4,Mahin,Kavirpour,1380", StringComparison.Ordinal));
        Read(ListVerbs.Add(test.Book, newer, new() { DryRun = true })).Entry.ShouldBeNull();
        ListVerbs.Find(test.Book, "bakers")!.Gone.ShouldBe(0);
        var report = Read(ListVerbs.Add(test.Book, newer, new()));
        (report.MapFrom, report.Count(RowStatus.Added), report.Count(RowStatus.Updated), report.Count(RowStatus.Unchanged)).ShouldBe((MapSource.Saved, 1, 1, 1));
        report.Gone.ShouldBe(["B3"]);
        ListVerbs.Find(test.Book, "bakers")!.ShouldSatisfyAllConditions(l => l.Records.ShouldBe(4), l => l.Gone.ShouldBe(1));
        var before = StateOf(test);
        Rebuild.Run(test.Book, null, CancellationToken.None);
        StateOf(test).ShouldBe(before);
        ListVerbs.Undo(test.Book, report.Entry!).ShouldBeOfType<VerbOutcome.Done>();
        ListVerbs.Records(test.Book, "bakers", 0, 10).Items.Select(r => (r.RowKey, r.Gone)).ShouldBe([("B1", false), ("B2", false), ("B3", false)]);
        ListVerbs.Records(test.Book, "bakers", 0, 10).Items[1].Name.ShouldBe("Seyyed Rostam Daryaei");
        ListVerbs.Undo(test.Book, test.Book.Folder.Entries()[^1].Id).ShouldBeOfType<VerbOutcome.Done>();
        StateOf(test).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Every))]
    public void Every_row_gets_a_verdict_and_rows_in_are_kept_plus_refused(string database)
    {
        using var test = new TestCasebook(database);
        var file = test.Write("mixed.csv", "id,name,born,note\n1,Mahin Kavirpour,1380,\n1,Somebody Else,1381,\n,Nameless Id,1382,\n3,,,only a note\n4,Dr,1390,\n5,Rostam رستم,45/45/45,\n6,Golnar Sahelzadeh,1370,,shifted\n7,Omid Barani,1371\n");
        var report = Read(ListVerbs.Add(test.Book, file, new() { Map = ColumnMap.Parse("full_name=name,birth_date=born"), IdColumn = "id" }));
        report.Rows.Select(r => r.Status).ShouldBe([RowStatus.Added, RowStatus.Refused, RowStatus.Refused, RowStatus.Refused, RowStatus.Added, RowStatus.Added, RowStatus.Refused, RowStatus.Added]);
        (report.Kept + report.Count(RowStatus.Refused)).ShouldBe(8);
        report.Rows[1].Reason!.ShouldContain("row 1 has the same id");
        report.Rows[4].Notes.Single().ShouldContain("a title and no name");
        report.Rows[5].Notes.ShouldSatisfyAllConditions(n => n.ShouldContain(t => t.Contains("mixes two scripts")), n => n.ShouldContain(t => t.Contains("no date")));
        report.Rows[6].Reason!.ShouldContain("5 cells under 4 columns");
        ListVerbs.Refused(test.Book, "mixed", 10).Select(r => r.Row).ShouldBe([2, 3, 4, 7]);
    }

    [Fact]
    public void Persian_headers_are_known_and_without_an_id_a_row_is_named_by_what_it_says()
    {
        using var test = new TestCasebook("sqlite");
        var file = test.Write("fehrest.csv", "\uFEFFردیف;نام;نام خانوادگی;نام پدر;تاریخ تولد\n1;گلنار;ساحل‌زاده;رستم;۱۳۷۰/۰۲/۱۱\n2;گلنار;ساحل‌زاده;رستم;۱۳۷۰/۰۲/۱۱\n");
        var report = Read(ListVerbs.Add(test.Book, file, new()));
        report.Map.Roles.Select(r => r.Role).ShouldBe([Role.GivenName, Role.FamilyName, Role.FatherName, Role.BirthDate]);
        (report.IdColumn, report.Kept).ShouldBe((null, 2));
        report.Notes.ShouldContain(n => n.Contains("No column names the rows"));
        Read(ListVerbs.Add(test.Book, test.Write("fehrest.csv", "\uFEFFردیف;نام;نام خانوادگی;نام پدر;تاریخ تولد\n9;مهین;کویرپور;;\n2;گلنار;ساحل‌زاده;رستم;۱۳۷۰/۰۲/۱۱\n"), new()))
            .ShouldSatisfyAllConditions(r => r.Count(RowStatus.Added).ShouldBe(1), r => r.Count(RowStatus.Updated).ShouldBe(1), r => r.Gone.Count.ShouldBe(1));
    }

    [Fact]
    public void A_record_by_hand_warns_of_one_like_it_in_another_script()
    {
        using var test = new TestCasebook("sqlite");
        Read(ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new()));
        var added = ListVerbs.AddRow(test.Book, ListVerbs.ParseRow("given_name=پروانه,family_name=کوهستانی,address=Mill Road, 3"), null, dryRun: false).ShouldBeOfType<RowOutcome.Added>();
        added.Alike.Single().Name.ShouldBe("Parvaneh Kuhestani");
        ListVerbs.Records(test.Book, ListVerbs.ByHand, 0, 10).Items.Single().ShouldSatisfyAllConditions(r => r.Id.ShouldBe(added.Record), r => r.Fields.ShouldContain(f => f.Value == "Mill Road, 3"));
        ListVerbs.AddRow(test.Book, ListVerbs.ParseRow("full_name=Xerxes Nowhere"), null, dryRun: true).ShouldBeOfType<RowOutcome.Added>().Alike.ShouldBeEmpty();
        ListVerbs.Undo(test.Book, added.Entry!).ShouldBeOfType<VerbOutcome.Done>();
        ListVerbs.All(test.Book).Select(l => l.Name).ShouldBe(["bakers"]);
        Should.Throw<FormatException>(() => ListVerbs.ParseRow("height=3"));
    }

    [Fact]
    public void What_is_no_list_is_refused_with_what_to_do_and_nothing_is_written()
    {
        using var test = new TestCasebook("sqlite");
        Read(ListVerbs.Add(test.Book, test.Write("bakers.csv", Bakers), new()));
        var entries = test.Book.Folder.Entries().Count;
        File.WriteAllBytes(Path.Combine(test.Inputs, "cp1256.csv"), [.. Encoding.ASCII.GetBytes("name,town\n"), 0xCD, 0xD3, 0xE4, .. Encoding.ASCII.GetBytes(",x\n")]);
        Read(ListVerbs.Add(test.Book, Path.Combine(test.Inputs, "cp1256.csv"), new() { DryRun = true })).Notes.ShouldContain("encoding guessed: windows-1256 (the bytes are not UTF-8)");
        Refused(test, test.Write("copy.csv", Bakers)).ShouldContain("same file as the list \"bakers\"");
        Refused(test, test.Write("noheader.csv", "Parvaneh,Kuhestani\nRostam,Daryaei\n")).ShouldContain("if that row is no header");
        Refused(test, test.Write("twice.csv", "name,name\na,b\n")).ShouldContain("twice");
        Refused(test, test.Write("empty.csv", "name\n")).ShouldContain("no row below");
        Refused(test, test.Write("nothing.csv", "name,remark\n,x\n")).ShouldContain("None of the 1 rows");
        Refused(test, test.Write("missing.csv", "name,town\na,x\n"), new() { Map = ColumnMap.Parse("full_name=nom") }).ShouldContain("no column \"nom\"");
        Refused(test, test.Write("broken.xlsx", "PK\u0003\u0004 and nothing more")).ShouldContain("broken.xlsx");
        Refused(test, Path.Combine(test.Inputs, "absent.csv")).ShouldContain("not there");
        Refused(test, test.Write("quote.csv", "name,town\n\"a," + new string('x', 200_000) + "\n")).ShouldContain("quotation mark");
        test.Book.Folder.Entries().Count.ShouldBe(entries);
    }

    [Fact]
    public void Ninety_thousand_rows_come_in_again_as_an_update_without_a_duplicate()
    {
        using var test = new TestCasebook("sqlite");
        static string Rows(int from, int to, string town)
        {
            var text = new StringBuilder("id,first name,last name,town\n");
            for (var i = from; i < to; i++)
                text.Append(CultureInfo.InvariantCulture, $"K{i},Given{i % 977},Family{i % 7919},{town}\n");
            return text.ToString();
        }
        Read(ListVerbs.Add(test.Book, test.Write("large.csv", Rows(0, 90_000, "Nargesabad")), new())).Count(RowStatus.Added).ShouldBe(90_000);
        var report = Read(ListVerbs.Add(test.Book, test.Write("large.csv", Rows(0, 45_000, "Nargesabad") + Rows(45_000, 90_100, "Bandar Mah")["id,first name,last name,town\n".Length..]), new()));
        (report.Count(RowStatus.Unchanged), report.Count(RowStatus.Updated), report.Count(RowStatus.Added), report.Gone.Count).ShouldBe((45_000, 45_000, 100, 0));
        ListVerbs.Find(test.Book, "large")!.Records.ShouldBe(90_100);
    }

    internal static ListReport Read(ListOutcome outcome) => outcome.ShouldBeOfType<ListOutcome.Read>().Report;

    private static string Refused(TestCasebook test, string file, ListRequest? request = null) => ListVerbs.Add(test.Book, file, request ?? new()).ShouldBeOfType<ListOutcome.Refused>().Reason;

    private static string StateOf(TestCasebook test) => string.Join('\n', ListVerbs.All(test.Book).Select(l => Basics.JsonText.Line(l with { Filled = new Dictionary<Role, int>() }))
        .Concat(ListVerbs.All(test.Book).SelectMany(l => ListVerbs.Records(test.Book, l.Name, 0, 1000).Items).Select(r => Basics.JsonText.Line(r))));
}
