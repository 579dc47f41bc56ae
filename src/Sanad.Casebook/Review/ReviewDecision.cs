using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>What a person decides of a claim that a page showed.</summary>
/// <param name="Verdict">Accept, edit, reject or unsure.</param>
public sealed record ReviewDecision(Verdict Verdict)
{
    /// <summary>With an edit: the claim as corrected, spans in UTF-16 units of the document's text.</summary>
    public Claim? Edited { get; init; }

    /// <summary>The same for the identical claims of copies that wait too.</summary>
    public bool WithCopies { get; init; }

    /// <summary>A remark for the journal; null = none.</summary>
    public string? Note { get; init; }

    /// <summary>Where the claim stood when it was shown: when it stands elsewhere by now, nothing is written and the outcome says who decided.</summary>
    public ReviewStatus Seen { get; init; } = ReviewStatus.Proposed;
}

/// <summary>What became of a decision.</summary>
public abstract record DecideOutcome
{
    private DecideOutcome()
    {
    }

    /// <summary>It is on disk, and every later question to this casebook knows it.</summary>
    /// <param name="Step">What was decided, by which entry, for which copies.</param>
    public sealed record Saved(ReviewStep Step) : DecideOutcome;

    /// <summary>Another page, program or person was first; nothing was written, and what they decided stands.</summary>
    /// <param name="ClaimId">The claim.</param>
    /// <param name="Status">Where it stands now.</param>
    /// <param name="By">The decision; null when the claim was decided and that was taken back since.</param>
    public sealed record DecidedAlready(string ClaimId, ReviewStatus Status, PastDecision? By) : DecideOutcome;

    /// <summary>No claim has this id (any more).</summary>
    public sealed record NotFound(string ClaimId) : DecideOutcome;

    /// <summary>The decision makes no sense; nothing was written.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(string Reason) : DecideOutcome;
}

/// <summary>A decision that stands.</summary>
/// <param name="Entry">Its leading journal entry: undo takes it.</param>
/// <param name="ClaimId">The claim that was looked at.</param>
/// <param name="Verdict">What was said of it.</param>
/// <param name="Time">As the journal claims it, ISO 8601 in UTC.</param>
/// <param name="Quote">The exact words of the claim.</param>
/// <param name="Copies">How many identical claims of copies it covers too.</param>
/// <param name="Writer">Whose decision it is.</param>
/// <param name="Mine">True for the writer of this device.</param>
public sealed record PastDecision(string Entry, string ClaimId, Verdict Verdict, string Time, string Quote, int Copies, string Writer, bool Mine);

/// <summary>What became of taking a decision back.</summary>
public abstract record UndoOutcome
{
    private UndoOutcome()
    {
    }

    /// <summary>It is taken back by new entries; its claim waits again unless another decision stands.</summary>
    /// <param name="ClaimId">The claim to look at again.</param>
    /// <param name="Entry">The entry that was taken back.</param>
    public sealed record Done(string ClaimId, string Entry) : UndoOutcome;

    /// <summary>There is no decision of this writer to take back, or the entry is none.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : UndoOutcome;
}

/// <summary>How far a review is. Claims are counted, not pages: one page may decide copies too.</summary>
/// <param name="Waiting">Nobody has decided.</param>
/// <param name="Decided">Accepted, edited, rejected or contested.</param>
public sealed record ReviewProgress(int Waiting, int Decided)
{
    /// <summary>All claims that fit the filter.</summary>
    public int Total => Waiting + Decided;
}
