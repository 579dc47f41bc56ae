using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;

namespace Sanad.Web.Review;

/// <summary>A decision, and the claim to look at next.</summary>
/// <param name="Outcome">What became of the decision.</param>
/// <param name="Next">Null at the end of the queue.</param>
internal sealed record ReviewTurn(DecideOutcome Outcome, string? Next)
{
    // What comes next is asked before: by its decision a claim leaves the queue, or goes to its end.
    public static ReviewTurn Decide(OpenCasebook book, ReviewFilter filter, string claimId, ReviewDecision decision)
    {
        var alone = decision.WithCopies || ReviewFlow.Item(book, claimId) is not { Copies: [var copy, ..] } ? null : copy;
        var next = (alone ?? ReviewFlow.Next(book, filter, claimId))?.ClaimId;
        return new(ReviewFlow.Decide(book, claimId, decision), next);
    }
}
