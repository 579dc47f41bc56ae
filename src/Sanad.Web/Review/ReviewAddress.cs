using Microsoft.AspNetCore.Http;
using Sanad.Casebook.Review;
using Sanad.Claims;

namespace Sanad.Web.Review;

/// <summary>Which claims a review is about, as its address says it: /review?act=death&amp;tier=A. The address is all the state that there is.</summary>
internal static class ReviewAddress
{
    public const string Path = "/review";

    /// <summary>Set at the end of the queue, when what was put off still waits.</summary>
    public const string End = "end";

    public const string After = "after";

    public static ReviewFilter FilterOf(IQueryCollection query) => new()
    {
        Act = One(query, "act"),
        Speaker = One(query, "speaker"),
        Tier = One(query, "tier") is { } tier ? ClaimFields.Member<Tier>(tier) : null,
        Event = One(query, "event"),
        Document = One(query, "document"),
        Status = One(query, "status") is { } status ? ClaimFields.Member<ReviewStatus>(status) ?? ReviewStatus.Proposed : ReviewStatus.Proposed,
    };

    /// <summary>The filter's values by their names in an address; only those that are set.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Values(ReviewFilter filter) => new KeyValuePair<string, string?>[]
    {
        new("act", filter.Act), new("speaker", filter.Speaker), new("tier", filter.Tier?.ToString()), new("event", filter.Event), new("document", filter.Document),
        new("status", filter.Status == ReviewStatus.Proposed ? null : ClaimFields.Word(filter.Status)),
    }.Where(value => value.Value is not null)!;

    /// <summary>The path of the next claim of the queue.</summary>
    public static string Queue(ReviewFilter filter, params IEnumerable<KeyValuePair<string, string>> more) => Path + QueryOf(filter, more);

    /// <summary>The path of one claim.</summary>
    public static string Claim(ReviewFilter filter, string claimId, params IEnumerable<KeyValuePair<string, string>> more) => $"{Path}/{Uri.EscapeDataString(claimId)}{QueryOf(filter, more)}";

    /// <summary>The path of its fields.</summary>
    public static string Fields(ReviewFilter filter, string claimId) => $"{Path}/{Uri.EscapeDataString(claimId)}/edit{QueryOf(filter, [])}";

    /// <summary>Where a decision is taken back.</summary>
    public static string Undo(ReviewFilter filter) => $"{Path}/undo{QueryOf(filter, [])}";

    private static string QueryOf(ReviewFilter filter, IEnumerable<KeyValuePair<string, string>> more) => QueryString.Create(Values(filter).Concat(more)!).Value ?? "";

    private static string? One(IQueryCollection query, string name) => query[name].FirstOrDefault() is { Length: > 0 } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
