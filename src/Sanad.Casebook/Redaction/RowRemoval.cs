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

    private const string ListsOf = "select distinct r.list from record r where r.id in @list";
    private const string Known = "select count(*) from record r where r.id in @list";

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
        var wanted = records.ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<ContentHash>();
        foreach (var body in wanted.Count == 0 ? [] : Lists(wanted))
        {
            foreach (var file in ListReplacement.Present(book, body.Original!.Value))
            {
                var isCopy = file != body.Original;
                var rows = RowsOf(body, file, isCopy, wanted);
                if (rows.Count > 0 && seen.Add(file))
                    yield return new(file, body, isCopy, rows);
            }
        }
    }

    // A row that another copy's decision took away is in no index, and may be in the file of any list.
    private List<ListBody> Lists(HashSet<string> records)
    {
        var all = book.Folder.Entries().OfTypes([ListBody.EntryType]).Select(KnownFromJournal.Body<ListBody>).OfType<ListBody>().Where(body => body.Original is not null).ToList();
        if (book.Index.Single<long>(Known, IndexDatabase.List(records)) < records.Count)
            return all;
        var lists = book.Index.Query<string>(ListsOf, IndexDatabase.List(records)).ToHashSet(StringComparer.Ordinal);
        return all.FindAll(body => lists.Contains(body.Name));
    }

    private HashSet<int> RowsOf(ListBody body, ContentHash file, bool isCopy, HashSet<string> records)
    {
        using var sheet = ListSheet.Open(book.Folder.OpenObject(file), body.FileName ?? body.Name, isCopy ? null : body.Encoding);
        return [.. new ListReading(sheet, body).Rows().OfType<RowReading.Kept>().Where(r => records.Contains(StableId.Of('r', body.Name, r.Key))).Select(r => r.Number)];
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
}
