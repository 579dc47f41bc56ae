using System.Globalization;
using Sanad.Linkage.Blocking;

namespace Sanad.Linkage;

/// <summary>Rows of one or more lists with the roles of their columns: what is linked.</summary>
public sealed class RecordTable
{
    private readonly Dictionary<Role, Column> _columns;
    private readonly Column _rowIds;
    private readonly int[] _numbers;

    internal RecordTable(IReadOnlyList<string> lists, int[] listOf, Column rowIds, int[] numbers, Dictionary<Role, Column> columns) =>
        (Lists, ListOf, _rowIds, _numbers, _columns) = (lists, listOf, rowIds, numbers, columns);

    /// <summary>Records in all.</summary>
    public int Count => ListOf.Length;

    /// <summary>Names of the lists, in the order in which they were given.</summary>
    public IReadOnlyList<string> Lists { get; }

    /// <summary>For each record the number of its list.</summary>
    internal int[] ListOf { get; }

    /// <summary>The list of a record.</summary>
    public string ListName(int record) => Lists[ListOf[record]];

    /// <summary>The id of a record in its list: the value of its id column, else the number of its row, from 1.</summary>
    public string RowId(int record) => _rowIds.Of(record) is not Column.Missing and var id ? _rowIds[id] : _numbers[record].ToString(CultureInfo.InvariantCulture);

    /// <summary>The column of a role; null when no list has one, or all its cells are empty.</summary>
    public Column? this[Role role] => _columns.GetValueOrDefault(role);

    /// <summary>Roles that some list has.</summary>
    public IReadOnlyCollection<Role> Roles => _columns.Keys;

    /// <summary>
    /// The records by what they hold, not by where they stand: whoever draws or breaks a tie by this order gets the same answer for any order of the rows.
    /// Records that hold the same are interchangeable.
    /// </summary>
    internal int[] ByContent(Workers workers) => RadixSort.Order(Contents(workers));

    /// <summary>What each record holds, as a hash.</summary>
    /// <param name="workers">Who does it.</param>
    /// <param name="withList">Its list included.</param>
    internal ulong[] Contents(Workers workers, bool withList = true)
    {
        var ofLists = Lists.Select(list => withList ? Features.HashOf(list) : 1).ToArray();
        var hashes = Array.ConvertAll(ListOf, list => ofLists[list]);
        foreach (var (role, column) in _columns.OrderBy(c => c.Key))
        {
            var values = workers.Map(column.Values, value => Features.Mix(Features.HashOf(value), (ulong)role + 1));
            workers.Each(hashes.Length, record => hashes[record] = Features.Mix(hashes[record], values[column.Of(record)]));
        }
        return hashes;
    }

    /// <summary>True when two records hold the same in every role.</summary>
    internal bool AreEqual(int one, int other) => _columns.Values.All(column => column.Of(one) == column.Of(other));

    /// <summary>True when a record holds something.</summary>
    internal bool HasValue(int record) => _columns.Values.Any(column => column.Of(record) != Column.Missing);

    /// <summary>A table of these records alone.</summary>
    internal RecordTable Only(int[] records) => new(Lists, Array.ConvertAll(records, record => ListOf[record]), _rowIds.Only(records), Array.ConvertAll(records, record => _numbers[record]),
        _columns.ToDictionary(column => column.Key, column => column.Value.Only(records)));
}

/// <summary>Collects a table, list by list, row by row.</summary>
public sealed class RecordTableWriter
{
    private readonly Role[] _roles;
    private readonly ColumnWriter[] _columns;
    private readonly ColumnWriter _rowIds = new();
    private readonly List<string> _lists = [];
    private readonly List<int> _listOf = [], _numbers = [];
    private readonly List<(int List, int Number)> _owners = [(-1, 0)];

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
        BeginRow(0);
        AddId(System.Text.Encoding.UTF8.GetBytes(rowId));
        for (var i = 0; i < _columns.Length; i++)
            _columns[i].Add(cells[i]);
    }

    /// <summary>Begins a row whose id and cells follow as UTF-8: every one of them, in their order.</summary>
    /// <param name="number">Names the row when its id is empty.</param>
    /// <exception cref="InvalidOperationException">No list was begun.</exception>
    public void BeginRow(int number)
    {
        if (_lists.Count == 0)
            throw new InvalidOperationException("Begin a list before its rows");
        _listOf.Add(_lists.Count - 1);
        _numbers.Add(number);
    }

    /// <summary>The id of the row that was begun, in UTF-8; empty = its number.</summary>
    /// <returns>The number of an earlier row of the same list with this id; null = there is none.</returns>
    public int? AddId(ReadOnlySpan<byte> id)
    {
        var known = _rowIds.Add(id);
        if (known == Column.Missing)
            return null;
        if (known == _owners.Count)
            _owners.Add((-1, 0));
        var (list, number) = _owners[known];
        _owners[known] = (_lists.Count - 1, _numbers[^1]);
        return list == _lists.Count - 1 ? number : null;
    }

    /// <summary>A cell of the row that was begun.</summary>
    /// <param name="role">The number of its role in the order given to the constructor.</param>
    /// <param name="cell">In UTF-8; empty = missing. White space around is dropped.</param>
    public void AddCell(int role, ReadOnlySpan<byte> cell) => _columns[role].Add(cell);

    /// <summary>The table of all rows so far.</summary>
    public RecordTable ToTable()
    {
        var columns = _roles.Zip(_columns).Select(c => (c.First, Column: c.Second.ToColumn())).Where(c => c.Column.Distinct > 1);
        return new([.. _lists], [.. _listOf], _rowIds.ToColumn(), [.. _numbers], columns.ToDictionary(c => c.First, c => c.Column));
    }
}
