using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Language;
using Sanad.Web.Hosting;
using Sanad.Web.Shell;

namespace Sanad.Web.Events;

/// <summary>What happened, by time, and who says how many: the pages that show it. What people do with events: <see cref="EventActRoutes"/>.</summary>
internal static class EventRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/events", ChronologyAsync);
        pages.MapGet("/events/{id}", EventAsync);
        pages.MapGet("/events/{id}/toll/{which}", TollAsync);
        pages.MapGet("/events/{id}/claims", ClaimsAsync);
        EventActRoutes.Map(pages);
    }

    /// <summary>Items before the first that a page shows.</summary>
    public static int Skip(this Visit visit) => int.TryParse(visit.Http.Request.Query["skip"].FirstOrDefault(), CultureInfo.InvariantCulture, out var skip) && skip > 0 ? skip : 0;

    /// <summary>What was typed into a field of the address; null when nothing was.</summary>
    public static string? Asked(this Visit visit, string name) => visit.Http.Request.Query[name].FirstOrDefault()?.Trim() is { Length: > 0 } typed ? typed : null;

    /// <summary>A page that reads from the casebook; without a model, there is no such page.</summary>
    public static async Task<IResult> ReadAsync<TPage, TModel>(this Visit visit, Func<OpenCasebook, TModel?> read)
        where TPage : PageOf<TModel>
        where TModel : class => await visit.Desk.UseAsync(read) is { } model
            ? visit.Show<TPage, TModel>(model)
            : visit.Show<FaultPage, Fault>(new("faults.no_page", null), StatusCodes.Status404NotFound);

    private static Task<IResult> ChronologyAsync(Visit visit)
    {
        var year = visit.Asked("year");
        var filter = new ChronologyFilter { Text = visit.Asked("text"), Place = visit.Asked("place"), Year = YearOf(year), ActGroup = GroupOf(visit.Asked("act")) };
        return visit.ReadAsync<ChronologyPage, ChronologyModel>(book => ChronologyModel.Read(book, filter, year, visit.Skip()));
    }

    // An event that was renamed or merged has another id now: the address follows.
    private static async Task<IResult> EventAsync(Visit visit, string id)
    {
        var model = await visit.Desk.UseAsync(book => EventModel.Read(book, id, OnlyAccepted(visit)));
        return model is null || model.Summary.Id == id
            ? await visit.ReadAsync<EventPage, EventModel>(_ => model)
            : Results.Redirect(visit.To($"/events/{model.Summary.Id}{visit.Http.Request.QueryString}"));
    }

    private static Task<IResult> TollAsync(Visit visit, string id, string which) => GroupOf(which) is { } group
        ? visit.ReadAsync<TollPage, TollModel>(book => Toll(book, id, group, visit))
        : visit.ReadAsync<ClaimsPage, ClaimsModel>(book => ClaimsModel.ReadRow(book, id, which, visit.Skip()));

    private static TollModel? Toll(OpenCasebook book, string id, ActGroup group, Visit visit)
    {
        if (EventVerbs.Find(book, id) is not { } found)
            return null;
        var rows = TollTable.Of(book, found.Id, OnlyAccepted(visit)).Where(r => r.ActGroup == group).ToList();
        return new(found, TollSection.Read(book, group, rows, visit.Skip(), TollSection.PageSize), visit.Skip(), OnlyAccepted(visit));
    }

    private static Task<IResult> ClaimsAsync(Visit visit, string id) => visit.ReadAsync<ClaimsPage, ClaimsModel>(book => ClaimsModel.Read(book, id, visit.Skip()));

    private static bool OnlyAccepted(Visit visit) => visit.Asked("show") == "accepted";

    private static ActGroup? GroupOf(string? word) => Enum.TryParse<ActGroup>(word, ignoreCase: true, out var group) && Enum.IsDefined(group) && !char.IsAsciiDigit(word[0]) ? group : null;

    private static int? YearOf(string? typed) => typed is not null && Digits.TryReadNumber(typed, out var year, out var length) && length == typed.Length && year is > 0 and < 10_000 ? (int)year : null;
}
