using Sanad.Casebook.Opening;

namespace Sanad.Web.Desk;

/// <summary>
/// The one open casebook that pages read and acts are written with, one after another: a casebook is for one thread, and a page takes
/// milliseconds. Before each use it catches up with what other tabs, programs and running work wrote meanwhile.
/// </summary>
public sealed class CasebookDesk : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly OpenCasebook _book;

    private CasebookDesk(OpenCasebook book, WorkbenchOptions options)
    {
        (_book, Options) = (book, options.Casebook);
        Jobs = new(options.Casebook, options.OnFault);
    }

    /// <summary>With which the casebook was opened; running work opens it a second time.</summary>
    public CasebookOptions Options { get; }

    /// <summary>Work that goes on while pages are looked at.</summary>
    public Jobs Jobs { get; }

    public static CasebookDesk Open(WorkbenchOptions options) => new(OpenCasebook.Open(options.Casebook, createIfMissing: true), options);

    /// <summary>Reads, or acts, with the casebook. What is returned must not hold on to it.</summary>
    public async Task<T> UseAsync<T>(Func<OpenCasebook, T> use, CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return use(_book);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Jobs.DisposeAsync();
        await _turn.WaitAsync();
        _book.Dispose();
        _turn.Dispose();
    }
}
