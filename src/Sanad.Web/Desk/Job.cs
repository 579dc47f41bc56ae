using Sanad.Casebook.Opening;

namespace Sanad.Web.Desk;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    Running,
    Done,
    Cancelled,
    Failed,
}

/// <summary>
/// Work that takes longer than a page may: it goes on when the page is left, is looked at again by its address, and can be cancelled. It works on
/// a casebook of its own, opened beside the desk's.
/// </summary>
public abstract class Job : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();

    /// <summary>Its name in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>keep, verify, rebuild: the key of its words below jobs.</summary>
    public abstract string Kind { get; }

    public required DateTimeOffset Started { get; init; }

    public JobState State { get; private set; } = JobState.Running;

    /// <summary>Units done, of <see cref="Total"/>; files, bytes or entries by the kind of job.</summary>
    public long Done { get; protected set; }

    /// <summary>0 = not known yet.</summary>
    public long Total { get; protected set; }

    /// <summary>Why it failed, in English; null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>False for work that would leave something half-done: it goes on to its end.</summary>
    public virtual bool CanBeStopped => true;

    /// <summary>True when it brings the index up to date itself: pages then do not do the same work beside it.</summary>
    public virtual bool Indexes => false;

    /// <summary>True when a person asked it to stop, also while it comes to a safe end.</summary>
    public bool IsStopping => _cancel.IsCancellationRequested;

    public void Cancel() => _cancel.Cancel();

    /// <summary>Does the work; called once, on a thread of its own.</summary>
    public void Run(CasebookOptions options, Action<Exception> onFault)
    {
        try
        {
            Work(options with { OnIndexing = null, Cancel = _cancel.Token }, _cancel.Token);
            State = JobState.Done;
        }
        catch (OperationCanceledException)
        {
            State = JobState.Cancelled;
        }
        catch (Exception fault)
        {
            Problem = fault.Message;
            State = JobState.Failed;
            onFault(fault);
        }
    }

    public void Dispose()
    {
        _cancel.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Work(CasebookOptions options, CancellationToken cancel);
}
