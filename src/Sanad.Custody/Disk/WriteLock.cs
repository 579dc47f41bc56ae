using System.Diagnostics;

namespace Sanad.Custody.Disk;

/// <summary>One writer at a time on a casebook, across processes. The system lets go of it when the process dies.</summary>
internal static class WriteLock
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Takes the lock; disposing gives it back.</summary>
    /// <exception cref="CasebookLockedException">Another one kept it for longer than <paramref name="wait"/>.</exception>
    /// <exception cref="OperationCanceledException">Waiting was given up.</exception>
    public static IDisposable Take(string file, TimeSpan wait, Action? onWaiting, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        for (var told = false; ; Thread.Sleep(Pause))
        {
            if (TryTake(file) is { } held)
                return held;
            cancel.ThrowIfCancellationRequested();
            if (clock.Elapsed >= wait)
                throw new CasebookLockedException(file);
            if (!told)
                onWaiting?.Invoke();
            told = true;
        }
    }

    private static FileStream? TryTake(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException taken) when (taken.HResult is SharingViolation or WouldBlockLinux or WouldBlockMac)
        {
            return null;
        }
    }
}
