using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Basics;
using Sanad.Casebook;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Language;
using Sanad.Web.Hosting;

namespace Sanad.Web.Documents;

/// <summary>What a person corrects of a document: title, outlet, origin, date, and what of its text is page furniture.</summary>
internal static class CorrectRoutes
{
    public const string Title = "title", Outlet = "outlet", Origin = "origin", Published = "published";

    /// <summary>A stretch of the text, "12-40" in UTF-16 units, whose box is ticked; and those that were furniture when the page was made.</summary>
    public const string Furniture = "furniture", Was = "was", PartField = "part";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/documents/{id}/correct", ShowAsync);
        pages.MapPost("/documents/{id}/correct", CorrectAsync);
        pages.MapGet("/documents/{id}/furniture", FurnitureAsync);
        pages.MapPost("/documents/{id}/furniture", MarkAsync);
    }

    private static async Task<IResult> ShowAsync(Visit visit, string id, CancellationToken cancel) =>
        await visit.Desk.UseAsync(book => CorrectModel.Of(book, id), cancel) is { } model ? visit.Show<CorrectPage, CorrectModel>(model) : DocumentsRoutes.NoPage(visit);

    private static async Task<IResult> CorrectAsync(Visit visit, string id, CancellationToken cancel)
    {
        var form = await visit.Http.Request.ReadFormAsync(cancel);
        var published = TypedDate.Read(form[Published]);
        var page = DocumentsRoutes.Of(id);
        if (published is null && !string.IsNullOrWhiteSpace(form[Published]))
            return visit.GoTo(page + "/correct", new Notice(visit.Texts["search.wrong_date"]) { Refused = true });
        var outcome = await visit.Desk.UseAsync(book => Correct(book, id, form, published), cancel);
        return outcome is null ? visit.GoTo(page + "/correct", new Notice(visit.Texts["correct.unchanged"]) { Refused = true }) : visit.GoTo(outcome, page, "correct.done");
    }

    // Only what differs from what stands is written: a field that is shown and left alone is no correction, one that was emptied is.
    private static VerbOutcome? Correct(OpenCasebook book, string id, IFormCollection form, DateInterval? published)
    {
        if (ShowVerb.Document(book, id) is not { } view)
            return new VerbOutcome.NotFound(id, "document");
        string? Changed(string field, string? now) => form[field].ToString().Trim() is { Length: > 0 } typed && typed != now ? typed : null;
        var cleared = new (string Field, string? Now)[] { (Title, view.Document.Title), (Outlet, view.Document.Outlet), (Origin, view.Document.Origin), (Published, view.Document.Published?.ToString()) }
            .Where(f => f.Now is not null && form.ContainsKey(f.Field) && string.IsNullOrWhiteSpace(form[f.Field])).Select(f => f.Field).ToList();
        var (title, outlet, origin) = (Changed(Title, view.Document.Title), Changed(Outlet, view.Document.Outlet), Changed(Origin, view.Document.Origin));
        var date = published == view.Document.Published ? null : published;
        return title is null && outlet is null && origin is null && date is null && cleared.Count == 0
            ? null
            : DocumentVerbs.Set(book, view.Document.Original.Hex, date, title, outlet, origin, cleared: cleared);
    }

    private static async Task<IResult> FurnitureAsync(Visit visit, string id, int? part, CancellationToken cancel) =>
        await visit.Desk.UseAsync(book => ReaderModel.Of(book, id, part ?? 1), cancel) is { } model ? visit.Show<FurniturePage, ReaderModel>(model) : DocumentsRoutes.NoPage(visit);

    private static async Task<IResult> MarkAsync(Visit visit, string id, CancellationToken cancel)
    {
        var form = await visit.Http.Request.ReadFormAsync(cancel);
        var ticked = form[Furniture].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var was = form[Was].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var changed = ticked.Except(was).Select(place => (place, Furniture: true)).Concat(was.Except(ticked).Select(place => (place, Furniture: false))).ToList();
        var page = $"{DocumentsRoutes.Of(id)}?part={(int.TryParse(form[PartField], NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? part : 1)}";
        if (changed.Count == 0)
            return visit.GoTo(page, new Notice(visit.Texts["correct.unchanged"]) { Refused = true });
        return visit.GoTo(await visit.Desk.UseAsync(book => Mark(book, id, changed), cancel), page, "correct.furniture_done");
    }

    private static VerbOutcome Mark(OpenCasebook book, string id, IEnumerable<(string Place, bool Furniture)> changed)
    {
        if (ShowVerb.Document(book, id) is not { } view)
            return new VerbOutcome.NotFound(id, "document");
        var map = CodePointMap.For(view.Document.Text);
        var drafts = changed.Select(c => (Span: SpanOf(c.Place, view.Document.Text.Length), c.Furniture)).Where(c => c.Span is not null)
            .Select(c => new FurnitureDraft(c.Span!.Value.In(view.Document.Text), c.Furniture) { Span = map.ToCodePoints(c.Span.Value) });
        return DocumentVerbs.Set(book, view.Document.Original.Hex, furniture: [.. drafts]);
    }

    /// <summary>A stretch of the text as a form names it.</summary>
    public static string PlaceOf(TextSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.Start}-{span.End}");

    private static TextSpan? SpanOf(string place, int length) =>
        place.Split('-') is [var from, var to] && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
        && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && start < end && end <= length ? new(start, end) : null;
}
