using System.Globalization;
using System.Text;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Tests.Lists;
using Sanad.Casebook.Tests.Opening;

namespace Sanad.Casebook.Tests.People;

/// <summary>A person whom lists name hundreds of times in the same words, in a casebook.</summary>
public sealed class RepeatedRowsTests
{
    private const int Equal = 500;

    [Fact]
    public void Five_hundred_equal_rows_are_one_person_and_a_decision_on_two_of_them_parts_these_two_alone()
    {
        using var test = new TestCasebook("sqlite");
        Add(test, "town", 150, Equal);
        LinkVerb.Run(test.Book).ShouldBeOfType<LinkRunOutcome.Linked>();
        var person = Largest(test);
        (person.Line.Records, person.Ties.Count, person.Ties.Count(tie => tie.Score > 0)).ShouldBe((Equal, Equal - 1, Equal - 1));
        var (one, other) = (person.Records[10].Id, person.Records[20].Id);
        LinkReview.Decide(test.Book, one, other, LinkVerdict.Different).ShouldBeOfType<VerbOutcome.Done>();
        test.Book.Seal();
        person = Largest(test);
        person.Line.Records.ShouldBe(Equal - 1);
        person.Records.Count(r => r.Id == one || r.Id == other).ShouldBe(1);
        var before = State(test);
        Rebuild.Run(test.Book, null, CancellationToken.None);
        State(test).ShouldBe(before);
        LinkReview.Undo(test.Book, null).ShouldBeOfType<VerbOutcome.Done>();
        Largest(test).Line.Records.ShouldBe(Equal);
    }

    [Fact]
    public void Rows_that_come_later_and_go_again_leave_the_state_of_linking_everything_anew()
    {
        using var test = new TestCasebook("sqlite");
        Add(test, "town", 100, 20);
        LinkVerb.Run(test.Book).ShouldBeOfType<LinkRunOutcome.Linked>();
        foreach (var equal in (int[])[25, 60])
        {
            Add(test, "more", 30, equal);
            IsAsAnew(test, 20 + equal);
        }
        foreach (var equal in (int[])[25, 0])
        {
            ListVerbs.Undo(test.Book, ListVerbs.Find(test.Book, "more")!.Entry).ShouldBeOfType<VerbOutcome.Done>();
            IsAsAnew(test, 20 + equal);
        }
    }

    private static void IsAsAnew(TestCasebook test, int records)
    {
        Largest(test).Line.Records.ShouldBe(records);
        var before = State(test);
        Rebuild.Run(test.Book, null, CancellationToken.None);
        State(test).ShouldBe(before, $"{records} records");
    }

    private static PersonView Largest(TestCasebook test) => PeopleVerbs.Find(test.Book, PeopleVerbs.List(test.Book, null, 0, 2_000).Items.MaxBy(p => p.Records)!.Id)!;

    private static void Add(TestCasebook test, string name, int people, int equal)
    {
        var (random, text) = (new Random(people), new StringBuilder("id,first name,last name,birth date,town\n"));
        for (var i = 0; i < people; i++)
        {
            var row = string.Create(CultureInfo.InvariantCulture, $"Given{(char)('a' + random.Next(20))}o,Family{(char)('a' + random.Next(20))}u{(char)('a' + random.Next(20))},{random.Next(1940, 2000)}-{random.Next(1, 13):00}-{random.Next(2, 28):00},Nargesabad");
            text.Append(CultureInfo.InvariantCulture, $"{name}{i}a,{row}\n{name}{i}b,{row.Replace("Family", "Familly", StringComparison.Ordinal)}\n");
        }
        for (var i = 0; i < equal; i++)
            text.Append(CultureInfo.InvariantCulture, $"{name}e{i},Rostam,Daryaei,1979-03-21,Bandar Mah\n");
        var request = new ListRequest { IdColumn = "id", Map = ColumnMap.Parse("given_name=first name,family_name=last name,birth_date=birth date,locality=town") };
        ListVerbsTests.Read(ListVerbs.Add(test.Book, test.Write(name + ".csv", text.ToString()), request));
    }

    private static List<string> State(TestCasebook test) => [.. test.Book.Index.Query<string>("select id || ' ' || base || ' ' || person || ' ' || coalesce(via, '-') from record order by id")
        .Concat(test.Book.Index.Query<string>("select person || ' may be ' || other || ' ' || left_record || ' ' || right_record from person_near order by person, other"))
        .Concat(test.Book.Index.Query<ProposedPair>($"select {ProposedPair.Columns} from link_pair p order by p.left_record, p.right_record").Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.LeftRecord} {p.RightRecord} {p.Score:R} {p.Levels}")))];
}
