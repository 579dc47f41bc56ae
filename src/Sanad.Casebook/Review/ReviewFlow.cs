using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;

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
        var all = ReviewQueue.Of(book, filter);
        if (after is null)
            return all.Count > 0 ? all[0] : null;
        var whole = ReviewQueue.Of(book, new() { Status = filter.Status }).Select(i => i.ClaimId).ToList();
        var at = whole.IndexOf(after);
        return all.FirstOrDefault(i => whole.IndexOf(i.ClaimId) > at);
    }

    /// <summary>One claim as the queue shows it, wherever it stands; null when there is no such claim.</summary>
    public static ReviewItem? Item(OpenCasebook book, string claimId) => Enum.GetValues<ReviewStatus>()
        .SelectMany(status => ReviewQueue.Of(book, new() { Status = status })).FirstOrDefault(i => i.ClaimId == claimId);

    /// <summary>How many of the claims that fit are decided.</summary>
    public static ReviewProgress Progress(OpenCasebook book, ReviewFilter filter)
    {
        int Count(ReviewStatus status) => ReviewQueue.Of(book, filter with { Status = status }).Sum(i => 1 + i.Copies.Count);
        return new(Count(ReviewStatus.Proposed), Count(ReviewStatus.Accepted) + Count(ReviewStatus.Edited) + Count(ReviewStatus.Rejected) + Count(ReviewStatus.Contested));
    }

    /// <summary>Saves a decision: its journal lines are on disk when this returns, and every later question to this casebook knows it.</summary>
    public static DecideOutcome Decide(OpenCasebook book, string claimId, ReviewDecision decision)
    {
        book.CatchUp(CancellationToken.None);
        if (Item(book, claimId) is not { } item)
            return new DecideOutcome.NotFound(claimId);
        var (view, document) = ShowVerb.Claim(book, claimId)!.Value;
        var status = StatusOf(view.Status);
        if (status != decision.Seen)
            return new DecideOutcome.DecidedAlready(claimId, status, Last(book, int.MaxValue).FirstOrDefault(d => d.ClaimId == claimId));
        var entry = HumanEntry.Save(book, VerdictBody.EntryType, HumanAct.ToBody(ReviewVerb.Body(book, view, document, decision.Verdict, decision.Edited, decision.Note)));
        var copies = decision.WithCopies ? item.Copies : [];
        foreach (var same in copies)
        {
            var (copy, source) = ShowVerb.Claim(book, same.ClaimId)!.Value;
            var edited = decision.Edited is null ? null : ReviewSession.Transferred(decision.Edited, copy.Claim);
            HumanEntry.Save(book, VerdictBody.EntryType, HumanAct.ToBody(ReviewVerb.Body(book, copy, source, decision.Verdict, edited, decision.Note) with { Repeats = entry }));
        }
        book.CatchUp(CancellationToken.None);
        return new DecideOutcome.Saved(new(claimId, decision.Verdict, entry, [.. copies.Select(c => c.ClaimId)]));
    }

    /// <summary>This writer's last decisions that stand, the latest first.</summary>
    public static IReadOnlyList<PastDecision> Last(OpenCasebook book, int count = Reversible) => [.. Decisions.LastOf(book, count).Reverse().Select(d => Past(book, d))];

    /// <summary>Takes a decision back, also for the copies that it covers. Saved, as a decision is.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="entry">The decision's journal entry; null = this writer's last one.</param>
    public static UndoOutcome Undo(OpenCasebook book, string? entry)
    {
        var last = Decisions.LastOf(book, entry is null ? 1 : int.MaxValue);
        if (last.LastOrDefault(d => entry is null || d.Entries[0].Id == entry) is not { } decision)
            return new UndoOutcome.Refused("There is no such decision of yours that stands.");
        foreach (var body in Decisions.Undoing(decision))
            HumanEntry.Save(book, VerdictBody.EntryType, body);
        book.CatchUp(CancellationToken.None);
        return new UndoOutcome.Done(decision.ClaimId, decision.Entries[0].Id);
    }

    private static PastDecision Past(OpenCasebook book, Decision d)
    {
        var act = HumanActs.Every(book.Index).First(a => a.Id == d.Entries[0].Id);
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
