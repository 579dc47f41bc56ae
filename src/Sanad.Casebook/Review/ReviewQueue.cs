using Sanad.Casebook.Opening;
using Sanad.Casebook.Review.Desk;
using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>Which claims are to be looked at; null = any.</summary>
public sealed record ReviewFilter
{
    /// <summary>An act (killed) or a group of acts (death).</summary>
    public string? Act { get; init; }

    /// <summary>A part of the speaker's name, or "AUTHOR" for outlets in their own voice.</summary>
    public string? Speaker { get; init; }

    /// <summary>A, B or C.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Whole id of an event.</summary>
    public string? Event { get; init; }

    /// <summary>Whole SHA-256 of a document.</summary>
    public string? Document { get; init; }

    /// <summary>Proposed, unless judged claims are to be looked at again.</summary>
    public ReviewStatus Status { get; init; } = ReviewStatus.Proposed;
}

/// <summary>Where a claim stands.</summary>
public enum ReviewStatus
{
    /// <summary>Nobody has decided.</summary>
    Proposed,

    /// <summary>Accepted as it stands.</summary>
    Accepted,

    /// <summary>Corrected.</summary>
    Edited,

    /// <summary>Rejected.</summary>
    Rejected,

    /// <summary>Two writers decided differently.</summary>
    Contested,
}

/// <summary>A claim that waits for a decision.</summary>
/// <param name="Claim">As it stands; spans in code points.</param>
/// <param name="Original">SHA-256 of its document.</param>
/// <param name="EventId">The event that gathers it; null = none.</param>
public sealed record ReviewItem(Claim Claim, string Original, string? EventId)
{
    /// <summary>The claim's id.</summary>
    public string ClaimId => Claim.Id;

    /// <summary>Claims of the same words in copies of the document, which wait too.</summary>
    public IReadOnlyList<ReviewItem> Copies { get; init; } = [];

    /// <summary>A claim of the same words in another copy that is decided; null = none.</summary>
    public string? Decided { get; init; }

    /// <summary>True when a person looked at it and was not sure.</summary>
    public bool Unsure { get; init; }
}

/// <summary>
/// The claims that wait for a person, most useful first: events whose figures differ most between speakers, then by event, document, tier and place in
/// the text; what somebody was not sure of comes last. Identical claims of copies stand once.
/// </summary>
public static class ReviewQueue
{
    /// <summary>The queue as it stands now.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="filter">Which claims.</param>
    public static IReadOnlyList<ReviewItem> Of(OpenCasebook book, ReviewFilter filter)
    {
        var desk = ReviewDesk.Of(book);
        return [.. desk.Items(new(filter, desk.Rows)).Chunk(ItemsAtOnce).SelectMany(some => Read(book, some))];
    }

    private const int ItemsAtOnce = 1000;

    /// <summary>The claims that items are about, with their words.</summary>
    internal static List<ReviewItem> Read(OpenCasebook book, IReadOnlyList<DeskItem> items)
    {
        var wanted = items.SelectMany(i => i.Copies.Prepend(i.Claim)).Select(c => c.Id).Distinct(StringComparer.Ordinal);
        var claims = ClaimAtHand.Of(book.Index, wanted).ToDictionary(c => c.Id, c => c.Claim, StringComparer.Ordinal);
        ReviewItem One(DeskClaim c) => new(claims[c.Id], c.Document.Original, c.Event.Id.Length == 0 ? null : c.Event.Id) { Unsure = c.Unsure };
        return [.. items.Select(i => One(i.Claim) with { Copies = [.. i.Copies.Select(One)], Decided = i.Decided })];
    }
}
