using System.Globalization;
using System.Security.Cryptography;
using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Storage;
using Sanad.Custody;
using Sanad.Linkage.Comparisons;
using Sanad.Linkage.Names;
using Sanad.Reading;

namespace Sanad.Casebook.Lists;

/// <summary>
/// Takes a list in: looks at every row first, then keeps the file as an original and says in the journal how it is read. The same list again, with a newer
/// file, is an update by what names its rows.
/// </summary>
internal sealed class AddList(OpenCasebook book, ListRequest request)
{
    private readonly IndexDatabase _index = book.Index;
    private readonly List<string> _notes = [];

    public ListOutcome Run(string path)
    {
        try
        {
            var file = request.FileName ?? Path.GetFileName(path);
            return WhyNot(path, file) is { } why ? new ListOutcome.Refused(why) : Run(path, file);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or (IOException and not FlushFailedException) or UnauthorizedAccessException)
        {
            return new ListOutcome.Refused(wrong.Message);
        }
    }

    /// <summary>Why a file can be no list, whatever the casebook holds; null = it may be one.</summary>
    public static string? WhyNot(string path, string file) => Directory.Exists(path) ? $"{file} is a folder. Name the lists in it one by one."
        : new FileInfo(path) is not { Exists: true, Length: > 0 } ? $"{file} is not there, or empty. Check the name; relative names start at the current folder."
        : null;

    private ListOutcome Run(string path, string file)
    {
        using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
        var original = ContentHash.FromDigest(SHA256.HashData(bytes));
        var name = (request.Name ?? Path.GetFileNameWithoutExtension(file)).Trim();
        if (name.Length is 0 or > 200)
            return new ListOutcome.Refused("The list needs a name of 1 to 200 characters: give it with --name.");
        var known = ListRecord.One(_index, name);
        if (known is { Original: null })
            return new ListOutcome.Refused($"\"{name}\" holds records that were typed by hand. Give the list of this file another name with --name.");
        if (ListRecord.Every(_index).FirstOrDefault(l => l.Original == original.Hex && l.Name != name) is { } same)
            return new ListOutcome.Refused($"{file} is the same file as the list \"{same.Name}\": every row would be its own double. To read it in another way, add it with --name \"{same.Name}\".");
        bytes.Position = 0;
        using var sheet = ListSheet.Open(bytes, file, request.Encoding);
        var (map, source) = MapOf(sheet, known, file);
        var body = new ListBody { Name = name, Original = original, FileName = file, Map = ListBody.MapOf(map), IdColumn = request.WithoutId ? null : request.IdColumn ?? known?.IdColumn, Missing = request.Missing ?? known?.Missing, Encoding = sheet.Encoding };
        if (request.Encoding is null && sheet.Encoding is { } guessed)
            _notes.Add(ListCsv.Guessed(guessed));
        return Look(path, body, sheet, known, map, source);
    }

    private (ColumnMap Map, MapSource Source) MapOf(ListSheet sheet, ListRecord? known, string file)
    {
        if (request.Map is { } given)
            return (given, MapSource.Given);
        if (known is not null)
            return (known.View().Map, MapSource.Saved);
        var guessed = new ListColumns(book.Packs).Guess(sheet.Columns);
        return guessed.Roles.Any(r => RecordNames.IsName(r.Role) || r.Role == Linkage.Role.IdNumber) ? (guessed, MapSource.Guessed) : throw new InvalidDataException(
            $"None of the columns of {file} is known as a name. Its first row says: {string.Join(", ", sheet.Columns.Take(40))}. Say which columns hold what, for example --map given_name=A,family_name=B; if that row is no header, add one above it.");
    }

    private ListOutcome Look(string path, ListBody body, ListSheet sheet, ListRecord? known, ColumnMap map, MapSource source)
    {
        if (body.IdColumn is null && !request.WithoutId && known is null && request.Map is null && new ListColumns(book.Packs).GuessId(sheet.Columns.Except(map.Roles.SelectMany(r => r.Columns), StringComparer.Ordinal).ToList()) is { } id)
            body = body with { IdColumn = id };
        var taken = ListReplacement.TakenRows(book);
        var reading = new ListReading(sheet, body, taken);
        var rows = reading.Rows().Select(Interruptible).ToList();
        if (body.IdColumn is { } guessed && request.IdColumn is null && known is null && rows.OfType<RowReading.Refused>().Any(r => r.ForItsId))
        {
            _notes.Add($"The column \"{guessed}\" looks like an id, but is empty or repeated in some rows, so it does not name them.");
            using var again = ListSheet.Open(File.OpenRead(path), body.FileName!, body.Encoding);
            body = body with { IdColumn = null };
            reading = new ListReading(again, body, taken);
            rows = [.. reading.Rows().Select(Interruptible)];
        }
        if (rows.Count == 0)
            return new ListOutcome.Refused($"{body.FileName} has a header and no row below it.");
        if (!rows.Exists(r => r is RowReading.Kept))
            return new ListOutcome.Refused($"None of the {rows.Count} rows of {body.FileName} can be used. The first: row {rows[0].Number}, {((RowReading.Refused)rows[0]).Reason}.");
        var report = Report(body, rows, map, source, reading.Unmapped);
        var same = known is not null && request.Encoding is null && known.Original == body.Original!.Value.Hex && known.Map == JsonText.Line(body.Map) && known.IdColumn == body.IdColumn && known.Missing == body.Missing;
        return new ListOutcome.Read(request.DryRun || same ? report : Saved(report, path, body));
    }

