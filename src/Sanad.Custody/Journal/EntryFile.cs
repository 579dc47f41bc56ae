using System.Text;

namespace Sanad.Custody.Journal;

/// <summary>The lines of an entries file or of an open journal, each by its leaf.</summary>
internal static class EntryFile
{
    /// <summary>What stands in the place of a line; null = the line itself.</summary>
    public delegate byte[]? Change(string leaf, ReadOnlySpan<byte> line);

    /// <summary>The file with some lines put otherwise, and all else as it is: line ends, an unfinished last line, and what stands before each entry.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="change">Asked for each entry.</param>
    /// <param name="prefix">Bytes before each entry: an open journal has the chain's hash there, and keeps it.</param>
    /// <returns>The same bytes when no line changed.</returns>
    public static byte[] Rewrite(byte[] bytes, Change change, int prefix = 0)
    {
        var written = new MemoryStream(bytes.Length);
        var copied = 0;
        foreach (var line in Lines.Of(bytes).Whole.ConvertAll(l => l.GetOffsetAndLength(bytes.Length)).Where(l => l.Length > prefix))
        {
            var start = line.Offset + prefix;
            var entry = bytes.AsSpan(start, line.Length - prefix);
            if (change(EntryLine.LeafHex(entry), entry) is not { } other)
                continue;
            written.Write(bytes, copied, start - copied);
            written.Write(other);
            copied = line.Offset + line.Length;
        }
        if (copied == 0)
            return bytes;
        written.Write(bytes, copied, bytes.Length - copied);
        return written.ToArray();
    }

    /// <summary>The file in which some entries are forgotten: "!" and its leaf hash in the place of each.</summary>
    public static byte[] Without(IReadOnlySet<string> forgotten, byte[] bytes, int prefix = 0) => forgotten.Count == 0 ? bytes :
        Rewrite(bytes, (leaf, line) => forgotten.Contains(leaf) && !EntryLine.IsForgotten(line) ? Encoding.ASCII.GetBytes("!" + leaf) : null, prefix);
}
