using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Sanad.Casebook;
using Sanad.Casebook.Storage;
using Sanad.Dossier;
using Sanad.Web.Desk;
using Sanad.Web.Shell;

namespace Sanad.Web.Hosting;

/// <summary>One request for a page: who asks, in which language, and what the page is made with.</summary>
public sealed record Visit(HttpContext Http, string Language, InterfaceTexts Texts, DeviceSettings Settings, CasebookDesk Desk, Session Session)
{
    /// <summary>Lets a handler simply name a Visit among its parameters.</summary>
    public static ValueTask<Visit?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var rooms = http.RequestServices.GetRequiredService<Rooms>();
        var language = rooms.LanguageOf(http);
        return ValueTask.FromResult<Visit?>(new(http, language, rooms.TextsOf(language), rooms.Settings, http.RequestServices.GetRequiredService<CasebookDesk>(), Doorkeeper.SessionOf(http)));
    }

    /// <summary>An address below this language: To("/documents").</summary>
    public string To(string path) => $"/{Language}{path}";

    /// <summary>The page that is asked for, in another language.</summary>
    public string InLanguage(string language) => $"/{language}{Path}{Http.Request.QueryString}";

    /// <summary>Below the language: "", "/documents", "/review/c12".</summary>
    public string Path => Http.Request.Path.Value is { Length: > 3 } path ? path[3..] : "";

    /// <summary>What became of the act that led here; null = nothing to say.</summary>
    public Notice? Notice => Session.NoticeOf(Http.Request.Query["said"].FirstOrDefault());

    /// <summary>The page of a room, made with its model.</summary>
    public RazorComponentResult Show<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : PageOf<TModel> => new(typeof(TPage), new Dictionary<string, object?> { [nameof(PageOf<TModel>.Visit)] = this, [nameof(PageOf<TModel>.Model)] = model })
        {
            StatusCode = status,
        };

    /// <summary>Goes on to a page after a form was posted, with a word on what became of it.</summary>
    public IResult GoTo(string path, Notice? notice = null)
    {
        var address = To(path);
        if (notice is not null)
        {
            var fragment = address.IndexOf('#', StringComparison.Ordinal);
            var (page, rest) = fragment < 0 ? (address, "") : (address[..fragment], address[fragment..]);
            address = $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}said={Session.Keep(notice)}{rest}";
        }
        Http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Goes on to a page after an act, with what became of it: done and how to undo it, or why not.</summary>
    /// <param name="outcome">Of the verb.</param>
    /// <param name="path">The page that shows the thing.</param>
    /// <param name="doneKey">What is said when it was done.</param>
    public IResult GoTo(VerbOutcome outcome, string path, string doneKey) => GoTo(path, outcome switch
    {
        VerbOutcome.Done done => new Notice(Texts[doneKey], done.Entry),
        VerbOutcome.NotFound no => new Notice(Texts.Filled("shell.not_found", no.Id)) { Refused = true },
        VerbOutcome.Ambiguous several => new Notice(Texts.Filled("shell.ambiguous", several.Id)) { Refused = true },
        VerbOutcome.Refused refused => WhyNot(refused.Reason),
        _ => throw new UnreachableException(),
    });

    /// <summary>A reason of the casebook, in the words of the page.</summary>
    internal Notice WhyNot(string reason) => Texts.Said(reason) is var (text, language) ? new Notice(text) { Refused = true, Language = language } : throw new UnreachableException();
}
