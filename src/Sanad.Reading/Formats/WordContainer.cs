using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Sanad.Reading;

/// <summary>Looks at the container of a Word file before anything in it is unpacked.</summary>
internal static class WordContainer
{
    private const int TrailerBytes = 22;
    private const int CommentBytes = 1 << 16;
    private const long RatioBytes = 1 << 20;

    /// <summary>Why the container must not be opened; null when it may.</summary>
    public static string? Refusal(Stream original, ReaderOptions options)
    {
        if (EntryCount(original) > options.ZipEntries)
            return string.Create(CultureInfo.InvariantCulture, $"the container has more than {options.ZipEntries} entries");
        original.Position = 0;
        using var zip = new ZipArchive(original, ZipArchiveMode.Read, leaveOpen: true);
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            if (PointsOutside(entry.FullName))
                return $"the container has an entry that points outside it: {Shown(entry.FullName)}";
            if (entry.Length > RatioBytes && entry.Length / Math.Max(1, entry.CompressedLength) > options.ZipRatio)
                return string.Create(
                    CultureInfo.InvariantCulture, $"the container is a zip bomb: {Shown(entry.FullName)} unpacks to more than {options.ZipRatio} times its size");
            total += entry.Length;
        }
        return total > options.ZipUnpackedBytes
            ? string.Create(
                CultureInfo.InvariantCulture, $"the container unpacks to {total >> 20} MB, more than the limit of {options.ZipUnpackedBytes >> 20} MB")
            : null;
    }

    /// <summary>A name fit for a message: control and direction characters escaped, cut at 80.</summary>
    public static string Shown(string name) => string.Concat(name.Take(80).Select(
        c => LineKey.HasInk(c) || c == ' ' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")));

    private static bool PointsOutside(string name) =>
        name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/', '\\').Contains("..");

    // The count in the trailer (APPNOTE 4.3.16); 65,535 there means "see the zip64 trailer", which no honest Word file needs.
    private static int EntryCount(Stream original)
    {
        var length = (int)Math.Min(original.Length, TrailerBytes + CommentBytes);
        var tail = new byte[length];
        original.Position = original.Length - length;
        original.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return at < 0 || at + 12 > length ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
    }
}
