using Microsoft.AspNetCore.Http;
using Sanad.Casebook.Storage;
using Sanad.Custody;
using Sanad.Web.Desk;
using Sanad.Web.Shell;

namespace Sanad.Web.Hosting;

/// <summary>Pages for what went wrong: what happened, whether anything was lost, and what to do. The fault itself goes to whoever started the server.</summary>
internal sealed class FaultPages(RequestDelegate next, WorkbenchOptions options, Rooms rooms)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The browser went away; nobody waits for an answer.
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            if (fault is not (IndexBeingMadeException or BadHttpRequestException))
                options.OnFault(fault);
            http.Response.Clear();
            await new PageHeaders(ignored => AnswerAsync(ignored, fault)).InvokeAsync(http);
        }
    }

    public static IResult NotFound(HttpContext http, Rooms rooms) =>
        new Visit(http, rooms.LanguageOf(http), rooms.TextsOf(rooms.LanguageOf(http)), rooms.Settings, null!, Doorkeeper.SessionOf(http))
            .Show<FaultPage, Fault>(new("faults.no_page", null), StatusCodes.Status404NotFound);

    private Task AnswerAsync(HttpContext http, Exception fault)
    {
        var language = rooms.LanguageOf(http);
        if (http.Items[typeof(Session)] is not Session session)
            return Task.CompletedTask;
        var (status, key) = fault switch
        {
            IndexBeingMadeException => (StatusCodes.Status503ServiceUnavailable, "faults.rebuilding"),
            CasebookLockedException => (StatusCodes.Status503ServiceUnavailable, "faults.locked"),
            NewerFormatException => (StatusCodes.Status500InternalServerError, "faults.newer"),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, "faults.too_large"),
            BadHttpRequestException bad => (bad.StatusCode, "faults.bad_request"),
            System.Data.Common.DbException or IndexException => (StatusCodes.Status500InternalServerError, "faults.index"),
            IOException or UnauthorizedAccessException => (StatusCodes.Status500InternalServerError, "faults.disk"),
            _ => (StatusCodes.Status500InternalServerError, "faults.bug"),
        };
        return new Visit(http, language, rooms.TextsOf(language), rooms.Settings, null!, session).Show<FaultPage, Fault>(new(key, fault is IndexBeingMadeException ? null : fault.Message) { Job = (fault as IndexBeingMadeException)?.Job }, status).ExecuteAsync(http);
    }
}
