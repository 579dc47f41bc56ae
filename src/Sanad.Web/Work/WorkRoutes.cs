using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Web.Adding;
using Sanad.Web.Desk;
using Sanad.Web.Hosting;
using Sanad.Web.Shell;

namespace Sanad.Web.Work;

/// <summary>Running and ended work. These pages ask nothing of the casebook, so that they answer whatever it is busy with.</summary>
internal static class WorkRoutes
{
    private const int VerdictsAPage = 50;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/jobs", (Visit visit) => visit.Show<WorkListPage, IReadOnlyList<Job>>(visit.Desk.Jobs.All));
        pages.MapGet("/jobs/{id}", (Visit visit, Rooms rooms, string id, string? show, int? skip) => Show<WorkPage>(visit, rooms, id, show, skip));
        pages.MapGet("/jobs/{id}/standing", (Visit visit, Rooms rooms, string id, string? show, int? skip) => Show<StandingOnly>(visit, rooms, id, show, skip));
        pages.MapPost("/jobs/{id}/cancel", Cancel);
    }

    private static IResult Show<TPage>(Visit visit, Rooms rooms, string id, string? show, int? skip)
        where TPage : PageOf<JobModel>
    {
        if (visit.Desk.Jobs.Find(id) is not { } job)
            return FaultPages.NotFound(visit.Http, rooms);
        var from = Math.Max(0, skip ?? 0);
        var (verdicts, total) = job is KeepJob keep ? keep.Verdicts(show, from, VerdictsAPage) : ([], 0);
        return visit.Show<TPage, JobModel>(new(job, job.State == JobState.Running, verdicts, total, show, from, VerdictsAPage));
    }

    private static IResult Cancel(Visit visit, Rooms rooms, string id)
    {
        if (visit.Desk.Jobs.Find(id) is not { } job)
            return FaultPages.NotFound(visit.Http, rooms);
        if (job.CanBeStopped)
            job.Cancel();
        return visit.GoTo("/jobs/" + id);
    }
}

/// <summary>A job as one page shows it.</summary>
/// <param name="Job">It may go on while the page is written.</param>
/// <param name="Running">Whether it did when the page was begun: the whole page says the same.</param>
/// <param name="Verdicts">On this page.</param>
/// <param name="TotalVerdicts">Of the kind that is shown.</param>
/// <param name="Show">kept, already, refused; null = all.</param>
/// <param name="Skip">Verdicts before the first.</param>
/// <param name="Size">Verdicts a page.</param>
public sealed record JobModel(Job Job, bool Running, IReadOnlyList<FileVerdict> Verdicts, int TotalVerdicts, string? Show, int Skip, int Size);
