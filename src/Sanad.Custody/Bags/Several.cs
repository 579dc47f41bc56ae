using System.Runtime.ExceptionServices;

namespace Sanad.Custody.Bags;

/// <summary>Files on all cores.</summary>
internal static class Several
{
    private const int Most = 4;

    /// <summary>Does this to each; the first failure is thrown as it is, so that a person reads its cause: a full disk, an original that was altered.</summary>
    public static void AtOnce<T>(IEnumerable<T> all, Action<T> act, CancellationToken cancel)
    {
        try
        {
            Parallel.ForEach(all, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 2, Most) }, act);
        }
        catch (AggregateException many)
        {
            ExceptionDispatchInfo.Throw(many.Flatten().InnerExceptions[0]);
        }
    }
}
