using Sanad.Casebook.Opening;
using Sanad.Reading;

namespace Sanad.Casebook.Keep;

/// <summary>
/// Keeps files: originals and captures first, durable, then reading and claims. Whatever happens after a file was reported as kept, it is
/// kept; what the index lacks is made up at the next command. Run again on the same files it doubles nothing.
/// </summary>
public static class KeepFiles
{
    private const int FilesABatch = 512;
    private const long BytesABatch = 64L << 20;

    /// <summary>An outcome for each file, in the order of the files, each after its batch is safely on disk.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="paths">Files, or folders with everything below them. FILE.meta.json belongs to the file beside it.</param>
    /// <param name="given">What a person says about all of them; wins over FILE.meta.json.</param>
    /// <param name="progress">Told after each batch; null = nobody listens.</param>
    /// <param name="cancel">Stops between files; what was kept by then is sealed.</param>
    /// <exception cref="OperationCanceledException">After the outcomes of everything that was kept.</exception>
    public static IEnumerable<KeepOutcome> Run(OpenCasebook book, IReadOnlyList<string> paths, Given given, IProgress<KeepProgress>? progress, CancellationToken cancel)
    {
        var items = FileList.Of(paths, book.Path);
        var run = new KeepBatch(book, given, cancel);
        var done = 0;
        try
        {
            foreach (var batch in Batches(items))
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

    private static IEnumerable<List<FileItem>> Batches(IReadOnlyList<FileItem> items)
    {
        var (batch, bytes) = (new List<FileItem>(), 0L);
        foreach (var item in items)
        {
            if (batch.Count > 0 && (batch.Count == FilesABatch || bytes + item.Size > BytesABatch))
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
