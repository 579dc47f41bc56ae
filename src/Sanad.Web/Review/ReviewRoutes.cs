using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Review;
using Sanad.Web.Hosting;

namespace Sanad.Web.Review;

/// <summary>One proposal a page: each decision is one post, saved before the next claim is shown.</summary>
internal static class ReviewRoutes
{
    // Where the keyboard goes on after a decision, without JavaScript too.
    private const string Here = "#main";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/review", BeginAsync);
        pages.MapGet("/review/{claim}", ShowAsync);
        pages.MapPost("/review/{claim}", DecideAsync).DisableAntiforgery();
        pages.MapPost("/review/undo", UndoAsync).DisableAntiforgery();
        CorrectionRoutes.Map(pages);
    }

    private static async Task<IResult> BeginAsync(Visit visit)
    {
        var query = visit.Http.Request.Query;
        var filter = ReviewAddress.FilterOf(query);
        var atEnd = query.ContainsKey(ReviewAddress.End);
        var (next, model) = await visit.Desk.UseAsync(book => atEnd || ReviewFlow.Next(book, filter, query[ReviewAddress.After].FirstOrDefault()) is not { } item
            ? (null, ReviewModel.Of(book, filter, null) with { AtEnd = atEnd || query.ContainsKey(ReviewAddress.After) })
            : (item.ClaimId, null as ReviewModel));
        if (next is null)
            return visit.Show<ReviewPage, ReviewModel>(model!);
        var said = query["said"].FirstOrDefault();
        return visit.GoTo(ReviewAddress.Claim(filter, next, said is null ? [] : [KeyValuePair.Create("said", said)]) + Here);
    }

    private static async Task<IResult> ShowAsync(Visit visit, string claim)
    {
        var filter = ReviewAddress.FilterOf(visit.Http.Request.Query);
        var model = await visit.Desk.UseAsync(book => ReviewCase.Of(book, claim) is { } shown ? ReviewModel.Of(book, filter, shown) : null);
        return model is null ? NoSuchClaim(visit, filter, claim) : visit.Show<ReviewPage, ReviewModel>(model);
    }

    private static async Task<IResult> DecideAsync(Visit visit, string claim)
    {
        var filter = ReviewAddress.FilterOf(visit.Http.Request.Query);
        var form = DecisionForm.Of(await visit.Http.Request.ReadFormAsync(visit.Http.RequestAborted));
        if (form.Verdict is not { } verdict)
            return await ShowAgainAsync(visit, filter, claim, form, new(visit.Texts["review.no_button"]) { Refused = true });
        var turn = await visit.Desk.UseAsync(book => ReviewTurn.Decide(book, filter, claim, form.Decision(verdict)));
        visit.Desk.SealSoon();
        return turn.Outcome is DecideOutcome.Saved or DecideOutcome.NotFound || IsThisVerdict(turn.Outcome, form)
            ? GoOn(visit, filter, claim, turn, verdict)
            : await ShowAgainAsync(visit, filter, claim, form, ReviewNotices.WhyNot(visit, turn.Outcome));
    }

    private static async Task<IResult> UndoAsync(Visit visit, [FromForm] string? entry)
    {
        var filter = ReviewAddress.FilterOf(visit.Http.Request.Query);
        var outcome = await visit.Desk.UseAsync(book => ReviewFlow.Undo(book, entry));
        visit.Desk.SealSoon();
        return outcome switch
        {
            UndoOutcome.Done done => visit.GoTo(ReviewAddress.Claim(filter, done.ClaimId) + Here, new(visit.Texts["review.taken_back"])),
            UndoOutcome.Refused => visit.GoTo(ReviewAddress.Queue(filter) + Here, new(visit.Texts["review.nothing_to_take_back"]) { Refused = true }),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>To the next claim, or to the end of the queue, with a word on what was saved.</summary>
    public static IResult GoOn(Visit visit, ReviewFilter filter, string claim, ReviewTurn turn, Verdict verdict) => turn.Outcome is DecideOutcome.NotFound
        ? NoSuchClaim(visit, filter, claim)
        : visit.GoTo((turn.Next is { } next ? ReviewAddress.Claim(filter, next) : ReviewAddress.Queue(filter, [KeyValuePair.Create(ReviewAddress.End, "1")])) + Here, ReviewNotices.Saved(visit, turn.Outcome, verdict));

    public static IResult NoSuchClaim(Visit visit, ReviewFilter filter, string claim) =>
        visit.GoTo(ReviewAddress.Queue(filter) + Here, new(visit.Texts.Filled("shell.not_found", claim)) { Refused = true });

    // A button pressed twice is one decision.
    private static bool IsThisVerdict(DecideOutcome outcome, DecisionForm form) =>
        outcome is DecideOutcome.DecidedAlready { By: { Mine: true } by } && by.Verdict == form.Verdict && form.Note is null && form.Seen == ReviewStatus.Proposed;

    private static async Task<IResult> ShowAgainAsync(Visit visit, ReviewFilter filter, string claim, DecisionForm form, Notice notice)
    {
        var model = await visit.Desk.UseAsync(book => ReviewCase.Of(book, claim) is { } shown ? ReviewModel.Of(book, filter, shown) : null);
        return model is null
            ? NoSuchClaim(visit, filter, claim)
            : visit.Show<ReviewPage, ReviewModel>(model with { Note = form.Note, Notice = notice }, StatusCodes.Status409Conflict);
    }
}
