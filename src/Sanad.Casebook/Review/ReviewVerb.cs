using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Read;
using Sanad.Casebook.Show;
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
        var (view, document) = ShowVerb.Claim(book, found.Id)!.Value;
        var body = Body(book, view, document, verdict, edited, note);
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
        var acts = HumanActs.Every(book.Index);
        var act = acts.First(a => a.Id == found.Id);
        if (act.Type != VerdictBody.EntryType || act.Read<VerdictBody>() is not { Original: { } original } body)
            return new VerbOutcome.Refused($"That entry is a {act.Type}, no verdict.");
        var together = body.Undoes is null ? Decisions.Together(acts, act.Id) : [new(act.Id, original)];
        return Undo(book, new Decision(body.Claim?.Id ?? found.Id, body.Verdict, together));
    }

    private static VerbOutcome.Done Undo(OpenCasebook book, Decision decision) =>
        new(HumanEntry.Append(book, VerdictBody.EntryType, Decisions.Undoing(decision)), decision.Entries[0].Id);

    /// <summary>What the journal will hold of a verdict.</summary>
    internal static VerdictBody Body(OpenCasebook book, ClaimView view, DocumentView document, Verdict verdict, Claim? edited, string? note)
    {
        var map = CodePointMap.For(document.Document.Text);
        var seen = view.Anchored ? ClaimText.ToCodePoints(view.Claim, map) : view.Claim with { Warnings = [.. view.Claim.Warnings.Where(w => w != VerdictFold.NotFoundAnyMore)] };
        return new()
        {
            Original = document.Document.Original,
            TextSha256 = view.Anchored ? Derivations.HashOf(document.Document.Text) : TextOfVerdict(book, view.Claim.Id),
            Verdict = verdict,
            Claim = seen,
            Edited = edited is null ? null : view.Anchored ? ClaimText.ToCodePoints(edited with { Id = view.Claim.Id }, map) : edited with { Id = view.Claim.Id, Warnings = seen.Warnings },
            Note = note,
        };
    }

    // The spans of a claim whose words are gone still count in the text in which it was judged.
    private static string TextOfVerdict(OpenCasebook book, string claimId) => HumanActs.InForce(book.Index).Where(a => a.Type == VerdictBody.EntryType)
        .Select(a => a.Read<VerdictBody>()).Last(b => b?.Claim?.Id == claimId)!.TextSha256;
}
