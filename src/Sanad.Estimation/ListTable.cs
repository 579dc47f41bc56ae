using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Sanad.Estimation;

/// <summary>So many people stand on exactly these lists and on no other.</summary>
/// <param name="Lists">Bit j = list j, from 0; never 0, since nobody was counted whom no list holds.</param>
/// <param name="People">Above 0.</param>
public readonly record struct Cell(uint Lists, long People);

/// <summary>Which lists hold how many people: the capture histories, counted. A list may be empty; a combination that holds nobody is not written.</summary>
public sealed class ListTable
{
    /// <summary>More lists than this are refused: their combinations no longer fit the pattern of a cell.</summary>
    public const int MostLists = 30;

    private ListTable(IReadOnlyList<string> lists, Cell[] cells)
    {
        (Lists, Cells, Observed) = (lists, cells, cells.Sum(cell => cell.People));
        Hash = HashOf();
    }

    /// <summary>Names of the lists.</summary>
    public IReadOnlyList<string> Lists { get; }

    /// <summary>Combinations that hold somebody, by pattern.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>People on at least one list: the documented number.</summary>
    public long Observed { get; }

    /// <summary>SHA-256 of the counts without the names of the lists, in hex: the same table has the same hash, whatever its lists are called.</summary>
    public string Hash { get; }

    /// <summary>A table of lists and cells; cells of one pattern are added up.</summary>
    /// <exception cref="ArgumentException">No list, more than <see cref="MostLists"/>, two of one name, a cell of nobody's lists or of lists that are not there, or a count below 0.</exception>
    public static ListTable Of(IReadOnlyList<string> lists, IEnumerable<Cell> cells)
    {
        if (lists.Count is 0 or > MostLists)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A table has 1 to {MostLists} lists, not {lists.Count}."), nameof(lists));
        if (lists.Distinct(StringComparer.Ordinal).Count() < lists.Count)
            throw new ArgumentException("Two lists have the same name.", nameof(lists));
        var counts = new SortedDictionary<uint, long>();
        foreach (var cell in cells)
        {
            if (cell.Lists == 0)
                throw new ArgumentException("A cell says how many people are on no list. That is what is to be estimated: leave the cell out.", nameof(cells));
            if (cell.Lists >> lists.Count != 0 || cell.People < 0)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A cell has the pattern {cell.Lists} and {cell.People} people: patterns name lists of the table, and people are counted from 0."), nameof(cells));
            counts[cell.Lists] = checked(counts.GetValueOrDefault(cell.Lists) + cell.People);
        }
        return new([.. lists], [.. counts.Where(count => count.Value > 0).Select(count => new Cell(count.Key, count.Value))]);
    }

    /// <summary>People on a list.</summary>
    public long SizeOf(int list) => OnAllOf(1u << list);

    /// <summary>People who stand on all of these lists, and perhaps on others.</summary>
    /// <param name="lists">Bits.</param>
    public long OnAllOf(uint lists) => Cells.Where(cell => (cell.Lists & lists) == lists).Sum(cell => cell.People);

    /// <summary>People who stand on exactly these lists.</summary>
    /// <param name="lists">Bits.</param>
    public long OnExactly(uint lists) => Cells.Where(cell => cell.Lists == lists).Sum(cell => cell.People);

    /// <summary>How many people stand on exactly 0 (always none here), 1, 2, ... lists.</summary>
    public IReadOnlyList<long> ByNumberOfLists()
    {
        var numbers = new long[Lists.Count + 1];
        foreach (var cell in Cells)
            numbers[BitOperations.PopCount(cell.Lists)] += cell.People;
        return numbers;
    }

    /// <summary>The same people by other lists: each list of the result holds who stands on any of the lists that make it up; people of no list left drop out.</summary>
    /// <param name="groups">A name, and the bits of the lists that make it up.</param>
    public ListTable Regroup(IReadOnlyList<(string Name, uint Lists)> groups) => Of([.. groups.Select(group => group.Name)], Cells
        .Select(cell => cell with { Lists = groups.Select((group, i) => (cell.Lists & group.Lists) != 0 ? 1u << i : 0u).Aggregate(0u, (bits, bit) => bits | bit) })
        .Where(cell => cell.Lists != 0));

    /// <summary>Without one list; those whom it alone held drop out.</summary>
    public ListTable Without(int list) => Regroup([.. Lists.Select((name, j) => (name, 1u << j)).Where((_, j) => j != list)]);

    /// <summary>Counts of all combinations, by pattern; the cell of no list is 0.</summary>
    /// <exception cref="InvalidOperationException">More than 16 lists: nobody can hold so many combinations.</exception>
    internal double[] Dense()
    {
        if (Lists.Count > 16)
            throw new InvalidOperationException("All combinations of more than 16 lists are too many to hold.");
        var counts = new double[1 << Lists.Count];
        foreach (var cell in Cells)
            counts[cell.Lists] = cell.People;
        return counts;
    }

    private string HashOf()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Lists.Count}\n") + string.Concat(Cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Lists} {cell.People}\n")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