    // The journal is held while it is written; what follows from it, linking too, is worked out when others may write again.
    private ListReport Saved(ListReport report, string path, ListBody body)
    {
        var before = new PersonChanges(_index);
        var entry = Save(path, body);
        new JournalFold(book).Advance(session: null, progress: null, CancellationToken.None);
        var (merged, split) = before.Since();
        return report with { Entry = entry, Merged = merged, Split = split };
    }

    // Until something is written, an interruption ends it; then it is carried through.
    private RowReading Interruptible(RowReading row)
    {
        book.Options.Cancel.ThrowIfCancellationRequested();
        return row;
    }

    private ListReport Report(ListBody body, List<RowReading> rows, ColumnMap map, MapSource source, IReadOnlyList<string> unmapped)
    {
        var before = _index.Query<RecordRow>($"select {RecordRow.Columns} from record r where r.list = @name", new { name = body.Name }).ToDictionary(r => r.RowKey, StringComparer.Ordinal);
        var notes = new RowNotes(new NameWords(book.Packs), new DateText(book.Packs));
        var verdicts = new List<RowVerdict>(rows.Count);
        foreach (var row in rows)
        {
            verdicts.Add(row switch
            {
                RowReading.Refused no => new(no.Number, RowStatus.Refused, null, no.Reason, []),
                RowReading.Kept kept => new(kept.Number, StatusOf(kept, before.Remove(kept.Key, out var was) ? was : null), StableId.Of('r', body.Name, kept.Key), null, notes.Of(kept.Fields)),
                _ => throw new InvalidOperationException($"A row of an unknown kind: {row}"),
            });
        }
        if (body.IdColumn is null)
            _notes.Add("No column names the rows: a row that is changed later counts as a new record, and the old one as gone. --id COLUMN names them.");
        foreach (var (role, columns) in map.Roles.Where(m => !rows.OfType<RowReading.Kept>().Any(r => r.Fields.Any(f => f.Role == m.Role))))
            _notes.Add($"No row has a value for {ColumnMap.NameOf(role)} ({string.Join('+', columns)}).");
        return new()
        {
            Name = body.Name,
            Original = body.Original!.Value,
            Map = map,
            MapFrom = source,
            IdColumn = body.IdColumn,
            Unmapped = unmapped,
            Rows = verdicts,
            Gone = [.. before.Values.Where(r => r.Gone == 0).Select(r => r.RowKey).Order(StringComparer.Ordinal)],
            Notes = _notes,
        };
    }

    private static RowStatus StatusOf(RowReading.Kept row, RecordRow? before) => before switch
    {
        null => RowStatus.Added,
        _ when before.Fields == row.FieldsText && before.Rest == row.RestText && before.Gone == 0 => RowStatus.Unchanged,
        _ => RowStatus.Updated,
    };

    private const string IsKnown = "select (select count(*) from document where original = @hex) + (select count(*) from list where original = @hex)";

    private string Save(string path, ListBody body)
    {
        using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
        var head = new byte[4096];
        var length = bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        bytes.Position = 0;
        using var session = book.BeginWrite();
        var stored = session.Store(bytes, book.Options.Cancel);
        if (stored.Hash != body.Original)
            throw new InvalidDataException($"{body.FileName} changed while it was being read. Run the command again.");
        if (_index.Single<long>(IsKnown, new { hex = stored.Hash.Hex }) == 0)
            session.Append(CaptureBody.EntryType, HumanAct.ToBody(Capture(stored, body, MediaTypes.Sniff(head.AsSpan(0, length), body.FileName))));
        var entry = session.Append(ListBody.EntryType, HumanAct.ToBody(body)).Id;
        session.Seal();
        return entry;
    }

    private CaptureBody Capture(StoredObject stored, ListBody body, string mediaType) => new()
    {
        Original = stored.Hash,
        Sha512 = stored.Sha512,
        Size = stored.Size,
        MediaType = mediaType,
        FileName = body.FileName!,
        Method = CaptureBody.List,
        ToolVersion = book.Options.ToolVersion,
        CapturedAt = book.Options.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };
}
