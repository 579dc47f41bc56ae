namespace Sanad.Estimation.Tests;

public sealed class ListTableTests
{
    [Fact]
    public void Cells_of_one_pattern_are_added_up_and_empty_ones_left_out()
    {
        var table = ListTable.Of(["A", "B"], [new(1, 2), new(1, 3), new(2, 0), new(3, 4)]);
        table.Cells.ShouldBe([new(1, 5), new(3, 4)]);
        table.Observed.ShouldBe(9);
        table.SizeOf(1).ShouldBe(4);
        table.OnAllOf(3).ShouldBe(4);
        table.ByNumberOfLists().ShouldBe([0, 5, 4]);
    }

    [Theory]
    [InlineData(0, 5, "on no list")]
    [InlineData(4, 5, "lists of the table")]
    [InlineData(1, -1, "counted from 0")]
    public void A_cell_that_cannot_be_is_refused_with_its_reason(int lists, int people, string reason) =>
        Should.Throw<ArgumentException>(() => ListTable.Of(["A", "B"], [new((uint)lists, people)])).Message.ShouldContain(reason);

    [Fact]
    public void Numbers_of_lists_that_cannot_be_are_refused()
    {
        Should.Throw<ArgumentException>(() => ListTable.Of([], []));
        Should.Throw<ArgumentException>(() => ListTable.Of(["A", "A"], []));
        Should.Throw<ArgumentException>(() => ListTable.Of([.. Enumerable.Range(0, 31).Select(j => $"L{j}")], []));
    }

    [Fact]
    public void Lists_put_together_hold_who_stands_on_any_of_them()
    {
        var table = ListTable.Of(["A", "B", "C"], [new(1, 10), new(2, 20), new(3, 5), new(4, 7), new(6, 1)]);
        var merged = table.Regroup([("A or B", 3), ("C", 4)]);
        merged.Cells.ShouldBe([new(1, 35), new(2, 7), new(3, 1)]);
        merged.Observed.ShouldBe(table.Observed);
        table.Without(2).Observed.ShouldBe(36);
    }

    [Fact]
    public void The_hash_is_of_the_counts_not_of_the_names()
    {
        var cells = new Cell[] { new(1, 10), new(3, 5) };
        ListTable.Of(["A", "B"], cells).Hash.ShouldBe(ListTable.Of(["C", "D"], cells).Hash);
        ListTable.Of(["A", "B"], cells).Hash.ShouldNotBe(ListTable.Of(["A", "B"], [new(1, 10), new(3, 6)]).Hash);
        ListTable.Of(["A", "B"], cells).Hash.ShouldNotBe(ListTable.Of(["A", "B", "C"], cells).Hash);
    }
}
