using System.Collections.Concurrent;
using Sanad.Casebook.Opening;
using Sanad.Web.Integrity;

namespace Sanad.Web.Desk;

/// <summary>Running work and what became of it, for as long as the server runs.</summary>
public sealed class Jobs(CasebookOptions options, Action<Exception> onFault) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (Job Job, Task Work)> _all = new(StringComparer.Ordinal);
    private readonly Lock _starting = new();
    private int _last;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<Job> All => [.. _all.Values.Select(j => j.Job).OrderByDescending(j => j.Started).ThenByDescending(j => j.Id, StringComparer.Ordinal)];

    /// <summary>True while one brings the index up to date.</summary>
    public bool AnyIndexing => _all.Values.Any(j => j.Job.Indexes && !j.Work.IsCompleted);

    /// <summary>The id of the work that makes the index anew; null = none does.</summary>
    public string? Rebuilding => _all.Values.FirstOrDefault(j => j.Job is RebuildJob && !j.Work.IsCompleted).Job?.Id;

    public bool AnyRunning => _all.Values.Any(j => !j.Work.IsCompleted);

    public Job? Find(string id) => _all.TryGetValue(id, out var found) ? found.Job : null;

    /// <summary>Begins a job.</summary>
    /// <param name="make">Given its id and the time of its start.</param>
    public T Start<T>(Func<string, DateTimeOffset, T> make)
        where T : Job
    {
        var job = make(Interlocked.Increment(ref _last).ToString(System.Globalization.CultureInfo.InvariantCulture), options.Clock.GetUtcNow());
        _all[job.Id] = (job, Task.Factory.StartNew(() => job.Run(options, onFault), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return job;
    }

    /// <summary>Begins a job unless one runs that it must not run beside; null then.</summary>
    /// <param name="busy">Which running ones.</param>
    /// <param name="make">Given its id and the time of its start.</param>
    public T? StartUnless<T>(Func<Job, bool> busy, Func<string, DateTimeOffset, T> make)
        where T : Job
    {
        lock (_starting)
            return _all.Values.Any(j => !j.Work.IsCompleted && busy(j.Job)) ? null : Start(make);
    }

    /// <summary>Cancels what runs and waits until it has come to a safe end.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (job, _) in _all.Values)
            job.Cancel();
        await Task.WhenAll(_all.Values.Select(j => j.Work));
        foreach (var (job, _) in _all.Values)
            job.Dispose();
    }
}
