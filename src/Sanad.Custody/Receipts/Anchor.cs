using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Sanad.Custody.Receipts;

/// <summary>A pinned certificate: what stands under it was signed in the name of this authority, and nothing else was.</summary>
/// <param name="File">Where it was read.</param>
/// <param name="Pem">Byte for byte.</param>
/// <param name="Certificates">The self-signed ones and those between.</param>
internal sealed record Anchor(string File, byte[] Pem, X509Certificate2Collection Certificates)
{
    private const long MostBytes = 1 << 20;
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Pem));

    /// <summary>SHA-256 of the first self-signed certificate itself, as browsers and openssl x509 -fingerprint show it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Roots.First().RawData));

    private IEnumerable<X509Certificate2> Roots => Certificates.Where(IsRoot);

    /// <exception cref="InvalidDataException">The file is gone or holds no self-signed certificate.</exception>
    public static Anchor Open(string file, string what)
    {
        if (!System.IO.File.Exists(file))
            throw new InvalidDataException($"{what} is not there: {file}");
        return Read(file) ?? throw new InvalidDataException($"{what} holds no self-signed certificate in PEM: {file}");
    }

    /// <summary>Null when there is no self-signed certificate in it.</summary>
    public static Anchor? Read(string file)
    {
        if (new FileInfo(file).Length > MostBytes)
            return null;
        var pem = System.IO.File.ReadAllBytes(file);
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(Encoding.UTF8.GetString(pem));
        }
        catch (CryptographicException)
        {
            return null;
        }
        return certificates.Any(IsRoot) ? new(file, pem, certificates) : null;
    }

    /// <summary>Null when this certificate stood under the pinned one at that time; else why not. Asks no network: whether it was withdrawn is not known.</summary>
    public string? Refuses(X509Certificate2 signer, X509Certificate2Collection beside, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(Roots.ToArray());
        policy.ExtraStore.AddRange(Certificates);
        policy.ExtraStore.AddRange(beside);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.ApplicationPolicy.Add(new Oid(TimeStamping));
        policy.VerificationTime = at.LocalDateTime;
        return chain.Build(signer) ? null : Why(chain.ChainStatus.Select(s => s.Status).ToList());
    }

    private static string Why(List<X509ChainStatusFlags> problems)
    {
        if (problems.Exists(p => p.HasFlag(X509ChainStatusFlags.NotTimeValid)))
            return "a certificate in its chain was not valid at the time that it names";
        return problems.Exists(p => (p & (X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotSignatureValid)) != X509ChainStatusFlags.NoError)
            ? "its certificate was not issued under a pinned one"
            : $"its certificate does not fit ({string.Join(", ", problems)})";
    }

    private static bool IsRoot(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
