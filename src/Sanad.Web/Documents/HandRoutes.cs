using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Claims;
using Sanad.Language;
using Sanad.Web.Hosting;
using Sanad.Web.Shell;

namespace Sanad.Web.Documents;

/// <summary>Adds a claim that the machine passed over, from words selected in the text or pasted.</summary>
internal static class HandRoutes
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/documents/{id}/add", ShowAsync);
        pages.MapPost("/documents/{id}/add", AddAsync);
    }

    private static async Task<IResult> ShowAsync(Visit visit, string id, string? quote, CancellationToken cancel) =>
        await visit.Desk.UseAsync(book => ShowVerb.Document(book, id), cancel) is { } view
            ? visit.Show<AddPage, AddModel>(new(view, new() { Quote = quote?.Trim() ?? "" }))
            : DocumentsRoutes.NoPage(visit);

    private static async Task<IResult> AddAsync(Visit visit, string id, CancellationToken cancel)
    {
        var typed = AddForm.Of(await visit.Http.Request.ReadFormAsync(cancel));
        if (await visit.Desk.UseAsync(book => ShowVerb.Document(book, id), cancel) is not { } view)
            return DocumentsRoutes.NoPage(visit);
        var model = new AddModel(view, typed);
        if (typed.Quote.Length == 0 || typed.Act is null)
            return visit.Show<AddPage, AddModel>(model with { Problem = visit.Texts["add.needs"] });
        if (typed.When.Length > 0 && TypedDate.Read(typed.When) is null)
            return visit.Show<AddPage, AddModel>(model with { Problem = visit.Texts["search.wrong_date"] });
        return await visit.Desk.UseAsync(book => HandClaim.Add(book, view.Document.Original.Hex, typed.Draft(typed.Act.Value)), cancel) switch
        {
            AddOutcome.Added added => visit.GoTo($"{DocumentsRoutes.Of(view.Document.Original.Hex)}/at/{added.Claim.Id}", new Notice(visit.Texts["add.done"], added.Entry)),
            AddOutcome.Ambiguous several => visit.Show<AddPage, AddModel>(model with { Places = several.Places }),
            AddOutcome.Refused refused when visit.Texts.Said(refused.Reason) is var (text, language) => visit.Show<AddPage, AddModel>(model with { Problem = text, ProblemLanguage = language }),
            AddOutcome.NoDocument => DocumentsRoutes.NoPage(visit),
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>What a person typed of a claim.</summary>
public sealed record AddForm
{
    public const string QuoteField = "quote", ActField = "act", WordsField = "qty", SpeakerField = "speaker", PlaceField = "place", WhenField = "when", NoteField = "note", NthField = "nth";

    public string Quote { get; init; } = "";

    /// <summary>Null = not chosen.</summary>
    public Act? Act { get; init; }

    public string Words { get; init; } = "";

    public string Speaker { get; init; } = "";

    public string Place { get; init; } = "";

    public string When { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>Which of several places is meant, from 1.</summary>
    public int? Nth { get; init; }

    public static AddForm Of(IFormCollection form)
    {
        string One(string field) => form[field].ToString().Trim();
        return new()
        {
            Quote = One(QuoteField), Act = ClaimFields.Member<Act>(One(ActField)), Words = One(WordsField), Speaker = One(SpeakerField), Place = One(PlaceField), When = One(WhenField),
            Note = One(NoteField), Nth = int.TryParse(One(NthField), NumberStyles.None, CultureInfo.InvariantCulture, out var nth) ? nth : null,
        };
    }

    /// <summary>As the casebook takes it.</summary>
    public HandDraft Draft(Act act) => new(Quote, act,
        [.. new[] { ("qty", Words), ("speaker", Speaker), ("place", Place), ("when", TypedDate.Read(When)?.ToString() ?? "") }.Where(field => field.Item2.Length > 0)])
    {
        Nth = Nth,
        Note = Note.Length > 0 ? Note : null,
    };
}

/// <summary>What the page for adding a claim shows.</summary>
/// <param name="View">The document.</param>
/// <param name="Typed">So far.</param>
public sealed record AddModel(DocumentView View, AddForm Typed)
{
    public string Title => View.Document.Title ?? View.ReceivedAs;

    /// <summary>Where the words stand, when at several places; each with the words around it.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Why nothing was added; null = nothing went wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>Of the problem, when it is not the page's.</summary>
    public string? ProblemLanguage { get; init; }
}
