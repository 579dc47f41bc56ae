using System.Runtime.ExceptionServices;
using Sanad.Custody.Disk;

namespace Sanad.Custody.Bags;

/// <summary>Files on all cores, each of which hashes one after another.</summary>
internal static class Several
{
    private const int Most = 4;

    /// <summary>Does this to each; the first failure is thrown as it is, so that a person reads its cause: a full disk, an original that was altered.</summary>
    public static void AtOnce<T>(IEnumerable<T> all, Action<T, FileDigest> act, CancellationToken cancel)
    {
        try
        {
            var how = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 2, Most) };
            Parallel.ForEach(all, how, static () => new FileDigest(withSha512: true), (one, _, digest) =>
            {
                act(one, digest);
                return digest;
            }, static digest => digest.Dispose());
        }
        catch (AggregateException many)
        {
            ExceptionDispatchInfo.Throw(many.Flatten().InnerExceptions[0]);
        }
    }
}
