using System.Globalization;
using System.Text;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Tests.Lists;
using Sanad.Casebook.Tests.Opening;

namespace Sanad.Casebook.Tests.People;

/// <summary>Lists that come in after a run are linked by comparing only what is new; whatever the order, the state is that of linking all of it anew.</summary>
public sealed class LinkedAgainTests
{
    private static readonly string[] Given = ["Rostam", "Golnar", "Siavash", "Manijeh", "Bahram", "Tahmineh", "Esfandiar", "Katayun", "Fereydun", "Arnavaz"];
    private static readonly string[] Family = ["Daryaei", "Lajvardian", "Nargesi", "Kuhestani", "Sepehrnia", "Abrishami", "Zarrinkelk", "Mahtabi", "Baghban", "Kamangir", "Shabdiz", "Golestaneh"];

    public static TheoryData<string, int> Seeds => new([("sqlite", 1), ("sqlite", 2), ("sqlite", 3), ("sqlite", 4), ("postgresql", 1)]);

    [Theory, MemberData(nameof(Seeds))]
    public void Lists_that_come_change_and_go_after_a_run_leave_the_same_state_as_linking_everything_anew(string database, int seed)
    {
        using var test = new TestCasebook(database);
        var (random, lists) = (new Random(seed), new Dictionary<string, List<string[]>>());
        var town = Enumerable.Range(0, 90).Select(_ => Person(random)).ToList();
        foreach (var name in (string[])["one", "two"])
            Add(test, name, lists[name] = [.. town.Where(_ => random.Next(3) > 0).Select((p, i) => Written(p, $"{name}{i}", random))]);
        LinkVerb.Run(test.Book).ShouldBeOfType<LinkRunOutcome.Linked>();
        for (var turn = 0; turn < 14; turn++)
        {
            Act(test, lists, town, turn, random);
            if (turn % 3 != 2)
                continue; // several acts, each following from what was known before it
            var (before, rules) = (State(test), LinkFigures.Of(test.Book).Rules);
            Rebuild.Run(test.Book, null, CancellationToken.None);
            State(test).Except(before).Select(line => $"anew: {line}").Concat(before.Except(State(test)).Select(line => $"step by step: {line}")).ShouldBeEmpty($"turn {turn}");
            LinkFigures.Of(test.Book).Rules.ShouldBe(rules);
        }
    }

    [Fact]
    public void A_file_that_says_the_same_moves_nobody_and_one_that_says_more_reports_who_became_one()
    {
        using var test = new TestCasebook("sqlite");
        Add(test, "one", [["a", "Rostam", "Daryaei", "1990-02-03", "Nargesabad"], ["b", "Golnar", "Lajvardian", "1985-07-21", "Kuhestan"], ["c", "Bahram", "Mahtabi", "1971-11-05", "Bandar"]]);
        Add(test, "two", [["x", "Rostam", "Daryaee", "1990-02-03", "Nargesabad"], ["y", "Katayun", "Shabdiz", "1999-01-15", "Bandar"], ["z", "Bahram", "Mahtaby", "1971-11-05", "Bandar"]]);
        LinkVerb.Run(test.Book).ShouldBeOfType<LinkRunOutcome.Linked>();
        var before = State(test);
        Add(test, "one", [["b", "Golnar", "Lajvardian", "1985-07-21", "Kuhestan"], ["a", "Rostam", "Daryaei", "1990-02-03", "Nargesabad"], ["c", "Bahram", "Mahtabi", "1971-11-05", "Bandar"]]);
        State(test).ShouldBe(before);
        var report = Add(test, "two", [["x", "Rostam", "Daryaee", "1990-02-03", "Nargesabad"], ["y", "Golnar", "Lajvardian", "1985-07-21", "Kuhestan"], ["z", "Bahram", "Mahtaby", "1971-11-05", "Bandar"]]);
        report.Merged.ShouldHaveSingleItem().Before.Count.ShouldBe(2);
        report.Split.ShouldBeEmpty();
        Add(test, "two", [["x", "Rostam", "Daryaee", "1990-02-03", "Nargesabad"], ["y", "Katayun", "Shabdiz", "1999-01-15", "Bandar"], ["z", "Bahram", "Mahtaby", "1971-11-05", "Bandar"]]).Split.ShouldHaveSingleItem();
    }

