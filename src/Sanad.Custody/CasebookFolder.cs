using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody;

/// <summary>A casebook as plain files: originals, journal, public keys. Safe for several threads and processes; writing is one at a time.</summary>
public sealed class CasebookFolder
{
    /// <summary>The format that this program writes, and the newest that it reads.</summary>
    public const int Format = 1;

    /// <summary>The pseudonym of a writer who gave none.</summary>
    public const string FirstPerson = "writer-1";

    private readonly Lock _gate = new();
    private readonly Layout _layout;
    private readonly string _person;
    private CasebookJournal? _journal;
    private (CasebookJournal? Of, JournalEntries? Entries) _folded;
    private WriterKey? _key;
    private Exception? _stopped;

    private CasebookFolder(Layout layout, string id, SanadHome home, TimeProvider clock, string person)
    {
        (_layout, Id, Home, Clock, _person) = (layout, id, home, clock, person);
        Choice = WriterChoice.Of(home, layout, id, person);
    }

    /// <summary>16 hexadecimal digits: the beginning of the founding entry's hash.</summary>
    public string Id { get; }

    /// <summary>Full path with links resolved.</summary>
    public string Path => _layout.Root;

    /// <summary>Who writes here on this device. A writer that has yet to start gets its id at the first write.</summary>
    public string WriterId => Key.Writer;

    /// <summary>The pseudonym under which this device writes here.</summary>
    public string PersonHere => Choice.Person;

    /// <summary>Why the next write starts a new writer (a copied or restored folder, another device); null when none is needed.</summary>
    public string? NewWriterReason => Choice.Why;

    /// <summary>The pseudonym under which a writer came in; null for one whom no admitted writer introduced.</summary>
    public string? PersonOf(string writer) => Refresh().PersonOf(writer);

    /// <summary>Writers whose entries are not folded, because no admitted writer introduced them or because their key was revoked.</summary>
    public IReadOnlyList<string> KeptApart
    {
        get
        {
            var journal = Refresh();
            return [.. journal.Writers.Select(w => w.Writer).Where(w => !journal.IsAdmitted(w))];
        }
    }

    /// <summary>What contradicts the signatures, found while reading; such lines are not among the entries. Verify says more.</summary>
    public IReadOnlyList<Finding> Problems => [.. Refresh().AdmittedWriters.SelectMany(w => w.AllBatches).SelectMany(b => b.Broken)];

    internal Layout Layout => _layout;
    internal SanadHome Home { get; }
    internal TimeProvider Clock { get; }
    internal WriterChoice Choice { get; private set; }

    internal WriterKey Key
    {
        get
        {
            lock (_gate)
                return _key ??= Choice.Writer is { } known ? Home.OpenKey(known) : WriterKey.New();
        }
    }

    /// <summary>True for 1 to 40 of a-z, 0-9, dot and hyphen that begin with a letter or digit.</summary>
    public static bool IsPseudonym(string? person) => Introduction.IsPseudonym(person);

    /// <summary>Founds a casebook: folder, keys, CASEBOOK.txt, and the founding entry, sealed.</summary>
    /// <param name="path">Absent, empty, or what an interrupted creation left.</param>
    /// <param name="home">Gets the new private key.</param>
    /// <param name="clock">Times of entries.</param>
    /// <param name="person">A pseudonym: 1 to 40 of a-z, 0-9, dot and hyphen. Never a real name.</param>
    /// <exception cref="IOException">The folder holds something else, lies on a network share, or cannot be written.</exception>
    public static CasebookFolder Create(string path, SanadHome home, TimeProvider clock, string person = FirstPerson)
    {
        if (!IsPseudonym(person))
            throw new ArgumentException($"A pseudonym has 1 to 40 of a-z, 0-9, dot and hyphen, and begins with a letter or digit: {person}", nameof(person));
        NetworkShare.Refuse(System.IO.Path.GetFullPath(path));
        Durable.CreateFolder(System.IO.Path.GetFullPath(path));
        var layout = new Layout(Marks.Resolve(path));
        Creation.RefuseUsed(layout);
        using var held = WriteLock.Take(layout.Lock, TimeSpan.Zero, null);
        Creation.ClearUnfinished(layout);
        Marks.Leave(home, layout.Root);
        var id = Creation.Found(layout, home, clock, person);
        return new(layout, id, home, clock, person);
    }

    /// <summary>Opens a folder; writes nothing.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="home">Of this device.</param>
    /// <param name="clock">Times of entries.</param>
    /// <param name="person">The pseudonym of a new writer, where this device has had none in this casebook.</param>
    public static OpenOutcome Open(string path, SanadHome home, TimeProvider clock, string person = FirstPerson)
    {
        var layout = new Layout(Marks.Resolve(path));
        if (!Directory.Exists(layout.Root))
            return new OpenOutcome.NotACasebook($"There is no folder {layout.Root}");
        if (PlainFiles.FirstOdd(layout) is { } odd)
            return new OpenOutcome.Damaged(odd.Text);
        try
        {
            Founding.RefuseNewer(layout);
            if (!layout.Writers().Any(w => layout.Commits(w).Count > 0))
                return new OpenOutcome.NotACasebook($"{layout.Root} holds no sealed journal");
            return Founding.Find(layout) is { } id
                ? new OpenOutcome.Opened(new(layout, id, home, clock, person))
                : new OpenOutcome.Damaged("the founding entry (casebook.create) is gone or altered");
        }
        catch (NewerFormatException newer)
        {
            return new OpenOutcome.NewerFormat(newer.Found);
        }
    }

