using Sanad.Language;

namespace Sanad.Linkage.Tests;

/// <summary>Draws of persons on invented people, some of them hard to tell apart.</summary>
public sealed class LinkDrawsTests
{
    private static readonly string[] Given = ["anna", "bert", "clara", "david", "emma", "frank", "greta", "henry", "irene", "jacob", "karla", "lewis"];
    private static readonly string[] Family = ["abbott", "barker", "colman", "draper", "easton", "foster", "garner", "harper", "irving", "jarvis", "kendal", "lawton"];

    [Fact]
    public void The_same_seed_draws_the_same_whatever_the_threads()
    {
        var (one, two) = (Drawn(new() { Threads = 1 }), Drawn(new() { Threads = 2 }));
        Told(two.Draws).ShouldBe(Told(one.Draws));
        Told(Drawn(new() { Seed = 9 }).Draws).ShouldNotBe(Told(one.Draws));
    }

    [Fact]
    public void The_clusters_lie_among_the_draws_and_the_draws_differ()
    {
        var (linked, draws) = Drawn(new());
        var persons = Enumerable.Range(0, draws.Count).Select(draws.Persons).ToList();
        persons.Distinct().Count().ShouldBeGreaterThan(1);
        var clusters = linked.Clusters.Distinct().Count();
        persons.Average().ShouldBeInRange(clusters * 0.9, clusters * 1.1);
        Enumerable.Range(0, draws.Records).ShouldAllBe(record => draws.PersonOf(3, record) <= record && draws.PersonOf(3, draws.PersonOf(3, record)) == draws.PersonOf(3, record));
    }

    [Fact]
    public void A_drawn_model_scatters_around_the_one_that_was_learnt_as_far_as_little_taught_it()
    {
        var linker = Linker.Prepare(Table(Rows()), Packs.BuiltIn, new());
        var model = linker.Train();
        var level = model.Parts[0].Levels[^1];
        foreach (var (times, least, most) in new[] { (1.0, 0.0, 0.2), (0.05, 0.02, 1.0) })
        {
            var taught = model with { Records = null, Parts = [.. model.Parts.Select(part => part with { Matches = part.Matches * times })] };
            var drawn = Enumerable.Range(0, 400).Select(draw => Model.ModelDraws.Of(taught, 1, draw).Parts[0].Levels[^1].M).ToList();
            drawn.Average().ShouldBe(level.M, 0.03);
            var deviation = Math.Sqrt(drawn.Average(m => (m - level.M) * (m - level.M)));
            deviation.ShouldBeInRange(least, most);
            deviation.ShouldBe(Math.Sqrt(level.M * (1 - level.M) / (model.Parts[0].Matches!.Value * times)), 0.25 * deviation);
        }
        Model.ModelDraws.Of(model, 1, 7).Parts[0].Levels.Select(l => l.M).ShouldBe(Model.ModelDraws.Of(model, 1, 7).Parts[0].Levels.Select(l => l.M));
        linker.Draw(linker.Link(model), 20, drawModels: false).Persons(3).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Decisions_and_lists_without_repetition_bind_every_draw()
    {
        var (linked, _) = Drawn(new());
        var joined = Enumerable.Range(1, linked.Clusters.Count - 1).First(record => linked.Clusters[record] != record);
        PairDecision[] verdicts = [new(linked.Clusters[joined], joined, IsSame: false), new(0, linked.Clusters.Count - 1, IsSame: true)];
        var (_, draws) = Drawn(new() { Verdicts = verdicts });
        draws.Together(linked.Clusters[joined], joined).ShouldBe(0);
        draws.Together(0, linked.Clusters.Count - 1).ShouldBe(1);
        var (_, once) = Drawn(new() { OnePerList = true });
        for (var draw = 0; draw < once.Count; draw++)
            Enumerable.Range(0, once.Records).GroupBy(record => (once.PersonOf(draw, record), record < once.Records / 2)).ShouldAllBe(person => person.Count() == 1);
    }

    [Fact]
    public void What_people_said_of_three_that_cannot_all_hold_is_drawn_as_it_was_linked()
    {
        PairDecision[] verdicts = [new(0, 1, true), new(1, 2, true), new(0, 2, false)];
        var (linked, draws) = Drawn(new() { Verdicts = verdicts });
        draws.Together(0, 2).ShouldBe(0);
        draws.Together(0, 1).ShouldBe(linked.Clusters[0] == linked.Clusters[1] ? 1 : draws.Together(0, 1));
    }

    private static string Told(LinkDraws draws) => string.Join('\n', Enumerable.Range(0, draws.Count).Select(draw => string.Join(' ', Enumerable.Range(0, draws.Records).Select(record => draws.PersonOf(draw, record)))));

    private static (LinkResult Linked, LinkDraws Draws) Drawn(LinkOptions options)
    {
        var linker = Linker.Prepare(Table(Rows()), Packs.BuiltIn, options);
        var linked = linker.Link(linker.Train());
        return (linked, linker.Draw(linked));
    }

    // Two lists: everybody is once in each.
    private static RecordTable Table(List<string[]> rows)
    {
        var writer = new RecordTableWriter([Role.GivenName, Role.FamilyName, Role.BirthDate]);
        foreach (var list in (int[])[0, 1])
        {
            writer.BeginList($"{list}");
            foreach (var row in rows.Where((_, at) => at % 2 == list))
                writer.Add("", row);
        }
        return writer.ToTable();
    }

    private static List<string[]> Rows()
    {
        var (random, rows) = (new Random(4), new List<string[]>());
        for (var person = 0; person < 300; person++)
        {
            string[] cells = [Given[random.Next(Given.Length)], Family[random.Next(Family.Length)], $"{random.Next(1950, 1999)}"];
            rows.Add(cells);
            rows.Add(random.Next(3) == 0 ? [cells[0][..1], cells[1], cells[2]] : [cells[0], cells[1][..^1], random.Next(2) == 0 ? cells[2] : ""]);
        }
        return rows;
    }
}
