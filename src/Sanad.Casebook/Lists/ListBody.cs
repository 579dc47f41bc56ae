using Sanad.Basics;
using Sanad.Linkage;

namespace Sanad.Casebook.Lists;

/// <summary>The body of a list.add entry: a file that is a list and how its columns are read, or one record that a person typed.</summary>
internal sealed record ListBody
{
    public const string EntryType = "list.add";

    /// <summary>Which list; a later entry of the same name is its newer version.</summary>
    public string Name { get; init; } = "";

    public ContentHash? Original { get; init; }

    /// <summary>The file's own name.</summary>
    public string? FileName { get; init; }

    /// <summary>Columns by role, in their order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Map { get; init; }

    /// <summary>The column whose value names a row; null = a row is named by what it says.</summary>
    public string? IdColumn { get; init; }

    /// <summary>A word that stands for an empty cell; null = none.</summary>
    public string? Missing { get; init; }

    /// <summary>The encoding that the file is read in, given or guessed; null = UTF-8, or what its mark says.</summary>
    public string? Encoding { get; init; }

    /// <summary>Of a record typed by hand: its values by role.</summary>
    public IReadOnlyDictionary<string, string>? Row { get; init; }

    public string? Undoes { get; init; }

    /// <summary>The map; roles that only a newer program knows are left out, and their columns stand as unmapped.</summary>
    public ColumnMap ColumnMap() => new([.. (Map ?? new Dictionary<string, IReadOnlyList<string>>()).Select(m => (Role: Lists.ColumnMap.RoleOf(m.Key), Columns: m.Value))
        .Where(m => m.Role is not null).Select(m => (m.Role!.Value, m.Columns))]);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> MapOf(ColumnMap map) => map.Roles.ToDictionary(r => Lists.ColumnMap.NameOf(r.Role), r => r.Columns, StringComparer.Ordinal);
}

/// <summary>A value of a record under its role, as the list writes it.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Value">Never empty.</param>
public sealed record RoleValue(Role Role, string Value);
