using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>A person's look at claims.</summary>
public static class ReviewVerb
{
    /// <summary>Journals a verdict that carries the whole claim as the person saw it.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="claimId">The claim, or a unique beginning of its id.</param>
    /// <param name="verdict">Accept, edit, reject or unsure.</param>
    /// <param name="edited">The claim as corrected, spans in UTF-16 units of the document's text; needed for an edit, refused otherwise.</param>
    /// <param name="note">A remark; null = none.</param>
    public static VerbOutcome Judge(OpenCasebook book, string claimId, Verdict verdict, Claim? edited = null, string? note = null)
    {
        if ((verdict == Verdict.Edit) != edited is not null)
            return new VerbOutcome.Refused("An edit comes with the edited claim, and nothing else does.");
        if (Ids.Claim(book.Index, claimId) is not VerbOutcome.Done found)
            return Ids.Claim(book.Index, claimId);
        var claim = ClaimAtHand.Of(book.Index, found.Id)!;
        var body = claim.Judged(book.Index, verdict, edited is null ? null : claim.Stored(book, edited), note);
        return new VerbOutcome.Done(HumanEntry.Append(book, VerdictBody.EntryType, HumanAct.ToBody(body)), found.Id);
    }

    /// <summary>Takes a verdict back, or such an undo. A verdict that was repeated for identical copies is taken back for all of them.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="entryId">The journal entry, or a unique beginning of its id; null = this writer's last decision.</param>
    public static VerbOutcome Undo(OpenCasebook book, string? entryId)
    {
        if (entryId is null)
            return Decisions.LastOf(book, 1) is [var last] ? Undo(book, last) : new VerbOutcome.Refused("There is no decision of yours to take back.");
        if (Ids.Entry(book.Index, entryId) is not VerbOutcome.Done found)
            return Ids.Entry(book.Index, entryId);
        var act = HumanActs.Find(book.Index, found.Id)!;
        if (act.Type != VerdictBody.EntryType || act.Read<VerdictBody>() is not { Original: { } original } body)
            return new VerbOutcome.Refused($"That entry is a {act.Type}, no verdict.");
        var together = body.Undoes is null ? Decisions.Together(HumanActs.Around(book.Index, [act.Id]), act.Id) : [new(act.Id, original)];
        return Undo(book, new Decision(body.Claim?.Id ?? found.Id, body.Verdict, together));
    }

    private static VerbOutcome.Done Undo(OpenCasebook book, Decision decision) =>
        new(HumanEntry.Append(book, VerdictBody.EntryType, Decisions.Undoing(decision)), decision.Entries[0].Id);
}
