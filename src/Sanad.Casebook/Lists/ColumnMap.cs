using System.Text.Json;
using Sanad.Linkage;

namespace Sanad.Casebook.Lists;

/// <summary>Which columns of a list hold what: "given_name=first,birth_date=by+bm+bd".</summary>
/// <param name="Roles">Each role once, with the columns that make it up, in order.</param>
public sealed record ColumnMap(IReadOnlyList<(Role Role, IReadOnlyList<string> Columns)> Roles)
{
    /// <summary>How a role is written: lower_snake.</summary>
    public static string NameOf(Role role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());

    /// <summary>The role of that name; null when there is none.</summary>
    public static Role? RoleOf(string name) => Names.TryGetValue(name, out var role) ? role : null;

    private static readonly Dictionary<string, Role> Names = Enum.GetValues<Role>().ToDictionary(NameOf, role => role, StringComparer.Ordinal);

    /// <summary>Reads a map as people type it.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong and what would do.</exception>
    public static ColumnMap Parse(string typed)
    {
        var roles = typed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne).ToList();
        if (roles.Count == 0)
            throw new FormatException("The map is empty. Write ROLE=COLUMN, several with a comma between: given_name=first,family_name=last");
        if (roles.GroupBy(r => r.Item1).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new FormatException($"The role {NameOf(twice.Key)} is mapped twice. Columns that make one value are joined with +: {NameOf(twice.Key)}=A+B");
        return new(roles);
    }

    private static (Role, IReadOnlyList<string>) ParseOne(string typed)
    {
        var at = typed.IndexOf('=', StringComparison.Ordinal);
        var columns = at < 0 ? [] : typed[(at + 1)..].Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (columns.Length == 0)
            throw new FormatException($"\"{typed}\" names no column. Write ROLE=COLUMN, for example birth_date=dob or birth_date=year+month+day");
        var name = typed[..at].Trim();
        var role = RoleOf(name) ?? throw new FormatException($"There is no role \"{name}\". Roles: {string.Join(' ', Enum.GetValues<Role>().Select(NameOf))}");
        return (role, columns);
    }
}
