using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Sanad.Custody.Receipts;

/// <summary>A time that an authority signed, from the whole response of RFC 3161, section 2.4.2.</summary>
internal sealed class TimeToken
{
    public const int MostBytes = 1 << 20;

    private const string Sha256 = "2.16.840.1.101.3.4.2.1", Sha512 = "2.16.840.1.101.3.4.2.3";
    private const int GrantedWithModifications = 1;
    private readonly Rfc3161TimestampToken _token;

    private TimeToken(Rfc3161TimestampToken token, DateTimeOffset time) => (_token, Time) = (token, time);

    /// <summary>The hash that was stamped, in hexadecimal: 64 digits for SHA-256, 128 for SHA-512.</summary>
    public string Imprint => Convert.ToHexStringLower(_token.TokenInfo.GetMessageHash().Span);

    /// <summary>The latest time that the authority's own accuracy leaves open.</summary>
    public DateTimeOffset Time { get; }

    public ReadOnlyMemory<byte>? Nonce => _token.TokenInfo.GetNonce();

    /// <summary>Reads a response; null, with the reason, when it is none or a refusal.</summary>
    public static TimeToken? Read(ReadOnlyMemory<byte> response, out string why)
    {
        try
        {
            return ReadStrictly(response, out why);
        }
        catch (Exception wrong) when (wrong is AsnContentException or CryptographicException)
        {
            why = "this is not a time-stamp response, or it was altered";
            return null;
        }
    }

    /// <summary>What becomes of a token, given who is pinned.</summary>
    public TokenVerdict Check(IReadOnlyCollection<Anchor> anchors)
    {
        try
        {
            return CheckStrictly(anchors);
        }
        catch (Exception wrong) when (wrong is AsnContentException or CryptographicException)
        {
            // Certificates are only read when they are asked for.
            return new TokenVerdict.Altered("a certificate in it cannot be read");
        }
    }

    private TokenVerdict CheckStrictly(IReadOnlyCollection<Anchor> anchors)
    {
        var beside = _token.AsSignedCms().Certificates;
        var candidates = new X509Certificate2Collection(beside);
        foreach (var anchor in anchors)
            candidates.AddRange(anchor.Certificates);
        if (!Verifies(candidates, out var signer) || signer is null)
            return _token.AsSignedCms().SignerInfos[0].Certificate is null && signer is null
                ? new TokenVerdict.NotAnchored(Time, "it carries no certificate, and no pinned file has the signer's")
                : new TokenVerdict.Altered("the authority's signature does not fit");
        return Anchored(anchors, signer, beside);
    }

    private TokenVerdict Anchored(IReadOnlyCollection<Anchor> anchors, X509Certificate2 signer, X509Certificate2Collection beside)
    {
        var why = "no authority is pinned";
        foreach (var anchor in anchors)
        {
            if (anchor.Refuses(signer, beside, _token.TokenInfo.Timestamp) is not { } refused)
                return new TokenVerdict.Vouched(Time, signer.Subject, anchor);
            why = refused;
        }
        return new TokenVerdict.NotAnchored(Time, why);
    }

    // VerifySignatureForHash also holds the signer's certificate against the one that the token names, its purpose and its dates.
    private bool Verifies(X509Certificate2Collection candidates, out X509Certificate2? signer)
    {
        var name = HashName(_token.TokenInfo.HashAlgorithmId.Value)!.Value;
        try
        {
            return _token.VerifySignatureForHash(_token.TokenInfo.GetMessageHash().Span, name, out signer, candidates);
        }
        catch (CryptographicException)
        {
            signer = null;
            return false;
        }
    }

    private static TimeToken? ReadStrictly(ReadOnlyMemory<byte> response, out string why)
    {
        why = "";
        var whole = new AsnReader(response, AsnEncodingRules.BER);
        var parts = whole.ReadSequence();
        whole.ThrowIfNotEmpty();
        if (Refusal(parts.ReadSequence()) is { } refusal)
            why = refusal;
        else if (!parts.HasData)
            why = "the response holds no token";
        else if (!Rfc3161TimestampToken.TryDecode(parts.ReadEncodedValue(), out var token, out _) || parts.HasData)
            why = "this is not a time-stamp response, or it was altered";
        else if (HashName(token.TokenInfo.HashAlgorithmId.Value) is null)
            why = "the token is not over a SHA-256 or SHA-512";
        else if (TimeOf(token.TokenInfo) is not { } time)
            why = "the token names no time that can be";
        else
            return new(token, time);
        return null;
    }

    // An accuracy may lead out of the calendar, in either direction.
    private static DateTimeOffset? TimeOf(Rfc3161TimestampTokenInfo signed)
    {
        var (at, room) = (signed.Timestamp.UtcTicks, TimeSpan.FromDays(1).Ticks);
        var accuracy = (signed.AccuracyInMicroseconds ?? 0) * TimeSpan.TicksPerMicrosecond;
        return accuracy >= 0 && at > room && at < DateTime.MaxValue.Ticks - room - accuracy ? new DateTimeOffset(at + accuracy, TimeSpan.Zero) : null;
    }

    private static string? Refusal(AsnReader status)
    {
        if (!status.TryReadInt32(out var code))
            return "the status cannot be read";
        if (code is >= 0 and <= GrantedWithModifications)
            return null;
        var text = status.HasData && status.PeekTag().HasSameClassAndValue(new Asn1Tag(UniversalTagNumber.Sequence)) ? Text(status.ReadSequence()) : "";
        return $"the authority refused (status {code}){(text.Length > 0 ? ": " + text : "")}";
    }

    private static string Text(AsnReader lines)
    {
        var said = new List<string>();
        while (lines.HasData)
            said.Add(lines.ReadCharacterString(UniversalTagNumber.UTF8String));
        return string.Join(' ', said);
    }

    private static HashAlgorithmName? HashName(string? oid) => oid switch
    {
        Sha256 => HashAlgorithmName.SHA256,
        Sha512 => HashAlgorithmName.SHA512,
        _ => null,
    };
}

/// <summary>What a token is worth.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>Signed by someone whom a pinned certificate vouched for at the token's time.</summary>
    public sealed record Vouched(DateTimeOffset Time, string Signer, Anchor By) : TokenVerdict;

    /// <summary>In itself whole, but nobody who is pinned vouches for it.</summary>
    public sealed record NotAnchored(DateTimeOffset Time, string Why) : TokenVerdict;

    /// <summary>Not what an authority signed.</summary>
    public sealed record Altered(string Why) : TokenVerdict;
}
