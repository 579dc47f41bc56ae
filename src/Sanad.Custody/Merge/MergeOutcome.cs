namespace Sanad.Custody;

/// <summary>What taking in another copy of a casebook came to.</summary>
public abstract record MergeOutcome
{
    private MergeOutcome()
    {
    }

    /// <summary>Everything that is good in the other copy is here now, or would be after a trial.</summary>
    public sealed record Done(MergeReport Report) : MergeOutcome;

    /// <summary>The other folder holds no casebook, or is none that can be merged here; nothing was changed.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(string Reason) : MergeOutcome;

    /// <summary>A newer Sanad wrote the other folder; nothing was changed.</summary>
    /// <param name="Found">What the folder says, for example "format 2".</param>
    public sealed record NewerFormat(string Found) : MergeOutcome;

    /// <summary>The casebook here does not hold together itself, so nothing is built on it.</summary>
    /// <param name="Broken">What contradicts its signatures.</param>
    public sealed record DamagedHere(IReadOnlyList<Finding> Broken) : MergeOutcome;
}

/// <summary>What came in from another copy, and what did not.</summary>
/// <param name="Casebook">The id that both have.</param>
/// <param name="Writers">Writers of whom something came in, was left or is not sealed, by id.</param>
/// <param name="Objects">Originals and derived texts that came in.</param>
/// <param name="Bytes">Bytes of those.</param>
/// <param name="Receipts">Time-stamp requests and responses that came in.</param>
/// <param name="Filled">Lines that were withheld here and came in whole.</param>
/// <param name="Left">What was not taken from the other copy, each with its reason.</param>
/// <param name="NotNamed">Files among its originals that no sealed entry names; they were not taken.</param>
/// <param name="Entry">The journal entry that tells of it; null = none was needed, or nobody of this device may write here yet.</param>
public sealed record MergeReport(
    string Casebook, IReadOnlyList<MergedWriter> Writers, int Objects, long Bytes, int Receipts, int Filled, IReadOnlyList<Finding> Left, int NotNamed, string? Entry)
{
    /// <summary>Commits that came in.</summary>
    public int Commits => Writers.Sum(w => w.Commits);

    /// <summary>Entries that came in.</summary>
    public long Entries => Writers.Sum(w => w.Entries);

    /// <summary>Entries of the other copy that are saved and not sealed: nobody has signed them, so they stay there.</summary>
    public int Unsealed => Writers.Sum(w => w.Unsealed);

    /// <summary>True when this copy had it all.</summary>
    public bool NothingNew => Commits == 0 && Objects == 0 && Receipts == 0 && Filled == 0;
}

/// <summary>One writer of the other copy.</summary>
/// <param name="Writer">Its id.</param>
/// <param name="Person">The pseudonym; null when nothing says it.</param>
/// <param name="Standing">Whether its entries count here after the merge.</param>
/// <param name="Commits">That came in.</param>
/// <param name="Entries">In those.</param>
/// <param name="Forks">Branches that began with this merge: its key was used in two places.</param>
/// <param name="Left">Commits that were not taken.</param>
/// <param name="Unsealed">Entries that are saved there and not sealed.</param>
public sealed record MergedWriter(string Writer, string? Person, WriterStanding Standing, int Commits, long Entries, int Forks, int Left, int Unsealed);

/// <summary>Whether a writer's entries count.</summary>
public enum WriterStanding
{
    /// <summary>Introduced by an admitted writer, or the founder.</summary>
    Admitted,

    /// <summary>Admitted, and its key has an end: what it signed until then counts.</summary>
    Retired,

    /// <summary>Nobody admitted has introduced it: its entries are here and are not folded.</summary>
    KeptApart,

    /// <summary>Its key is never to be trusted: nothing of it is folded.</summary>
    Revoked,
}

/// <summary>How to merge.</summary>
public sealed record MergeSettings
{
    /// <summary>True = nothing is written; the report says what would come in.</summary>
    public bool Trial { get; init; }

    /// <summary>How long to wait for another process that writes here.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Called once when waiting begins.</summary>
    public Action? OnWaiting { get; init; }

    /// <summary>Told as originals are copied.</summary>
    public IProgress<MergeProgress>? Progress { get; init; }

    /// <summary>Stops between chunks of a file; what came in is whole, and merging again goes on.</summary>
    public CancellationToken Cancel { get; init; }
}

/// <summary>How far a merge has come.</summary>
/// <param name="BytesDone">Bytes of originals copied so far.</param>
/// <param name="BytesTotal">Bytes of originals to copy.</param>
/// <param name="File">The file just finished; null at the start.</param>
public readonly record struct MergeProgress(long BytesDone, long BytesTotal, string? File);
