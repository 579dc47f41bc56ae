using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Web.Hosting;

namespace Sanad.Web.Review;

/// <summary>What the page of a proposal shows; or, with no claim, why there is none.</summary>
/// <param name="Filter">Which claims this review is about.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Last">This writer's last decisions, the latest first.</param>
/// <param name="Documents">In the casebook.</param>
public sealed record ReviewModel(ReviewFilter Filter, ReviewProgress Progress, IReadOnlyList<PastDecision> Last, int Documents)
{
    /// <summary>Null at the end of the queue.</summary>
    public ReviewCase? Case { get; init; }

    /// <summary>The event that the filter names; null = none, or not there any more.</summary>
    public EventSummary? OnlyEvent { get; init; }

    /// <summary>The title of the document that the filter names.</summary>
    public string? OnlyDocument { get; init; }

    /// <summary>True when the queue was gone through to its end, whatever was put off.</summary>
    public bool AtEnd { get; init; }

    /// <summary>What a person had typed on the page that could not be saved.</summary>
    public string? Note { get; init; }

    /// <summary>Why it could not; null = nothing went wrong.</summary>
    public Notice? Notice { get; init; }

    public static ReviewModel Of(OpenCasebook book, ReviewFilter filter, ReviewCase? shown) => new(filter, ReviewFlow.Progress(book, filter), ReviewFlow.Last(book), Overview.Of(book).Documents)
    {
        Case = shown,
        OnlyEvent = filter.Event is null ? null : filter.Event == shown?.Event?.Id ? shown.Event : EventVerbs.Find(book, filter.Event),
        OnlyDocument = filter.Document is null ? null : filter.Document == shown?.Item.Original ? shown.Title : ShowVerb.Document(book, filter.Document) is { } document ? ReviewCase.TitleOf(document) : null,
    };
}

/// <summary>A claim with all that a person needs for deciding it.</summary>
/// <param name="Item">As the queue has it, with its copies.</param>
/// <param name="View">The claim, spans in the document's text.</param>
/// <param name="Document">Where it stands.</param>
/// <param name="Event">That gathers it; null = none.</param>
/// <param name="Others">What is said of the same event about the same group of acts, this claim's row among them.</param>
/// <param name="MoreOthers">Rows that are left out here.</param>
public sealed record ReviewCase(ReviewItem Item, ClaimView View, DocumentView Document, EventSummary? Event, IReadOnlyList<TollRow> Others, int MoreOthers)
{
    // As many as stand beside a quote without hiding it.
    private const int MostOthers = 8;

    // The figures of a larger event take longer than a decision may; its page has them.
    private const int MostClaims = 400;

    /// <summary>Claims of an event that is too large for its figures to stand here; 0 = it is not.</summary>
    public int OfLargeEvent { get; init; }

    public Claim Claim => View.Claim;

    public ReviewStatus Status => View.Status is not { } status ? ReviewStatus.Rejected : status switch
    {
        TollStatus.Proposed => ReviewStatus.Proposed,
        TollStatus.Accepted => ReviewStatus.Accepted,
        TollStatus.Edited => ReviewStatus.Edited,
        TollStatus.Contested => ReviewStatus.Contested,
    };

    public string Title => TitleOf(Document);

    /// <summary>Null when the judged words are not in the text any more.</summary>
    public QuoteContext? Around => View.Anchored ? QuoteContext.Of(Document.Document, Claim.Span) : null;

    public static string TitleOf(DocumentView document) => document.Document.Title ?? document.ReceivedAs;

    /// <summary>Null when there is no such claim.</summary>
    public static ReviewCase? Of(OpenCasebook book, string claimId)
    {
        if (ReviewFlow.Item(book, claimId) is not { } item || ShowVerb.Claim(book, claimId) is not var (view, document))
            return null;
        var (happened, claims) = item.EventId is { } id && EventVerbs.AsGathered(book, id) is var (found, count) ? (found, count) : ((EventSummary?)null, 0);
        var others = happened is null || claims > MostClaims ? [] : TollTable.Of(book, happened.Id, acceptedOnly: false).Where(row => row.ActGroup == view.Claim.Act.Group()).ToList();
        var shown = others.Count <= MostOthers ? others : [.. others.OrderByDescending(row => row.Claims.Contains(claimId)).Take(MostOthers)];
        return new(item, view, document, happened, shown, others.Count - shown.Count) { OfLargeEvent = claims > MostClaims ? claims : 0 };
    }
}
