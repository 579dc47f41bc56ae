using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Sanad.Dossier;
using Sanad.Web.Desk;
using Sanad.Web.Hosting;
using Sanad.Web.Integrity;

namespace Sanad.Web.Adding;

/// <summary>Files and folders come in here; what becomes of them is told by the job's page.</summary>
internal static class AddRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/add", (Visit visit, WorkbenchOptions options) => visit.Show<AddPage, AddModel>(AddModel.Of(options)));
        pages.MapPost("/add", SendAsync).WithMetadata(new FormGuard.ReadsItsOwnBody());
        pages.MapPost("/add/folder", NameFolder).DisableAntiforgery();
    }

    private static async Task<IResult> SendAsync(Visit visit, WorkbenchOptions options, IHostApplicationLifetime server)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(visit.Http.RequestAborted, server.ApplicationStopping);
        var outcome = await new Upload(visit.Http.Request, visit.Session, visit.Desk.Incoming, options).ReceiveAsync(stop.Token);
        return outcome switch
        {
            UploadOutcome.Received received => Begin(visit, received.About, (id, now, given) => new KeepJob(received.Batch) { Id = id, Started = now, Given = given }, received.Batch),
            UploadOutcome.Refused no => Refuse(visit, no),
            UploadOutcome.NotOurs => Results.StatusCode(StatusCodes.Status400BadRequest),
            _ => throw new UnreachableException(),
        };
    }

    // Whoever sits at another machine means another disk.
    private static IResult NameFolder(Visit visit, WorkbenchOptions options, [FromForm] string? path, [FromForm] string? outlet, [FromForm] string? published, [FromForm] string? language)
    {
        var about = new GivenForm(outlet, published, language);
        var whole = (path ?? "").Trim();
        if (whole.StartsWith("~/", StringComparison.Ordinal))
            whole = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), whole[2..]);
        if (!IPAddress.IsLoopback(options.Address))
            return Refuse(visit, new("adding.not_this_machine"));
        if (about.Read() is null)
            return Refuse(visit, new("adding.no_date", VisibleText.Name(published!)));
        if (!Path.IsPathFullyQualified(whole))
            return Refuse(visit, new("adding.not_whole", VisibleText.Name(whole)));
        return Directory.Exists(whole) || File.Exists(whole)
            ? Begin(visit, about, (id, now, given) => new KeepJob(Path.TrimEndingDirectorySeparator(Path.GetFullPath(whole))) { Id = id, Started = now, Given = given })
            : Refuse(visit, new("adding.no_such_folder", VisibleText.Name(whole)));
    }

    private static IResult Begin(Visit visit, GivenForm about, Func<string, DateTimeOffset, Sanad.Reading.Given, KeepJob> make, IncomingBatch? batch = null)
    {
        if (visit.Desk.Jobs.StartUnless(other => other is RebuildJob, (id, now) => make(id, now, about.Read()!)) is { } job)
            return visit.GoTo("/jobs/" + job.Id);
        batch?.Dispose();
        return Refuse(visit, new("adding.rebuilding"));
    }

    private static IResult Refuse(Visit visit, UploadOutcome.Refused no) => visit.GoTo("/add", new Notice(visit.Texts.Filled(no.Key, no.Values)) { Refused = true });
}

/// <summary>What the form for adding files needs to know.</summary>
/// <param name="ByPath">True when the person sits at this machine: a folder of it may be named.</param>
public sealed record AddModel(bool ByPath)
{
    public static AddModel Of(WorkbenchOptions options) => new(IPAddress.IsLoopback(options.Address));
}
