using Sanad.Language;

namespace Sanad.Casebook.Events;

/// <summary>By which words people find an event: its title, and the names of its place and anchor in every language.</summary>
internal static class EventWords
{
    /// <summary>True when every word of the text begins a word of the event, whatever script or capitals.</summary>
    public static bool Fit(EventRow row, string text, Packs packs)
    {
        var words = Folding.SearchTerms(string.Join(' ', NamesOf(row, packs)));
        return Folding.SearchTerms(text).All(typed => words.Any(word => word.StartsWith(typed, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> NamesOf(EventRow row, Packs packs)
    {
        var anchor = row.ReadBody().Anchor;
        var named = packs.Anchors.FirstOrDefault(a => a.Id == anchor)?.Names ?? (row.Place is { } place ? packs.Places.ById(place)?.Names : null);
        return (named?.Values.SelectMany(names => names) ?? []).Append(row.Title).Append(row.Id).Append(row.Time ?? "");
    }
}
