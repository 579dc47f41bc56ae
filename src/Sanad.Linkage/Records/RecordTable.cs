namespace Sanad.Linkage;

/// <summary>Rows of one or more lists with the roles of their columns: what is linked.</summary>
public sealed class RecordTable
{
    private readonly Dictionary<Role, Column> _columns;

    internal RecordTable(IReadOnlyList<string> lists, int[] listOf, string[] rowIds, Dictionary<Role, Column> columns) =>
        (Lists, ListOf, RowIds, _columns) = (lists, listOf, rowIds, columns);

    /// <summary>Records in all.</summary>
    public int Count => ListOf.Length;

    /// <summary>Names of the lists, in the order in which they were given.</summary>
    public IReadOnlyList<string> Lists { get; }

    /// <summary>For each record the number of its list.</summary>
    internal int[] ListOf { get; }

    /// <summary>For each record its id in its list.</summary>
    internal string[] RowIds { get; }

    /// <summary>The list of a record.</summary>
    public string ListName(int record) => Lists[ListOf[record]];

    /// <summary>The id of a record in its list: the value of its id column, else the number of its row, from 1.</summary>
    public string RowId(int record) => RowIds[record];

    /// <summary>The column of a role; null when no list has one, or all its cells are empty.</summary>
    public Column? this[Role role] => _columns.GetValueOrDefault(role);

    /// <summary>Roles that some list has.</summary>
    public IReadOnlyCollection<Role> Roles => _columns.Keys;
}

/// <summary>Collects a table, list by list, row by row.</summary>
public sealed class RecordTableWriter
{
    private readonly Role[] _roles;
    private readonly ColumnWriter[] _columns;
    private readonly List<string> _lists = [];
    private readonly List<int> _listOf = [];
    private readonly List<string> _rowIds = [];

    /// <param name="roles">Roles that will be given, each once.</param>
    public RecordTableWriter(IEnumerable<Role> roles)
    {
        _roles = [.. roles.Distinct()];
        _columns = [.. _roles.Select(_ => new ColumnWriter())];
    }

    /// <summary>Rows added from now on belong to this list.</summary>
    public void BeginList(string name) => _lists.Add(name);

    /// <summary>One row.</summary>
    /// <param name="rowId">Its id in the list.</param>
    /// <param name="cells">A cell for each role, in the order given to the constructor; empty = missing. White space around is dropped.</param>
    /// <exception cref="InvalidOperationException">No list was begun.</exception>
    public void Add(string rowId, IReadOnlyList<string?> cells)
    {
        if (_lists.Count == 0)
            throw new InvalidOperationException("Begin a list before its rows");
        _listOf.Add(_lists.Count - 1);
        _rowIds.Add(rowId);
        for (var i = 0; i < _columns.Length; i++)
            _columns[i].Add(cells[i].AsSpan().Trim());
    }

    /// <summary>The table of all rows so far.</summary>
    public RecordTable ToTable()
    {
        var columns = _roles.Zip(_columns).Select(c => (c.First, Column: c.Second.ToColumn())).Where(c => c.Column.Distinct > 1);
        return new([.. _lists], [.. _listOf], [.. _rowIds], columns.ToDictionary(c => c.First, c => c.Column));
    }
}
