using System.Globalization;
using Sanad.Basics;
using Sanad.Linkage;

namespace Sanad.Casebook.Lists;

/// <summary>What a row of a list's file says.</summary>
internal abstract record RowReading(int Number)
{
    /// <summary>A record.</summary>
    /// <param name="Number">Its row, from 1.</param>
    /// <param name="Key">What names it in its list.</param>
    /// <param name="Fields">Values by role.</param>
    /// <param name="Rest">Values of unmapped columns.</param>
    public sealed record Kept(int Number, string Key, IReadOnlyList<RoleValue> Fields, IReadOnlyDictionary<string, string> Rest) : RowReading(Number)
    {
        public string FieldsText { get; } = RecordText.Write(Fields);

        public string RestText { get; } = JsonText.Line(Rest);
    }

    /// <summary>No record.</summary>
    /// <param name="Number">Its row, from 1.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="ForItsId">True when only its id is wrong.</param>
    public sealed record Refused(int Number, string Reason, bool ForItsId = false) : RowReading(Number);
}

/// <summary>Reads the rows of a list by its column map: the same file and the same map give the same rows on every machine.</summary>
internal sealed class ListReading
{
    private readonly ListSheet _sheet;
    private readonly ListBody _list;
    private readonly (Role Role, int[] Columns)[] _map;
    private readonly int _id;
    private readonly int[] _rest;
    private readonly IReadOnlySet<string> _taken;
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <param name="sheet">The file.</param>
    /// <param name="list">How it is read.</param>
    /// <param name="taken">Records that a signed decision took away: their rows are refused; null = every row is read.</param>
    /// <exception cref="InvalidDataException">A column of the map is not there.</exception>
    public ListReading(ListSheet sheet, ListBody list, IReadOnlySet<string>? taken = null)
    {
        var file = list.FileName ?? list.Name;
        (_sheet, _list, _taken) = (sheet, list, taken ?? new HashSet<string>());
        _map = [.. list.ColumnMap().Roles.Select(r => (r.Role, r.Columns.Select(c => sheet.ColumnOf(c, file)).ToArray()))];
        _id = list.IdColumn is { } id ? sheet.ColumnOf(id, file) : -1;
        _rest = [.. Enumerable.Range(0, sheet.Columns.Count).Except(_map.SelectMany(m => m.Columns)).Where(c => c != _id)];
    }

    /// <summary>Columns that no role takes and that do not name the row.</summary>
    public IReadOnlyList<string> Unmapped => [.. _rest.Select(c => _sheet.Columns[c])];

    /// <summary>All rows, in the order of the file. Read once.</summary>
    public IEnumerable<RowReading> Rows() => _sheet.Rows().Select(Of);

    private RowReading Of(SheetRow row)
    {
        if (row.Broken is { } broken)
            return new RowReading.Refused(row.Number, broken);
        var fields = _map.Select(m => (m.Role, Value: Join(row, m.Columns, m.Role))).Where(f => f.Value.Length > 0).Select(f => new RoleValue(f.Role, f.Value)).ToList();
        if (fields.Count == 0)
            return new RowReading.Refused(row.Number, "none of its mapped columns has a value");
        var key = _id >= 0 ? Cell(row, _id) : KeyOf(fields);
        if (key.Length == 0)
            return new RowReading.Refused(row.Number, $"the id column \"{_sheet.Columns[_id]}\" is empty", ForItsId: true);
        if (!_known.TryAdd(key, row.Number) && _id >= 0)
            return new RowReading.Refused(row.Number, string.Create(CultureInfo.InvariantCulture, $"row {_known[key]} has the same id \"{key}\""), ForItsId: true);
        if (_taken.Count > 0 && StableId.Of('r', _list.Name, key) is var record && _taken.Contains(record))
            return new RowReading.Refused(row.Number, $"a signed decision took this row away, and the file has it again: sanad redact destroy {record}");
        return new RowReading.Kept(row.Number, key, fields, _rest.Where(c => Cell(row, c).Length > 0).ToDictionary(c => _sheet.Columns[c], c => Cell(row, c), StringComparer.Ordinal));
    }

    // Without an id column a row is named by what it says; of several that say the same, by which of them it is.
    private string KeyOf(List<RoleValue> fields)
    {
        var said = StableId.Of('k', [.. fields.SelectMany(f => (string[])[ColumnMap.NameOf(f.Role), f.Value])]);
        for (var nth = 1; ; nth++)
        {
            var key = nth == 1 ? said : string.Create(CultureInfo.InvariantCulture, $"{said}-{nth}");
            if (!_known.ContainsKey(key))
                return key;
        }
    }

    private string Join(SheetRow row, int[] columns, Role role) =>
        columns.Length == 1 ? Cell(row, columns[0]) : string.Join(IsDate(role) ? '-' : ' ', columns.Select(c => Cell(row, c)).Where(c => c.Length > 0));

    private string Cell(SheetRow row, int column) => row.Cells[column] == _list.Missing ? "" : row.Cells[column];

    internal static bool IsDate(Role role) => role is Role.BirthDate or Role.DeathDate or Role.EventDate or Role.ArrestDate;
}

/// <summary>A record's values as the index holds them.</summary>
internal static class RecordText
{
    public static string Write(IEnumerable<RoleValue> fields) => JsonText.Line(fields.ToDictionary(f => ColumnMap.NameOf(f.Role), f => f.Value, StringComparer.Ordinal));

    /// <summary>In the order of the roles.</summary>
    public static IReadOnlyList<RoleValue> Read(string fields) => Of(JsonText.Read<Dictionary<string, string>>(fields));

    public static IReadOnlyList<RoleValue> Of(IReadOnlyDictionary<string, string> fields) => [.. fields.Select(f => (Role: ColumnMap.RoleOf(f.Key), f.Value))
        .Where(f => f.Role is not null && f.Value.Length > 0).Select(f => new RoleValue(f.Role!.Value, f.Value)).OrderBy(f => f.Role)];
}
