using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Show;
using Sanad.Dossier;
using Sanad.Reading;
using Sanad.Web.Hosting;

namespace Sanad.Web.Documents;

/// <summary>
/// The original itself. Saved to disk it comes as bytes of no type; looked at, it stands in a frame that may do nothing, at an address whose own policy
/// forbids everything, and a web page only as the structure that <see cref="SafePage"/> lets through (docs/decisions/0093).
/// </summary>
internal static class OriginalRoutes
{
    private const string NothingAllowed = "sandbox; default-src 'none'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'";
    private const int MostText = 1_000_000;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/documents/{id}/original", SaveAsync);
        pages.MapGet("/documents/{id}/view", ShowAsync);
        pages.MapGet("/documents/{id}/view/inside", InsideAsync);
        pages.MapGet("/documents/{id}/view/page/{page:int:min(1)}", PageAsync);
    }

    private static async Task<IResult> SaveAsync(Visit visit, string id, CancellationToken cancel)
    {
        if (await OpenAsync(visit, id, cancel) is not var (view, bytes))
            return DocumentsRoutes.NoPage(visit);
        Seal(visit);
        return Results.Stream(bytes, "application/octet-stream", NameOf(view.ReceivedAs));
    }

    private static async Task<IResult> ShowAsync(Visit visit, string id, int? page, CancellationToken cancel)
    {
        if (await OpenAsync(visit, id, cancel) is not var (view, bytes))
            return DocumentsRoutes.NoPage(visit);
        await using (bytes)
        {
            var pages = view.Document.MediaType == MediaTypes.Pdf ? PdfPictures.Pages(bytes, cancel) : null;
            return visit.Show<OriginalPage, OriginalModel>(new(view, pages is { } last ? Math.Clamp(page ?? 1, 1, last) : 1, pages));
        }
    }

    private static async Task<IResult> InsideAsync(Visit visit, string id, CancellationToken cancel)
    {
        if (await OpenAsync(visit, id, cancel) is not var (view, bytes))
            return DocumentsRoutes.NoPage(visit);
        Seal(visit);
        var type = view.Document.MediaType;
        if (OriginalModel.IsSafePicture(type))
            return Results.Stream(bytes, type);
        await using (bytes)
        {
            return type == MediaTypes.Html
                ? Results.Text(SafePage.Of(bytes, cancel), "text/html", Encoding.UTF8)
                : Results.Text(VisibleText.Running(Beginning(view.Machine.Text)), "text/plain", Encoding.UTF8);
        }
    }

    private static async Task<IResult> PageAsync(Visit visit, string id, int page, CancellationToken cancel)
    {
        if (await OpenAsync(visit, id, cancel) is not var (view, bytes))
            return DocumentsRoutes.NoPage(visit);
        await using (bytes)
        {
            Seal(visit);
            return view.Document.MediaType == MediaTypes.Pdf && PdfPictures.Draw(bytes, page, cancel) is { } picture ? Results.Bytes(picture, "image/png") : Results.NotFound();
        }
    }

    private static Task<(DocumentView View, Stream Bytes)?> OpenAsync(Visit visit, string id, CancellationToken cancel) => visit.Desk.UseAsync(
        book => ShowVerb.Document(book, id) is { } view ? (view, book.Folder.OpenObject(view.Document.Original)) : ((DocumentView, Stream)?)null, cancel);

    private static void Seal(Visit visit) => visit.Http.Response.Headers.ContentSecurityPolicy = NothingAllowed;

    private static string Beginning(string text) => text.Length <= MostText ? text : text[..MostText];

    // The last part of what it was called, with nothing in it that a file system or a reader could take for something else.
    private static string NameOf(string receivedAs)
    {
        var name = VisibleText.Name(receivedAs[(receivedAs.LastIndexOfAny(['/', '\\']) + 1)..]);
        return string.Concat(name.Select(c => c is '"' or '<' or '>' or ':' or '|' or '?' or '*' ? '_' : c)) is { Length: > 0 } safe ? safe : "original";
    }
}

/// <summary>What the page around an original shows.</summary>
/// <param name="View">The document.</param>
/// <param name="Page">Of a PDF, from 1.</param>
/// <param name="Pages">Of a PDF; null = none can be drawn.</param>
public sealed record OriginalModel(DocumentView View, int Page, int? Pages)
{
    public string Title => View.Document.Title ?? View.ReceivedAs;

    /// <summary>A picture of a kind that browsers show without running anything in it.</summary>
    public static bool IsSafePicture(string mediaType) => mediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    public bool IsPicture => IsSafePicture(View.Document.MediaType);

    /// <summary>True when there is something to show in the frame.</summary>
    public bool IsFramed => View.Document.MediaType == MediaTypes.Html || View.Machine.Text.Length > 0;
}
