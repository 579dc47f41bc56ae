using System.Security.Cryptography;
using System.Text;

namespace Sanad.Custody.Journal;

/// <summary>What could be read of an open journal: entries that are saved but not sealed.</summary>
/// <param name="Lines">Entry lines without LF, in order; each one's chain hash is good.</param>
/// <param name="LastHash">The chain hash of the last good line, or where the chain starts.</param>
/// <param name="GoodBytes">Length of the good part.</param>
/// <param name="TotalBytes">Length of the file.</param>
/// <param name="TornTail">True when what follows the good part has no line end: the mark of an interrupted write.</param>
internal sealed record Wal(IReadOnlyList<byte[]> Lines, string LastHash, long GoodBytes, long TotalBytes, bool TornTail)
{
    private const int HashLength = 64;

    /// <summary>What stands before the JSON: a hash and a space.</summary>
    public const int Prefix = HashLength + 1;

    /// <summary>Where the chain of a writer without any commit starts.</summary>
    public static readonly string Origin = new('0', HashLength);

    /// <summary>This and the lines that were appended to it.</summary>
    public Wal Then(Wal more) => new([.. Lines, .. more.Lines], more.LastHash, GoodBytes + more.GoodBytes, TotalBytes + more.TotalBytes, more.TornTail);

    public bool IsWhole => GoodBytes == TotalBytes;

    /// <summary>A line: hex SHA-256 over the previous hex and the JSON, a space, the JSON, LF.</summary>
    public static byte[] Line(string previous, ReadOnlySpan<byte> json, out string hash)
    {
        hash = Chain(previous, json);
        return [.. Encoding.ASCII.GetBytes(hash), (byte)' ', .. json, (byte)'\n'];
    }

    /// <summary>The longest prefix that verifies from the given start.</summary>
    public static Wal Read(byte[] bytes, string start)
    {
        var good = new List<byte[]>();
        var (last, goodBytes) = (start, 0L);
        var (lines, rest) = Journal.Lines.Of(bytes);
        foreach (var range in lines)
        {
            var line = bytes.AsSpan(range);
            if (line.Length <= HashLength + 1 || line[HashLength] != (byte)' ' || HashOf(last, line) is not { } hash)
                break;
            good.Add(line[(HashLength + 1)..].ToArray());
            (last, goodBytes) = (hash, goodBytes + line.Length + 1);
        }
        return new(good, last, goodBytes, bytes.Length, TornTail: bytes.Length - goodBytes == rest && rest > 0);
    }

    // A forgotten line cannot be hashed again: its hash is taken as it stands, and the line after it tells whether it is the right one.
    private static string? HashOf(string previous, ReadOnlySpan<byte> line)
    {
        var said = Encoding.ASCII.GetString(line[..HashLength]);
        var json = line[(HashLength + 1)..];
        return (EntryLine.IsForgotten(json) ? ContentHash.TryParse(said, out _) : Chain(previous, json) == said) ? said : null;
    }

    private static string Chain(string previous, ReadOnlySpan<byte> json)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.ASCII.GetBytes(previous));
        sha.AppendData(json);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
