namespace Sanad.Linkage.Comparisons;

/// <summary>
/// What is compared of each record, side by side: a record that is met anywhere in a table of millions costs one reach into memory, not one a column.
/// </summary>
internal sealed class Rows
{
    private readonly Column[] _columns;
    private readonly int[] _ids;

    /// <param name="columns">Those that are compared.</param>
    /// <param name="records">How many there are.</param>
    /// <param name="workers">Who writes.</param>
    public Rows(IEnumerable<Column> columns, int records, Workers workers)
    {
        _columns = [.. columns];
        _ids = new int[(long)records * _columns.Length];
        workers.Each(records, record =>
        {
            for (var column = 0; column < _columns.Length; column++)
                _ids[(record * _columns.Length) + column] = _columns[column].Of(record);
        });
    }

    /// <summary>Columns of a record.</summary>
    public int Width => _columns.Length;

    /// <summary>The ids of what a record has.</summary>
    public ReadOnlySpan<int> this[int record] => _ids.AsSpan(record * _columns.Length, _columns.Length);
}

/// <summary>What one record and some others have in some columns, by the ids of the values.</summary>
internal readonly ref struct Values
{
    private readonly ReadOnlySpan<int> _left, _rights;
    private readonly int _stride;

    /// <param name="left">What the one has, column by column.</param>
    /// <param name="rights">What all the others have in the first column, then in the second, and so on.</param>
    /// <param name="stride">How far the columns of the others stand apart.</param>
    /// <param name="count">How many others.</param>
    public Values(ReadOnlySpan<int> left, ReadOnlySpan<int> rights, int stride, int count)
    {
        (_stride, Count) = (stride, count);
        _left = left;
        _rights = rights;
    }

    /// <summary>How many others.</summary>
    public int Count { get; }

    /// <summary>What the one has in a column.</summary>
    public int Left(int column) => _left[column];

    /// <summary>What the others have in a column.</summary>
    public ReadOnlySpan<int> Rights(int column) => _rights.Slice(column * _stride, Count);
}
