using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sanad.Custody.Keys;

/// <summary>The length-prefixed strings of RFC 4251, section 5.</summary>
internal static class SshWire
{
    public static void Put(List<byte> to, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)bytes.Length);
        to.AddRange(length);
        to.AddRange(bytes);
    }

    public static void Put(List<byte> to, string ascii) => Put(to, Encoding.ASCII.GetBytes(ascii));

    /// <summary>A positive number: no leading zeros, one zero byte where the top bit is set.</summary>
    public static void PutNumber(List<byte> to, ReadOnlySpan<byte> bigEndian)
    {
        var number = bigEndian.TrimStart((byte)0);
        Put(to, number.Length > 0 && number[0] >= 0x80 ? [0, .. number] : number);
    }

    /// <summary>Takes one string off the front; false when the bytes end before it does.</summary>
    public static bool Take(ref ReadOnlySpan<byte> from, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (from.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(from) is var length && length > from.Length - 4)
            return false;
        taken = from.Slice(4, (int)length);
        from = from[(4 + (int)length)..];
        return true;
    }
}

/// <summary>A P-256 public key as OpenSSH writes it.</summary>
internal sealed record SshPublicKey
{
    private const string Algorithm = "ecdsa-sha2-nistp256";
    private const int CoordinateLength = 32;
    private readonly ECPoint _point;

    private SshPublicKey(ECPoint point)
    {
        _point = point;
        Blob = Encode(point);
        Text = $"{Algorithm} {Convert.ToBase64String(Blob)}";
        Writer = Convert.ToHexStringLower(SHA256.HashData(Blob).AsSpan(0, 8));
    }

    /// <summary>The blob of RFC 5656, section 3.1.</summary>
    public byte[] Blob { get; }

    /// <summary>ecdsa-sha2-nistp256 AAAA...</summary>
    public string Text { get; }

    /// <summary>The id of the writer who holds it: the first 16 hexadecimal digits of the blob's SHA-256.</summary>
    public string Writer { get; }

    public static SshPublicKey Of(ECDsa key) => new(key.ExportParameters(false).Q);

    /// <summary>Reads "ecdsa-sha2-nistp256 AAAA..."; null for any other kind of key and for a point that is not on the curve.</summary>
    public static SshPublicKey? Read(string? text)
    {
        var parts = text?.Split(' ') ?? [];
        var blob = new byte[256];
        if (parts.Length < 2 || parts[0] != Algorithm || !Convert.TryFromBase64String(parts[1], blob, out var length))
            return null;
        return Read(blob.AsSpan(0, length));
    }

    /// <summary>Reads a blob.</summary>
    public static SshPublicKey? Read(ReadOnlySpan<byte> blob)
    {
        if (!SshWire.Take(ref blob, out var algorithm) || !algorithm.SequenceEqual("ecdsa-sha2-nistp256"u8)
            || !SshWire.Take(ref blob, out var curve) || !curve.SequenceEqual("nistp256"u8)
            || !SshWire.Take(ref blob, out var q) || blob.Length > 0 || q.Length != 1 + 2 * CoordinateLength || q[0] != 4)
            return null;
        return OnCurve(new() { X = q.Slice(1, CoordinateLength).ToArray(), Y = q[(1 + CoordinateLength)..].ToArray() });
    }

    public ECDsa Open() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = _point });

    /// <summary>The same key for openssl.</summary>
    public string Pem()
    {
        using var key = Open();
        return key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    public bool Equals(SshPublicKey? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static SshPublicKey? OnCurve(ECPoint point)
    {
        try
        {
            var key = new SshPublicKey(point);
            key.Open().Dispose();
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Encode(ECPoint point)
    {
        var blob = new List<byte>();
        SshWire.Put(blob, Algorithm);
        SshWire.Put(blob, "nistp256");
        SshWire.Put(blob, [4, .. point.X!, .. point.Y!]);
        return [.. blob];
    }
}
