using System.Globalization;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Search;
using Sanad.Language;
using Sanad.Linkage;
using Sanad.Linkage.Comparisons;

namespace Sanad.Casebook.Estimate;

/// <summary>Tells which part of an event a record is of: by place, month, year or the value of a role.</summary>
internal sealed class Stratifier
{
    private static readonly Role[] Places = [Role.Province, Role.EventPlace, Role.Locality];
    private static readonly Role[] Times = [Role.EventDate, Role.DeathDate];
    private readonly Func<IReadOnlyList<RoleValue>, string?> _valueOf;

    private Stratifier(string name, Func<IReadOnlyList<RoleValue>, string?> valueOf) => (Name, _valueOf) = (name, valueOf);

    /// <summary>As it was typed.</summary>
    public string Name { get; }

    /// <summary>By its name; null when there is none of that name.</summary>
    public static Stratifier? Find(string typed, Packs packs)
    {
        var (name, dates) = (typed.Trim().ToLowerInvariant(), new DateText(packs));
        return name switch
        {
            "place" => new(name, fields => First(fields, Places) is { } place ? PlaceOf(place, packs.Places) : null),
            "year" => new(name, fields => MonthOf(fields, dates) is { } month ? month.Year.ToString("0000", CultureInfo.InvariantCulture) : null),
            "month" => new(name, fields => MonthOf(fields, dates) is { Month: > 0 } month ? string.Create(CultureInfo.InvariantCulture, $"{month.Year:0000}-{month.Month:00}") : null),
            _ when ColumnMap.RoleOf(name) is { } role => new(name, fields => First(fields, [role]) is { } value ? Folded(value) : null),
            _ => null,
        };
    }

    /// <summary>Values that differ in spaces alone are one, as it is written with most of them: a Persian half-space is no space once folded.</summary>
    public static Dictionary<string, string> Alike(IEnumerable<string> values) => values.Distinct(StringComparer.Ordinal)
        .GroupBy(value => value.Replace(" ", "", StringComparison.Ordinal), StringComparer.Ordinal)
        .Select(forms => forms.OrderByDescending(form => form.Length).ThenBy(form => form, StringComparer.Ordinal).ToArray())
        .SelectMany(forms => forms.Select(form => KeyValuePair.Create(form, forms[0]))).ToDictionary(StringComparer.Ordinal);

    /// <summary>The record's part; null when it does not tell.</summary>
    public string? Of(IReadOnlyList<RoleValue> fields) => _valueOf(fields) is { Length: > 0 } value ? value : null;

    /// <summary>Year and month in which it happened to the person; month 0 = the year alone; null when the record does not tell.</summary>
    public static (int Year, int Month)? MonthOf(IReadOnlyList<RoleValue> fields, DateText dates) => First(fields, Times) is { } time ? dates.MonthOf(time) : null;

    private static string Folded(string value) => string.Join(' ', Folding.Fold(value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? First(IReadOnlyList<RoleValue> fields, Role[] roles) => roles.Select(role => RecordNames.ValueOf(fields, role)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    // The province of a place that the packs know, whatever the script; a place that they do not know stands by its name.
    private static string PlaceOf(string value, Gazetteer places)
    {
        var found = places.Find(value, Tokenizer.Tokenize(value, new(0, value.Length)), Spelling.IsArabic(value) ? "fa" : "en");
        if (found is not [var only] || !only.Candidates.All(other => places.IsWithin(only.Likeliest.Id, other.Id)))
            return Folded(value);
        var place = only.Likeliest;
        while (place.Kind != PlaceKind.Province && place.ParentId is { } parent && places.ById(parent) is { Kind: not PlaceKind.Country } wider)
            place = wider;
        return place.Id;
    }
}
