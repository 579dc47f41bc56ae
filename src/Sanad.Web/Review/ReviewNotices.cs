using System.Diagnostics;
using Sanad.Casebook.Review;
using Sanad.Web.Hosting;
using Sanad.Web.Shell;

namespace Sanad.Web.Review;

/// <summary>What is said of a decision on the page that follows it.</summary>
internal static class ReviewNotices
{
    public static Notice Saved(Visit visit, DecideOutcome outcome, Verdict verdict)
    {
        var copies = outcome is DecideOutcome.Saved saved ? saved.Step.Copies.Count : 0;
        var done = visit.Texts.Of("review.done", verdict);
        return new(copies == 0 ? done : visit.Texts.List([done, visit.Texts.Count("identical", copies)]));
    }

    /// <summary>Who was first, and what they decided; or why nothing was written.</summary>
    public static Notice WhyNot(Visit visit, DecideOutcome outcome) => outcome switch
    {
        DecideOutcome.DecidedAlready { By: { } by, Status: var status } => Refused(visit.Texts.Filled("review.decided_by", visit.Texts.Of("statuses", status), Who(visit, by), When(visit, by))),
        DecideOutcome.DecidedAlready { Status: ReviewStatus.Proposed } => Refused(visit.Texts["review.waits_again"]),
        DecideOutcome.DecidedAlready { Status: var status } => Refused(visit.Texts.Filled("review.decided_already", visit.Texts.Of("statuses", status))),
        DecideOutcome.Refused refused => visit.WhyNot(refused.Reason),
        _ => throw new UnreachableException(),
    };

    /// <summary>The pseudonym, or the id of a writer whom nobody introduced.</summary>
    public static string Who(Visit visit, PastDecision decision) => decision.Mine ? visit.Texts["review.you"] : visit.Desk.PersonOf(decision.Writer) ?? decision.Writer;

    public static string When(Visit visit, PastDecision decision) => visit.Texts.Time(decision.Time);

    private static Notice Refused(string text) => new(text) { Refused = true };
}
