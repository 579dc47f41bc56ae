using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Show;
using Sanad.Casebook.Undo;
using Sanad.Web.Adding;
using Sanad.Web.Desk;
using Sanad.Web.Events;
using Sanad.Web.Hosting;
using Sanad.Web.Integrity;

namespace Sanad.Web.Home;

/// <summary>The first page: what is in the casebook, what waits, what to do next.</summary>
internal static class HomeRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", ShowAsync);
        pages.MapPost("/undo", UndoAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(Visit visit, WorkbenchOptions options) =>
        visit.Show<HomePage, HomeModel>(await visit.Desk.UseAsync(book => new HomeModel(book.Id, book.Path, Overview.Of(book))
        {
            ByPath = AddModel.Of(options).ByPath,
            HasNewRules = book.HasNewRules,
            Contested = ContestedToll.Top(book),
            Integrity = IntegrityGlance.Of(visit.Desk.Jobs, book),
            Running = [.. visit.Desk.Jobs.All.Where(job => job.State == JobState.Running)],
            AnyWork = visit.Desk.Jobs.All.Count > 0,
        }));

    // Any act is undone here, from the notice that followed it or from the history.
    private static async Task<IResult> UndoAsync(Visit visit, [FromForm] string entry, [FromForm] string? back) =>
        visit.GoTo(await visit.Desk.UseAsync(book => UndoAct.Run(book, entry)), back is { Length: > 0 } && back[0] == '/' ? back : "", "shell.undone");
}

/// <summary>What the first page shows.</summary>
/// <param name="CasebookId">16 hexadecimal digits.</param>
/// <param name="Folder">Full path.</param>
/// <param name="Overview">In numbers.</param>
public sealed record HomeModel(string CasebookId, string Folder, Overview Overview)
{
    /// <summary>True when a folder of this machine may be named.</summary>
    public required bool ByPath { get; init; }

    /// <summary>True when this server read everything anew by other rules than before.</summary>
    public required bool HasNewRules { get; init; }

    /// <summary>Where speakers differ the most.</summary>
    public required IReadOnlyList<ContestedToll> Contested { get; init; }

    /// <summary>In few words.</summary>
    public required IntegrityGlance Integrity { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<Job> Running { get; init; }

    /// <summary>True when there was work since the server started, running or ended.</summary>
    public required bool AnyWork { get; init; }
}
