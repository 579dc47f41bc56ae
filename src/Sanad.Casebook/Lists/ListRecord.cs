using Sanad.Basics;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Lists;

/// <summary>A list's row in the index.</summary>
internal sealed record ListRecord
{
    public string Name { get; init; } = "";
    public string? Original { get; init; }
    public string? ReceivedAs { get; init; }
    public string Entry { get; init; } = "";
    public string AddedAt { get; init; } = "";
    public string Columns { get; init; } = "";
    public string Map { get; init; } = "";
    public string? IdColumn { get; init; }
    public string? Missing { get; init; }
    public int Records { get; init; }
    public int Gone { get; init; }
    public string Filled { get; init; } = "";
    public string? Problem { get; init; }
    public long Refused { get; init; }
    public long Persons { get; init; }

    private const string All = """
        select l.name, l.original, l.received_as, l.entry, l.added_at, l.columns, l.map, l.id_column, l.missing, l.records, l.gone, l.filled, l.problem,
          (select count(*) from list_refused f where f.list = l.name) as refused,
          (select count(distinct r.person) from record r where r.list = l.name) as persons
        from list l
        """;
    private const string ByName = All + " where l.name = @name";

    /// <summary>By name.</summary>
    public static List<ListRecord> Every(IndexDatabase index) => index.Query<ListRecord>(All + " order by l.name");

    public static ListRecord? One(IndexDatabase index, string name) => index.First<ListRecord>(ByName, new { name });

    public ListView View() => new()
    {
        Name = Name,
        Original = Original is null ? null : ContentHash.Parse(Original),
        ReceivedAs = ReceivedAs,
        Entry = Entry,
        AddedAt = AddedAt,
        Columns = JsonText.Read<List<string>>(Columns),
        Map = new ListBody { Map = JsonText.Read<Dictionary<string, IReadOnlyList<string>>>(Map) }.ColumnMap(),
        IdColumn = IdColumn,
        Missing = Missing,
        Records = Records,
        Gone = Gone,
        Refused = (int)Refused,
        Persons = (int)Persons,
        Problem = Problem,
        Filled = JsonText.Read<Dictionary<string, int>>(Filled).Where(f => ColumnMap.RoleOf(f.Key) is not null).ToDictionary(f => ColumnMap.RoleOf(f.Key)!.Value, f => f.Value),
    };
}
