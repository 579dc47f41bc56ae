using Sanad.Eval.Linkage;
using Sanad.Language;

namespace Sanad.Linkage.Tests;

/// <summary>Floors a little under what was reached when they were set (docs/methods/linkage.md), so that no change loses it in silence. The full table is eval/linkage.sh.</summary>
public sealed class FloorTests
{
    // A seed of its own: neither looked at nor in the table.
    [Theory]
    [InlineData(7)]
    public void Invented_people_of_two_scripts_are_linked(int seed)
    {
        var (table, truth) = LinkageTable.Invent(seed, people: 400);
        LinkageTable.Score(table, truth).F1.ShouldBeGreaterThan(.95);
    }

    [Fact]
    public void Two_hundred_given_names_find_their_Latin_form_and_few_others()
    {
        var (found, candidates) = SkeletonTable.Tight(Facts.Folder);
        found.ShouldBeGreaterThan(.98);
        candidates.ShouldBeLessThan(1.5);
    }

    [Fact]
    public void Whole_names_of_persons_are_judged_as_others_judge_them() =>
        NamePairsTable.OfPersons(Sanad.Tests.Workplace.Shared("data/linkage/name_pairs_open.csv")).ShouldBeGreaterThan(.85);

    [Theory]
    [InlineData("RLdata500", .98)]
    [InlineData("Febrl 1", .995)]
    [InlineData("fake_1000", .92)]
    public void Small_sets_of_others_keep_what_was_reached(string name, double floor)
    {
        var (table, truth) = LinkageSet.All.Single(set => set.Name == name).Read(Sanad.Tests.Workplace.Shared("data/linkage"));
        LinkageTable.Score(table, truth).F1.ShouldBeGreaterThan(floor);
    }

    [Fact]
    public void The_same_seed_makes_the_same_people()
    {
        var (one, other) = (new InventedPeople(Facts.Read(), 3).Of(20), new InventedPeople(Facts.Read(), 3).Of(20));
        one.Select(record => string.Join('|', record.Cells)).ShouldBe(other.Select(record => string.Join('|', record.Cells)));
    }

    [Fact]
    public void An_alias_stands_for_the_given_name()
    {
        var writer = new RecordTableWriter([Role.GivenName, Role.FamilyName, Role.Alias, Role.BirthDate]);
        writer.BeginList("list");
        string?[][] rows = [["نگار", "آهنگر", "سوگند", "1367/5/12"], ["Sogand", "Ahangar", null, "1988-08-03"], ["Nahid", "Ahangar", null, "1988-08-03"]];
        foreach (var row in rows)
            writer.Add($"{row[0]}", row);
        var linker = Linker.Prepare(writer.ToTable(), Packs.BuiltIn, new LinkOptions());
        var model = linker.Train();
        linker.Explain(model, 0, 1).Steps[0].Level.ShouldBe("same name");
        linker.Explain(model, 0, 2).Steps[0].Level.ShouldBe("different");
    }
}
