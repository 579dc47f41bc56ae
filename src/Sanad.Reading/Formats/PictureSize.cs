using System.Buffers.Binary;

namespace Sanad.Reading;

/// <summary>Width and height that a picture file claims, read from its header alone, so that one that would fill the memory is never unpacked.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal readonly record struct PictureSize(long Width, long Height)
{
    private const int ImageWidth = 256, ImageLength = 257, ShortType = 3;

    /// <summary>Pixels of one page.</summary>
    public long Pixels => Width * Height;

    /// <summary>A size for each page (more than one only in TIFF), <paramref name="most"/> at most; empty when the header is broken.</summary>
    public static IReadOnlyList<PictureSize> Of(Stream picture, string mediaType, int most)
    {
        Span<byte> head = stackalloc byte[32];
        picture.Position = 0;
        head = head[..picture.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        PictureSize? size = mediaType switch
        {
            MediaTypes.Tiff => null,
            MediaTypes.Jpeg => Jpeg(picture),
            _ when head.Length < 30 => null,
            MediaTypes.Png => new(BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..])),
            MediaTypes.Gif => new(Little(head[6..]), Little(head[8..])),
            MediaTypes.Bmp => new(Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head[18..])), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head[22..]))),
            MediaTypes.WebP => WebP(head),
            _ => null,
        };
        if (mediaType == MediaTypes.Tiff)
            return Tiff(picture, most);
        return size is { Width: > 0, Height: > 0 } one ? [one] : [];
    }

    // The three kinds of WebP: extended, lossless, lossy (RFC 9649).
    private static PictureSize? WebP(ReadOnlySpan<byte> head)
    {
        if (head[12..16].SequenceEqual("VP8X"u8))
            return new(1 + Little(head[24..]) + (head[26] << 16), 1 + Little(head[27..]) + (head[29] << 16));
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
        return head[12..16].SequenceEqual("VP8L"u8)
            ? new((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
            : new(Little(head[26..]) & 0x3FFF, Little(head[28..]) & 0x3FFF);
    }

    private static int Little(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    // Markers up to the start of a frame (ITU-T T.81, B.1.1.3 and B.2.2).
    private static PictureSize? Jpeg(Stream picture)
    {
        Span<byte> part = stackalloc byte[9];
        picture.Position = 2;
        while (picture.ReadAtLeast(part, 9, throwOnEndOfStream: false) == 9 && part[0] == 0xFF)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(part[2..]);
            if (part[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new(BinaryPrimitives.ReadUInt16BigEndian(part[7..]), BinaryPrimitives.ReadUInt16BigEndian(part[5..]));
            picture.Position += part[1] == 0xFF ? -8 : Math.Max((int)length, 2) + 2 - 9;
        }
        return null;
    }

    // One directory a page; a chain that bites its own tail ends at the limit (TIFF 6.0, section 2).
    private static List<PictureSize> Tiff(Stream picture, int most)
    {
        var sizes = new List<PictureSize>();
        var reader = new TiffReader(picture);
        for (var at = reader.Number(4, 4); at is > 0 && sizes.Count < most && Directory(reader, at.Value) is { } page; at = page.Next)
            sizes.Add(page.Size);
        return sizes;
    }

    private static (PictureSize Size, long? Next)? Directory(TiffReader reader, long at)
    {
        if (reader.Number(at, 2) is not { } entries)
            return null;
        long width = 0, height = 0;
        for (var i = 0; i < entries; i++)
        {
            var entry = at + 2 + (12 * i);
            var value = reader.Number(entry + 8, reader.Number(entry + 2, 2) == ShortType ? 2 : 4) ?? 0;
            var tag = reader.Number(entry, 2);
            (width, height) = tag == ImageWidth ? (value, height) : tag == ImageLength ? (width, value) : (width, height);
        }
        return width > 0 && height > 0 ? (new(width, height), reader.Number(at + 2 + (12 * entries), 4)) : null;
    }

    private sealed class TiffReader(Stream picture)
    {
        private readonly bool _bigEndian = First(picture) == 'M';

        /// <summary>Two or four bytes at a place; null past the end.</summary>
        public long? Number(long at, int bytes)
        {
            Span<byte> read = stackalloc byte[4];
            read = read[..bytes];
            if (at + bytes > picture.Length)
                return null;
            picture.Position = at;
            picture.ReadExactly(read);
            if (_bigEndian)
                read.Reverse();
            return bytes == 2 ? Little(read) : BinaryPrimitives.ReadUInt32LittleEndian(read);
        }

        private static int First(Stream picture)
        {
            picture.Position = 0;
            return picture.ReadByte();
        }
    }
}
