using Sanad.Basics;

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

    private static bool Agrees(Draft draft, AnchorInSight seen)
    {
        if (draft.When is { } when && !when.Overlaps(seen.Anchor.When))
            return false;
        return draft.PlaceId is not { } place || seen.Anchor.PlaceId is not { } wide
            || place.StartsWith(wide, StringComparison.Ordinal) || wide.StartsWith(place, StringComparison.Ordinal);
    }
}
