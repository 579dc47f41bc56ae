using System.Text.Json.Nodes;
using Sanad.Custody.Journal;
using Sanad.Custody.Redaction;

namespace Sanad.Custody;

/// <summary>
/// One command's writing, under the write lock; for one thread. Nothing counts as saved before <see cref="Flush"/> returns; what was
/// not flushed is dropped by <see cref="Dispose"/>.
/// </summary>
public sealed class JournalSession : IDisposable
{
    private readonly CasebookFolder _folder;
    private readonly IDisposable _held;
    private readonly ObjectStore _objects;
    private readonly OpenJournal _open;
    private readonly IReadOnlySet<ContentHash> _removed;
    private long _lamport;
    private bool _ended;
    private bool _deciding;

    /// <param name="folder">The casebook.</param>
    /// <param name="held">The write lock.</param>
    /// <param name="before">What the caller set aside: an entry about each is the first thing written.</param>
    internal JournalSession(CasebookFolder folder, IDisposable held, IEnumerable<SetAside>? before = null)
    {
        (_folder, _held) = (folder, held);
        _objects = new(folder.Layout);
        List<SetAside> aside = [.. before ?? []];
        var journal = Recovery.Run(folder, aside);
        if (Forgetting.Apply(folder))
            journal = folder.Refresh();
        _removed = journal.Tombstones.Objects;
        _lamport = journal.HighestLamport(folder.WriterId);
        _open = new(folder.Layout, folder.WriterId, journal.Of(folder.WriterId));
        if (folder.Choice.Writer is null)
            NewWriter.Start(folder, this);
        Tell([.. aside, .. Recovery.Untold(folder.Layout, journal, aside)]);
    }

    private void Tell(IReadOnlyCollection<SetAside> aside)
    {
        foreach (var (file, reason) in aside)
            Append(Recovery.Type, Recovery.Body(file, reason));
        if (aside.Count > 0)
            Flush();
    }

    /// <summary>A session under a lock that the caller holds, and goes on holding.</summary>
    internal static JournalSession Within(CasebookFolder folder, IEnumerable<SetAside>? before = null) => new(folder, HeldByCaller.Instance, before);

    private sealed class HeldByCaller : IDisposable
    {
        public static readonly HeldByCaller Instance = new();

        public void Dispose()
        {
        }
    }

    /// <summary>Takes an original in: its bytes are on disk under a temporary name until <see cref="Flush"/>.</summary>
    /// <exception cref="IOException">For example the disk is full; nothing half-written is left, and the session can go on.</exception>
    /// <exception cref="RedactedOriginalException">A signed decision took these bytes away.</exception>
    public StoredObject Store(Stream content, CancellationToken cancel)
    {
        var stored = Restore(content, cancel);
        if (!_removed.Contains(stored.Hash))
            return stored;
        // What waits for its ciphertext stays.
        if (!stored.AlreadyThere)
            _objects.Drop(stored.Hash);
        throw new RedactedOriginalException(stored.Hash);
    }

    /// <summary>Takes an original in although a decision took it away: for the entry that takes that decision back, in the same session.</summary>
    public StoredObject Restore(Stream content, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        var stored = Guard(() =>
        {
            var taken = _objects.Store(content, cancel, out var setAside);
            return (taken, setAside);
        });
        if (stored.setAside is { } name)
            Append(Recovery.Type, Recovery.Body(name, "an original was altered; the true bytes came in again"));
        return stored.taken;
    }

    /// <summary>Opens an original, also one that was stored in this session and not flushed.</summary>
    public Stream OpenObject(ContentHash hash) => _objects.PendingFile(hash) is { } pending
        ? new FileStream(pending, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16)
        : _folder.OpenObject(hash);

    /// <summary>Adds an entry. The body may be of any shape up to 64 levels; a lone surrogate becomes U+FFFD.</summary>
    public JournalEntry Append(string type, JsonObject body)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        var line = EntryLine.Write(type, _open.NextSequence, _lamport + 1, EntryLine.Now(_folder.Clock), body);
        var entry = EntryLine.Read(line, _folder.WriterId, EntryLine.LeafHex(line), isSealed: false)
            ?? throw new ArgumentException($"The body of this {type} entry cannot be read back (too deep?)", nameof(body));
        _lamport++;
        _open.Add(line);
        return entry;
    }

    /// <summary>Makes originals durable, then the entries. Only after this may anyone be told "saved".</summary>
    /// <exception cref="FlushFailedException">The disk did not confirm; the folder takes no more writes in this process.</exception>
    /// <exception cref="IOException">For example the disk is full: the journal is as it was after the last flush.</exception>
    public void Flush()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        Guard(() =>
        {
            _objects.Flush();
            _open.Flush();
            if (!_deciding)
                _objects.AreNamed();
            return true;
        });
    }

    /// <summary>Flushes, then seals all open entries in one signed commit. Does nothing when there are none.</summary>
    public void Seal() => Seal(time: null);

    /// <summary>The same, with a time for the commit; null = now.</summary>
    internal void Seal(string? time)
    {
        Flush();
        Guard(() =>
        {
            Sealing.Run(_folder, _open, time ?? EntryLine.Now(_folder.Clock));
            return true;
        });
    }

    /// <summary>Seals, then takes away what signed decisions say is to go: objects, and the lines of entries.</summary>
    /// <exception cref="IOException">For example the disk is full. Before the decision was signed nothing of this session stays; afterwards the next write goes on with it.</exception>
    public void ApplyRedactions()
    {
        var (head, saved) = (_open.HeadNumber, _open.Length);
        _deciding = true;
        try
        {
            Seal();
        }
        catch (Exception failed) when (failed is UnauthorizedAccessException || failed is IOException and not FlushFailedException)
        {
            // Who was told that it failed may think better of it: no other command signs it for them.
            _open.CutTo(saved, head);
            throw;
        }
        _deciding = false;
        _objects.AreNamed();
        Guard(() => Forgetting.Apply(_folder, thorough: true));
    }

    /// <summary>Drops what was not flushed and gives the lock back.</summary>
    public void Dispose()
    {
        if (_ended)
            return;
        _ended = true;
        try
        {
            _objects.Discard();
            if (_objects.Unnamed.Count > 0 && !_folder.IsStopped)
                DropUnnamed();
        }
        finally
        {
            _held.Dispose();
        }
    }

    // What was given its place while its entries never came: no more of it stays than of what was not flushed. After a flush that failed, nobody knows what is on the disk.
    private void DropUnnamed()
    {
        var journal = _folder.Refresh();
        var named = NamedObjects.Types.SelectMany(type => journal.Writers.SelectMany(w => w.OfType(type))).SelectMany(NamedObjects.In).Select(o => o.Hash).ToHashSet();
        foreach (var hash in _objects.Unnamed.Where(hash => !named.Contains(hash)))
            File.Delete(_folder.Layout.Object(hash));
    }

    private T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (FlushFailedException failed)
        {
            _folder.Stop(failed);
            throw;
        }
    }
}
