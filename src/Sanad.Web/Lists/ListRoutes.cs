using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Lists;
using Sanad.Dossier;
using Sanad.Linkage;
using Sanad.Web.Adding;
using Sanad.Web.Documents;
using Sanad.Web.Events;
using Sanad.Web.Hosting;

namespace Sanad.Web.Lists;

/// <summary>Lists of people: what is there, and a file on its way in: looked at row by row, its columns mapped, then added.</summary>
internal static class ListRoutes
{
    /// <summary>The use of the column that names rows.</summary>
    public const string IdUse = "id";

    private const string Path = "/lists";

    /// <summary>Encodings that a list may be read in, by the names that stand on the page: those of old programs in the languages of the packs.</summary>
    public static readonly string[] Encodings = ["utf-8", "windows-1256", "windows-1252", "utf-16"];

    /// <summary>The page of a list.</summary>
    public static string Of(string name) => $"{Path}/show?name={Uri.EscapeDataString(name)}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit) => visit.ReadAsync<ListsPage, ListsModel>(book => new(ListVerbs.All(book))));
        pages.MapGet(Path + "/show", ShowAsync);
        pages.MapPost(Path + "/add", ReceiveAsync).WithMetadata(new FormGuard.ReadsItsOwnBody());
        pages.MapGet(Path + "/draft/{id}", DraftAsync);
        pages.MapPost(Path + "/draft/{id}", ChangeAsync).DisableAntiforgery();
        pages.MapPost(Path + "/draft/{id}/add", AddAsync).DisableAntiforgery();
        pages.MapPost(Path + "/row", AddRowAsync).DisableAntiforgery();
    }

    private static Task<IResult> ShowAsync(Visit visit)
    {
        var (name, skip) = (visit.Asked("name") ?? "", visit.Skip());
        return visit.ReadAsync<ListPage, ListModel>(book => ListVerbs.Find(book, name) is { } list
            ? new(list, ListVerbs.Records(book, list.Name, skip, ListModel.Size), skip, ListVerbs.Refused(book, list.Name, ListModel.Size))
            : null);
    }

    private static async Task<IResult> ReceiveAsync(Visit visit, WorkbenchOptions options, ListDrafts drafts)
    {
        var outcome = await new Upload(visit.Http.Request, visit.Session, visit.Desk.Incoming, options).ReceiveAsync(visit.Http.RequestAborted);
        return outcome switch
        {
            UploadOutcome.Received received => visit.GoTo($"{Path}/draft/{drafts.Begin(visit.Session.Id, received.Batch).Id}"),
            UploadOutcome.Refused no => visit.GoTo(Path, new Notice(visit.Texts.Filled(no.Key, no.Values)) { Refused = true }),
            UploadOutcome.NotOurs => Results.StatusCode(StatusCodes.Status400BadRequest),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<IResult> DraftAsync(Visit visit, ListDrafts drafts, string id)
    {
        if (drafts.Find(visit.Session.Id, id) is not { } draft)
            return DocumentsRoutes.NoPage(visit);
        var request = draft.Request with { FileName = draft.FileName, DryRun = true };
        return visit.Show<DraftPage, DraftModel>(await visit.Desk.UseAsync(book => new DraftModel(id, draft.FileName, ListVerbs.Columns(draft.File, request.Encoding), request, ListVerbs.Add(book, draft.File, request))));
    }

    private static async Task<IResult> ChangeAsync(Visit visit, ListDrafts drafts, string id)
    {
        if (drafts.Find(visit.Session.Id, id) is not { } draft)
            return DocumentsRoutes.NoPage(visit);
        drafts.Change(draft, await RequestAsync(visit, draft));
        return visit.GoTo($"{Path}/draft/{id}#main");
    }

    private static async Task<IResult> AddAsync(Visit visit, ListDrafts drafts, string id)
    {
        if (drafts.Find(visit.Session.Id, id) is not { } draft)
            return DocumentsRoutes.NoPage(visit);
        var request = await RequestAsync(visit, draft) with { FileName = draft.FileName };
        drafts.Change(draft, request);
        switch (await visit.Desk.UseAsync(book => ListVerbs.Add(book, draft.File, request)))
        {
            case ListOutcome.Read { Report: var report }:
                drafts.End(id);
                return visit.GoTo(Of(report.Name), new Notice(visit.Texts.Filled(report.Entry is null ? "lists.same_file" : "lists.added", visit.Texts.Number(report.Rows.Count), visit.Texts.Number(report.Kept), visit.Texts.Number(report.Count(RowStatus.Refused))), report.Entry));
            default:
                return visit.GoTo($"{Path}/draft/{id}"); // the page says why
        }
    }

    private static async Task<ListRequest> RequestAsync(Visit visit, ListDraft draft)
    {
        var form = await visit.Http.Request.ReadFormAsync(visit.Http.RequestAborted);
        var columns = ListVerbs.Columns(draft.File, draft.Request.Encoding); // the fields of the form are those that this browser saw
        var uses = columns.Select((column, i) => (Column: column, Use: form[$"c{i.ToString(CultureInfo.InvariantCulture)}"].ToString())).ToList();
        var roles = uses.Select(u => (u.Column, Role: ColumnMap.RoleOf(u.Use))).Where(u => u.Role is not null).GroupBy(u => u.Role!.Value).OrderBy(g => g.Key)
            .Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(u => u.Column)])).ToList();
        return new()
        {
            Name = Typed(form, "name"),
            Missing = Typed(form, "missing"),
            Encoding = Typed(form, "encoding"),
            Map = roles.Count > 0 ? new ColumnMap(roles) : null,
            IdColumn = uses.Where(u => u.Use == IdUse).Select(u => u.Column).FirstOrDefault(),
        };
    }

    private static string? Typed(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } typed ? typed : null;

    private static async Task<IResult> AddRowAsync(Visit visit)
    {
        var form = await visit.Http.Request.ReadFormAsync(visit.Http.RequestAborted);
        List<RoleValue> fields = [.. Enum.GetValues<Role>().Select(role => new RoleValue(role, form[ColumnMap.NameOf(role)].ToString())).Where(f => f.Value.Trim().Length > 0)];
        return await visit.Desk.UseAsync(book => ListVerbs.AddRow(book, fields, null, dryRun: false)) switch
        {
            RowOutcome.Added added => visit.GoTo(Of(ListVerbs.ByHand), new Notice(added.Alike.Count == 0 ? visit.Texts["lists.row_added"]
                : visit.Texts.Filled("lists.row_alike", string.Join(visit.Texts["words.comma"], added.Alike.Select(r => r.Name))), added.Entry)),
            _ => visit.GoTo(Path, new Notice(visit.Texts["lists.row_empty"]) { Refused = true }),
        };
    }
}
