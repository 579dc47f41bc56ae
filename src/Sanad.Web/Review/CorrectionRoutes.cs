using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Web.Hosting;

namespace Sanad.Web.Review;

/// <summary>Correcting a claim field by field. What cannot be saved comes back as it was typed, with the reason beside its field.</summary>
internal static class CorrectionRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/review/{claim}/edit", ShowAsync);
        pages.MapPost("/review/{claim}/edit", CorrectAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(Visit visit, string claim)
    {
        var filter = ReviewAddress.FilterOf(visit.Http.Request.Query);
        var model = await visit.Desk.UseAsync(book => Fresh(book, filter, claim));
        return model is null ? ReviewRoutes.NoSuchClaim(visit, filter, claim) : visit.Show<CorrectionPage, CorrectionModel>(model);
    }

    private static async Task<IResult> CorrectAsync(Visit visit, string claim)
    {
        var filter = ReviewAddress.FilterOf(visit.Http.Request.Query);
        var form = await visit.Http.Request.ReadFormAsync(visit.Http.RequestAborted);
        var (model, turn) = await visit.Desk.UseAsync(book => Correct(visit, book, filter, claim, form));
        if (model is null)
            return ReviewRoutes.NoSuchClaim(visit, filter, claim);
        if (turn is null)
            return visit.Show<CorrectionPage, CorrectionModel>(model, model.Notice is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        visit.Desk.SealSoon();
        return turn.Outcome is DecideOutcome.Saved or DecideOutcome.NotFound
            ? ReviewRoutes.GoOn(visit, filter, claim, turn, Verdict.Edit)
            : visit.Show<CorrectionPage, CorrectionModel>(model with { Notice = ReviewNotices.WhyNot(visit, turn.Outcome) }, StatusCodes.Status409Conflict);
    }

    // No field in the form: the page before asks for the fields, with the note that was typed there.
    private static (CorrectionModel? Model, ReviewTurn? Turn) Correct(Visit visit, OpenCasebook book, ReviewFilter filter, string claimId, IFormCollection form)
    {
        if (Fresh(book, filter, claimId) is not { } fresh)
            return (null, null);
        var decision = DecisionForm.Of(form);
        var model = fresh with { Note = decision.Note, WithCopies = decision.WithCopies };
        var typed = ClaimCorrection.Fields.Where(form.ContainsKey).ToDictionary(field => field, field => form[field].ToString().Trim(), StringComparer.Ordinal);
        if (typed.Count == 0)
            return (model, null);
        model = model with { Values = fresh.Values.ToDictionary(value => value.Key, value => typed.GetValueOrDefault(value.Key, value.Value), StringComparer.Ordinal) };
        var changed = typed.Where(field => field.Value != fresh.Values[field.Key]).ToDictionary(StringComparer.Ordinal);
        var corrected = new ClaimCorrection(fresh.Shown.Document.Document.Text, book.Packs).SetAll(fresh.Shown.Claim, changed);
        if (corrected.Refused.Count > 0)
            return (model with { Refused = corrected.Refused, Notice = new(visit.Texts["review.look_at_fields"]) { Refused = true } }, null);
        if (ClaimFields.Differences(fresh.Shown.Claim, corrected.Claim).Count == 0)
            return (model with { Notice = new(visit.Texts["review.nothing_changed"]) { Refused = true } }, null);
        return (model, ReviewTurn.Decide(book, filter, claimId, decision.Decision(Verdict.Edit, corrected.Claim)));
    }

    private static CorrectionModel? Fresh(OpenCasebook book, ReviewFilter filter, string claimId) =>
        ReviewCase.Of(book, claimId) is { View.Anchored: true } shown ? new(filter, shown, CorrectionModel.ValuesOf(shown.Claim)) : null;
}
