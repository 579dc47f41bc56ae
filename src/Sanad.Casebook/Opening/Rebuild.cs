namespace Sanad.Casebook.Opening;

/// <summary>Makes the index anew from originals and journal: the same state as before, by other bytes.</summary>
public static class Rebuild
{
    /// <summary>Drops everything derived and derives it again; text that an outside program made is reused from its objects.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="progress">Told after each step; null = nobody listens.</param>
    /// <param name="cancel">Stops between originals: the index is then incomplete, and the next command goes on with it.</param>
    public static void Run(OpenCasebook book, IProgress<IndexProgress>? progress, CancellationToken cancel)
    {
        var fold = new JournalFold(book);
        fold.StartAnew();
        fold.Advance(session: null, progress, cancel);
    }
}
