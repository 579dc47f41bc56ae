using System.Security.Cryptography;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>One pass over an original: its hash, its first bytes, and what tells the encoding. Never holds the file.</summary>
internal sealed class ByteCensus
{
    private readonly byte[] _head;
    private int _pending;
    private byte _low = 0x80, _high = 0xBF;
    private byte _before;

    private ByteCensus(int headBytes) => _head = new byte[headBytes];

    /// <summary>SHA-256 of all bytes.</summary>
    public ContentHash Hash { get; private set; }

    /// <summary>Bytes in all.</summary>
    public long Length { get; private set; }

    /// <summary>The first 64 KiB.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, (int)Math.Min(Length, _head.Length));

    /// <summary>Well-formed UTF-8 sequences of two bytes or more.</summary>
    public long Multibyte { get; private set; }

    /// <summary>Places where UTF-8 is broken.</summary>
    public long Broken { get; private set; }

    /// <summary>Bytes of 0x80 and more.</summary>
    public long High { get; private set; }

    /// <summary>Of those, the ones right after another.</summary>
    public long ClusteredHigh { get; private set; }

    /// <summary>Zero bytes.</summary>
    public long Zeros { get; private set; }

    /// <summary>Reads the stream from its start to its end.</summary>
    public static ByteCensus Take(Stream original, CancellationToken cancel)
    {
        var census = new ByteCensus(MediaTypes.HeadBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 << 10];
        original.Position = 0;
        for (int count; (count = original.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
            census.Count(buffer.AsSpan(0, count));
        }
        census.Broken += census._pending > 0 ? 1 : 0;
        census.Hash = ContentHash.FromDigest(hash.GetHashAndReset());
        return census;
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        if (Length < _head.Length)
            bytes[..(int)Math.Min(bytes.Length, _head.Length - Length)].CopyTo(_head.AsSpan((int)Length));
        Length += bytes.Length;
        Zeros += bytes.Count((byte)0);
        for (var i = 0; i < bytes.Length; i++)
        {
            // Plain ASCII between two sequences says nothing: skip it at memory speed.
            if (_pending == 0 && bytes[i] < 0x80)
            {
                var skip = bytes[i..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                _before = 0;
                if (skip < 0)
                    return;
                i += skip;
            }
            CountByte(bytes[i]);
        }
    }

    private void CountByte(byte b)
    {
        if (b >= 0x80)
        {
            High++;
            ClusteredHigh += _before >= 0x80 ? 1 : 0;
        }
        _before = b;
        if (_pending > 0)
            Continue(b);
        else if (b >= 0x80)
            Begin(b);
    }

    private void Continue(byte b)
    {
        if (b < _low || b > _high)
        {
            (_pending, _low, _high) = (0, 0x80, 0xBF);
            Broken++;
            if (b >= 0x80)
                Begin(b);
            return;
        }
        (_low, _high) = (0x80, 0xBF);
        if (--_pending == 0)
            Multibyte++;
    }

    // Table 3-7 of the Unicode standard: which bytes may follow which lead byte.
    private void Begin(byte lead)
    {
        _pending = lead switch { >= 0xC2 and <= 0xDF => 1, >= 0xE0 and <= 0xEF => 2, >= 0xF0 and <= 0xF4 => 3, _ => 0 };
        if (_pending == 0)
            Broken++;
        (_low, _high) = lead switch
        {
            0xE0 => ((byte)0xA0, (byte)0xBF),
            0xED => ((byte)0x80, (byte)0x9F),
            0xF0 => ((byte)0x90, (byte)0xBF),
            0xF4 => ((byte)0x80, (byte)0x8F),
            _ => ((byte)0x80, (byte)0xBF),
        };
    }
}
