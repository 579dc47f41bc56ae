namespace Sanad.Estimation.Random;

/// <summary>Draws tables of as many people, each on the lists of somebody of a given table.</summary>
internal static class Resampling
{
    /// <summary>The next table.</summary>
    public static ListTable Again(ListTable table, Xoshiro random) => ListTable.Of(table.Lists, Cells(table, random));

    /// <summary>Its cells, those of nobody included.</summary>
    public static IEnumerable<Cell> Cells(ListTable table, Xoshiro random)
    {
        var (left, people) = (table.Observed, table.Observed);
        foreach (var cell in table.Cells)
        {
            var drawn = random.Binomial(left, Math.Min(1, (double)cell.People / people));
            yield return new(cell.Lists, drawn);
            left -= drawn;
            people -= cell.People;
        }
    }
}
