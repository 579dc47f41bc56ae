using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Tolls;

/// <summary>Which part of an event a claim covers.</summary>
/// <param name="Key">Claims of equal keys cover the same part; empty = the whole event.</param>
/// <param name="Text">For people; null = the whole event.</param>
/// <param name="Place">Gazetteer id of the part, for its name in other languages; null = not a known place.</param>
internal sealed record TollScope(string Key, string? Text, string? Place)
{
    private static readonly TollScope Whole = new("", null, null);

    // Within a longer event, what happened on one or two days is a part of it.
    private const int DaysOfAPart = 2, DaysOfALongEvent = 7;

    /// <summary>Narrower by place, by day, or by kind of victims; in this order.</summary>
    public static TollScope Of(Claim claim, EventSummary @event, string? partTitle, Packs packs)
    {
        var scope = partTitle is null ? OfPlace(claim, @event, packs) : new("part:" + partTitle, partTitle, null);
        if (DayOf(claim, @event) is { } day)
            scope = new($"{scope.Key}@{day}", scope.Text is null ? day : $"{scope.Text}, {day}", scope.Place);
        return scope == Whole && claim is { Subset: true, Victims: { } victims, Quantity.Qualifier: not Qualifier.Fraction }
            ? new("victims:" + Folding.Fold(victims), victims, null)
            : scope;
    }

    private static TollScope OfPlace(Claim claim, EventSummary @event, Packs packs)
    {
        var id = claim.PlaceId ?? claim.ScopePlace;
        if (id is not null && id != @event.Place && packs.Places.ById(id) is { } place && !Covers(id, @event.Place, packs))
            return new("place:" + id, place.NameIn("en"), id);
        return id is null && claim.Place is { } written ? new("words:" + Folding.Fold(written), written, null) : Whole;
    }

    // "Iran" said of an event in Evin does not make the claim a part of it.
    private static bool Covers(string claimed, string? eventPlace, Packs packs) => eventPlace is not null && packs.Places.IsWithin(eventPlace, claimed);

    private static string? DayOf(Claim claim, EventSummary @event) =>
        claim.When is { Days: <= DaysOfAPart } day && @event.When is { Days: > DaysOfALongEvent } whole && whole.Contains(day) ? day.ToString() : null;
}