    private static void Act(TestCasebook test, Dictionary<string, List<string[]>> lists, List<string[]> town, int turn, Random random)
    {
        var name = lists.Keys.ElementAt(random.Next(lists.Count));
        switch (turn % 6)
        {
            case 0:
                Add(test, $"new{turn}", lists[$"new{turn}"] = [.. town.Where(_ => random.Next(4) == 0).Concat(Enumerable.Range(0, 5).Select(_ => Person(random))).Select((p, i) => Written(p, $"new{turn} {i}", random))]);
                break;
            case 1:
                foreach (var row in lists[name].Where(_ => random.Next(10) == 0))
                    row[1 + random.Next(4)] = Person(random)[1];
                Add(test, name, lists[name]);
                break;
            case 2 or 5 when LinkReview.Queue(test.Book) is { Count: > 4 } queue:
                LinkReview.Decide(test.Book, queue[random.Next(4)].Left, queue[0].Right == queue[random.Next(4)].Left ? queue[1].Right : queue[0].Right, (LinkVerdict)random.Next(2));
                test.Book.Seal();
                break;
            case 3:
                lists[name].RemoveAll(_ => random.Next(5) == 0);
                Add(test, name, [.. lists[name].OrderBy(row => row[0].GetHashCode(StringComparison.Ordinal))]);
                break;
            case 4:
                ListVerbs.Undo(test.Book, ListVerbs.Find(test.Book, name)!.Entry).ShouldBeOfType<VerbOutcome.Done>();
                break;
        }
    }

    private static string[] Person(Random random) =>
        [Given[random.Next(Given.Length)], Family[random.Next(Family.Length)], string.Create(CultureInfo.InvariantCulture, $"{random.Next(1950, 2000)}-{random.Next(1, 13):00}-{random.Next(2, 28):00}"), Family[random.Next(6)] + "abad"];

    private static string[] Written(string[] person, string id, Random random)
    {
        string[] row = [id, .. person];
        if (random.Next(4) == 0)
            row[2] = row[2].Replace("i", "y", StringComparison.Ordinal);
        if (random.Next(5) == 0)
            row[3] = row[3][..4];
        return row;
    }

    private static ListReport Add(TestCasebook test, string name, List<string[]> rows)
    {
        var text = new StringBuilder("id,first name,last name,birth date,town\n");
        foreach (var row in rows)
            text.AppendJoin(',', row).Append('\n');
        return ListVerbsTests.Read(ListVerbs.Add(test.Book, test.Write(name + ".csv", text.ToString()), new() { Map = ColumnMap.Parse("given_name=first name,family_name=last name,birth_date=birth date,locality=town"), IdColumn = "id" }));
    }

    private static List<string> State(TestCasebook test) => [.. test.Book.Index.Query<string>("select id || ' ' || base || ' ' || person || ' ' || coalesce(via, '-') from record order by id")
        .Concat(test.Book.Index.Query<string>("select id || ' ' || name || ' ' || cast(records as varchar(9)) || cast(lists as varchar(9)) || cast(decided as varchar(9)) from person order by id"))
        .Concat(test.Book.Index.Query<ProposedPair>($"select {ProposedPair.Columns} from link_pair p order by p.left_record, p.right_record").Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.LeftRecord} {p.RightRecord} {p.Score:R} {p.Levels}")))
        .Concat(test.Book.Index.Query<string>("select person || ' may be ' || other || ' ' || left_record || ' ' || right_record from person_near order by person, other"))
        .Concat(PersonSettling.ContradictedIn(test.Book.Index))];
}
