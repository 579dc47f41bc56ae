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
        var map = CodePointMap.For(document.Document.Text);
        var body = new VerdictBody
        {
            Original = document.Document.Original,
            TextSha256 = Derivations.HashOf(document.Document.Text),
            Verdict = verdict,
            Claim = view.Anchored ? ClaimText.ToCodePoints(view.Claim, map) : view.Claim,
            Edited = edited is null ? null : ClaimText.ToCodePoints(edited with { Id = view.Claim.Id }, map),
            Note = note,
        };
        return new VerbOutcome.Done(HumanEntry.Append(book, VerdictBody.EntryType, HumanAct.ToBody(body)), found.Id);
    }

    /// <summary>Takes a verdict back, or such an undo.</summary>
    public static VerbOutcome Undo(OpenCasebook book, string entryId)
    {
        if (Ids.Entry(book.Index, entryId) is not VerbOutcome.Done found)
            return Ids.Entry(book.Index, entryId);
        var act = HumanActs.Every(book.Index).First(a => a.Id == found.Id);
        if (act.Type != VerdictBody.EntryType || act.Read<VerdictBody>() is not { Original: { } original })
            return new VerbOutcome.Refused($"That entry is a {act.Type}, no verdict.");
        var entry = HumanEntry.Append(book, VerdictBody.EntryType, HumanAct.ToBody(new VerdictBody { Original = original, Undoes = found.Id }));
        return new VerbOutcome.Done(entry, found.Id);
    }
}
