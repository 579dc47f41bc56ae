using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Sanad.Custody.Receipts;

/// <summary>A request for the time of one commit: its hash and a number used once, nothing else.</summary>
internal sealed class TimeRequest
{
    private const int NonceBytes = 16;
    private readonly Rfc3161TimestampRequest _request;

    private TimeRequest(Rfc3161TimestampRequest request) => _request = request;

    public byte[] Bytes => _request.Encode();

    public string Imprint => Convert.ToHexStringLower(_request.GetMessageHash().Span);

    /// <summary>A request that asks for the signer's certificate as well, so that the answer can be checked in ten years.</summary>
    public static TimeRequest For(byte[] commit, bool sha512)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        // A positive number without leading zeros: authorities repeat it as they read it.
        nonce[0] = (byte)(nonce[0] & 0x3F | 0x40);
        return new(Rfc3161TimestampRequest.CreateFromHash(sha512 ? SHA512.HashData(commit) : SHA256.HashData(commit),
            sha512 ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256, nonce: nonce, requestSignerCertificates: true));
    }

    /// <summary>Null when the bytes are no request.</summary>
    public static TimeRequest? Read(byte[] bytes) => Rfc3161TimestampRequest.TryDecode(bytes, out var request, out var used) && used == bytes.Length ? new(request) : null;

    /// <summary>Why a token is not the answer to this request; null when it is.</summary>
    public string? Refuses(TimeToken token)
    {
        if (token.Imprint != Imprint)
            return "the answer is for other bytes than were asked about";
        return _request.GetNonce() is { } asked && (token.Nonce is not { } given || !Number(given.Span).SequenceEqual(Number(asked.Span)))
            ? "the answer does not repeat the number of the request: it may be the answer to another"
            : null;
    }

    private static ReadOnlySpan<byte> Number(ReadOnlySpan<byte> bytes) => bytes.TrimStart((byte)0);
}
