using Sanad.Language;
using Sanad.Linkage;

namespace Sanad.Casebook.Lists;

/// <summary>Proposes what the columns of a list hold, from the words of its header as the packs know them.</summary>
internal sealed class ListColumns
{
    private readonly Dictionary<string, Role> _roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public ListColumns(Packs packs)
    {
        foreach (var section in packs.Languages.Where(pack => pack.HasSection("lists")).Select(pack => pack.Section("lists")))
        {
            foreach (var (name, words) in section.Lists("columns"))
            {
                if (ColumnMap.RoleOf(name) is { } role)
                    Learn(role, words);
            }
            _ids.UnionWith(section.ListOrEmpty("row_id").Select(Plain));
        }
    }

    /// <summary>Each role once, for the first column of its words; empty when no column is known.</summary>
    public ColumnMap Guess(IReadOnlyList<string> columns)
    {
        var found = new Dictionary<Role, string>();
        foreach (var column in columns)
        {
            if (_roles.TryGetValue(Plain(column), out var role))
                found.TryAdd(role, column);
        }
        Settle(found);
        return new([.. found.OrderBy(f => f.Key).Select(f => (f.Key, (IReadOnlyList<string>)[f.Value]))]);
    }

    /// <summary>The first column whose name says that it names rows; null when there is none.</summary>
    public string? GuessId(IReadOnlyList<string> columns) => columns.FirstOrDefault(c => _ids.Contains(Plain(c)));

    // "name" beside a family name is the given name; a given name alone (نام) is the whole name.
    private static void Settle(Dictionary<Role, string> found)
    {
        var (full, given, family) = (found.ContainsKey(Role.FullName), found.ContainsKey(Role.GivenName), found.ContainsKey(Role.FamilyName));
        if (full && family && !given && found.Remove(Role.FullName, out var name))
            found[Role.GivenName] = name;
        else if (given && !family && !full && found.Remove(Role.GivenName, out name))
            found[Role.FullName] = name;
    }

    private void Learn(Role role, IReadOnlyList<string> words)
    {
        foreach (var word in words)
            _roles.TryAdd(Plain(word), role);
    }

    private static string Plain(string name) =>
        string.Join(' ', Folding.Fold(name).Split([' ', '_', '-', '.', ':', '\u200C', '\t', '\n', '\r', '(', ')', '*'], StringSplitOptions.RemoveEmptyEntries));
}
