using Sanad.Language;
using Sanad.Linkage.Blocking;

namespace Sanad.Linkage.Tests;

/// <summary>Invented people, each written two or three times with slips.</summary>
public sealed class LinkerTests
{
    private static readonly string[] Given = ["anna", "bert", "clara", "david", "emma", "frank", "greta", "henry", "irene", "jacob", "karla", "lewis", "martha", "niels", "olga", "peter"];
    private static readonly string[] Family = ["abbott", "barker", "colman", "draper", "easton", "foster", "garner", "harper", "irving", "jarvis", "kendal", "lawton", "mercer", "norris", "osborn"];

    [Fact]
    public void The_order_of_the_rows_and_the_threads_do_not_change_who_is_one_person()
    {
        var rows = Rows();
        var expected = Persons(rows, new LinkOptions { Threads = 1 });
        Persons(rows, new LinkOptions { Threads = 2 }).ShouldBe(expected);
        var shuffled = rows.ToArray();
        new Random(7).Shuffle(shuffled);
        Persons(shuffled, new LinkOptions()).ShouldBe(expected);
        expected.Count.ShouldBeInRange(200, 320);
    }

    [Fact]
    public void What_people_decided_comes_before_every_score()
    {
        var (rows, options) = (Rows(), new LinkOptions());
        var linked = OneList.Link(rows, options).Clusters;
        var one = Enumerable.Range(1, rows.Count - 1).First(record => linked[record] != record);
        var decided = options with { Verdicts = [new(linked[one], one, IsSame: false), new(0, rows.Count - 1, IsSame: true)] };
        var clusters = OneList.Link(rows, decided).Clusters;
        clusters[one].ShouldNotBe(clusters[linked[one]]);
        clusters[0].ShouldBe(clusters[rows.Count - 1]);
    }

    [Fact]
    public void Decisions_hold_where_more_records_than_a_component_has_are_one_person()
    {
        var rows = Rows();
        var same = Enumerable.Range(1, 399).Select(record => new PairDecision(record - 1, record, IsSame: true)).ToArray();
        var clusters = OneList.Link(rows, new LinkOptions { Verdicts = same }).Clusters;
        clusters.Take(400).ShouldAllBe(person => person == 0);
    }

    [Fact]
    public void Somebody_known_by_another_name_is_found_by_it()
    {
        var writer = new RecordTableWriter([Role.GivenName, Role.FamilyName, Role.Alias]);
        writer.BeginList("list");
        foreach (var (id, cells) in Rows())
            writer.Add(id, [cells[0], cells[1], ""]);
        writer.Add("one", ["torvald", "zimmer", "quentin"]);
        writer.Add("other", ["quentin", "zimmer", ""]);
        var table = writer.ToTable();
        var linker = Linker.Prepare(table, Packs.BuiltIn, new());
        linker.Pairs(linker.Train(), -100).ShouldContain(pair => pair.Left == table.Count - 2 && pair.Right == table.Count - 1);
    }

    [Fact]
    public void A_column_of_one_value_makes_a_block_of_everything_which_is_left_out_and_reported()
    {
        var writer = new RecordTableWriter([Role.GivenName, Role.FamilyName, Role.BirthDate, Role.Occupation]);
        writer.BeginList("list");
        for (var i = 0; i < 3_000; i++)
            writer.Add($"{i}", ["same", "name", "1970-05-05", $"{Given[i % 16]} {Family[i % 15]} {i}"]);
        var linker = Linker.Prepare(writer.ToTable(), Packs.BuiltIn, new());
        var linked = linker.Link(linker.Train());
        linked.Rules.Where(rule => rule.LeftOut == 3_000).ShouldNotBeEmpty();
        linked.Pairs.ShouldBe(0);
    }

