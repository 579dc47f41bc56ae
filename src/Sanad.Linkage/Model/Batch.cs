using Sanad.Linkage.Blocking;
using Sanad.Linkage.Comparisons;

namespace Sanad.Linkage.Model;

/// <summary>One record against others of its block, and the levels of every part side by side: room that a thread uses again and again.</summary>
/// <param name="comparisons">What is compared.</param>
/// <param name="rows">What the records have in the columns of the comparisons, in their order.</param>
/// <param name="layout">How codes are packed.</param>
/// <param name="most">Others at a time at most.</param>
internal sealed class Batch(IReadOnlyList<Comparison> comparisons, Rows rows, CodeLayout layout, int most)
{
    private readonly int[] _widths = [.. comparisons.Select(comparison => comparison.Columns.Count)];
    private readonly int[] _rights = new int[most];
    private readonly int[] _values = new int[most * rows.Width];
    private readonly byte[] _levels = new byte[most * layout.Parts.Count];

    /// <summary>Others at a time at most.</summary>
    public int Most => most;

    /// <summary>The one.</summary>
    public int Left { get; private set; }

    /// <summary>How many others.</summary>
    public int Count { get; private set; }

    /// <summary>The scores of the pairs, once a scorer has written them.</summary>
    public double[] Scores { get; } = new double[most];

    public ReadOnlySpan<int> Rights => _rights.AsSpan(0, Count);

    /// <summary>The levels of one part with all others.</summary>
    public ReadOnlySpan<byte> Levels(int part) => _levels.AsSpan(part * most, Count);

    /// <summary>What the records have in the columns of a comparison, the first of which stands at this place among all columns.</summary>
    public Values Values(int column) => new(rows[Left][column..], _values.AsSpan(column * most), most, Count);

    /// <summary>The packed code of a pair.</summary>
    public ulong Code(int at) => layout.Pack(_levels, at, most);

    /// <summary>Compares a record with others.</summary>
    public void Compare(int left, ReadOnlySpan<int> rights)
    {
        rights.CopyTo(_rights);
        (Left, Count) = (left, rights.Length);
        Compare();
    }

    /// <summary>The same with those others alone that no earlier rule gives it.</summary>
    public void CompareFirst(Blocks blocks, int rule, int left, ReadOnlySpan<int> rights)
    {
        rights.CopyTo(_rights);
        (Left, Count) = (left, blocks.KeepFirst(rule, left, _rights.AsSpan(0, rights.Length)));
        Compare();
    }

    private void Compare()
    {
        if (Count == 0)
            return;
        Gather();
        var (column, part) = (0, 0);
        for (var i = 0; i < comparisons.Count; i++)
        {
            comparisons[i].Compare(Values(column), _levels.AsSpan(part * most), most);
            column += _widths[i];
            part += comparisons[i].Parts.Count;
        }
    }

    private void Gather()
    {
        for (var i = 0; i < Count; i++)
        {
            var row = rows[_rights[i]];
            for (var column = 0; column < row.Length; column++)
                _values[(column * most) + i] = row[column];
        }
    }
}
