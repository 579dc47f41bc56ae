using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Redaction;
using Sanad.Casebook.Show;
using Sanad.Web.Hosting;
using Sanad.Web.Shell;

namespace Sanad.Web.Documents;

/// <summary>The documents: a list of them, and each as people read it.</summary>
internal static class DocumentsRoutes
{
    private const string Path = "/documents";

    /// <summary>The page of a document.</summary>
    public static string Of(string original) => $"{Path}/{original}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ListAsync);
        pages.MapGet(Path + "/{id}", ReadAsync);
        pages.MapGet(Path + "/{id}/at/{claim}", (Visit visit, string id, string claim, CancellationToken cancel) => ToClaimAsync(visit, id, claim, cancel));
        pages.MapGet(Path + "/{id}/near/{place:int:min(0)}", (Visit visit, string id, int place, CancellationToken cancel) => ToPlaceAsync(visit, id, place, cancel));
        pages.MapGet(Path + "/{id}/origin", CompareAsync);
    }

    /// <summary>The page that says that there is no such thing.</summary>
    public static IResult NoPage(Visit visit) => visit.Show<FaultPage, Fault>(new("faults.no_page", null), StatusCodes.Status404NotFound);

    private static async Task<IResult> ListAsync(Visit visit, CancellationToken cancel)
    {
        var query = visit.Http.Request.Query;
        var (filter, skip) = (DocumentAddress.FilterOf(query), DocumentAddress.Skip(query));
        return visit.Show<DocumentsPage, DocumentsModel>(await visit.Desk.UseAsync(
            book => new DocumentsModel(ShowVerb.List(book, filter, skip, DocumentsModel.Size), skip, filter, ShowVerb.Values(book)), cancel));
    }

    private static async Task<IResult> ReadAsync(Visit visit, string id, string? claim, int? part, CancellationToken cancel)
    {
        if (claim is not null)
            return await ToClaimAsync(visit, id, claim, cancel);
        return await visit.Desk.UseAsync(book => ReaderModel.Of(book, id, part ?? 1), cancel) is { } model ? visit.Show<ReaderPage, ReaderModel>(model) : await TombstoneAsync(visit, id, cancel);
    }

    // What a signed decision took away is told as that, and not as never having been there.
    private static async Task<IResult> TombstoneAsync(Visit visit, string id, CancellationToken cancel) =>
        await visit.Desk.UseAsync(book => RedactVerb.Tombstone(book, id), cancel) is { } act
            ? visit.Show<TombstonePage, TombstoneModel>(new(act.Objects.First(o => o.Hex.StartsWith(id, StringComparison.OrdinalIgnoreCase)).Hex, act), StatusCodes.Status410Gone)
            : NoPage(visit);

    // The part of the text that holds the claim, at its words.
    private static async Task<IResult> ToClaimAsync(Visit visit, string id, string claim, CancellationToken cancel) =>
        await visit.Desk.UseAsync(book => Place(book, id, claim), cancel) is { } place
            ? Results.Redirect(visit.To($"{Of(place.Original)}?part={place.Part.ToString(CultureInfo.InvariantCulture)}{Said(visit)}#{ReaderText.NoteOf(claim)}"))
            : NoPage(visit);

    // The part of the text that holds a place, counted in code points, at its paragraph.
    private static async Task<IResult> ToPlaceAsync(Visit visit, string id, int place, CancellationToken cancel)
    {
        if (await visit.Desk.UseAsync(book => ShowVerb.Document(book, id), cancel) is not { } view)
            return NoPage(visit);
        var (part, block) = ReaderText.Of(view).Near(CodePointMap.For(view.Document.Text).ToUtf16(place));
        return Results.Redirect(visit.To($"{Of(view.Document.Original.Hex)}?part={part.ToString(CultureInfo.InvariantCulture)}#{block}"));
    }

    // What became of an act goes on to the page that is shown in the end.
    private static string Said(Visit visit) => visit.Http.Request.Query["said"].FirstOrDefault() is { } said ? $"&said={Uri.EscapeDataString(said)}" : "";

    private static (string Original, int Part)? Place(OpenCasebook book, string id, string claim) =>
        ShowVerb.Document(book, id) is { } view && view.Claims.Any(c => c.Claim.Id == claim)
            ? (view.Document.Original.Hex, ReaderText.Of(view).PartOf(claim))
            : null;

    private static async Task<IResult> CompareAsync(Visit visit, string id, CancellationToken cancel) =>
        await visit.Desk.UseAsync(book => ShowVerb.Document(book, id, withCopies: true), cancel) is { } view
            ? visit.Show<OriginPage, OriginModel>(new(view))
            : NoPage(visit);
}
