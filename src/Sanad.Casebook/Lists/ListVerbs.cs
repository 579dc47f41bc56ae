using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Linkage;
using Sanad.Linkage.Comparisons;
using Sanad.Linkage.Names;

namespace Sanad.Casebook.Lists;

/// <summary>What people do with lists. Each act is a sealed journal entry and can be undone.</summary>
public static class ListVerbs
{
    /// <summary>The list of records typed by hand, when no other is named.</summary>
    public const string ByHand = "by hand";

    /// <summary>Takes a list in from a file, or looks at what that would do.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="path">CSV or XLSX.</param>
    /// <param name="request">What is known of it.</param>
    public static ListOutcome Add(OpenCasebook book, string path, ListRequest request) => new AddList(book, request).Run(path);

    /// <summary>Why a file can be no list, whatever the casebook holds: asked before a casebook is made for it. Null = it may be one.</summary>
    /// <param name="path">CSV or XLSX.</param>
    public static string? WhyNot(string path) => AddList.WhyNot(path, Path.GetFileName(path));

    /// <summary>The columns of a list's file; empty when it holds no table.</summary>
    /// <param name="path">CSV or XLSX.</param>
    /// <param name="encoding">Of its text; null = as it looks.</param>
    public static IReadOnlyList<string> Columns(string path, string? encoding = null)
    {
        try
        {
            using var sheet = ListSheet.Open(File.OpenRead(path), Path.GetFileName(path), encoding);
            return sheet.Columns;
        }
        catch (InvalidDataException)
        {
            return []; // Add says why
        }
    }

    /// <summary>Adds one record by hand, and says which records have a name like it.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="fields">Its values by role.</param>
    /// <param name="list">The list that it belongs to; null = <see cref="ByHand"/>.</param>
    /// <param name="dryRun">True to look only.</param>
    public static RowOutcome AddRow(OpenCasebook book, IReadOnlyList<RoleValue> fields, string? list, bool dryRun)
    {
        var (name, values) = ((list ?? ByHand).Trim(), fields.Where(f => f.Value.Trim().Length > 0).ToDictionary(f => ColumnMap.NameOf(f.Role), f => f.Value.Trim(), StringComparer.Ordinal));
        if (values.Count == 0)
            return new RowOutcome.Refused("The record has no value. Write --row \"given_name=..,family_name=..\"");
        if (name.Length is 0 or > 200)
            return new RowOutcome.Refused("The list needs a name of 1 to 200 characters.");
        if (ListRecord.One(book.Index, name) is { Original: not null })
            return new RowOutcome.Refused($"The list \"{name}\" is a file: add the row there and add the file again, or leave --name out.");
        var read = RecordText.Of(values);
        var (alike, notes) = (RecordSearch.Alike(book, read), new RowNotes(new NameWords(book.Packs), new DateText(book.Packs)).Of(read));
        if (dryRun)
            return new RowOutcome.Added(null, null, alike, notes);
        var entry = HumanEntry.Append(book, ListBody.EntryType, HumanAct.ToBody(new ListBody { Name = name, Row = values }));
        return new RowOutcome.Added(entry, Basics.StableId.Of('r', name, entry[..16]), alike, notes);
    }

    /// <summary>All lists by name.</summary>
    public static IReadOnlyList<ListView> All(OpenCasebook book) => ListRecord.Every(book.Index).ConvertAll(l => l.View());

    /// <summary>A list by its name, or by a unique beginning of it; null when none or several have it.</summary>
    public static ListView? Find(OpenCasebook book, string name)
    {
        var lists = All(book);
        var begins = lists.Where(l => l.Name.StartsWith(name.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return lists.FirstOrDefault(l => l.Name == name.Trim()) ?? (begins is [var one] ? one : null);
    }

    private const string RecordsOf = $"select {RecordRow.Columns} from record r where r.list = @list order by r.gone, r.number, r.id limit @take offset @skip";
    private const string HowMany = "select count(*) from record where list = @list";

    /// <summary>Records of a list in the order of its file, those gone last.</summary>
    public static Page<RecordView> Records(OpenCasebook book, string list, int skip, int take) => new(
        book.Index.Query<RecordRow>(RecordsOf, new { list, take, skip }).ConvertAll(r => r.View()), (int)book.Index.Single<long>(HowMany, new { list }));

    private const string RefusedOf = "select number, reason from list_refused where list = @list order by number limit @take";

    /// <summary>Rows of a list's newest file that are no records.</summary>
    public static IReadOnlyList<RefusedRow> Refused(OpenCasebook book, string list, int take) =>
        book.Index.Query<RefusedRecord>(RefusedOf, new { list, take }).ConvertAll(r => new RefusedRow((int)r.Number, r.Reason));

    /// <summary>Reads one record typed as ROLE=VALUE,ROLE=VALUE; a comma inside a value is fine unless a role follows it.</summary>
    /// <exception cref="FormatException">It is none; the message says what would do.</exception>
    public static IReadOnlyList<RoleValue> ParseRow(string typed)
    {
        var values = new List<RoleValue>();
        foreach (var piece in typed.Split(','))
        {
            var at = piece.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && ColumnMap.RoleOf(piece[..at].Trim()) is { } role)
                values.Add(new(role, piece[(at + 1)..].Trim()));
            else if (values.Count > 0 && at < 0)
                values[^1] = values[^1] with { Value = $"{values[^1].Value},{piece}" };
            else
                throw new FormatException($"\"{piece.Trim()}\" is no ROLE=VALUE. Roles: {string.Join(' ', Enum.GetValues<Role>().Select(ColumnMap.NameOf))}");
        }
        return values.GroupBy(v => v.Role).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new FormatException($"The role {ColumnMap.NameOf(twice.Key)} is given twice.")
            : values;
    }

    /// <summary>Takes a version of a list, or a record typed by hand, back; or an undo.</summary>
    public static VerbOutcome Undo(OpenCasebook book, string entryId) => HumanEntry.TakeBack(book, entryId, ListBody.EntryType, other => $"That entry is a {other}, no version of a list.");

    private sealed record RefusedRecord
    {
        public long Number { get; init; }
        public string Reason { get; init; } = "";
    }
}
