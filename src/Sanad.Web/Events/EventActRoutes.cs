using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Web.Hosting;

namespace Sanad.Web.Events;

/// <summary>What people do with events: each act is one journal entry, and the notice that follows holds its undo.</summary>
internal static class EventActRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/events/unresolved", UnresolvedAsync);
        pages.MapGet("/events/{id}/chosen", ChosenAsync);
        pages.MapGet("/events/{id}/with", WithAsync);
        pages.MapPost("/events/{id}/rename", RenameAsync).DisableAntiforgery();
        pages.MapPost("/events/{id}/move", MoveAsync).DisableAntiforgery();
        pages.MapPost("/events/{id}/split", SplitAsync).DisableAntiforgery();
        pages.MapPost("/events/{id}/merge", MergeAsync).DisableAntiforgery();
        pages.MapPost("/events/{id}/part", PartAsync).DisableAntiforgery();
        pages.MapPost("/events/{id}/respond", RespondAsync).DisableAntiforgery();
    }

    private static Task<IResult> UnresolvedAsync(Visit visit) => visit.ReadAsync<UnresolvedPage, UnresolvedModel>(book => new(EventVerbs.Acts(book, EventVerbs.Unresolved(book))));

    // Which claims: they stand in the address, so that this page can be left, searched in and come back to without a script.
    private static async Task<IResult> ChosenAsync(Visit visit, string id)
    {
        var query = visit.Http.Request.Query;
        if (query["claim"].Count + query["row"].Count == 0)
            return visit.GoTo($"/events/{id}", Not(visit, "events.none_chosen"));
        return await visit.ReadAsync<ChosenPage, ChosenModel>(book => ChosenModel.Read(book, id, [.. query["claim"].OfType<string>()], [.. query["row"].OfType<string>()], visit.Asked("find")));
    }

    private static Task<IResult> WithAsync(Visit visit, string id) => WithActs.Of(visit.Asked("act")) is { } act
        ? visit.ReadAsync<WithPage, WithModel>(book => WithModel.Read(book, id, act, visit.Asked("find")))
        : visit.ReadAsync<WithPage, WithModel>(_ => null);

    private static Task<IResult> RenameAsync(Visit visit, string id, [FromForm] string? title) => string.IsNullOrWhiteSpace(title)
        ? Task.FromResult(visit.GoTo($"/events/{id}", Not(visit, "events.needs_title")))
        : ActAsync(visit, id, "events.renamed", book => EventVerbs.Rename(book, id, title));

    private static async Task<IResult> MoveAsync(Visit visit, string id, [FromForm] string claims, [FromForm] string? to, [FromForm] string back)
    {
        if (string.IsNullOrEmpty(to))
            return visit.GoTo(Path(back, id), Not(visit, "events.choose_one"));
        var (outcome, left) = await visit.Desk.UseAsync(book => (EventVerbs.Move(book, claims.Split(' '), to), EventVerbs.Find(book, id)));
        return visit.GoTo(outcome, $"/events/{left?.Id ?? to}", "events.moved");
    }

    private static Task<IResult> SplitAsync(Visit visit, string id, [FromForm] string claims, [FromForm] string? title, [FromForm] string back) => string.IsNullOrWhiteSpace(title)
        ? Task.FromResult(visit.GoTo(Path(back, id), Not(visit, "events.needs_title")))
        : ActAsync(visit, id, "events.split_done", book => EventVerbs.Split(book, id, claims.Split(' '), title.Trim()));

    private static Task<IResult> MergeAsync(Visit visit, string id, [FromForm] string? to) => WithAnotherAsync(visit, id, to, WithAct.Merge, "events.merged", book => EventVerbs.Merge(book, id, to!));

    private static Task<IResult> PartAsync(Visit visit, string id, [FromForm] string? to, [FromForm] bool none = false) => none
        ? ActAsync(visit, id, "events.no_part_done", book => EventVerbs.Part(book, id, null))
        : WithAnotherAsync(visit, id, to, WithAct.Part, "events.part_done", book => EventVerbs.Part(book, id, to));

    private static Task<IResult> RespondAsync(Visit visit, string id, [FromForm] string? to, [FromForm] ResponseKind kind) =>
        WithAnotherAsync(visit, id, to, WithAct.Respond, "events.respond_done", book => EventVerbs.Respond(book, id, to!, kind));

    private static Task<IResult> WithAnotherAsync(Visit visit, string id, string? to, WithAct act, string done, Func<OpenCasebook, VerbOutcome> verb) => string.IsNullOrEmpty(to)
        ? Task.FromResult(visit.GoTo($"/events/{id}/with?act={WithActs.Word(act)}", Not(visit, "events.choose_one")))
        : ActAsync(visit, id, done, verb);

    private static async Task<IResult> ActAsync(Visit visit, string id, string done, Func<OpenCasebook, VerbOutcome> act)
    {
        var outcome = await visit.Desk.UseAsync(act);
        return visit.GoTo(outcome, $"/events/{(outcome is VerbOutcome.Done acted ? acted.Id : id)}", done);
    }

    // Back to where claims were chosen, with the choice; never to another site.
    private static string Path(string back, string id) => back.StartsWith($"/events/{id}/chosen?", StringComparison.Ordinal) ? back : $"/events/{id}";

    private static Notice Not(Visit visit, string key) => new(visit.Texts[key]) { Refused = true };
}
