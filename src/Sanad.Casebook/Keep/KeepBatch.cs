using System.Data.Common;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Read;
using Sanad.Casebook.Storage;
using Sanad.Custody;
using Sanad.Reading;

namespace Sanad.Casebook.Keep;

/// <summary>
/// One batch: store every file, append the captures, one flush for all, then read and propose, all under one hold of the write lock. Between
/// batches another process may write.
/// </summary>
internal sealed class KeepBatch(OpenCasebook book, Given given, CancellationToken cancel)
{
    private const int HeadBytes = 4096;

    // The open journal is read anew at each hold of the lock: a long import seals now and then, so that it stays short.
    private const int SealAfter = 2048;
    private int _unsealed;
    private bool _sealed;

    /// <summary>An outcome for each item, fewer only when cancelled.</summary>
    public IReadOnlyList<KeepOutcome> Keep(List<FileItem> items)
    {
        using var session = book.BeginWrite();
        CatchUp(session);
        var taken = new List<Taken>(items.Count);
        foreach (var item in items)
        {
            if (cancel.IsCancellationRequested)
                break;
            taken.Add(item.Refused is { } refused ? new(item, refused) : Store(session, item));
        }
        Capture(session, taken);
        return Save(session, taken) is { } unsaved
            ? [.. taken.Select(t => t.Refused ?? new KeepOutcome.Refused(t.Item.Path, unsaved, "Free some space, then run the command again: what is kept already is not doubled."))]
            : Read(session, taken);
    }

    /// <summary>Seals everything and settles events; to be called once, also after an interruption.</summary>
    public void Finish()
    {
        if (_unsealed == 0 && !_sealed)
            return;
        using var session = book.BeginWrite();
        session.Seal();
        if (!cancel.IsCancellationRequested)
            new JournalFold(book).Advance(session, progress: null, cancel);
    }

    /// <summary>What became of one file on its way in.</summary>
    private sealed record Taken(FileItem Item, KeepOutcome.Refused? Refused)
    {
        public StoredObject? Stored { get; init; }
        public string MediaType { get; init; } = "";
        public Given Given { get; init; } = Given.Nothing;
        public IReadOnlyList<string> Warnings { get; init; } = [];

        /// <summary>Set when the casebook had these bytes before.</summary>
        public KeepOutcome.AlreadyKept? Known { get; set; }
    }

    // Another process may have written since the last batch; the captures that it made must be known before ours are judged.
    private void CatchUp(JournalSession session) => new JournalFold(book).Advance(session, progress: null, CancellationToken.None, Settle.Nothing);

