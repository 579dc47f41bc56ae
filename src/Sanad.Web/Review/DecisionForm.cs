using Microsoft.AspNetCore.Http;
using Sanad.Casebook.Review;

namespace Sanad.Web.Review;

/// <summary>What the form below a claim sends.</summary>
/// <param name="Verdict">Null when no button was pressed.</param>
/// <param name="WithCopies">The same for the identical claims of copies.</param>
/// <param name="Note">Null = none.</param>
/// <param name="Seen">Where the claim stood when the page was made.</param>
internal sealed record DecisionForm(Verdict? Verdict, bool WithCopies, string? Note, ReviewStatus Seen)
{
    public const string VerdictField = "verdict", CopiesField = "copies", NoteField = "note", SeenField = "seen";

    public static DecisionForm Of(IFormCollection form) => new(
        ClaimFields.Member<Verdict>(form[VerdictField].ToString()),
        form[CopiesField].Count > 0,
        form[NoteField].ToString().Trim() is { Length: > 0 } note ? note : null,
        ClaimFields.Member<ReviewStatus>(form[SeenField].ToString()) ?? ReviewStatus.Proposed);

    public ReviewDecision Decision(Verdict verdict, Claims.Claim? edited = null) => new(verdict) { Edited = edited, WithCopies = WithCopies, Note = Note, Seen = Seen };
}
