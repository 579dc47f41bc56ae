using System.Security.Cryptography;
using System.Text;

namespace Sanad.Custody.Keys;

/// <summary>SSHSIG, the signatures of ssh-keygen -Y (OpenSSH, PROTOCOL.sshsig): version 1, SHA-512, ECDSA P-256.</summary>
internal static class SshSignature
{
    private const string Begin = "-----BEGIN SSH SIGNATURE-----";
    private const string End = "-----END SSH SIGNATURE-----";
    private const string HashName = "sha512";
    private const int LineLength = 70;
    private const int HalfLength = 32;

    /// <summary>Signs; the answer is PEM armour with LF line ends.</summary>
    public static string Sign(ReadOnlySpan<byte> message, string space, ECDsa key)
    {
        var pair = key.SignData(ToSign(message, space), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        var numbers = new List<byte>();
        SshWire.PutNumber(numbers, pair.AsSpan(0, HalfLength));
        SshWire.PutNumber(numbers, pair.AsSpan(HalfLength));
        var signature = new List<byte>();
        SshWire.Put(signature, "ecdsa-sha2-nistp256");
        SshWire.Put(signature, [.. numbers]);
        List<byte> blob = [.. "SSHSIG"u8, 0, 0, 0, 1];
        SshWire.Put(blob, SshPublicKey.Of(key).Blob);
        SshWire.Put(blob, space);
        SshWire.Put(blob, "");
        SshWire.Put(blob, HashName);
        SshWire.Put(blob, [.. signature]);
        return Armour([.. blob]);
    }

    /// <summary>The key that made the signature over this message in this namespace; null when it is not good or not of our kind.</summary>
    public static SshPublicKey? Verify(ReadOnlySpan<byte> message, string space, string armoured)
    {
        if (Unarmour(armoured) is not { } blob || !Parts(blob, space, out var key, out var pair))
            return null;
        using var opened = key!.Open();
        var good = opened.VerifyData(ToSign(message, space), pair, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return good ? key : null;
    }

    private static bool Parts(ReadOnlySpan<byte> blob, string space, out SshPublicKey? key, out byte[] pair)
    {
        key = null;
        pair = new byte[2 * HalfLength];
        if (!blob.StartsWith((ReadOnlySpan<byte>)[.. "SSHSIG"u8, 0, 0, 0, 1]))
            return false;
        var rest = blob[10..];
        if (!SshWire.Take(ref rest, out var keyBlob) || !SshWire.Take(ref rest, out var saidSpace) || !SshWire.Take(ref rest, out _)
            || !SshWire.Take(ref rest, out var hash) || !SshWire.Take(ref rest, out var signature) || rest.Length > 0)
            return false;
        key = SshPublicKey.Read(keyBlob);
        return key is not null && saidSpace.SequenceEqual(Encoding.ASCII.GetBytes(space)) && hash.SequenceEqual("sha512"u8)
            && SshWire.Take(ref signature, out var algorithm) && algorithm.SequenceEqual("ecdsa-sha2-nistp256"u8)
            && SshWire.Take(ref signature, out var numbers) && Half(ref numbers, pair.AsSpan(0, HalfLength)) && Half(ref numbers, pair.AsSpan(HalfLength));
    }

    private static bool Half(ref ReadOnlySpan<byte> numbers, Span<byte> half)
    {
        if (!SshWire.Take(ref numbers, out var number) || number.TrimStart((byte)0) is var digits && digits.Length > HalfLength)
            return false;
        digits.CopyTo(half[(HalfLength - digits.Length)..]);
        return true;
    }

    private static byte[] ToSign(ReadOnlySpan<byte> message, string space)
    {
        List<byte> signed = [.. "SSHSIG"u8];
        SshWire.Put(signed, space);
        SshWire.Put(signed, "");
        SshWire.Put(signed, HashName);
        SshWire.Put(signed, SHA512.HashData(message));
        return [.. signed];
    }

    private static string Armour(byte[] blob)
    {
        var text = new StringBuilder(Begin).Append('\n');
        foreach (var line in Convert.ToBase64String(blob).Chunk(LineLength))
            text.Append(line).Append('\n');
        return text.Append(End).Append('\n').ToString();
    }

    // No more than ssh-keygen takes, which wants LF; and nothing behind the last line, which it does not read.
    private static byte[]? Unarmour(string text)
    {
        const string First = Begin + "\n", Last = "\n" + End;
        var whole = text.EndsWith('\n') ? text[..^1] : text;
        if (whole.Length <= First.Length + Last.Length || !whole.StartsWith(First, StringComparison.Ordinal) || !whole.EndsWith(Last, StringComparison.Ordinal))
            return null;
        var body = whole[First.Length..^Last.Length].Replace("\n", "", StringComparison.Ordinal);
        var blob = new byte[body.Length];
        return !body.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(body, blob, out var length) ? blob[..length] : null;
    }
}
