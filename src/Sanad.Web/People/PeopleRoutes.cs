using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Web.Documents;
using Sanad.Web.Events;
using Sanad.Web.Hosting;

namespace Sanad.Web.People;

/// <summary>The persons behind the records, each with everything that is known of it, and the links between records, decided a pair at a time.</summary>
internal static class PeopleRoutes
{
    private const string Path = "/people", Links = Path + "/links", Here = "#main";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ListAsync);
        pages.MapPost(Path + "/link", Link).DisableAntiforgery();
        pages.MapGet(Links, NextAsync);
        pages.MapPost(Links, DecideAsync).DisableAntiforgery();
        pages.MapPost(Links + "/undo", UndoAsync).DisableAntiforgery();
        pages.MapGet(Path + "/{id}", PersonAsync);
    }

    /// <summary>The page that decides on a pair.</summary>
    public static string Pair(string left, string right) => $"{Links}?left={left}&right={right}";

    /// <summary>The queue with so many pairs put off.</summary>
    public static string Queue(int skip) => skip == 0 ? Links : string.Create(CultureInfo.InvariantCulture, $"{Links}?skip={skip}");

    private static Task<IResult> ListAsync(Visit visit)
    {
        var (name, linked, skip) = (visit.Asked("name"), visit.Asked("show") == "linked", visit.Skip());
        return visit.ReadAsync<PeoplePage, PeopleModel>(book => new(PeopleVerbs.List(book, name, skip, PeopleModel.Size, linked ? 2 : 1), skip, name, linked, PeopleVerbs.Count(book), LinkReview.Progress(book), LinkVerb.Problem(book)));
    }

    // A person that was joined with another has another id now: the address follows.
    private static async Task<IResult> PersonAsync(Visit visit, string id) => await visit.Desk.UseAsync(book => PeopleVerbs.Find(book, id)) switch
    {
        null => DocumentsRoutes.NoPage(visit),
        var person when person.Line.Id != id => Results.Redirect(visit.To($"{Path}/{person.Line.Id}{visit.Http.Request.QueryString}")),
        var person => visit.Show<PersonPage, PersonView>(person),
    };

    private static IResult Link(Visit visit) => visit.Desk.Jobs.StartUnless(other => other.Indexes, (id, now) => new LinkJob { Id = id, Started = now }) is { } job
        ? visit.GoTo("/jobs/" + job.Id)
        : visit.GoTo(Path, new Notice(visit.Texts["people.busy"]) { Refused = true });

    private static Task<IResult> NextAsync(Visit visit)
    {
        var (left, right, skip) = (visit.Asked("left"), visit.Asked("right"), visit.Skip());
        return visit.ReadAsync<LinksPage, LinksModel>(book => left is not null && right is not null
            ? LinkReview.Look(book, left, right) is { } pair ? Model(book, pair, skip) : null
            : Model(book, LinkReview.Queue(book).Skip(skip).FirstOrDefault() is { } item ? LinkReview.Look(book, item) : null, skip));
    }

    private static LinksModel Model(OpenCasebook book, LinkView? pair, int skip) => new(pair, skip, LinkReview.Progress(book), LinkReview.Last(book, 1) is [var last] ? last : null);

    private static async Task<IResult> DecideAsync(Visit visit, [FromForm] string left, [FromForm] string right, [FromForm] string? verdict, [FromForm] string? note, [FromForm] int skip)
    {
        if (!Enum.TryParse<LinkVerdict>(verdict, ignoreCase: true, out var said) || !Enum.IsDefined(said))
            return visit.GoTo(Pair(left, right) + Here, new(visit.Texts["review.no_button"]) { Refused = true });
        var outcome = await visit.Desk.UseAsync(book => LinkReview.Decide(book, left, right, said, note is { Length: > 0 } ? note.Trim() : null));
        visit.Desk.SealSoon();
        return visit.GoTo(outcome, Queue(Math.Max(0, skip)) + Here, $"people.done.{said.ToString().ToLowerInvariant()}");
    }

    private static async Task<IResult> UndoAsync(Visit visit)
    {
        var outcome = await visit.Desk.UseAsync(book => LinkReview.Undo(book, null));
        visit.Desk.SealSoon();
        return outcome is VerbOutcome.Done done && done.Id.Split(' ') is [var left, var right]
            ? visit.GoTo(Pair(left, right) + Here, new(visit.Texts["review.taken_back"]))
            : visit.GoTo(Links + Here, new(visit.Texts["review.nothing_to_take_back"]) { Refused = true });
    }
}