    private Taken Store(JournalSession session, FileItem item)
    {
        try
        {
            var (values, warnings, problem) = MetaBeside.Of(item.Path, given);
            if (problem is not null)
                return new(item, new(item.Path, problem, "Correct or remove it, then keep the file again."));
            using var stream = new FileStream(item.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            var mediaType = MediaTypes.Sniff(Head(stream), item.Name);
            return new(item, null) { Stored = session.Store(stream, cancel), MediaType = mediaType, Given = values, Warnings = warnings };
        }
        catch (OperationCanceledException)
        {
            return new(item, new(item.Path, "the command was interrupted", "Run it again."));
        }
        catch (Exception wrong) when (wrong is (IOException and not FlushFailedException) or UnauthorizedAccessException)
        {
            return new(item, new(item.Path, wrong.Message, WhatToDo(wrong)));
        }
    }

    private static string WhatToDo(Exception wrong) => wrong is RedactedOriginalException ? "Leave it out." : wrong is UnauthorizedAccessException
        ? "Give yourself permission to read it, then keep it again."
        : "Check that the file can be read and that the disk has space, then run the command again.";

    private static ReadOnlySpan<byte> Head(FileStream stream)
    {
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        stream.Position = 0;
        return head.AsSpan(0, length);
    }

    private const string KnownCaptures = $"select {DocumentRow.Columns} from document d where d.original in @list";

    private void Capture(JournalSession session, List<Taken> taken)
    {
        var hashes = taken.Select(t => t.Stored?.Hash.Hex).OfType<string>();
        var known = book.Index.Query<DocumentRow>(KnownCaptures, IndexDatabase.List(hashes)).ToDictionary(d => d.Original, d => (d.ReceivedAs, d.ToCapture().Given), StringComparer.Ordinal);
        foreach (var one in taken.Where(t => t.Stored is not null))
        {
            var hash = one.Stored!.Hash;
            if (known.TryGetValue(hash.Hex, out var before))
                one.Known = new(one.Item.Path, hash, before.ReceivedAs, NoteOn(one.Given, before.Given));
            else
                session.Append(CaptureBody.EntryType, HumanAct.ToBody(BodyOf(one)));
            known.TryAdd(hash.Hex, (one.Item.Name, one.Given));
        }
    }

    private static string? NoteOn(Given now, Given before) => now == Given.Nothing || now == before
        ? null
        : "What is given about it now was not recorded, since the file was kept before; `sanad document set` corrects a document.";

    private CaptureBody BodyOf(Taken one) => new()
    {
        Original = one.Stored!.Hash,
        Sha512 = one.Stored.Sha512,
        Size = one.Stored.Size,
        MediaType = one.MediaType,
        FileName = one.Item.Name,
        ToolVersion = book.Options.ToolVersion,
        CapturedAt = book.Options.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        Given = one.Given == Given.Nothing ? null : one.Given,
    };

    /// <summary>Null when everything is on disk; else why not.</summary>
    private string? Save(JournalSession session, List<Taken> taken)
    {
        try
        {
            session.Flush();
            _unsealed += taken.Count(t => t.Stored is not null && t.Known is null);
            if (_unsealed < SealAfter)
                return null;
            session.Seal();
            _unsealed = 0;
            _sealed = true;
            return null;
        }
        catch (IOException full) when (full is not FlushFailedException)
        {
            return $"it could not be saved: {full.Message}";
        }
    }

    private List<KeepOutcome> Read(JournalSession session, List<Taken> taken)
    {
        var later = ReadNow(session);
        var summaries = Summaries(taken.Where(t => t is { Stored: not null, Known: null }).Select(t => t.Stored!.Hash.Hex));
        return [.. taken.Select(t => t.Refused ?? (KeepOutcome?)t.Known
            ?? new KeepOutcome.Kept(t.Item.Path, t.Stored!.Hash, t.Stored.Size, WithWarnings(t, summaries.GetValueOrDefault(t.Stored.Hash.Hex) ?? NotYet(t, later))))];
    }

    private static ReadSummary WithWarnings(Taken t, ReadSummary read) => read with { Warnings = [.. t.Warnings, .. read.Warnings] };

    // What a writer kept apart takes in is folded for nobody, here either, until somebody admits its key.
    private ReadSummary NotYet(Taken t, string? why) => new(t.MediaType, null, null, null, null, null, null, 0, 0, 0, [], book.Folder.KeptApart.Contains(book.Folder.WriterId)
        ? "nobody has admitted the key of this device yet"
        : $"it is kept but not read yet: {why ?? "the command was interrupted"}. The next command reads it.");

    /// <summary>Null when the index has followed; else why it has not. The originals are safe in any case.</summary>
    private string? ReadNow(JournalSession session)
    {
        try
        {
            new JournalFold(book).Advance(session, progress: null, cancel, Settle.Nothing);
            return null;
        }
        catch (OperationCanceledException)
        {
            return "the command was interrupted";
        }
        catch (Exception stuck) when (stuck is DbException or (IOException and not FlushFailedException))
        {
            return stuck.Message;
        }
    }

    private const string DocumentsOf = $"select {DocumentRow.Columns} from document d where d.original in @list";
    private const string ClaimCounts = "select original, count(*) as claims from claim where original in @list group by original";

    private Dictionary<string, ReadSummary> Summaries(IEnumerable<string> originals)
    {
        var list = IndexDatabase.List(originals);
        var claims = book.Index.Query<CountRow>(ClaimCounts, list).ToDictionary(c => c.Original, c => (int)c.Claims, StringComparer.Ordinal);
        return book.Index.Query<DocumentRow>(DocumentsOf, list).ToDictionary(d => d.Original, d => Summary(d, claims.GetValueOrDefault(d.Original)), StringComparer.Ordinal);
    }

    private static ReadSummary Summary(DocumentRow row, int claims)
    {
        var d = row.MachineDocument();
        return new(d.MediaType, d.Language, d.Title, d.Outlet, d.Origin, d.Published, d.PublishedKind, (int)row.TextLength, (int)row.FurnitureLength, claims, d.Warnings, row.Problem);
    }

    private sealed record CountRow
    {
        public string Original { get; init; } = "";
        public long Claims { get; init; }
    }
}
