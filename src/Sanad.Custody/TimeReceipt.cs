namespace Sanad.Custody;

/// <summary>What a receipt shows here.</summary>
public enum ReceiptState
{
    /// <summary>A pinned authority signed that its commit existed at its time.</summary>
    Proven,

    /// <summary>Whole, but no pinned certificate vouches for its signer.</summary>
    NotAnchored,

    /// <summary>A proof by OpenTimestamps: kept, and to be checked with its own tools against the block chain.</summary>
    NotCheckedHere,

    /// <summary>For a commit of a writer who is kept apart.</summary>
    KeptApart,

    /// <summary>Altered, or for a commit that is not here.</summary>
    Broken,
}

/// <summary>A receipt in the casebook, examined.</summary>
/// <param name="File">Name inside the casebook.</param>
/// <param name="Authority">As the file name says.</param>
/// <param name="State">What it shows.</param>
/// <param name="Writer">Whose commit it is for; null when that commit is not here.</param>
/// <param name="Number">The commit's number; 0 when it is not here.</param>
/// <param name="Commit">SHA-256 of the commit file; null when it is not here.</param>
/// <param name="Time">By when the commit existed; null where nothing signed says so.</param>
/// <param name="Signer">The name in the signer's certificate.</param>
/// <param name="Pinned">SHA-256 of the pinned certificate that vouches for the signer.</param>
/// <param name="Why">What is the matter with it; null when it proves its time.</param>
public sealed record TimeReceipt(
    string File, string Authority, ReceiptState State, string? Writer, long Number, string? Commit, DateTimeOffset? Time, string? Signer, string? Pinned, string? Why)
{
    /// <summary>True for a receipt that can be read, and whose commit is not here.</summary>
    public bool HasNoCommit { get; init; }
}

/// <summary>A sealed commit for which a receipt is due.</summary>
/// <param name="Writer">Whose.</param>
/// <param name="Number">Of the commit.</param>
/// <param name="Commit">SHA-256 of its file: what a request holds.</param>
/// <param name="Stands">So many commits besides are proven with it: all before it in its chain, and all that those acknowledge.</param>
/// <param name="Authorities">Who has not signed for it yet; empty when none is configured.</param>
public sealed record WaitingCommit(string Writer, long Number, string Commit, int Stands, IReadOnlyList<string> Authorities);

/// <summary>How a casebook stands with its receipts.</summary>
/// <param name="Commits">Of admitted writers.</param>
/// <param name="Proven">Of these, so many existed by a proven time.</param>
/// <param name="Waiting">For which a receipt is due.</param>
/// <param name="Receipts">All that are here.</param>
public sealed record ReceiptStanding(int Commits, int Proven, IReadOnlyList<WaitingCommit> Waiting, IReadOnlyList<TimeReceipt> Receipts);

/// <summary>What became of one request or one file.</summary>
public abstract record ReceiptOutcome
{
    private ReceiptOutcome()
    {
    }

    /// <summary>A receipt came in and is in the journal.</summary>
    public sealed record Kept(TimeReceipt Receipt) : ReceiptOutcome;

    /// <summary>The casebook has this very receipt.</summary>
    public sealed record AlreadyKept(string File) : ReceiptOutcome;

    /// <summary>Nothing was kept.</summary>
    /// <param name="From">The authority, or the file.</param>
    /// <param name="Reason">One sentence.</param>
    public sealed record Refused(string From, string Reason) : ReceiptOutcome;
}
