using Sanad.Linkage;
using Sanad.Linkage.Comparisons;
using Sanad.Linkage.Names;

namespace Sanad.Casebook.Lists;

/// <summary>What looks wrong in a row that is kept all the same.</summary>
/// <param name="words">Titles.</param>
/// <param name="dates">What is understood as one.</param>
internal sealed class RowNotes(NameWords words, DateText dates)
{
    private const int LongestCompared = 400;
    private static readonly Role[] TellPeopleApart = [Role.FullName, Role.GivenName, Role.FamilyName, Role.Alias, Role.IdNumber];

    public IReadOnlyList<string> Of(IReadOnlyList<RoleValue> fields)
    {
        if (!fields.Any(f => TellPeopleApart.Contains(f.Role)))
            return ["no name and no identity number: it can hardly be linked", .. fields.SelectMany(Of)];
        return [.. fields.SelectMany(Of)];
    }

    private IEnumerable<string> Of(RoleValue field)
    {
        var (role, value) = (ColumnMap.NameOf(field.Role), field.Value);
        if (value.Length > LongestCompared)
            yield return $"{role} has {value.Length} characters; the first {LongestCompared} are compared";
        if (RecordNames.IsName(field.Role) && MixesScripts(value))
            yield return $"{role} mixes two scripts: {Quoted(value)}; names of two scripts are better two columns, one of them mapped as alias";
        if (field.Role is Role.FullName or Role.GivenName or Role.FamilyName && words.IsTitlesAlone(value))
            yield return $"{role} is a title and no name: {Quoted(value)}";
        if ((ListReading.IsDate(field.Role) || field.Role == Role.BirthYear) && !dates.IsDate(value))
            yield return $"{role} is no date that is understood: {Quoted(value)}; it is kept, and compared with nothing";
    }

    /// <summary>True when a cell has Latin and Arabic letters.</summary>
    public static bool MixesScripts(string value) => value.AsSpan().ContainsAnyInRange('\u0600', '\u06FF') && value.Any(char.IsAsciiLetter) && value.Any(c => c is >= '\u0600' and <= '\u06FF' && char.IsLetter(c));

    /// <summary>A value for a message, not longer than a name.</summary>
    public static string Quoted(string value) => $"\"{(value.Length <= 40 ? value : value[..39] + "…")}\"";
}
