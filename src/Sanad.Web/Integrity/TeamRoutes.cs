using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Merge;
using Sanad.Custody;
using Sanad.Web.Hosting;

namespace Sanad.Web.Integrity;

/// <summary>Who writes here, and other people's copies: looked at first, then taken in.</summary>
internal static class TeamRoutes
{
    private const string Page = "/integrity/merge", Section = "/integrity#team";
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Page, LookAsync);
        pages.MapPost(Page, MergeAsync);
        pages.MapPost("/integrity/admit", AdmitAsync);
    }

    private static async Task<IResult> LookAsync(Visit visit, WorkbenchOptions options, string? from, CancellationToken cancel)
    {
        if (WhyNot(visit, options, from) is { } no)
            return visit.GoTo(Section, no);
        var outcome = await visit.Desk.UseAsync(book => MergeVerb.Run(book, from!, trial: true, progress: null, indexing: null, cancel), cancel);
        return visit.Show<MergePage, MergeModel>(new(from!, outcome));
    }

    private static async Task<IResult> MergeAsync(Visit visit, WorkbenchOptions options, CancellationToken cancel)
    {
        var form = await visit.Http.Request.ReadFormAsync(cancel);
        var from = form["from"].ToString();
        if (WhyNot(visit, options, from) is { } no)
            return visit.GoTo(Section, no);
        var job = await visit.Desk.UseAsync(_ => visit.Desk.Jobs.StartUnless(other => other.Indexes, (id, now) => new MergeJob(from) { Id = id, Started = now }), cancel);
        return job is null ? visit.GoTo(Section, new Notice(visit.Texts["integrity.busy"]) { Refused = true }) : visit.GoTo("/jobs/" + job.Id);
    }

    private static async Task<IResult> AdmitAsync(Visit visit, CancellationToken cancel)
    {
        var form = await visit.Http.Request.ReadFormAsync(cancel);
        var (who, heard) = (form["who"].ToString(), form["heard"].ToString().Trim());
        return await visit.Desk.UseAsync(book =>
        {
            if (WriterKeys.ToAdmit(book.Folder, who, out var why) is not { } view)
                return visit.GoTo(Section, visit.WhyNot(why));
            // Typed as it is heard: what the page shows is not enough, since a line may have been exchanged on the way.
            if (heard.Length < 4 || !view.Fingerprint!.Replace(" ", "", StringComparison.Ordinal).EndsWith(heard.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
                return visit.GoTo(Section, new Notice(visit.Texts["team.not_heard"]) { Refused = true });
            return visit.GoTo(Section, WriterKeys.Admit(book.Folder, who, Wait) is KeyOutcome.Refused no ? visit.WhyNot(no.Reason) : new Notice(visit.Texts["team.admitted"]));
        }, cancel);
    }

    // Whoever sits at another machine means another disk.
    private static Notice? WhyNot(Visit visit, WorkbenchOptions options, string? from) =>
        !IPAddress.IsLoopback(options.Address) ? new(visit.Texts["adding.not_this_machine"]) { Refused = true }
        : !Path.IsPathFullyQualified(from ?? "") ? new(visit.Texts.Filled("adding.not_whole", Sanad.Dossier.VisibleText.Name(from ?? ""))) { Refused = true }
        : null;
}

/// <summary>What another copy would bring.</summary>
/// <param name="From">Its folder.</param>
/// <param name="Outcome">Of a trial.</param>
public sealed record MergeModel(string From, MergeOutcome Outcome);
