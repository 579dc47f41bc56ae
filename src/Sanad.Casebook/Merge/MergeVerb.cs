using Sanad.Casebook.Opening;
using Sanad.Custody;

namespace Sanad.Casebook.Merge;

/// <summary>Takes another copy of the casebook in, and brings the index up to date with what came.</summary>
public static class MergeVerb
{
    /// <summary>Merges, or says what a merge would bring.</summary>
    /// <param name="book">The casebook that takes in.</param>
    /// <param name="other">The other copy's folder; it is only read.</param>
    /// <param name="trial">True = nothing is written.</param>
    /// <param name="progress">Told as originals are copied; null = nobody listens.</param>
    /// <param name="indexing">Told as the index follows; null = nobody listens.</param>
    /// <param name="cancel">Stops between files; what came in is whole.</param>
    public static MergeOutcome Run(OpenCasebook book, string other, bool trial, IProgress<MergeProgress>? progress, IProgress<IndexProgress>? indexing, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(book);
        var outcome = Merger.Run(book.Folder, other, new() { Trial = trial, Wait = book.Options.LockWait, OnWaiting = book.Options.OnWaiting, Progress = progress, Cancel = cancel });
        if (!trial && outcome is MergeOutcome.Done)
            new JournalFold(book).Advance(session: null, indexing, cancel);
        return outcome;
    }
}
