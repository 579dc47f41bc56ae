using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sanad.Web.Adding;
using Sanad.Web.Desk;
using Sanad.Web.Documents;
using Sanad.Web.Estimates;
using Sanad.Web.Events;
using Sanad.Web.Home;
using Sanad.Web.Integrity;
using Sanad.Web.Lists;
using Sanad.Web.People;
using Sanad.Web.Review;
using Sanad.Web.Search;
using Sanad.Web.Settings;
using Sanad.Web.Work;

namespace Sanad.Web.Hosting;

/// <summary>The pipeline: who may ask, with which headers an answer leaves, and which room answers.</summary>
internal static class Server
{
    // A scanned book is large; what a casebook may hold is its owner's affair.
    private const long LargestUpload = 16L << 30;

    public static WebApplication Build(WorkbenchOptions options, CasebookDesk desk, Doorkeeper door)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestUpload;
            kestrel.Listen(options.Address, options.Port);
        });
        AddParts(builder.Services, options, desk, door);
        var server = builder.Build();
        server.UseMiddleware<FaultPages>();
        server.UseMiddleware<PageHeaders>();
        server.Use(door.AdmitAsync);
        server.UseRouting();
        Map(server);
        return server;
    }

    private static void AddParts(IServiceCollection parts, WorkbenchOptions options, CasebookDesk desk, Doorkeeper door)
    {
        parts.AddSingleton(options).AddSingleton(desk).AddSingleton(door).AddSingleton<Rooms>().AddSingleton<ListDrafts>();
        parts.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // else Persian leaves as numeric entities
        parts.AddRoutingCore();
        parts.AddRazorComponents();
        parts.AddLogging(logging => logging.ClearProviders());
    }

    private static void Map(IEndpointRouteBuilder server)
    {
        server.MapGet("/assets/{version}/{name}", StaticFiles.Send);
        server.MapGet("/", (HttpContext http, Rooms rooms) => Results.Redirect("/" + rooms.LanguageFor(http)));
        foreach (var language in Rooms.Languages)
            MapPages(server.MapGroup("/" + language).AddEndpointFilter(FormGuard.CheckAsync));
        server.MapFallback((HttpContext http, Rooms rooms) => FaultPages.NotFound(http, rooms));
    }

    // Each room in each language.
    private static void MapPages(IEndpointRouteBuilder pages)
    {
        HomeRoutes.Map(pages);
        DocumentsRoutes.Map(pages);
        ReviewRoutes.Map(pages);
        AddRoutes.Map(pages);
        IntegrityRoutes.Map(pages);
        RedactRoutes.Map(pages);
        TeamRoutes.Map(pages);
        WorkRoutes.Map(pages);
        CorrectRoutes.Map(pages);
        HandRoutes.Map(pages);
        OriginalRoutes.Map(pages);
        SearchRoutes.Map(pages);
        SettingsRoutes.Map(pages);
        EventRoutes.Map(pages);
        ListRoutes.Map(pages);
        PeopleRoutes.Map(pages);
        EstimateRoutes.Map(pages);
    }
}
