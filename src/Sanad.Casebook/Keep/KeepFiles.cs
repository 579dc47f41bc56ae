using Sanad.Casebook.Opening;
using Sanad.Reading;

namespace Sanad.Casebook.Keep;

/// <summary>
/// Keeps files: originals and captures first, durable, then reading and claims. Whatever happens after a file was reported as kept, it is
/// kept; what the index lacks is made up at the next command. Run again on the same files it doubles nothing.
/// </summary>
public static class KeepFiles
{
    /// <summary>An outcome for each file, in the order of the files, each after its batch is safely on disk.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="paths">Files, or folders with everything below them. FILE.meta.json belongs to the file beside it.</param>
    /// <param name="given">What a person says about all of them; wins over FILE.meta.json.</param>
    /// <param name="progress">Told after each batch; null = nobody listens.</param>
    /// <param name="cancel">Stops between files; what was kept by then is sealed.</param>
    /// <param name="pace">How long others wait in between; null = as a command does.</param>
    /// <exception cref="OperationCanceledException">After the outcomes of everything that was kept.</exception>
    public static IEnumerable<KeepOutcome> Run(OpenCasebook book, IReadOnlyList<string> paths, Given given, IProgress<KeepProgress>? progress, CancellationToken cancel, KeepPace? pace = null) =>
        Run(book, FileList.Of(paths, book.Path), given, pace ?? KeepPace.OfCommands, progress, cancel);

    /// <summary>The same for files that were received under other names than they have on this disk: the journal says the names received.</summary>
    /// <exception cref="OperationCanceledException">After the outcomes of everything that was kept.</exception>
    public static IEnumerable<KeepOutcome> Run(OpenCasebook book, IReadOnlyList<ReceivedFile> files, Given given, IProgress<KeepProgress>? progress, CancellationToken cancel, KeepPace? pace = null) =>
        Run(book, FileList.Of(files, book.Path), given, pace ?? KeepPace.OfCommands, progress, cancel);

    private static IEnumerable<KeepOutcome> Run(OpenCasebook book, IReadOnlyList<FileItem> items, Given given, KeepPace pace, IProgress<KeepProgress>? progress, CancellationToken cancel)
    {
        var run = new KeepBatch(book, given, cancel);
        var done = 0;
        try
        {
            foreach (var batch in Batches(items, pace))
            {
                foreach (var outcome in run.Keep(batch))
                {
                    done++;
                    yield return outcome;
                }
                progress?.Report(new(done, items.Count));
                if (cancel.IsCancellationRequested)
                    break;
            }
        }
        finally
        {
            run.Finish();
        }
        cancel.ThrowIfCancellationRequested();
    }

    private static IEnumerable<List<FileItem>> Batches(IReadOnlyList<FileItem> items, KeepPace pace)
    {
        var (batch, bytes) = (new List<FileItem>(), 0L);
        foreach (var item in items)
        {
            if (batch.Count > 0 && (batch.Count == pace.Files || bytes + item.Size > pace.Bytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }
            batch.Add(item);
            bytes += item.Size;
        }
        if (batch.Count > 0)
            yield return batch;
    }
}
