using Sanad.Casebook.Tolls;

namespace Sanad.Dossier;

/// <summary>The order of a toll, in charts and tables alike: by the date on which it was said, each fraction or subset right under its whole.</summary>
public static class TollOrder
{
    /// <summary>Rows in that order; undated ones last, equal ones as they came.</summary>
    public static IReadOnlyList<TollRow> Sorted(IReadOnlyList<TollRow> rows)
    {
        var wholes = Wholes(rows);
        var parts = rows.Where(row => PartOf(row, wholes) is not null).ToLookup(row => PartOf(row, wholes));
        return [.. ByDate(rows.Where(row => PartOf(row, wholes) is null)).SelectMany(whole => ByDate(parts[whole]).Prepend(whole))];
    }

    /// <summary>For each row that is a fraction or subset of another one in the list: that other row.</summary>
    internal static IReadOnlyDictionary<TollRow, TollRow> WholeOf(IReadOnlyList<TollRow> rows)
    {
        var wholes = Wholes(rows);
        var wholeOf = new Dictionary<TollRow, TollRow>(ReferenceEqualityComparer.Instance);
        foreach (var row in rows)
        {
            if (PartOf(row, wholes) is { } whole)
                wholeOf[row] = whole;
        }
        return wholeOf;
    }

    private static Dictionary<string, TollRow> Wholes(IReadOnlyList<TollRow> rows)
    {
        var wholes = new Dictionary<string, TollRow>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.OfClaim is null))
        {
            foreach (var claim in row.Claims)
                wholes.TryAdd(claim, row);
        }
        return wholes;
    }

    private static TollRow? PartOf(TollRow row, Dictionary<string, TollRow> wholes) =>
        row.OfClaim is { } whole ? wholes.GetValueOrDefault(whole) : null;

    private static IEnumerable<TollRow> ByDate(IEnumerable<TollRow> rows) =>
        rows.OrderBy(row => row.Said?.First ?? DateOnly.MaxValue).ThenBy(row => row.Said?.Last ?? DateOnly.MaxValue);
}
