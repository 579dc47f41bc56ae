using System.Collections.Concurrent;

namespace Sanad.Linkage;

/// <summary>So many processors, and a way to stop them. Answers come back in the order of the questions, whoever found them.</summary>
/// <param name="Threads">Processors used.</param>
/// <param name="Cancel">Stops between items.</param>
internal sealed record Workers(int Threads, CancellationToken Cancel)
{
    // Fewer are not worth waking another thread for.
    private const int Share = 512;

    private ParallelOptions Options => new() { MaxDegreeOfParallelism = Threads, CancellationToken = Cancel };

    /// <summary>An answer for each item; the work must depend on nothing else.</summary>
    public TOut[] Map<TIn, TOut>(TIn[] items, Func<TIn, TOut> work)
    {
        var answers = new TOut[items.Length];
        Each(items.Length, i => answers[i] = work(items[i]));
        return answers;
    }

    /// <summary>Does small work for every number below this.</summary>
    public void Each(int count, Action<int> work) => For((count + Share - 1) / Share, share =>
    {
        for (var i = share * Share; i < Math.Min(count, (share + 1) * Share); i++)
            work(i);
    });

    /// <summary>Does the work for every number below this, each worth a thread's while.</summary>
    public void For(int count, Action<int> work) => Parallel.For(0, count, Options, work);

    /// <summary>The same with room to work in, which a thread keeps from one number to the next.</summary>
    public void For<TRoom>(int count, Func<TRoom> room, Action<int, TRoom> work)
    {
        var free = new ConcurrentBag<TRoom>();
        Parallel.For(0, count, Options, () => free.TryTake(out var left) ? left : room(), (i, _, own) =>
        {
            work(i, own);
            return own;
        }, free.Add);
    }
}
