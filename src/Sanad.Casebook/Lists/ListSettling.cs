using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Linkage;
using Sanad.Linkage.Names;

namespace Sanad.Casebook.Lists;

/// <summary>
/// Makes records of the lists that the journal names: the versions of a list one after the other, each read from its original. What an undo concerns is made
/// anew from its first version; else only new versions are read, since the records before them follow from the older ones.
/// </summary>
internal sealed class ListSettling(OpenCasebook book)
{
    private readonly IndexDatabase _index = book.Index;
    private readonly Lazy<NameWords> _words = new(() => new(book.Packs));
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    private const string NewActs = "select id, writer, type, time, body, position from entry where type = 'list.add' and position >= @from order by position";

    /// <summary>Follows entries from this place of the fold on.</summary>
    /// <returns>Records that came in, say something else than before or are no more, and those that shared a person with the latter; null when there was no list among them.</returns>
    public HashSet<string>? Run(long from)
    {
        var acts = _index.Query<ActRow>(NewActs, new { from }).ConvertAll(row => row.Act());
        if (acts.Count == 0)
            return null;
        var anew = acts.Select(act => NameUndone(act, 0)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var touched = acts.Select(act => act.Read<ListBody>()?.Name).OfType<string>().Where(name => name.Length > 0).Concat(anew).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var versions = HumanActs.InForce(_index, ListBody.EntryType).Select(act => (Act: act, Body: act.Read<ListBody>()!)).Where(v => v.Body is { Undoes: null })
            .ToLookup(v => v.Body.Name, StringComparer.Ordinal);
        var isNew = acts.Select(act => act.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var name in touched)
        {
            if (anew.Contains(name))
                Forget(name);
            foreach (var run in Runs(versions[name].Where(v => anew.Contains(name) || isNew.Contains(v.Act.Id))))
                Apply(name, run);
            Count(name);
        }
        return _changed;
    }

    // The list that an undo concerns, also through undone undoes.
    private string? NameUndone(HumanAct act, int depth) => depth < 100 && act.Read<ListBody>()?.Undoes is { } undone && HumanActs.Find(_index, undone) is { } earlier
        ? NameUndone(earlier, depth + 1) ?? earlier.Read<ListBody>()?.Name
        : null;

    // Records typed by hand come in runs: each run is written at once.
    private static IEnumerable<List<(HumanAct Act, ListBody Body)>> Runs(IEnumerable<(HumanAct Act, ListBody Body)> versions)
    {
        var run = new List<(HumanAct Act, ListBody Body)>();
        foreach (var version in versions)
        {
            if (run.Count > 0 && (version.Body.Row is null || run[0].Body.Row is null))
            {
                yield return run;
                run = [];
            }
            run.Add(version);
        }
        if (run.Count > 0)
            yield return run;
    }

    private static readonly string[] Tables = ["list_refused", "record", "list"];

    private const string WithPersonsOf = "select id from record where person in (select person from record where list = @name)";

    private void Forget(string name)
    {
        _changed.UnionWith(_index.Query<string>(WithPersonsOf, new { name }));
        foreach (var table in (string[])["record_name", "link_mark"])
            _index.Execute($"delete from {table} where record in (select id from record where list = @name)", new { name });
        foreach (var table in Tables)
            _index.Execute($"delete from {table} where {(table == "list" ? "name" : "list")} = @name", new { name });
    }

    private void Apply(string name, List<(HumanAct Act, ListBody Body)> run)
    {
        var (act, body) = run[^1];
        if (body.Row is not null)
            ApplyTyped(name, run);
        else if (body.Original is { } original)
            Note(name, act, body, ApplyFile(name, act.Id, body, original));
    }

    private void ApplyTyped(string name, List<(HumanAct Act, ListBody Body)> run)
    {
        var rows = run.Select((typed, i) => Fresh(name, typed.Act.Id[..16], i, typed.Act.Id, RecordText.Of(typed.Body.Row!), "{}")).ToList();
        var before = (int)_index.Single<long>("select count(*) from record where list = @name", new { name });
        Write(rows.Select((row, i) => row with { Number = before + i + 1 }), []);
        _changed.UnionWith(rows.Select(row => row.Id));
        var (act, body) = run[^1];
        if (_index.Single<long>("select count(*) from list where name = @name", new { name }) == 0)
            Note(name, act, body, new([], null, 0));
    }

    private static RecordRow Fresh(string list, string key, int number, string entry, IReadOnlyList<RoleValue> fields, string rest)
    {
        var id = StableId.Of('r', list, key);
        return new() { Id = id, List = list, RowKey = key, Number = number, Entry = entry, Fields = RecordText.Write(fields), Rest = rest, Base = id, Person = "p" + id[1..] };
    }

    private sealed record Header(IReadOnlyList<string> Columns, string? Problem, int Refused);

    private const string RecordsOf = $"select {RecordRow.Columns} from record r where r.list = @name";

    private Header ApplyFile(string name, string entry, ListBody body, ContentHash original)
    {
        if (ListReplacement.Current(book, original, out var isCopy) is not { } file)
            return new([], Custody.Redactions.Removed(book.Folder).Contains(original) ? "its original was taken away by a signed decision" : "its original is gone", 0);
        try
        {
            using var sheet = ListSheet.Open(book.Folder.OpenObject(file), body.FileName ?? name, isCopy ? null : body.Encoding);
            var known = _index.Query<RecordRow>(RecordsOf, new { name }).ToDictionary(r => r.RowKey, StringComparer.Ordinal);
            var (changed, refused) = (new List<RecordRow>(), new List<RowReading.Refused>());
            foreach (var row in new ListReading(sheet, body, ListReplacement.TakenRows(book)).Rows())
            {
                if (row is RowReading.Refused no)
                    refused.Add(no);
                else if (row is RowReading.Kept kept && Changed(name, entry, kept, known.Remove(kept.Key, out var before) ? before : null) is { } now)
                {
                    changed.Add(now);
                    if (before?.Fields != now.Fields)
                        _changed.Add(now.Id);
                }
            }
            Write(changed, [.. known.Values.Where(r => r.Gone == 0).Select(r => r.Id)]);
            _index.Execute("delete from list_refused where list = @name", new { name });
            _index.Insert("list_refused", ["list", "number", "reason"], refused.Select(r => new object?[] { name, (long)r.Number, r.Reason }));
            return new(sheet.Columns, null, refused.Count);
        }
        catch (InvalidDataException unreadable)
        {
            return new([], unreadable.Message, 0); // a map that a newer program wrote, or a reader that changed: said on the list's page
        }
    }

    private static RecordRow? Changed(string list, string entry, RowReading.Kept row, RecordRow? before)
    {
        if (before is null)
            return Fresh(list, row.Key, row.Number, entry, row.Fields, row.RestText);
        var same = before.Fields == row.FieldsText && before.Rest == row.RestText;
        return same && before.Number == row.Number && before.Gone == 0 ? null
            : before with { Number = row.Number, Gone = 0, Entry = same ? before.Entry : entry, Fields = row.FieldsText, Rest = row.RestText };
    }

    private const string RemoveRecords = "delete from record where id in @list";
    private const string RemoveNames = "delete from record_name where record in @list";
    private const string MarkGone = "update record set gone = 1 where id in @list";

    private void Write(IEnumerable<RecordRow> rows, IReadOnlyList<string> gone)
    {
        var changed = rows.ToList();
        var ids = IndexDatabase.List(changed.Select(r => r.Id));
        _index.Execute(RemoveRecords, ids);
        _index.Execute(RemoveNames, ids);
        RecordRow.Insert(_index, changed);
        _index.Insert("record_name", ["sound", "record"], changed.SelectMany(r => RecordNames.Sounds(RecordText.Read(r.Fields), _words.Value).Select(sound => new object?[] { sound, r.Id })));
        _index.Execute(MarkGone, IndexDatabase.List(gone));
    }

    private const string RemoveList = "delete from list where name = @name";

    private void Note(string name, HumanAct act, ListBody body, Header header)
    {
        _index.Execute(RemoveList, new { name });
        _index.Insert("list", ["name", "original", "received_as", "entry", "added_at", "columns", "map", "id_column", "missing", "records", "gone", "filled", "problem"],
            [[name, body.Original?.Hex, body.FileName, act.Id, act.Time, JsonText.Line(header.Columns), JsonText.Line(body.Map ?? new Dictionary<string, IReadOnlyList<string>>()), body.IdColumn, body.Missing, 0, 0, "{}", header.Problem]]);
    }

    private const string FieldsOf = "select fields as body, gone as number from record where list = @name";
    private const string NoteCounts = "update list set records = @records, gone = @gone, filled = @filled where name = @name";

    private void Count(string name)
    {
        var (records, gone, filled) = (0, 0, new SortedDictionary<Role, int>());
        foreach (var row in _index.Query<FieldsRow>(FieldsOf, new { name }))
        {
            records++;
            gone += (int)row.Number;
            foreach (var field in RecordText.Read(row.Body))
                filled[field.Role] = filled.GetValueOrDefault(field.Role) + 1;
        }
        if (records == 0 && _index.Single<long>("select count(*) from list where name = @name and original is null", new { name }) > 0)
            Forget(name);
        _index.Execute(NoteCounts, new { name, records, gone, filled = JsonText.Line(filled.ToDictionary(f => ColumnMap.NameOf(f.Key), f => f.Value, StringComparer.Ordinal)) });
    }

    private sealed record FieldsRow
    {
        public string Body { get; init; } = "";
        public long Number { get; init; }
    }

    private sealed record ActRow
    {
        public string Id { get; init; } = "";
        public string Writer { get; init; } = "";
        public string Type { get; init; } = "";
        public string Time { get; init; } = "";
        public string Body { get; init; } = "";

        public HumanAct Act() => new(Id, Writer, Type, Time, Body);
    }
}
