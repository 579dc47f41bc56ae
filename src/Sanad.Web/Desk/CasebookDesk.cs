using Sanad.Casebook.Opening;
using Sanad.Custody;

namespace Sanad.Web.Desk;

/// <summary>
/// The one open casebook that pages read and acts are written with, one after another: a casebook is for one thread, and a page takes
/// milliseconds. Before each use it catches up with what other tabs, programs and running work wrote meanwhile.
/// </summary>
public sealed class CasebookDesk : IAsyncDisposable
{
    // Long enough that a reviewer's next key comes first, short enough that little stands unsealed when the machine is put away.
    private static readonly TimeSpan SealAfter = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly OpenCasebook _book;
    private readonly Timer _sealing;
    private readonly Timer _resting;
    private readonly TimeSpan _restAfter;
    private readonly Action<Exception> _onFault;
    private volatile bool _unsealed;

    private CasebookDesk(OpenCasebook book, WorkbenchOptions options)
    {
        (_book, Options, _onFault) = (book, options.Casebook, options.OnFault);
        Jobs = new(options.Casebook, options.OnFault);
        _sealing = new(_ => SealNow());
        _resting = new(_ => Rest());
        _restAfter = options.RestAfter;
    }

    /// <summary>With which the casebook was opened; running work opens it a second time.</summary>
    public CasebookOptions Options { get; }

    /// <summary>Where files lie between the browser and the casebook.</summary>
    public Incoming Incoming { get; } = new(Path.GetTempPath());

    /// <summary>Work that goes on while pages are looked at.</summary>
    public Jobs Jobs { get; }

    public static CasebookDesk Open(WorkbenchOptions options) => new(OpenCasebook.Open(options.Casebook, createIfMissing: true), options);

    /// <summary>Reads, or acts, with the casebook. What is returned must not hold on to it.</summary>
    public async Task<T> UseAsync<T>(Func<OpenCasebook, T> use, CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (Jobs.Rebuilding is { } job)
                throw new IndexBeingMadeException(job);
            // Running work folds what it writes into the same index itself; doing it here too would be the same work twice, in a page's time.
            if (!Jobs.AnyIndexing)
                _book.CatchUp(cancel);
            return use(_book);
        }
        finally
        {
            _resting.Change(_restAfter, Timeout.InfiniteTimeSpan);
            _turn.Release();
        }
    }

    /// <summary>The pseudonym of a writer; null for one whom nobody introduced.</summary>
    public string? PersonOf(string writer) => _book.Folder.PersonOf(writer);

    /// <summary>To be called after an act that was saved and not sealed: it is sealed when nothing was done for some seconds, or at the end.</summary>
    public void SealSoon()
    {
        _unsealed = true;
        _sealing.Change(SealAfter, Timeout.InfiniteTimeSpan);
    }

    // What was saved is safe meanwhile. When another program is writing just now, the next moment will do.
    private void SealNow() => InTurn(() =>
    {
        try
        {
            // Sealing folds too, and would make the index beside the work that does.
            if (Jobs.Rebuilding is not null)
                SealSoon();
            else
                Seal();
        }
        catch (CasebookLockedException)
        {
            SealSoon();
        }
    });

    // Nobody has asked for a while. Whoever asks next waits as after a start.
    private void Rest() => InTurn(() =>
    {
        if (!Jobs.AnyIndexing)
            _book.LetGo();
        Memory.GiveBack();
    });

    // What a clock begins: nobody waits for it, so a fault is told and goes no further.
    private void InTurn(Action act)
    {
        _turn.Wait();
        try
        {
            act();
        }
        catch (Exception fault)
        {
            _onFault(fault);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Seal()
    {
        if (!_unsealed)
            return;
        _unsealed = false;
        _book.Seal();
    }

    public async ValueTask DisposeAsync()
    {
        await Jobs.DisposeAsync();
        await _sealing.DisposeAsync();
        await _resting.DisposeAsync();
        Incoming.Dispose();
        await _turn.WaitAsync();
        try
        {
            Seal();
        }
        finally
        {
            _book.Dispose();
            _turn.Dispose();
        }
    }
}

/// <summary>The index is being made anew: there is nothing whole to read until that is done.</summary>
/// <param name="job">The work that does it.</param>
public sealed class IndexBeingMadeException(string job) : Exception("The index is being made anew.")
{
    public string Job { get; } = job;
}
