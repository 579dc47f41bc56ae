using Sanad.Basics;
using Sanad.Casebook.Storage;
using Sanad.Linkage;

namespace Sanad.Casebook.Lists;

/// <summary>A list as people look at it.</summary>
public sealed record ListView
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its latest file; null for records typed by hand.</summary>
    public ContentHash? Original { get; init; }

    /// <summary>The name of that file; untrusted.</summary>
    public string? ReceivedAs { get; init; }

    /// <summary>The journal entry of its latest version.</summary>
    public required string Entry { get; init; }

    /// <summary>When, as the journal claims it.</summary>
    public required string AddedAt { get; init; }

    /// <summary>Columns of the file, in its order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How they are read.</summary>
    public required ColumnMap Map { get; init; }

    /// <summary>The column that names a row; null = none.</summary>
    public string? IdColumn { get; init; }

    /// <summary>A word that stands for an empty cell.</summary>
    public string? Missing { get; init; }

    /// <summary>Records, those gone included.</summary>
    public int Records { get; init; }

    /// <summary>Of these, those that the newest file has no more.</summary>
    public int Gone { get; init; }

    /// <summary>Rows of the newest file that are no records.</summary>
    public int Refused { get; init; }

    /// <summary>Human beings among its records, as they are linked now.</summary>
    public int Persons { get; init; }

    /// <summary>For each mapped role how many of the records have a value.</summary>
    public IReadOnlyDictionary<Role, int> Filled { get; init; } = new Dictionary<Role, int>();

    /// <summary>Why its file cannot be read now; null = it can.</summary>
    public string? Problem { get; init; }
}

/// <summary>A record as people look at it.</summary>
public sealed record RecordView
{
    /// <summary>"r" and 16 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its list.</summary>
    public required string List { get; init; }

    /// <summary>What names it in its list.</summary>
    public required string RowKey { get; init; }

    /// <summary>Its row in the newest file that has it.</summary>
    public required int Number { get; init; }

    /// <summary>True when the list's newest file has it no more.</summary>
    public bool Gone { get; init; }

    /// <summary>Its person.</summary>
    public required string Person { get; init; }

    /// <summary>The journal entry that gave it its present values.</summary>
    public required string Entry { get; init; }

    /// <summary>Values by role, as the list writes them.</summary>
    public required IReadOnlyList<RoleValue> Fields { get; init; }

    /// <summary>Values of unmapped columns.</summary>
    public required IReadOnlyDictionary<string, string> Rest { get; init; }

    /// <summary>The name as the list writes it; its number where it has none.</summary>
    public string Name => RecordNames.Of(Fields) is { Length: > 0 } name ? name : RowKey;
}

/// <summary>A row of a list that is no record.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Reason">Why.</param>
public sealed record RefusedRow(int Row, string Reason);

/// <summary>A record's row in the index.</summary>
internal record RecordRow
{
    public const string Columns = "r.id, r.list, r.row_key, r.number, r.entry, r.gone, r.fields, r.rest, r.base, r.person, r.via";

    public string Id { get; init; } = "";
    public string List { get; init; } = "";
    public string RowKey { get; init; } = "";
    public long Number { get; init; }
    public string Entry { get; init; } = "";
    public int Gone { get; init; }
    public string Fields { get; init; } = "";
    public string Rest { get; init; } = "";
    public string Base { get; init; } = "";
    public string Person { get; init; } = "";
    public string? Via { get; init; }

    /// <summary>Writes rows that are not there.</summary>
    public static void Insert(IndexDatabase index, IEnumerable<RecordRow> rows) => index.Insert("record", ["id", "list", "row_key", "number", "entry", "gone", "fields", "rest", "base", "person", "via"],
        rows.Select(r => new object?[] { r.Id, r.List, r.RowKey, r.Number, r.Entry, r.Gone, r.Fields, r.Rest, r.Base, r.Person, r.Via }));

    public RecordView View() => new()
    {
        Id = Id,
        List = List,
        RowKey = RowKey,
        Number = (int)Number,
        Gone = Gone != 0,
        Person = Person,
        Entry = Entry,
        Fields = RecordText.Read(Fields),
        Rest = JsonText.Read<Dictionary<string, string>>(Rest),
    };
}
