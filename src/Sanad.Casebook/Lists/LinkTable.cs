using System.Security.Cryptography;
using Sanad.Basics;
using Sanad.Linkage;

namespace Sanad.Casebook.Lists;

/// <summary>Lists read for linking, and what was noticed on the way.</summary>
/// <param name="Table">The records.</param>
/// <param name="Warnings">Cells that were cut, rows without anything mapped.</param>
public sealed record LinkTable(RecordTable Table, IReadOnlyList<string> Warnings)
{
    // Nobody's name is longer; a cell of megabytes is a broken quotation mark.
    private const int LongestCell = 400;

    /// <summary>Reads the mapped columns of some lists.</summary>
    /// <param name="paths">The files, each a list of its own, named by the file's stem.</param>
    /// <param name="map">Which columns hold what; a role may lack in some of the lists, not in all.</param>
    /// <param name="idColumn">The column that names a row; null = rows are numbered from 1.</param>
    /// <param name="missing">A word that stands for an empty cell, for example NA; null = none.</param>
    /// <exception cref="InvalidDataException">A file is no list, lacks a column, names a row twice, or was named twice.</exception>
    public static LinkTable Read(IReadOnlyList<string> paths, ColumnMap map, string? idColumn, string? missing)
    {
        RefuseTwice(paths);
        var (writer, warnings) = (new RecordTableWriter(map.Roles.Select(r => r.Role)), new List<string>());
        foreach (var (path, name) in paths.Zip(NamesOf(paths)))
        {
            using var list = ListFile.Open(path);
            writer.BeginList(name);
            Add(list, map, idColumn, missing, writer, warnings);
        }
        return new(writer.ToTable(), warnings);
    }

    private static void Add(ListFile list, ColumnMap map, string? idColumn, string? missing, RecordTableWriter writer, List<string> warnings)
    {
        var columns = map.Roles.Select(role => role.Columns.Select(list.ColumnOf).ToArray()).ToArray();
        var id = idColumn is null ? -1 : list.ColumnOf(idColumn);
        var (known, cut, cells) = (new Dictionary<string, int>(StringComparer.Ordinal), 0, new string?[columns.Length]);
        foreach (var row in list.Rows())
        {
            for (var i = 0; i < columns.Length; i++)
                cells[i] = Cell(row, columns[i], map.Roles[i].Role, missing, ref cut);
            writer.Add(RowId(list, row, id, known), cells);
        }
        if (cut > 0)
            warnings.Add($"{list.Path}: {cut} cells of more than {LongestCell} characters were cut for comparing; look for a quotation mark that is not closed.");
    }

    private static string RowId(ListFile list, ListRow row, int column, Dictionary<string, int> known)
    {
        var number = row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (column < 0)
            return number;
        var id = row.Cells[column].Length > 0 ? row.Cells[column] : throw new InvalidDataException($"{list.Path}, row {number}: the id column \"{list.Columns[column]}\" is empty. Every row needs an id, or leave --id out.");
        return known.TryAdd(id, row.Number) ? id : throw new InvalidDataException($"{list.Path}, rows {known[id]} and {number} have the same id \"{id}\". Ids name one row each; take another column, or leave --id out.");
    }

    private static string? Cell(ListRow row, int[] columns, Role role, string? missing, ref int cut)
    {
        var cell = columns.Length == 1 ? row.Cells[columns[0]] : string.Join(IsDate(role) ? '-' : ' ', columns.Select(c => row.Cells[c]).Where(c => c.Length > 0 && c != missing));
        if (cell.Length == 0 || cell == missing)
            return null;
        if (cell.Length <= LongestCell)
            return cell;
        cut++;
        return cell[..LongestCell];
    }

    private static bool IsDate(Role role) => role is Role.BirthDate or Role.DeathDate or Role.EventDate or Role.ArrestDate;

    private static void RefuseTwice(IReadOnlyList<string> paths)
    {
        if (paths.GroupBy(Path.GetFullPath, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } named)
            throw new InvalidDataException($"{named.Key} is named twice: every row would be its own double.");
        var hashes = paths.Select(path => (Path: path, Hash: HashOf(path))).GroupBy(p => p.Hash).FirstOrDefault(g => g.Count() > 1);
        if (hashes is not null)
            throw new InvalidDataException($"{string.Join(" and ", hashes.Select(h => h.Path))} are the same file under two names: every row would be its own double.");
    }

    private static ContentHash HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return ContentHash.FromDigest(SHA256.HashData(stream));
    }

    // The stem; of two equal ones the path as it was named.
    private static IEnumerable<string> NamesOf(IReadOnlyList<string> paths) =>
        paths.Select(path => paths.Count(p => Path.GetFileNameWithoutExtension(p) == Path.GetFileNameWithoutExtension(path)) == 1 ? Path.GetFileNameWithoutExtension(path) : path);
}
