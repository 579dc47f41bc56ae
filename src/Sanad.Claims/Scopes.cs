using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>
/// The place and time a claim covers, inferred so that claims of one event gather: the pack's event that the words name, when it does not contradict the
/// claim's own date; else the claim's own place and date. Never shown as what the text says.
/// </summary>
internal static class Scopes
{
    /// <summary>Place id and time; both may be null. The reason names the anchor and how near it stands.</summary>
    public static (string? Place, DateInterval? When, string? Reason) Of(Draft draft)
    {
        if (draft.Anchor is { } seen && Agrees(draft, seen))
        {
            var isInside = seen.Reach != "sentence" && draft.PlaceId is { } own && seen.Anchor.PlaceId is { } wide && own.StartsWith(wide, StringComparison.Ordinal);
            return (isInside ? draft.PlaceId : seen.Anchor.PlaceId ?? draft.PlaceId, seen.Anchor.When, $"anchor {seen.Anchor.Id} ({seen.Reach})");
        }
        return (draft.PlaceId, draft.When, draft.PlaceId is null && draft.When is null ? null : "place and time of the claim");
    }

    /// <summary>
    /// What only the whole document tells: the country it is about; an event that the claim's own date lies in, named somewhere, or of the pack when the
    /// document speaks of protest; and, for claims without a date, the event when all others are of a single one.
    /// </summary>
    public static IReadOnlyList<Claim> Widened(IReadOnlyList<Claim> claims, Discourse discourse, IReadOnlyList<Anchor> all)
    {
        var country = discourse.Countries.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => count.Key).FirstOrDefault();
        var named = discourse.SpeaksOfProtest ? all : [.. discourse.Anchors];
        var widened = claims.Select(claim => ByDate(InCountry(claim, country), named)).ToList();
        var events = widened.Where(IsAnchored).DistinctBy(claim => claim.ScopeWhen).ToList();
        return events is not [var only] ? widened : [.. widened.Select(claim => !IsAnchored(claim) && claim.When is null && claim.PlaceId is null
            ? claim with { ScopePlace = claim.ScopePlace ?? only.ScopePlace, ScopeWhen = only.ScopeWhen, ScopeReason = "anchor of the document's other claims" }
            : claim)];
    }

    private static bool IsAnchored(Claim claim) => claim.ScopeReason?.StartsWith("anchor ", StringComparison.Ordinal) == true;

    private static Claim InCountry(Claim claim, string? country) => claim.ScopePlace is not null || country is null ? claim
        : claim with { ScopePlace = country, ScopeReason = claim.ScopeReason is null ? "country of the document" : claim.ScopeReason + ", country of the document" };

    private static Claim ByDate(Claim claim, IReadOnlyList<Anchor> anchors)
    {
        if (IsAnchored(claim) || claim.When is not { } when)
            return claim;
        var anchor = anchors.Where(found => found.When.Contains(when) && Within(claim.ScopePlace, found.PlaceId)).MinBy(found => found.When.Days);
        return anchor is null ? claim : claim with { ScopeWhen = anchor.When, ScopeReason = $"anchor {anchor.Id} (date)" };
    }

    private static bool Within(string? inner, string? outer) => outer is null || (inner is not null && inner.StartsWith(outer, StringComparison.Ordinal));

    private static bool Agrees(Draft draft, AnchorInSight seen)
    {
        if (draft.When is { } when && !when.Overlaps(seen.Anchor.When))
            return false;
        return draft.PlaceId is not { } place || seen.Anchor.PlaceId is not { } wide
            || place.StartsWith(wide, StringComparison.Ordinal) || wide.StartsWith(place, StringComparison.Ordinal);
    }
}
