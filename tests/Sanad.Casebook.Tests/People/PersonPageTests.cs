using System.Globalization;
using System.Text;
using Sanad.Casebook.Lists;
using Sanad.Casebook.People;
using Sanad.Casebook.Storage;
using Sanad.Casebook.Tests.Lists;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;
using SQLitePCL;

namespace Sanad.Casebook.Tests.People;

/// <summary>What a person's page asks of the index: as much as it has records, however many pairs are inside it.</summary>
public sealed class PersonPageTests
{
    private const int Small = 100, Large = 400;

    public static TheoryData<string> Every => Databases.All;

    [Fact]
    public void A_person_of_four_times_as_many_records_costs_four_times_as_much_and_not_sixteen_times()
    {
        using var test = TwoPersons("sqlite");
        var (small, large) = (StepsOf(test, PersonOf(test, "S0")), StepsOf(test, PersonOf(test, "L0")));
        TestContext.Current.TestOutputHelper?.WriteLine($"steps of SQLite: {small:N0} and {large:N0}");
        large.ShouldBeLessThan(5 * small);
    }

    [Theory, MemberData(nameof(Every))]
    public void Persons_who_may_be_this_one_stand_by_their_best_pair_until_somebody_says_that_they_are_two(string database)
    {
        using var test = TwoPersons(database);
        var (person, other) = (PersonOf(test, "L0"), PersonOf(test, "S0"));
        var maybe = PeopleVerbs.Find(test.Book, person)!.Maybe;
        maybe.Select(m => m.Score).ShouldBe(maybe.Select(m => m.Score).OrderDescending());
        var best = maybe.Single(m => m.Person.Id == other);
        (best.Score, best.Person.Records).ShouldBe((-1.5, Small));
        PeopleVerbs.Find(test.Book, other)!.Maybe.Single(m => m.Person.Id == person).ShouldSatisfyAllConditions(m => m.Left.ShouldBe(best.Left), m => m.Right.ShouldBe(best.Right));
        test.Book.Index.InTransaction(() => LinkVerdictFold.Write(test.Book.Index, [new(best.Left, best.Right, LinkStatus.Different, "e")]));
        PeopleVerbs.Find(test.Book, person)!.Maybe.ShouldNotContain(m => m.Person.Id == other);
        PeopleVerbs.Find(test.Book, other)!.Maybe.ShouldNotContain(m => m.Person.Id == person);
    }

    // Two persons with every pair inside them proposed; of each record a pair with the other person or with somebody else.
    private static TestCasebook TwoPersons(string database)
    {
        var test = new TestCasebook(database);
        var text = new StringBuilder("id,first name,last name\n");
        foreach (var id in Ids("S", Small).Concat(Ids("L", Large)).Concat(Ids("O", Large)))
            text.Append(CultureInfo.InvariantCulture, $"{id},Rostam,Daryaei\n");
        ListVerbsTests.Read(ListVerbs.Add(test.Book, test.Write("town.csv", text.ToString()), new() { IdColumn = "id" }));
        var index = test.Book.Index;
        index.InTransaction(() =>
        {
            var small = Joined(test, [.. Ids("S", Small).Select(id => RecordOf(test, id))]);
            var large = Joined(test, [.. Ids("L", Large).Select(id => RecordOf(test, id))]);
            var others = Ids("O", Large).Select(id => RecordOf(test, id)).ToList();
            foreach (var person in (List<string>[])[small, large])
                Pairs(index, person.Zip(others).Select((p, i) => (p.First, p.Second, -2 - (i / 100.0))));
            Pairs(index, [(large[7], small[3], -1.5), (large[8], small[4], -1.75)]);
            NearPersons.WriteAll(index);
        });
        return test;
    }

    private static IEnumerable<string> Ids(string letter, int count) => Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{letter}{i}"));

    private static string RecordOf(TestCasebook test, string rowKey) => test.Book.Index.Single<string>("select id from record where row_key = @rowKey", new { rowKey });

    private static string PersonOf(TestCasebook test, string rowKey) => test.Book.Index.Single<string>("select person from record where row_key = @rowKey", new { rowKey });

    private static List<string> Joined(TestCasebook test, List<string> records)
    {
        var index = test.Book.Index;
        var person = "p" + records[0][1..];
        foreach (var record in records.Skip(1))
        {
            index.Execute("delete from person where id = (select person from record where id = @record)", new { record });
            index.Execute("update record set person = @person, via = @via where id = @record", new { person, via = records[0], record });
        }
        index.Execute("update person set records = @count where id = @person", new { count = records.Count, person });
        Pairs(index, records.SelectMany((one, i) => records.Skip(i + 1).Select(other => (one, other, 8.5))));
        return records;
    }

    private static void Pairs(IndexDatabase index, IEnumerable<(string One, string Other, double Score)> pairs) => index.Insert("link_pair", ["left_record", "right_record", "score", "levels"],
        pairs.Select(p => string.CompareOrdinal(p.One, p.Other) < 0 ? p : (p.Other, p.One, p.Score)).Select(p => new object?[] { p.Item1, p.Item2, p.Item3, "6" }));

    private static long StepsOf(TestCasebook test, string person)
    {
        PeopleVerbs.Find(test.Book, person).ShouldNotBeNull();
        var (steps, connection) = (0L, test.Book.Index.Sqlite!.Handle!);
        raw.sqlite3_progress_handler(connection, 1, _ =>
        {
            steps++;
            return 0;
        }, null);
        PeopleVerbs.Find(test.Book, person).ShouldNotBeNull();
        raw.sqlite3_progress_handler(connection, 0, null, null);
        return steps;
    }
}
