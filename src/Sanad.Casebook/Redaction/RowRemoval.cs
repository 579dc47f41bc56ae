using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Redaction;

/// <summary>Takes rows out of the files of their lists: each file that has them is replaced by a copy without them.</summary>
internal sealed class RowRemoval(OpenCasebook book)
{
    /// <summary>A list's file that has some of the rows.</summary>
    private sealed record Holding(ContentHash Original, ListBody Body, bool IsCopy, IReadOnlySet<int> Rows);

    private const string Keys = "select r.list as id, r.row_key as name, r.id as original from record r where r.id in @list";

    /// <summary>The files that have these rows, as they stand now.</summary>
    public IReadOnlyList<string> Replaced(IEnumerable<string> records) => [.. Holdings(records).Select(h => h.Original.Hex)];

    /// <summary>Stores the copies, and says in the journal of which file each is one.</summary>
    /// <exception cref="InvalidDataException">A copy would not read as the file does: nothing may be taken away then.</exception>
    public void Run(JournalSession session, IEnumerable<string> records)
    {
        foreach (var held in Holdings(records))
        {
            var copy = ListCopy.Without(Bytes(held.Original), held.Body.FileName ?? held.Body.Name, Encoding(held), held.Rows);
            if (!ReadsAsBefore(held, copy))
                throw new InvalidDataException($"The file of the list \"{held.Body.Name}\" could not be copied without the row. Save it without the row yourself, add it again, and destroy the old file.");
            var stored = session.Store(new MemoryStream(copy, writable: false), CancellationToken.None);
            session.Append(DeriveBody.EntryType, HumanAct.ToBody(new DeriveBody { Input = held.Original, Output = stored.Hash, Tool = ListReplacement.Tool, Version = book.Options.ToolVersion, Parameters = ["without rows"] }));
        }
    }

    private IEnumerable<Holding> Holdings(IEnumerable<string> records)
    {
        var wanted = book.Index.Query<RowKey>(Keys, IndexDatabase.List(records)).ToLookup(r => r.Id, r => r.Name, StringComparer.Ordinal);
        var seen = new HashSet<ContentHash>();
        foreach (var body in wanted.Count == 0 ? [] : book.Folder.Entries().OfTypes([ListBody.EntryType]).Select(KnownFromJournal.Body<ListBody>).ToList())
        {
            if (body is not { Original: { } original } || !wanted.Contains(body.Name) || ListReplacement.Current(book, original, out var isCopy) is not { } now)
                continue;
            var rows = RowsOf(body, now, isCopy, wanted[body.Name].ToHashSet(StringComparer.Ordinal));
            if (rows.Count > 0 && seen.Add(now))
                yield return new(now, body, isCopy, rows);
        }
    }

    private HashSet<int> RowsOf(ListBody body, ContentHash now, bool isCopy, HashSet<string> keys)
    {
        using var sheet = ListSheet.Open(book.Folder.OpenObject(now), body.FileName ?? body.Name, isCopy ? null : body.Encoding);
        return [.. new ListReading(sheet, body).Rows().OfType<RowReading.Kept>().Where(r => keys.Contains(r.Key)).Select(r => r.Number)];
    }

    private bool ReadsAsBefore(Holding held, byte[] copy)
    {
        using var before = ListSheet.Open(book.Folder.OpenObject(held.Original), held.Body.Name, Encoding(held));
        using var after = ListSheet.Open(new MemoryStream(copy, writable: false), held.Body.Name);
        return before.Columns.SequenceEqual(after.Columns, StringComparer.Ordinal)
            && Values(before, held).Where(r => !held.Rows.Contains(r.Number)).Select(r => r.Text).SequenceEqual(Values(after, held).Select(r => r.Text), StringComparer.Ordinal);
    }

    private static IEnumerable<(int Number, string Text)> Values(ListSheet sheet, Holding held) => new ListReading(sheet, held.Body).Rows()
        .Select(r => r is RowReading.Kept kept ? (r.Number, $"{kept.FieldsText} {kept.RestText}") : (r.Number, "refused"));

    private static string? Encoding(Holding held) => held.IsCopy ? null : held.Body.Encoding;

    private byte[] Bytes(ContentHash hash)
    {
        using var stream = book.Folder.OpenObject(hash);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record RowKey
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public string Original { get; init; } = "";
    }
}