    /// <summary>Takes the write lock, finishes or rolls back what a killed process left, and starts writing. Dispose soon: others wait.</summary>
    /// <param name="wait">How long to wait for another process.</param>
    /// <param name="onWaiting">Called once when waiting begins.</param>
    /// <param name="cancel">Gives up waiting; when there is nothing to wait for, the lock is taken all the same.</param>
    /// <exception cref="CasebookLockedException">Another one kept the lock for longer.</exception>
    /// <exception cref="OperationCanceledException">Waiting was given up.</exception>
    /// <exception cref="NetworkShareException">The folder lies on a network share.</exception>
    /// <exception cref="FlushFailedException">A flush failed earlier: this object takes no more writes.</exception>
    public JournalSession BeginWrite(TimeSpan wait, Action? onWaiting = null, CancellationToken cancel = default)
    {
        var held = Hold(wait, onWaiting, cancel);
        try
        {
            return new(this, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Takes the write lock and looks who writes here now; disposing gives the lock back.</summary>
    internal IDisposable Hold(TimeSpan wait, Action? onWaiting, CancellationToken cancel)
    {
        if (_stopped is not null)
            throw new FlushFailedException(Path, _stopped);
        NetworkShare.Refuse(Path);
        var held = WriteLock.Take(_layout.Lock, wait, onWaiting, cancel);
        try
        {
            ChooseAgain();
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// All entries of admitted writers, sealed and open, ordered by (lamport, writer, sequence, leaf hash). Reads only what is new since the
    /// last call. Lines that no good signature covers are left out and stand in <see cref="Problems"/>.
    /// </summary>
    public JournalEntries Entries()
    {
        lock (_gate)
        {
            var now = Refresh();
            if (!ReferenceEquals(now, _folded.Of) || _folded.Entries is null)
                _folded = (now, JournalEntries.Of(now, _folded.Entries));
            return _folded.Entries;
        }
    }

    /// <summary>True when nobody has written since the last reading: a few questions to the file system, however long the journal is.</summary>
    public bool IsStill()
    {
        lock (_gate)
            return _journal is not null && _journal.IsStill(_layout);
    }

    /// <summary>The last commit of every branch and the open length of every admitted writer: equal heads mean equal entries. Cheap after the first call.</summary>
    public IReadOnlyList<WriterHead> Heads() => [.. Refresh().AdmittedWriters.SelectMany(w => w.Heads)];

    /// <summary>True when an original of this name is in the folder; its bytes are not read.</summary>
    public bool Has(ContentHash hash) => File.Exists(_layout.Object(hash));

    /// <summary>Opens an original for reading.</summary>
    /// <exception cref="FileNotFoundException">It is not here.</exception>
    public Stream OpenObject(ContentHash hash) =>
        new FileStream(_layout.Object(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);

    /// <summary>Bytes of an original.</summary>
    public long SizeOf(ContentHash hash) => new FileInfo(_layout.Object(hash)).Length;

    /// <summary>Reads all of the journal again: files were changed that were read before.</summary>
    internal CasebookJournal ReadAnew()
    {
        lock (_gate)
            (_journal, _folded) = (null, default);
        return Refresh();
    }

    internal CasebookJournal Refresh()
    {
        lock (_gate)
        {
            if (_journal is not null && _journal.IsStill(_layout))
                return _journal;
            var read = CasebookJournal.Read(_layout, Id, _journal);
            return _journal = _journal is not null && Same(_journal, read) ? _journal : read;
        }
    }

    /// <summary>The new writer has its key in the home and its place: from now on it is the one that goes on here.</summary>
    internal void Settle() => Choice = new(Key.Writer, Choice.Person, null, null, null);

    internal void Stop(Exception why) => _stopped = why;

    /// <summary>True after a flush that the disk did not confirm.</summary>
    internal bool IsStopped => _stopped is not null;

    // What recovery has to act on counts as a difference too: a torn end, and an open journal that was sealed already.
    private static bool Same(CasebookJournal a, CasebookJournal b) => a.Unforgotten.All(e => e.IsAsRead()) && a.Admitted.Count == b.Admitted.Count
        && a.Writers.Select(State).SequenceEqual(b.Writers.Select(State));

    private static (WriterHead Head, int Forked, long OpenBytes, bool OpenIsSealed) State(WriterJournal writer) =>
        (writer.Head, writer.Forks.Sum(f => f.Batches.Count), writer.Open.TotalBytes, writer.OpenIsSealed);

    // Another process may have started this folder's new writer, or the folder may have been rolled back, since it was opened.
    internal void ChooseAgain()
    {
        var now = WriterChoice.Of(Home, _layout, Id, _person).Unless(Home, Refresh());
        lock (_gate)
        {
            if (now.Writer is not null && now.Writer != _key?.Writer || now.Writer is null && Choice.Writer is not null)
                _key = null;
            Choice = now;
        }
    }
}
