using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review.Desk;
using Sanad.Custody;

namespace Sanad.Casebook.Review;

/// <summary>
/// Review a page at a time, without a session: which claim comes next, a decision that is on disk before it returns, and taking it back. Other pages, programs
/// and people may decide meanwhile. Nothing is sealed here: <see cref="OpenCasebook.Seal"/> does that.
/// </summary>
public static class ReviewFlow
{
    /// <summary>How many of a writer's last decisions can be taken back without naming them.</summary>
    public const int Reversible = 10;

    /// <summary>The first claim of the queue after a claim, whether that one waits still or not; null at the end of the queue.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="filter">Which claims.</param>
    /// <param name="after">Whole id; null, or a claim that is not known any more = from the head of the queue.</param>
    public static ReviewItem? Next(OpenCasebook book, ReviewFilter filter, string? after)
    {
        var desk = ReviewDesk.Of(book);
        return desk.Items(new(filter, desk.Rows), after is null ? null : desk.Find(after)).FirstOrDefault() is { } item ? ReviewQueue.Read(book, [item])[0] : null;
    }

    /// <summary>One claim as the queue shows it, wherever it stands; null when there is no such claim.</summary>
    public static ReviewItem? Item(OpenCasebook book, string claimId)
    {
        var desk = ReviewDesk.Of(book);
        return desk.Find(claimId) is { } claim ? ReviewQueue.Read(book, [desk.Item(claim)])[0] : null;
    }

    /// <summary>How many of the claims that fit are decided; the filter's status counts for nothing here.</summary>
    public static ReviewProgress Progress(OpenCasebook book, ReviewFilter filter)
    {
        var desk = ReviewDesk.Of(book);
        if (filter with { Status = ReviewStatus.Proposed } == new ReviewFilter())
            return new(desk.Waiting, desk.Claims.Count - desk.Waiting);
        var ready = new DeskFilter(filter, desk.Rows);
        var (waiting, decided) = (0, 0);
        foreach (var claim in desk.Claims.Where(ready.FitsButStatus))
        {
            if (claim.Status == ReviewStatus.Proposed)
                waiting++;
            else
                decided++;
        }
        return new(waiting, decided);
    }

    /// <summary>Saves a decision: its journal lines are on disk when this returns, and every later question to this casebook knows it.</summary>
    public static DecideOutcome Decide(OpenCasebook book, string claimId, ReviewDecision decision)
    {
        if ((decision.Verdict == Verdict.Edit) != decision.Edited is not null)
            return new DecideOutcome.Refused("An edit comes with the edited claim, and nothing else does.");
        using var session = book.BeginWrite();
        Follow(book, session);
        if (ClaimAtHand.Of(book.Index, claimId) is not { } claim)
            return new DecideOutcome.NotFound(claimId);
        if (claim.ReviewStatus != decision.Seen)
            return new DecideOutcome.DecidedAlready(claimId, claim.ReviewStatus, By(book, claimId));
        var edited = decision.Edited is { } typed ? claim.Stored(book, typed) : null;
        var entry = session.Append(VerdictBody.EntryType, HumanAct.ToBody(claim.Judged(book.Index, decision.Verdict, edited, decision.Note))).Id;
        var copies = decision.WithCopies ? Copies(book, claimId) : [];
        foreach (var copy in copies)
        {
            var same = edited is null ? null : ReviewSession.Transferred(edited, copy.Claim);
            session.Append(VerdictBody.EntryType, HumanAct.ToBody(copy.Judged(book.Index, decision.Verdict, same, decision.Note) with { Repeats = entry }));
        }
        session.Flush();
        Follow(book, session);
        return new DecideOutcome.Saved(new(claimId, decision.Verdict, entry, [.. copies.Select(c => c.Id)]));
    }

    /// <summary>This writer's last decisions that stand, the latest first.</summary>
    public static IReadOnlyList<PastDecision> Last(OpenCasebook book, int count = Reversible) => [.. Decisions.LastOf(book, count).Reverse().Select(d => Past(book, d))];

    /// <summary>Takes a decision back, also for the copies that it covers. Saved, as a decision is.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="entry">The decision's journal entry; null = this writer's last one.</param>
    public static UndoOutcome Undo(OpenCasebook book, string? entry)
    {
        using var session = book.BeginWrite();
        Follow(book, session);
        if ((entry is not null ? Decisions.Of(book, entry) : Decisions.LastOf(book, 1) is [var last] ? last : null) is not { } decision)
            return new UndoOutcome.Refused("There is no such decision of yours that stands.");
        foreach (var body in Decisions.Undoing(decision))
            session.Append(VerdictBody.EntryType, body);
        session.Flush();
        Follow(book, session);
        return new UndoOutcome.Done(decision.ClaimId, decision.Entries[0].Id);
    }

    private static void Follow(OpenCasebook book, JournalSession session) => new JournalFold(book).Advance(session, progress: null, CancellationToken.None, Settle.WithoutGathering);

    private static List<ClaimAtHand> Copies(OpenCasebook book, string claimId)
    {
        var desk = ReviewDesk.Of(book);
        return desk.Find(claimId) is { } claim ? ClaimAtHand.Of(book.Index, desk.Item(claim).Copies.Select(c => c.Id)) : [];
    }

    // The last word on the claim, whoever said it.
    private static PastDecision? By(OpenCasebook book, string claimId) => HumanActs.OnClaims(book.Index, [claimId]) is [.., var act] && act.Read<VerdictBody>() is { } body
        ? new(body.Repeats ?? act.Id, claimId, body.Verdict!.Value, act.Time, body.Claim!.Quote, 0, act.Writer, act.Writer == book.Folder.WriterId)
        : null;

    private static PastDecision Past(OpenCasebook book, Decision d)
    {
        var act = HumanActs.Find(book.Index, d.Entries[0].Id)!;
        return new(act.Id, d.ClaimId, d.Verdict!.Value, act.Time, act.Read<VerdictBody>()!.Claim!.Quote, d.Entries.Count - 1, act.Writer, act.Writer == book.Folder.WriterId);
    }

    internal static ReviewStatus StatusOf(Tolls.TollStatus? status) => status switch
    {
        null => ReviewStatus.Rejected,
        Tolls.TollStatus.Accepted => ReviewStatus.Accepted,
        Tolls.TollStatus.Edited => ReviewStatus.Edited,
        Tolls.TollStatus.Contested => ReviewStatus.Contested,
        Tolls.TollStatus.Proposed => ReviewStatus.Proposed,
        _ => throw new InvalidOperationException($"A status without a case: {status}"),
    };
}