    [Fact]
    public void Every_pair_that_shares_a_key_is_found_once()
    {
        var random = new Random(3);
        var columns = Enumerable.Range(0, 3).Select(_ => new Column(["", .. Enumerable.Range(1, 20).Select(i => $"{i}")], [.. Enumerable.Range(0, 300).Select(_ => random.Next(21))])).ToArray();
        var workers = new Workers(2, CancellationToken.None);
        var blocks = new Blocks(300, [.. columns.Select((column, i) => new Rule($"{i}", [Features.Of(column, value => value, workers)], []))], [], 400, workers);
        var found = Enumerable.Range(0, 3).SelectMany(rule => Enumerable.Range(0, blocks[rule].Count).SelectMany(block => PairsOf(blocks[rule][block].ToArray()).Where(p => blocks.IsFirst(rule, p.Left, p.Right)))).ToList();
        found.ShouldBeUnique();
        found.Order().ShouldBe(PairsOf([.. Enumerable.Range(0, 300)]).Where(p => columns.Any(c => c.Of(p.Left) == c.Of(p.Right) && c.Of(p.Left) != Column.Missing)).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Pairs_with_new_records_are_those_of_the_whole_run_with_the_same_scores(int seed)
    {
        var (rows, random) = (Rows().ToArray(), new Random(seed));
        random.Shuffle(rows);
        var linker = OneList.Prepared(rows, new LinkOptions());
        var model = linker.Train();
        var whole = linker.Pairs(model, atLeast: -40);
        for (var trial = 0; trial < 10; trial++)
        {
            var from = random.Next(rows.Length + 1);
            linker.Pairs(model, atLeast: -40, from).ShouldBe(whole.Where(pair => pair.Right >= from));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void New_records_find_their_persons_and_nobody_else_is_moved(int seed)
    {
        var rows = Rows().ToArray();
        new Random(seed).Shuffle(rows);
        var linker = OneList.Prepared(rows, new LinkOptions());
        var model = linker.Train();
        var (whole, from) = (linker.Link(model), rows.Length - 40);
        var added = linker.LinkNew(model, [.. whole.Clusters.Take(from)]);
        added.Clusters.ShouldBe(whole.Clusters);
        added.Pairs.ShouldBeLessThan(whole.Pairs / 4);
        var near = linker.Pairs(model, atLeast: -6, from).SelectMany(pair => (int[])[pair.Left, pair.Right]).Select(record => whole.Clusters[record]).ToHashSet();
        int[] strange = [.. Enumerable.Range(0, from).Select(record => near.Contains(whole.Clusters[record]) ? whole.Clusters[record] : record)];
        linker.LinkNew(model, strange).Clusters.Take(from).Where((_, record) => !near.Contains(whole.Clusters[record])).ShouldBe(Enumerable.Range(0, from).Where(record => !near.Contains(whole.Clusters[record])));
    }

    [Theory]
    [InlineData(1, 400)]
    [InlineData(2, 400)]
    [InlineData(3, 6)]
    [InlineData(4, 6)]
    public void Linking_again_after_records_came_changed_and_went_is_linking_all_of_them(int seed, int largestBlock)
    {
        var (random, rows, options) = (new Random(seed), Rows(), new LinkOptions { LargestBlock = largestBlock });
        var (all, few) = (rows.ToList(), rows.Where(_ => random.Next(4) > 0).ToList());
        var model = OneList.Prepared(all, options).Train();
        var known = Again(OneList.Prepared(few, options), few, model, few, null);
        for (var turn = 0; turn < 8; turn++)
        {
            var next = few.Where(_ => random.Next(30) > 0).Select(row => random.Next(40) == 0 ? (row.Id, [row.Cells[0], Family[random.Next(Family.Length)], row.Cells[2], row.Cells[3]]) : row).ToList();
            next.AddRange(all.Where(row => !few.Exists(known => known.Id == row.Id) && random.Next(6) == 0));
            next.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
            var linker = OneList.Prepared(next, options);
            var again = Again(linker, next, model, few, known);
            again.Linked.Clusters.ShouldBe(linker.Link(model).Clusters);
            again.Pairs.Order().ShouldBe(linker.Pairs(model, atLeast: -6).Select(pair => (pair.Left, pair.Right, pair.Score)));
            again.Linked.Rules.ShouldBe(linker.Link(model).Rules);
            (few, known) = (next, again);
        }
    }

    [Fact]
    public void A_record_more_changes_few_others_and_none_decides_nothing_anew()
    {
        var (rows, options) = (Rows(), new LinkOptions());
        var (few, model) = (rows.SkipLast(1).ToList(), OneList.Prepared(rows, options).Train());
        var known = Again(OneList.Prepared(few, options), few, model, few, null);
        Again(OneList.Prepared(few, options), few, model, few, known).IsDecided.ShouldNotContain(true);
        Again(OneList.Prepared(rows, options), rows, model, few, known).IsChanged.Count(isChanged => isChanged).ShouldBeInRange(1, rows.Count / 4);
    }

    private static LinkedAgain Again(Linker linker, List<(string Id, string[] Cells)> now, Model.LinkModel model, List<(string Id, string[] Cells)> then, LinkedAgain? known)
    {
        int[] before = [.. now.Select(row => known is null ? -1 : then.FindIndex(r => r.Id == row.Id))], after = [.. then.Select(row => now.FindIndex(r => r.Id == row.Id))];
        return linker.LinkAgain(model, new()
        {
            Marks = [.. before.Select(at => at < 0 ? 0 : known!.Marks[at])],
            Components = [.. before.Select(at => at < 0 ? 0 : known!.Components[at])],
            Persons = [.. before.Select(at => at < 0 ? -1 : after[known!.Linked.Clusters[at]])],
            Pairs = known is null ? [] : [.. known.Pairs.Where(p => after[p.Left] >= 0 && after[p.Right] >= 0).Select(p => (Math.Min(after[p.Left], after[p.Right]), Math.Max(after[p.Left], after[p.Right]), p.Score))],
        });
    }

    [Fact]
    public void What_people_decided_binds_new_records_too()
    {
        var (rows, options) = (Rows(), new LinkOptions());
        var linker = OneList.Prepared(rows, options);
        var model = linker.Train();
        var (whole, from) = (linker.Link(model).Clusters, rows.Count - 40);
        var one = Enumerable.Range(from, 40).First(record => whole[record] != record);
        var decided = options with { Verdicts = [new(whole[one], one, IsSame: false), new(0, rows.Count - 1, IsSame: true)] };
        var clusters = OneList.Prepared(rows, decided).LinkNew(model, [.. whole.Take(from)]).Clusters;
        clusters[one].ShouldNotBe(clusters[whole[one]]);
        clusters[0].ShouldBe(clusters[rows.Count - 1]);
    }

    private static IEnumerable<(int Left, int Right)> PairsOf(int[] members) => from i in Enumerable.Range(0, members.Length) from j in Enumerable.Range(i + 1, members.Length - i - 1) select (members[i], members[j]);

    private static List<(string Id, string[] Cells)> Rows()
    {
        var (random, rows) = (new Random(11), new List<(string, string[])>());
        for (var person = 0; person < 240; person++)
        {
            string[] cells = [Given[random.Next(Given.Length)], Family[random.Next(Family.Length)], $"{random.Next(1900, 1999)}-{random.Next(1, 13):00}-{random.Next(2, 28):00}", $"{Family[random.Next(Family.Length)]}ville"];
            rows.Add(($"{person}a", cells));
            rows.Add(($"{person}b", [cells[0], cells[1][..^1], cells[2], cells[3]]));
            if (person % 3 == 0)
                rows.Add(($"{person}c", [cells[0][..1], cells[1], cells[2][..4], cells[3]]));
        }
        return rows;
    }

    private static List<string> Persons(IReadOnlyList<(string Id, string[] Cells)> rows, LinkOptions options)
    {
        var clusters = OneList.Link(rows, options).Clusters;
        return [.. Enumerable.Range(0, rows.Count).GroupBy(record => clusters[record]).Select(person => string.Join(' ', person.Select(record => rows[record].Id).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
    }
}
