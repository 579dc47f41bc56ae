using Sanad.Casebook.Estimate;
using Sanad.Casebook.Events;

namespace Sanad.Web.Estimates;

/// <summary>The runs that stand, and what a new one can be made of.</summary>
/// <param name="Past">The latest first.</param>
/// <param name="Titles">Events of those runs by their ids as they were then; those gone are absent.</param>
/// <param name="Events">Events to choose from, those with most claims first.</param>
/// <param name="Lists">Names of the casebook's lists.</param>
/// <param name="Chosen">The event that a link asked for; null = none.</param>
public sealed record EstimatesModel(IReadOnlyList<PastEstimate> Past, IReadOnlyDictionary<string, EventSummary> Titles, IReadOnlyList<EventSummary> Events, IReadOnlyList<string> Lists, string? Chosen)
{
    /// <summary>Events in the choice at most: beyond them a link from the event leads here.</summary>
    public const int MostEvents = 200;

    /// <summary>By what people can be divided here; the command line takes every role.</summary>
    public static IReadOnlyList<string> Divisions { get; } = ["place", "month", "year", "province", "sex", "status", "prison"];
}
