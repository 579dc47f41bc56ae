using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Estimate;
using Sanad.Casebook.Events;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Web.Events;
using Sanad.Web.Hosting;

namespace Sanad.Web.Estimates;

/// <summary>Estimates of events from linked lists: runs that stand in the journal, each with its three layers, and a new one by form.</summary>
internal static class EstimateRoutes
{
    private const string Path = "/estimates";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ListAsync);
        pages.MapPost(Path, RunAsync).DisableAntiforgery();
        pages.MapGet(Path + "/{entry}", ShowAsync);
    }

    /// <summary>The page of a run.</summary>
    public static string Of(string entry) => $"{Path}/{entry}";

    private static Task<IResult> ListAsync(Visit visit) => visit.ReadAsync<EstimatesPage, EstimatesModel>(book => Model(book, visit.Asked("event")));

    private static Task<IResult> ShowAsync(Visit visit, string entry) => visit.ReadAsync<EstimatePage, EstimateView>(book => EstimateVerb.Find(book, entry));

    private static EstimatesModel Model(OpenCasebook book, string? chosen)
    {
        var past = EstimateVerb.Past(book);
        var titles = past.Select(one => one.Event).Distinct(StringComparer.Ordinal).Select(id => (id, Event: ShowVerb.Event(book, id)?.Summary)).Where(one => one.Event is not null).ToDictionary(one => one.id, one => one.Event!, StringComparer.Ordinal);
        var events = EventVerbs.Lines(book, new() { Order = EventOrder.Claims }, 0, EstimatesModel.MostEvents).Items.Select(line => line.Summary).ToList();
        if (chosen is not null && !events.Exists(one => one.Id == chosen) && ShowVerb.Event(book, chosen)?.Summary is { } asked)
            events.Insert(0, asked);
        return new(past, titles, events, [.. ListVerbs.All(book).Select(list => list.Name)], chosen);
    }

    private static async Task<IResult> RunAsync(Visit visit)
    {
        var form = await visit.Http.Request.ReadFormAsync(visit.Http.RequestAborted);
        var request = new EstimateRequest
        {
            Event = form["event"].ToString().Trim(),
            Lists = Groups([.. form["list"].OfType<string>()], [.. form["as"].Select(name => name?.Trim() ?? "")]),
            By = [.. form["by"].OfType<string>().Where(by => by.Length > 0).Distinct(StringComparer.Ordinal)],
        };
        if (request.Event.Length == 0)
            return visit.GoTo(Path, new Notice(visit.Texts["estimates.choose_event"]) { Refused = true });
        return visit.Desk.Jobs.StartUnless(other => other.Indexes || other is EstimateJob, (id, now) => new EstimateJob { Id = id, Started = now, Request = request }) is { } job
            ? visit.GoTo("/jobs/" + job.Id)
            : visit.GoTo(Path, new Notice(visit.Texts["estimates.busy"]) { Refused = true });
    }

    // Lists of one name count as one; a list without a name is left out.
    private static IReadOnlyList<ListGroup> Groups(IReadOnlyList<string> lists, IReadOnlyList<string> names) => [.. lists.Zip(names).Where(list => list.Second.Length > 0)
        .GroupBy(list => list.Second, list => list.First, StringComparer.Ordinal).Select(group => new ListGroup(group.Key, [.. group]))];
}
