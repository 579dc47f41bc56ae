using System.Globalization;
using System.Text;

namespace Sanad.Custody.Journal;

/// <summary>A line of a commit: a file of the casebook and its SHA-256.</summary>
internal sealed record CommitLine(string Hash, string File);

/// <summary>A sealed batch as it is signed. The text is also a valid list for sha256sum -c.</summary>
internal sealed record Commit(
    string Casebook, string Writer, long Number, string Time, long Leaves, string TreeHash, IReadOnlyList<CommitLine> Files)
{
    private const string First = "# sanad-commit/";
    private const int HashLength = 64;

    /// <summary>Hash of the commit before, which stands first; null for a first one.</summary>
    public string? Before => Number > 1 && Files is [var first, ..] && first.File == Layout.Commit(Writer, Number - 1) ? first.Hash : null;

    /// <summary>Hash of this commit's leaves; null when it names none.</summary>
    public string? LeavesHash => Files.FirstOrDefault(f => f.File == Layout.Leaves(Writer, Number))?.Hash;

    /// <summary>The exact bytes: ASCII, LF only.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{First}1\n# casebook {Casebook}\n# writer {Writer}\n# number {Number}\n");
        text.Append(CultureInfo.InvariantCulture, $"# time {Time}\n# tree {Leaves} {TreeHash}\n");
        foreach (var file in Files)
            text.Append(file.Hash).Append("  ").Append(file.File).Append('\n');
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>Reads a commit; null unless writing it again gives the same bytes.</summary>
    /// <exception cref="NewerFormatException">Its first line names a newer format.</exception>
    public static Commit? Read(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines[0] is var first && first.StartsWith(First, StringComparison.Ordinal) && int.TryParse(first.AsSpan(First.Length), CultureInfo.InvariantCulture, out var version) && version > 1)
            throw new NewerFormatException(first[2..]);
        if (lines.Length < 7 || Fields(lines) is not { } commit)
            return null;
        return commit.ToBytes().AsSpan().SequenceEqual(bytes) ? commit : null;
    }

    private static Commit? Fields(string[] lines)
    {
        var tree = After(lines[5], "# tree ").Split(' ');
        var files = lines[6..^1].Select(FileLine).ToList();
        if (!long.TryParse(After(lines[3], "# number "), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || tree.Length != 2 || !long.TryParse(tree[0], NumberStyles.None, CultureInfo.InvariantCulture, out var leaves)
            || files.Contains(null))
            return null;
        return new(After(lines[1], "# casebook "), After(lines[2], "# writer "), number, After(lines[4], "# time "), leaves, tree[1], files!);
    }

    private static string After(string line, string start) => line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..] : "";

    // A name that leads out of the folder is never looked up.
    private static CommitLine? FileLine(string line) =>
        line.Length > HashLength + 2 && line.AsSpan(HashLength, 2) is "  " && IsPlainName(line.AsSpan(HashLength + 2))
            ? new(line[..HashLength], line[(HashLength + 2)..])
            : null;

    public static bool IsPlainName(ReadOnlySpan<char> name) =>
        name.Length > 0 && name.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789._-/") < 0 && name[0] != '/' && !name.Contains("..", StringComparison.Ordinal);
}
