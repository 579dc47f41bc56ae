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

    /// <summary>What only the whole document tells: the country it is about, and an event that it names somewhere and that the claim's own date lies in.</summary>
    public static Claim Widened(Claim claim, string? country, IEnumerable<Anchor> named)
    {
        if (claim.ScopePlace is null && country is not null)
            claim = claim with { ScopePlace = country, ScopeReason = claim.ScopeReason is null ? "country of the document" : claim.ScopeReason + ", country of the document" };
        if (claim.ScopeReason?.StartsWith("anchor ", StringComparison.Ordinal) == true)
            return claim;
        var fitting = named.Where(found => (claim.When is not { } when || found.When.Contains(when)) && Within(claim.ScopePlace, found.PlaceId)).ToList();
        // Without a date of its own a claim is of the document's event only when the document names a single one.
        var anchor = claim.When is null && fitting.Count > 1 ? null : fitting.MinBy(found => found.When.Days);
        return anchor is null ? claim : claim with { ScopeWhen = anchor.When, ScopeReason = $"anchor {anchor.Id} ({(claim.When is null ? "document" : "date")})" };
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
