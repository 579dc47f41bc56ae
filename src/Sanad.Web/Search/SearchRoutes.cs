using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Search;
using Sanad.Casebook.Show;
using Sanad.Language;
using Sanad.Web.Documents;
using Sanad.Web.Hosting;

namespace Sanad.Web.Search;

/// <summary>Documents and claims by their words: /search?q=…</summary>
internal static class SearchRoutes
{
    public const string Path = "/search", Query = "q", Kind = "kind", Claims = "claims", From = "from", To = "to", Outlet = "outlet", Language = "language", Act = "act";

    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet(Path, ShowAsync);

    private static async Task<IResult> ShowAsync(Visit visit, CancellationToken cancel)
    {
        var asked = Asked(visit.Http.Request.Query);
        return visit.Show<SearchPage, SearchModel>(await visit.Desk.UseAsync(book => Search(book, asked), cancel));
    }

    private static SearchAsked Asked(IQueryCollection query)
    {
        string? One(string name) => DocumentAddress.One(query, name);
        var (from, to) = (TypedDate.Read(One(From)), TypedDate.Read(One(To)));
        var filter = new SearchFilter { Language = One(Language), Outlet = One(Outlet), From = from?.First, To = to?.Last, Act = One(Act) };
        return new(One(Query), One(Kind) == Claims || filter.Act is not null, filter, DocumentAddress.Skip(query))
        {
            From = One(From),
            To = One(To),
            WrongDate = (One(From) is not null && from is null) || (One(To) is not null && to is null),
        };
    }

    // What is not shown is counted all the same: the other tab tells how many wait there.
    private static SearchModel Search(OpenCasebook book, SearchAsked asked)
    {
        var model = new SearchModel(asked, ShowVerb.Values(book)) { Outlets = [.. SearchVerb.Outlets(book).Take(SearchModel.MostOutlets)] };
        if (asked.Query is not { } query || asked.WrongDate)
            return model;
        var documents = SearchVerb.Documents(book, query, asked.Filter, asked.Claims ? 0 : asked.Skip, asked.Claims ? 0 : SearchModel.Size);
        var claims = SearchVerb.Claims(book, query, asked.Filter, asked.Claims ? asked.Skip : 0, asked.Claims ? SearchModel.Size : 0);
        return model with { Documents = documents, Claims = claims };
    }
}
