using Sanad.Casebook.People;

namespace Sanad.Casebook.Tests.People;

public sealed class PersonFormingTests
{
    private static readonly string[] Letters = ["a", "b", "c", "d"];

    [Fact]
    public void Without_a_decision_the_clusters_are_the_persons_named_by_their_smallest_record() =>
        Persons([], new() { ["ab"] = 5 }, ["ab", "c", "d"]).ShouldBe(["pa:ab", "pc:c", "pd:d"]);

    [Fact]
    public void Same_joins_whole_persons_whatever_the_score_and_gives_the_id_of_its_entry() =>
        Persons([("b", "c", LinkStatus.Same)], new() { ["ab"] = 5, ["cd"] = 5, ["bc"] = -6 }, ["ab", "cd"]).ShouldBe(["p" + Entry(0)[..16] + ":abcd"]);

    [Fact]
    public void Different_takes_a_person_apart_where_it_holds_least_whatever_the_score() =>
        Persons([("a", "c", LinkStatus.Different)], new() { ["ab"] = 9, ["bc"] = 4, ["ac"] = 30, ["cd"] = 3 }, ["abcd"]).ShouldBe(["pa:ab", "pc:cd"]);

    [Fact]
    public void Unsure_and_contested_bind_nothing() =>
        Persons([("a", "b", LinkStatus.Unsure), ("c", "d", LinkStatus.Contested)], new() { ["ab"] = 5 }, ["ab", "c", "d"]).ShouldBe(["pa:ab", "pc:c", "pd:d"]);

    [Fact]
    public void A_same_that_contradicts_a_different_through_a_third_is_named_and_binds_nothing()
    {
        var forming = Forming([("a", "b", LinkStatus.Same), ("a", "c", LinkStatus.Different), ("b", "c", LinkStatus.Same)], [], ["a", "b", "c", "d"]);
        Shown(forming.Persons()).ShouldBe(["p" + Entry(0)[..16] + ":ab", "pc:c", "pd:d"]);
        forming.Contradicted.ShouldBe([Entry(2)]);
    }

    [Fact]
    public void Every_member_but_the_first_hangs_on_its_best_pair_and_what_people_said_comes_first()
    {
        var person = Forming([("a", "d", LinkStatus.Same)], new() { ["ab"] = 1, ["bc"] = 8, ["ac"] = 2, ["cd"] = 20 }, ["abcd"]).Persons().Single();
        person.Via.OrderBy(v => v.Key).Select(v => v.Key + v.Value).ShouldBe(["rbrc", "rcrd", "rdra"]);
        person.Decided.ShouldBe(1);
    }

    // Trying every pair of them would take minutes.
    [Fact]
    public void Thousands_that_hang_on_one_stay_with_it_when_two_of_them_are_two_persons()
    {
        var ids = Enumerable.Range(0, 30_000).Select(i => $"r{i:00000}").ToList();
        var pairs = ids.Where(id => id != "r00500").Select(id => string.CompareOrdinal(id, "r00500") < 0 ? (id, "r00500") : ("r00500", id)).Select(p => new ProposedPair { LeftRecord = p.Item1, RightRecord = p.Item2, Score = 9 });
        var persons = new PersonForming(ids.Select(id => new FormedRecord(id, ids[0])), pairs, [new JudgedPair("r00007", "r20000", LinkStatus.Different, Entry(1))]).Persons();
        persons.Select(p => p.Members.Count).Order().ShouldBe([1, ids.Count - 1]);
        persons.MaxBy(p => p.Members.Count)!.Via.ShouldAllBe(v => v.Value == "r00500" || v.Key == "r00500");
    }

    private static string[] Persons((string, string, LinkStatus)[] judged, Dictionary<string, double> scores, string[] clusters) => Shown(Forming(judged, scores, clusters).Persons());

    private static PersonForming Forming((string One, string Other, LinkStatus Status)[] judged, Dictionary<string, double> scores, string[] clusters) => new(
        Letters.Select(l => new FormedRecord("r" + l, "r" + clusters.Single(c => c.Contains(l, StringComparison.Ordinal))[0])),
        scores.Select(s => new ProposedPair { LeftRecord = "r" + s.Key[0], RightRecord = "r" + s.Key[1], Score = s.Value }),
        judged.Select((j, i) => new JudgedPair("r" + j.One, "r" + j.Other, j.Status, Entry(i))));

    private static string Entry(int number) => new((char)('0' + number), 64);

    private static string[] Shown(IReadOnlyList<FormedPerson> persons) => [.. persons.Select(p => $"{p.Id}:{string.Concat(p.Members.Select(m => m[1..]))}").OrderBy(p => p.Split(':')[1], StringComparer.Ordinal)];
}
