using Sanad.Linkage;
using Sanad.Linkage.Names;

namespace Sanad.Casebook.Lists;

/// <summary>The names of a record.</summary>
internal static class RecordNames
{
    private static readonly Role[] Parts = [Role.GivenName, Role.FamilyName];

    public static bool IsName(Role role) => role is Role.FullName or Role.GivenName or Role.FamilyName or Role.Alias;

    /// <summary>As one text: the whole name, else given and family name; else another name; "" when there is none.</summary>
    public static string Of(IReadOnlyList<RoleValue> fields)
    {
        var parts = string.Join(' ', fields.Where(f => Parts.Contains(f.Role)).OrderBy(f => f.Role).Select(f => f.Value));
        return parts.Length > 0 ? parts : ValueOf(fields, Role.FullName) ?? ValueOf(fields, Role.Alias) ?? "";
    }

    /// <summary>A whole name without its titles as given names and family name, when the record has no parts: the last word is the family name.</summary>
    public static IEnumerable<RoleValue> Divided(IReadOnlyList<RoleValue> fields, NameWords words)
    {
        if (ValueOf(fields, Role.FullName) is not { } full || fields.Any(f => Parts.Contains(f.Role)))
            return fields.Where(f => f.Role != Role.FullName);
        var named = full.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !words.IsTitlesAlone(word)).ToArray();
        RoleValue[] parts = named switch
        {
            [] => [],
            [var only] => [new(Role.GivenName, only)],
            _ => [new(Role.GivenName, string.Join(' ', named[..^1])), new(Role.FamilyName, named[^1])],
        };
        return fields.Where(f => f.Role != Role.FullName).Concat(parts);
    }

    public static string? ValueOf(IReadOnlyList<RoleValue> fields, Role role) => fields.FirstOrDefault(f => f.Role == role)?.Value;

    /// <summary>The words of all its names by their consonants, each once.</summary>
    public static IEnumerable<string> Sounds(IReadOnlyList<RoleValue> fields, NameWords words) =>
        fields.Where(f => IsName(f.Role)).SelectMany(f => SoundsOf(f.Value, words)).Distinct(StringComparer.Ordinal);

    /// <summary>The words of a name by their consonants, h left out, which one script may write and the other not; a word without any by itself.</summary>
    public static IEnumerable<string> SoundsOf(string name, NameWords words) =>
        words.WordsOf(name).Select(word => new NameForm(word).Skeleton.Replace("h", "", StringComparison.Ordinal) is { Length: > 0 } sound ? sound : word);
}
