using System.Globalization;

namespace Sanad.Linkage.Tests;

/// <summary>The same person listed hundreds of times in the same words, among others and alone.</summary>
public sealed class RepeatsTests
{
    private static readonly string[] Given = ["anna", "bert", "clara", "david", "emma", "frank", "greta", "henry", "irene", "jacob", "karla", "lewis"];
    private static readonly string[] Family = ["abbott", "barker", "colman", "draper", "easton", "foster", "garner", "harper", "irving", "jarvis", "kendal", "lawton"];
    private static readonly string[] Torvald = ["torvald", "zimmermann", "1951-06-07", "quayside"];

    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    public void Equal_rows_are_one_person_however_many_they_are(int equal)
    {
        var rows = Town(200).Concat(Equal("t", equal, Torvald)).ToList();
        var linked = OneList.Link(rows, new());
        var first = rows.FindIndex(row => row.Id == "t0");
        Enumerable.Range(first, equal).Select(record => linked.Clusters[record]).ShouldAllBe(person => person == first);
        linked.Clusters.Take(first).ShouldNotContain(first);
        linked.Pairs.ShouldBeLessThan(rows.Count * 8L);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    public void Nothing_but_equal_rows_is_one_person(int equal)
    {
        var linked = OneList.Link([.. Equal("t", equal, Torvald)], new());
        (linked.People, linked.Repeated).ShouldBe((1, equal));
        linked.Rules.Sum(rule => rule.LeftOut).ShouldBe(0);
    }

    [Fact]
    public void What_is_nearly_equal_to_them_is_the_same_person_too_and_thousands_of_them_do_not_make_others_one()
    {
        var rows = Town(200).Concat(Equal("t", 800, Torvald)).Concat(Equal("u", 700, ["torvald", "zimmerman", "1951-06-07", "quayside"])).Append(("v", ["torvald", "zimmermann", "1951-06-17", "quayside"]))
            .Concat(Equal("w", 600, ["greta", "zimmermann", "1983-01-02", "hilltop"])).ToList();
        var linked = OneList.Link(rows, new());
        var (torvald, greta) = (rows.FindIndex(row => row.Id == "t0"), rows.FindIndex(row => row.Id == "w0"));
        Enumerable.Range(torvald, 1_501).Select(record => linked.Clusters[record]).ShouldAllBe(person => person == torvald);
        Enumerable.Range(greta, 600).Select(record => linked.Clusters[record]).ShouldAllBe(person => person == greta);
    }

    [Fact]
    public void Neither_the_order_of_the_rows_nor_the_threads_change_whose_they_are()
    {
        var rows = Town(150).Concat(Equal("t", 500, Torvald)).Concat(Equal("u", 31, ["torvald", "zimmerman", "1951-06-07", "quayside"])).Concat(Equal("w", 30, ["greta", "zimmermann", "1983-01-02", "hilltop"])).ToArray();
        var expected = Persons(rows, new() { Threads = 1 });
        Persons(rows, new() { Threads = 2 }).ShouldBe(expected);
        for (var seed = 0; seed < 3; seed++)
        {
            new Random(seed).Shuffle(rows);
            Persons(rows, new()).ShouldBe(expected);
        }
    }

    [Fact]
    public void A_list_that_holds_each_person_once_keeps_them_apart_and_says_what_it_left_out()
    {
        var rows = Town(100).Concat(Equal("t", 500, Torvald)).ToList();
        var linked = OneList.Link(rows, new() { OnePerList = true });
        Enumerable.Range(0, rows.Count).Where(record => rows[record].Id.StartsWith('t')).Select(record => linked.Clusters[record]).ShouldBeUnique();
        linked.Rules.ShouldContain(rule => rule.LeftOut >= 500);
    }

    [Fact]
    public void Two_of_them_that_people_called_two_persons_are_two_and_the_others_stay_one()
    {
        var rows = Town(100).Concat(Equal("t", 500, Torvald)).ToList();
        var first = rows.FindIndex(row => row.Id == "t0");
        var clusters = OneList.Link(rows, new() { Verdicts = [new(first + 7, first + 9, IsSame: false), new(0, first + 20, IsSame: true)] }).Clusters;
        clusters[first + 7].ShouldNotBe(clusters[first + 9]);
        clusters[first + 20].ShouldBe(clusters[0]);
        Enumerable.Range(first, 500).Where(record => record - first is not (7 or 9 or 20)).Select(record => clusters[record]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Rows_without_anything_to_know_a_person_by_stay_rows()
    {
        var rows = Town(100).Concat(Equal("x", 500, ["", "", "", "quayside"])).Concat(Equal("y", 500, ["", "", "", ""])).ToList();
        var linked = OneList.Link(rows, new());
        Enumerable.Range(0, rows.Count).Where(record => rows[record].Id[0] is 'x' or 'y').Select(record => linked.Clusters[record]).ShouldBeUnique();
        (linked.Repeated, linked.RepeatedApart).ShouldBe((0, 500));
    }

    [Fact]
    public void Pairs_explanations_and_draws_are_of_the_records_themselves()
    {
        var rows = Town(100).Concat(Equal("t", 500, Torvald)).Append(("v", ["torvald", "zimmermann", "1951-06-17", "quayside"])).ToList();
        var linker = OneList.Prepared(rows, new());
        var model = linker.Train();
        var (first, last) = (rows.FindIndex(row => row.Id == "t0"), rows.Count - 1);
        var pairs = linker.Pairs(model, 0);
        pairs.Count(pair => pair.Left == first && pair.Right < last).ShouldBe(499);
        var near = pairs.Single(pair => pair.Right == last);
        near.Left.ShouldBe(first);
        linker.Explain(model, last, first + 250).Score.ShouldBe(near.Score, 1e-9);
        linker.Explain(model, first + 3, first + 250).Score.ShouldBe(pairs.First(pair => pair.Left == first).Score, 1e-9);
        var linked = linker.Link(model);
        var draws = linker.Draw(linked, 5);
        draws.Records.ShouldBe(rows.Count);
        Enumerable.Range(0, 5).ShouldAllBe(draw => draws.PersonOf(draw, first + 499) == first);
        linker.LinkNew(model, [.. linked.Clusters.Take(first + 300)]).Clusters.ShouldBe(linked.Clusters);
    }

    // Rows come and go about the number from which on one stands for all.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Linking_again_is_linking_all_of_them_whoever_stands_for_the_others(int seed)
    {
        var random = new Random(seed);
        var all = Town(60).Concat(Equal("t", 60, Torvald)).Concat(Equal("u", 45, ["torvald", "zimmerman", "1951-06-07", "quayside"])).ToList();
        var model = OneList.Prepared(all, new()).Train();
        var (few, known) = (new List<(string Id, string[] Cells)>(), (LinkedAgain?)null);
        for (var turn = 0; turn < 10; turn++)
        {
            var share = random.Next(1, 5);
            var next = all.Where(_ => random.Next(4) < share).ToList();
            var linker = OneList.Prepared(next, new());
            int[] before = [.. next.Select(row => few.FindIndex(r => r.Id == row.Id))], after = [.. few.Select(row => next.FindIndex(r => r.Id == row.Id))];
            var again = linker.LinkAgain(model, new()
            {
                Marks = [.. before.Select(at => at < 0 ? 0 : known!.Marks[at])],
                Components = [.. before.Select(at => at < 0 ? 0 : known!.Components[at])],
                Persons = [.. before.Select(at => at < 0 ? -1 : after[known!.Linked.Clusters[at]])],
                Pairs = known is null ? [] : [.. known.Pairs.Where(p => after[p.Left] >= 0 && after[p.Right] >= 0).Select(p => (Math.Min(after[p.Left], after[p.Right]), Math.Max(after[p.Left], after[p.Right]), p.Score))],
            });
            again.Linked.Clusters.ShouldBe(linker.Link(model).Clusters);
            again.Pairs.Order().ShouldBe(linker.Pairs(model, atLeast: -6).Select(pair => (pair.Left, pair.Right, pair.Score)));
            for (var record = 0; record < next.Count; record++)
            {
                if (!again.IsDecided[record])
                    again.Linked.Clusters[record].ShouldBe(before[record] < 0 ? -1 : next.FindIndex(r => r.Id == few[known!.Linked.Clusters[before[record]]].Id));
            }
            (few, known) = (next, again);
        }
    }

    private static IEnumerable<(string Id, string[] Cells)> Equal(string id, int count, string[] cells) => Enumerable.Range(0, count).Select(i => (string.Create(CultureInfo.InvariantCulture, $"{id}{i}"), cells));

    private static IEnumerable<(string Id, string[] Cells)> Town(int people)
    {
        var random = new Random(11);
        for (var person = 0; person < people; person++)
        {
            string[] cells = [Given[random.Next(Given.Length)], Family[random.Next(Family.Length)], string.Create(CultureInfo.InvariantCulture, $"{random.Next(1900, 1999)}-{random.Next(1, 13):00}-{random.Next(2, 28):00}"), $"{Family[random.Next(Family.Length)]}ville"];
            yield return ($"{person}a", cells);
            yield return ($"{person}b", [cells[0], cells[1][..^1], cells[2], cells[3]]);
        }
    }

    private static List<string> Persons((string Id, string[] Cells)[] rows, LinkOptions options)
    {
        var clusters = OneList.Link(rows, options).Clusters;
        return [.. Enumerable.Range(0, rows.Length).GroupBy(record => clusters[record]).Select(person => string.Join(' ', person.Select(record => rows[record].Id).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
    }
}
