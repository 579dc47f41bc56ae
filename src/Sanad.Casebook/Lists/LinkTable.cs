using System.Buffers;
using System.Security.Cryptography;
using System.Text;
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
    /// <param name="encoding">In which the files are; null = as each looks.</param>
    /// <exception cref="InvalidDataException">A file is no list, lacks a column, names a row twice, or was named twice.</exception>
    public static LinkTable Read(IReadOnlyList<string> paths, ColumnMap map, string? idColumn, string? missing, string? encoding = null)
    {
        foreach (var path in paths)
            ListHead.CheckCsv(path, encoding is not null);
        RefuseTwice(paths);
        var (writer, warnings) = (new RecordTableWriter(map.Roles.Select(r => r.Role)), new List<string>());
        foreach (var (path, name) in paths.Zip(NamesOf(paths)))
        {
            using var list = ListFile.Open(path, encoding);
            if (encoding is null && list.Encoding is { } guessed)
                warnings.Add($"{path}: {ListCsv.Guessed(guessed)}; --encoding NAME says otherwise");
            writer.BeginList(name);
            Add(list, map, idColumn, missing, writer, warnings);
        }
        return new(writer.ToTable(), warnings);
    }

    private static void Add(ListFile list, ColumnMap map, string? idColumn, string? missing, RecordTableWriter writer, List<string> warnings)
    {
        var cells = new CellReader(list, missing is null ? [] : Encoding.UTF8.GetBytes(missing));
        var columns = map.Roles.Select(role => role.Columns.Select(list.ColumnOf).ToArray()).ToArray();
        var joints = map.Roles.Select(role => IsDate(role.Role) ? (byte)'-' : (byte)' ').ToArray();
        var id = idColumn is null ? -1 : list.ColumnOf(idColumn);
        while (list.Next())
        {
            writer.BeginRow(list.Number);
            AddId(list, id, writer);
            for (var i = 0; i < columns.Length; i++)
                writer.AddCell(i, cells.Read(columns[i], joints[i]));
        }
        if (cells.Cut > 0)
            warnings.Add($"{list.Path}: {cells.Cut} cells of more than {LongestCell} characters were cut for comparing; look for a quotation mark that is not closed.");
    }

    private static void AddId(ListFile list, int column, RecordTableWriter writer)
    {
        if (column >= 0 && list.Cell(column).IsEmpty)
            throw new InvalidDataException($"{list.Path}, row {list.Number}: the id column \"{list.Columns[column]}\" is empty. Every row needs an id, or leave --id out.");
        if (writer.AddId(column < 0 ? [] : list.Cell(column)) is { } earlier)
            throw new InvalidDataException($"{list.Path}, rows {earlier} and {list.Number} have the same id \"{Encoding.UTF8.GetString(list.Cell(column))}\". Ids name one row each; take another column, or leave --id out.");
    }

    /// <summary>Reads the cells of a role as one value, in room of its own.</summary>
    private sealed class CellReader(ListFile list, byte[] missing)
    {
        private readonly ArrayBufferWriter<byte> _joined = new();

        /// <summary>Cells that were too long.</summary>
        public int Cut { get; private set; }

        public ReadOnlySpan<byte> Read(int[] columns, byte joint)
        {
            if (columns.Length == 1)
                return Fitting(IsMissing(list.Cell(columns[0])) ? [] : list.Cell(columns[0]));
            _joined.ResetWrittenCount();
            foreach (var column in columns)
            {
                if (IsMissing(list.Cell(column)))
                    continue;
                if (_joined.WrittenCount > 0)
                    _joined.Write([joint]);
                _joined.Write(list.Cell(column));
            }
            return Fitting(_joined.WrittenSpan);
        }

        private bool IsMissing(ReadOnlySpan<byte> cell) => cell.IsEmpty || (missing.Length > 0 && cell.SequenceEqual(missing));

        // In characters as people count them, no letter cut in two.
        private ReadOnlySpan<byte> Fitting(ReadOnlySpan<byte> cell)
        {
            if (cell.Length <= LongestCell || Encoding.UTF8.GetCharCount(cell) <= LongestCell)
                return cell;
            Cut++;
            var (end, characters) = (0, 0);
            while (Rune.DecodeFromUtf8(cell[end..], out var rune, out var length) == OperationStatus.Done && (characters += rune.Utf16SequenceLength) <= LongestCell)
                end += length;
            return cell[..end];
        }
    }

    private static bool IsDate(Role role) => role is Role.BirthDate or Role.DeathDate or Role.EventDate or Role.ArrestDate;

    private static void RefuseTwice(IReadOnlyList<string> paths)
    {
        if (paths.GroupBy(Path.GetFullPath, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } named)
            throw new InvalidDataException($"{named.Key} is named twice: every row would be its own double.");
        var hashes = paths.GroupBy(path => new FileInfo(path).Length).Where(equal => equal.Count() > 1).SelectMany(equal => equal)
            .Select(path => (Path: path, Hash: HashOf(path))).GroupBy(p => p.Hash).FirstOrDefault(g => g.Count() > 1);
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
