using System.Collections.Concurrent;
using Sanad.Casebook.Events;
using Sanad.Casebook.Journal;
using Sanad.Casebook.People;
using Sanad.Casebook.Read;
using Sanad.Casebook.Review.Desk;
using Sanad.Casebook.Search;
using Sanad.Casebook.Storage;
using Sanad.Custody;
using Sanad.Language;

namespace Sanad.Casebook.Opening;

/// <summary>A casebook with its index up to date: what every verb works on. For one thread; dispose it to close the database.</summary>
public sealed class OpenCasebook : IDisposable
{
    private OpenCasebook(CasebookOptions options, CasebookFolder folder, IndexDatabase index) => (Options, Folder, Index) = (options, folder, index);

    /// <summary>16 hexadecimal digits.</summary>
    public string Id => Folder.Id;

    /// <summary>Full path of the folder.</summary>
    public string Path => Folder.Path;

    /// <summary>Originals and journal.</summary>
    public CasebookFolder Folder { get; }

    /// <summary>What is known of languages and places.</summary>
    public Packs Packs => Options.Packs;

    /// <summary>True when opening read everything anew because the rules are others than those that made the index: `sanad claims --diff` tells what changed.</summary>
    public bool HasNewRules { get; internal set; }

    /// <summary>Why what signed decisions took away could not be removed from the folder yet; null = nothing waits. It is not shown in any case.</summary>
    public string? RedactionsDue { get; private init; }

    /// <summary>Why the pages of the database that held what was taken away are not written anew yet; null = nothing waits.</summary>
    public string? ScrubDue { get; internal set; }

    internal CasebookOptions Options { get; }

    internal IndexDatabase Index { get; }

    /// <summary>The queue of review; made when first asked for.</summary>
    internal ReviewDesk? Desk { get; set; }

    /// <summary>The queue of links; made when first asked for.</summary>
    internal LinkDesk? LinkDesk { get; set; }

    /// <summary>Documents as a search needs them; made when first asked for.</summary>
    internal SearchDesk? SearchDesk { get; set; }

    /// <summary>All events by time, and how the index was when they were read.</summary>
    internal (string Structure, IReadOnlyList<EventRow> Rows)? Events { get; set; }

    internal PlacesByName? PlacesByName { get; set; }

    internal Sanad.Linkage.Names.NameWords? NameWords { get; set; }

    /// <summary>Opens a casebook and brings its index up to date with its journal.</summary>
    /// <param name="options">Which, and with what.</param>
    /// <param name="createIfMissing">Founds one where there is none.</param>
    /// <exception cref="CasebookNotOpenedException">There is none, it is damaged, or of a newer format.</exception>
    /// <exception cref="IndexException">The index cannot be used; the message says what to do.</exception>
    public static OpenCasebook Open(CasebookOptions options, bool createIfMissing)
    {
        var folder = OpenFolder(options, createIfMissing);
        var due = StillDue(folder);
        var book = new OpenCasebook(options, folder, OpenIndex(options, folder)) { RedactionsDue = due };
        try
        {
            new JournalFold(book).Advance(session: null, options.OnIndexing, options.Cancel);
            return book;
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }

    /// <summary>Follows what this or another program wrote meanwhile. To be called before each request of a casebook that stays open: cheap when nothing was.</summary>
    /// <returns>True when there was something to follow.</returns>
    public bool CatchUp(CancellationToken cancel)
    {
        if (_followed is { } followed && Folder.IsStill() && IndexPosition.All(Index) == followed)
            return false;
        var before = IndexPosition.Read(Index);
        new JournalFold(this).Advance(session: null, progress: null, cancel, Settle.WithoutGathering);
        _followed = IndexPosition.All(Index);
        return IndexPosition.Read(Index) != before;
    }

    // What the index noted of itself when it had followed all of the journal.
    private string? _followed;

    /// <summary>Seals what was saved and not sealed, and brings everything that follows from it up to date; nothing when all is sealed.</summary>
    public void Seal() => HumanEntry.Settle(this);

    /// <summary>Lets go of everything that is held to be quick and can be made anew; the next request that needs it makes it.</summary>
    public void LetGo()
    {
        (Desk, LinkDesk, SearchDesk, Events, PlacesByName, NameWords, _first) = (null, null, null, null, null, null, null);
        _derivations.Clear();
        Index.LetGo();
    }

    /// <inheritdoc/>
    public void Dispose() => Index.Dispose();

    private readonly ConcurrentBag<Derivations> _derivations = [];
    private Derivations? _first;

    /// <summary>Reader and extractor of the calling thread; made when first needed, since packs take time to load.</summary>
    internal Derivations Derivations => _first ??= new(Packs);

    internal Derivations TakeDerivations() => _derivations.TryTake(out var free) ? free : new(Packs);

    internal void GiveBack(Derivations free) => _derivations.Add(free);

    internal JournalSession BeginWrite() => Folder.BeginWrite(Options.LockWait, Options.OnWaiting, Options.Cancel);

    // A folder on a medium that cannot be written is read all the same.
    private static string? StillDue(CasebookFolder folder)
    {
        if (!Redactions.AreDue(folder))
            return null;
        try
        {
            Redactions.Apply(folder, TimeSpan.FromSeconds(5));
            return null;
        }
        catch (Exception cannot) when (cannot is (IOException and not FlushFailedException) or UnauthorizedAccessException)
        {
            return cannot.Message;
        }
    }

    private static CasebookFolder OpenFolder(CasebookOptions options, bool createIfMissing)
    {
        var person = DeviceSettings.Read(options.Home).Pseudonym ?? CasebookFolder.FirstPerson;
        return CasebookFolder.Open(options.Path, options.Home, options.Clock, person) switch
        {
            OpenOutcome.Opened opened => opened.Folder,
            OpenOutcome.NotACasebook when createIfMissing => CasebookFolder.Create(options.Path, options.Home, options.Clock, person),
            var other => throw new CasebookNotOpenedException(other),
        };
    }

    private static IndexDatabase OpenIndex(CasebookOptions options, CasebookFolder folder) => options.Database is { } server
        ? IndexDatabase.OpenPostgres(server, folder.Id)
        : IndexDatabase.OpenSqlite(System.IO.Path.Combine(folder.Path, "index.db"));
}
